/**
 * The recommenders of all corpora that are open: which there are, whether their user agreed to each as it is defined now,
 * how they do. Nothing is asked, and no program started, without that agreement, which is kept on the user's machine, not
 * in the corpus.
 */
import type { ExchangeDocument } from '../formats/format.js';
import { NAMED_ENTITIES } from '../formats/parts/uimaTypes.js';
import { fingerprintOf, targetOf, type RecommenderDefinition } from '../corpus/recommenders.js';
import type { SuggestionSource } from '../suggestions/sources.js';
import { InceptionRecommender } from './inception.js';
import { JsonLinesRecommender } from './jsonLines.js';
import { LabelStudioRecommender } from './labelStudio.js';
import { ChatSource } from './chat/chatSource.js';
import type { Recommender, RecommenderCorpus, Training } from './recommender.js';
import { RemoteSource, type SourceHealth } from './remoteSource.js';
import type { Transports } from './transports.js';

/** How long an answer may take, and how much memory a program, where the corpus does not say. */
const SECONDS = 30;
const MEGABYTES = 4096;
/** Chat models write their answers word by word. */
const CHAT_SECONDS = 120;

export const secondsOf = ({ kind, seconds }: RecommenderDefinition): number =>
  seconds ?? (kind === 'chat' ? CHAT_SECONDS : SECONDS);

/** Nobody said whether it may be asked; turned off; turned on. */
export type RecommenderState = 'unasked' | 'off' | 'on';

export interface KnownRecommender {
  readonly definition: RecommenderDefinition;
  readonly state: RecommenderState;
  readonly health: SourceHealth;
}

interface Entry {
  readonly definition: RecommenderDefinition;
  /** Absent for a chat model, which nobody but its user asks. */
  readonly recommender?: Recommender;
  readonly source: RemoteSource | ChatSource;
}

const UNTRIED: SourceHealth = { answers: 0, dropped: 0 };

/** Of an agreement: to this definition, in this corpus. */
const keyOf = (root: string, definition: RecommenderDefinition): string =>
  `${root}\n${fingerprintOf(definition)}`;

export class Recommenders {
  /** By address of the corpus' folder, then by name. */
  private readonly entries = new Map<string, Map<string, Entry>>();
  /** What the user said of a definition in a corpus. */
  private readonly said = new Map<string, boolean>();

  constructor(
    private readonly transports: Transports,
    /** What is known of a corpus' recommenders is otherwise than before. */
    private readonly changed: (root: string) => void,
  ) {}

  /** The sources of a corpus' recommenders; those that it had before end. */
  sourcesOf(
    corpus: RecommenderCorpus,
    definitions: readonly RecommenderDefinition[],
  ): readonly SuggestionSource[] {
    const entries = definitions.map((definition) => this.entry(corpus, definition));
    this.entries.set(corpus.root, new Map(entries.map((entry) => [entry.definition.name, entry])));
    if (definitions.length > 0) this.changed(corpus.root);
    return entries.map(({ source }) => source);
  }

  /** How the recommenders of a corpus do. */
  of(root: string, definitions: readonly RecommenderDefinition[]): readonly KnownRecommender[] {
    return definitions.map((definition) => {
      const entry = this.entries.get(root)?.get(definition.name);
      const state = this.stateOf(root, definition);
      return { definition, state, health: entry?.source.health ?? UNTRIED };
    });
  }

  /** What the user says of a recommender, as it is defined now. */
  allow(root: string, definition: RecommenderDefinition, isAllowed: boolean): void {
    const key = keyOf(root, definition);
    if (this.said.get(key) === isAllowed) return;
    this.said.set(key, isAllowed);
    this.entries.get(root)?.get(definition.name)?.source.changed();
    this.changed(root);
  }

  /** Gives a recommender documents to learn from. Rejects with a `MessageError` where it cannot be asked. */
  async train(root: string, name: string, documents: readonly ExchangeDocument[]): Promise<Training> {
    const entry = this.entries.get(root)?.get(name);
    if (!entry || this.stateOf(root, entry.definition) !== 'on') return 'unable';
    const training = (await entry.recommender?.train?.(documents)) ?? 'unable';
    if (training === 'done') entry.source.changed();
    return training;
  }

  /** A chat model that its user has agreed to. */
  chatOf(root: string, name: string): ChatSource | undefined {
    const entry = this.entries.get(root)?.get(name);
    const isOn = entry && this.stateOf(root, entry.definition) === 'on';
    return isOn && entry.source instanceof ChatSource ? entry.source : undefined;
  }

  private stateOf(root: string, definition: RecommenderDefinition): RecommenderState {
    const said = this.said.get(keyOf(root, definition));
    return said === undefined ? 'unasked' : said ? 'on' : 'off';
  }

  private entry(corpus: RecommenderCorpus, definition: RecommenderDefinition): Entry {
    const { name, labels = {} } = definition;
    const isOn = (): boolean => this.stateOf(corpus.root, definition) === 'on';
    const changed = () => this.changed(corpus.root);
    if (definition.kind === 'chat')
      return { definition, source: new ChatSource(name, corpus, isOn, changed) };
    const recommender = this.recommender(corpus, definition);
    return {
      definition,
      recommender,
      source: new RemoteSource({ name, labels, isOn }, recommender, changed),
    };
  }

  private recommender(corpus: RecommenderCorpus, definition: RecommenderDefinition): Recommender {
    const { transports } = this;
    const { megabytes = MEGABYTES, layer, feature } = definition;
    const seconds = secondsOf(definition);
    const url = targetOf(definition).replace(/\/+$/, '');
    if (definition.kind === 'labelStudio')
      return new LabelStudioRecommender(url, seconds, corpus, transports);
    if (definition.kind === 'inception') {
      const asked = { layer: layer ?? NAMED_ENTITIES.layer, feature: feature ?? NAMED_ENTITIES.feature };
      return new InceptionRecommender(url, seconds, asked, corpus, transports);
    }
    const command = definition.command ?? [];
    return new JsonLinesRecommender({ command, folder: corpus.root, seconds, megabytes }, transports);
  }
}
