/**
 * A chat model as a source of suggestions. It is never asked by itself: its user asks about a document, is shown what would be sent,
 * and sends it, which the client does; what comes back is held against the text here. It is kept by paragraph, so that an
 * edit takes away what was said of its paragraph alone, and nothing is sent twice.
 */
import * as v from 'valibot';
import type { Guidelines } from '../../corpus/guidelines/guidelinesFile.js';
import { message, type Message } from '../../messages/message.js';
import type { Proposal, SuggestionQuery, SuggestionSource } from '../../suggestions/sources.js';
import { splitParagraphs } from '../../text/paragraphs.js';
import { UNSAID_CONFIDENCE } from '../jsonLines.js';
import type { RecommenderCorpus } from '../recommender.js';
import type { SourceHealth } from '../remoteSource.js';
import { delay } from '../transports.js';
import { AnswerSchema, answerTool, type ChatTool } from './answerTool.js';
import type { Example } from './examples.js';
import { instructionsFor } from './instructions.js';
import { BETWEEN, partsOf, type Part } from './parts.js';
import { DROPPED, NONE_DROPPED, placesOf, type Dropped, type LabelledPlace } from './quotedPlaces.js';

/** UTF-16 units of a part, where the model takes as much; no fewer, where it takes less. */
const MOST_UNITS = 4000;
const LEAST_UNITS = 500;
/** So many parts are asked about at once. */
const MOST_PARTS = 40;
/** A text is looked at anew when it has not changed for so long, in milliseconds: until then, what was said is carried along. */
const REST = 200;

export interface ChatAsked {
  /** Address of the document. */
  readonly uri: string;
  readonly text: string;
  readonly guidelines: Guidelines;
  readonly examples: readonly Example[];
  /** What the model is called. */
  readonly model: string;
  /** How many tokens it takes. */
  readonly tokens: number;
}

/** What is to be sent: the instructions and one part, for each of the parts. */
export interface ChatQuestion {
  /** Names it when answers come. */
  readonly id: string;
  readonly instructions: string;
  readonly tool: ChatTool;
  readonly parts: readonly string[];
  /** Parts of the document that wait for the next time. */
  readonly left: number;
}

export interface ChatTaken {
  readonly suggestions: number;
  readonly dropped: Dropped;
  /** Why there is no answer in what was said. */
  readonly problem?: Message;
}

interface Pending {
  readonly uri: string;
  readonly model: string;
  readonly parts: readonly Part[];
}

interface Said {
  readonly model: string;
  readonly places: readonly LabelledPlace[];
}

const NOTHING: Said = { model: '', places: [] };

export class ChatSource implements SuggestionSource {
  readonly openOnly = true;
  private readonly listeners = new Set<() => void>();
  /** By document, then by paragraph. */
  private readonly said = new Map<string, Map<string, Said>>();
  private readonly pending = new Map<string, Pending>();
  private readonly labels: ReadonlySet<string>;
  private known: SourceHealth = { answers: 0, dropped: 0 };
  private questions = 0;

  constructor(
    /** The name of the recommender. */
    readonly id: string,
    private readonly corpus: RecommenderCorpus,
    private readonly isOn: () => boolean,
    private readonly healthChanged: () => void = () => undefined,
    private readonly rest = REST,
  ) {
    this.labels = new Set(corpus.labels.map(({ name }) => name));
  }

  get health(): SourceHealth {
    return this.known;
  }

  isReady(): boolean {
    return this.isOn();
  }

  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  changed(): void {
    for (const listener of [...this.listeners]) listener();
  }

  /** What it has said of the paragraphs that the text has now. */
  async predict({ uri, text }: SuggestionQuery, signal: AbortSignal): Promise<readonly Proposal[]> {
    const said = this.said.get(uri);
    if (!said) return [];
    await delay(this.rest);
    if (signal.aborted) return [];
    return splitParagraphs(text).flatMap(({ start: at, text: paragraph }) => {
      const { model, places } = said.get(paragraph) ?? NOTHING;
      return places.map(({ start, end, label }) => ({
        ...{ start: at + start, end: at + end, label, confidence: UNSAID_CONFIDENCE },
        reasons: [message('recommenders.chat.why', { model })],
      }));
    });
  }

  /** What is to be sent about a document: what it has not answered about yet; where that is nothing, all of it again. */
  prepare({ uri, text, guidelines, examples, model, tokens }: ChatAsked): ChatQuestion {
    const { labels } = this.corpus;
    const instructions = instructionsFor(labels, guidelines, examples);
    // Arabic takes up to a token a letter; and the answer needs room too.
    const room = (tokens - instructions.length) / 2;
    const units = Math.min(MOST_UNITS, Math.max(LEAST_UNITS, Number.isFinite(room) ? room : MOST_UNITS));
    const said = this.said.get(uri);
    const open = partsOf(text, units, (paragraph) => said?.has(paragraph) === true);
    const all = open.length > 0 ? open : partsOf(text, units, () => false);
    const parts = all.slice(0, MOST_PARTS);
    for (const [id, before] of this.pending) if (before.uri === uri) this.pending.delete(id);
    const id = `${this.id} ${++this.questions}`;
    this.pending.set(id, { uri, model, parts });
    return {
      id,
      instructions,
      tool: answerTool([...this.labels]),
      parts: parts.map((part) => part.join(BETWEEN)),
      left: all.length - parts.length,
    };
  }

  /** Takes what the tool was called with in the answer about a part. Undefined where nobody asked, or it is turned off. */
  take(id: string, part: number, calls: readonly unknown[]): ChatTaken | undefined {
    const pending = this.pending.get(id);
    const paragraphs = pending?.parts[part];
    if (!pending || !paragraphs || !this.isOn()) return undefined;
    const answers = calls.flatMap((call) => {
      const read = v.safeParse(AnswerSchema, call);
      return read.success ? [read.output.annotations] : [];
    });
    if (answers.length === 0) {
      const problem = message('recommenders.chat.noCall');
      this.tell({ ...this.known, problem });
      return { suggestions: 0, dropped: NONE_DROPPED, problem };
    }
    const { places, dropped } = placesOf(paragraphs.join(BETWEEN), answers.flat(), this.labels);
    this.keep(pending, paragraphs, places);
    const { problem: _, ...before } = this.known;
    const count = DROPPED.reduce((sum, why) => sum + dropped[why], 0);
    this.tell({ ...before, answers: before.answers + 1, dropped: before.dropped + count });
    this.changed();
    return { suggestions: places.length, dropped };
  }

  dispose(): void {
    this.listeners.clear();
    this.pending.clear();
    this.said.clear();
  }

  private keep({ uri, model }: Pending, paragraphs: Part, places: readonly LabelledPlace[]): void {
    const said = this.said.get(uri) ?? new Map<string, Said>();
    this.said.set(uri, said);
    let at = 0;
    let next = 0;
    for (const paragraph of paragraphs) {
      const end = at + paragraph.length;
      const within: LabelledPlace[] = [];
      for (; next < places.length && places[next]!.start < end; next++) {
        const place = places[next]!;
        within.push({ ...place, start: place.start - at, end: place.end - at });
      }
      said.set(paragraph, { model, places: within });
      at = end + BETWEEN.length;
    }
  }

  private tell(health: SourceHealth): void {
    this.known = health;
    this.healthChanged();
  }
}
