/**
 * What clients ask of a whole corpus: its documents and how far they are, its entities, the places of a name. A
 * large corpus is looked through in the background: answers are quick at first, and complete when that is done.
 */
import type { FileSystem } from '../../corpus/files/fileSystem.js';
import type { Corpus } from '../../corpus/corpus.js';
import { CorpusIndex } from '../../corpus/index/corpusIndex.js';
import type { DocumentProgress } from '../../annotation/documentOrder.js';
import { EntityGathering, findEntities, type GatheredEntity } from '../../corpus/entities/entities.js';
import { findOccurrences, placesOf } from '../../corpus/index/occurrences.js';
import type { CorpusSummary, Occurrence } from '../../protocol/corpus.js';
import type { EntitySummary } from '../../protocol/entities.js';
import type { Requests } from '../../protocol/requests.js';
import type { ReadingSettings } from '../../languages/readingSettings.js';
import type { Recogniser } from '../../suggestions/recogniser/recogniser.js';
import { knownNames } from '../document/knownNames.js';
import { spanOf, type Snapshot } from '../../corpus/snapshot.js';

export interface CorpusHost {
  readonly fileSystem: FileSystem;
  readonly recogniser: Recogniser;
  readonly pause: () => Promise<void>;
  /** More is known of a corpus than it was when it was asked about. */
  readonly corpusChanged: (root: string) => void;
}

/** Corpora up to this many documents are looked through at once. */
const SMALL_CORPUS = 50;
const MOST_ENTITIES = 200;
const MOST_OCCURRENCES = 1000;

interface Indexed {
  readonly index: CorpusIndex;
  /** Set while it is looked through in the background, and kept when that is done. */
  warming?: Promise<void | undefined>;
  warm: boolean;
}

export class CorpusRequests {
  private readonly indexed = new WeakMap<Corpus, Indexed>();

  constructor(private readonly host: CorpusHost) {}

  private of(corpus: Corpus): Indexed {
    let indexed = this.indexed.get(corpus);
    if (!indexed) {
      const pause = async (): Promise<boolean> => {
        await this.host.pause();
        return true;
      };
      const { recogniser } = this.host;
      const once = {
        recognise: (text: string, settings: ReadingSettings) =>
          recogniser.recogniseInSlices(text, { ...settings, once: true }, pause),
      };
      const language = recogniser.languages.of(corpus.settings.locale);
      indexed = { index: new CorpusIndex(corpus, { language, recogniser: once, pause }), warm: false };
      this.indexed.set(corpus, indexed);
    }
    return indexed;
  }

  /** Whether the index can answer now; otherwise it will be able to, later. */
  private async isReady(corpus: Corpus, annotator: string): Promise<boolean> {
    const indexed = this.of(corpus);
    if (indexed.warm || (await corpus.documents()).length <= SMALL_CORPUS) return true;
    indexed.warming ??= indexed.index.progress(annotator).then(
      () => {
        indexed.warm = true;
        this.host.corpusChanged(corpus.root);
      },
      () => (indexed.warming = undefined),
    );
    return false;
  }

  /** `open` knows how far the documents are that a client has open. */
  async summary(
    corpus: Corpus,
    annotator: string,
    open: (name: string) => DocumentProgress | undefined,
  ): Promise<CorpusSummary> {
    const ready = await this.isReady(corpus, annotator);
    const progress = (ready && (await this.of(corpus).index.progress(annotator, open))) || [];
    const known = new Map<string, DocumentProgress>(progress.map((document) => [document.name, document]));
    const documents = [];
    for (const document of await corpus.documents()) {
      const { name } = document;
      const { status, annotated, suggestions, uncertainty } =
        known.get(name) ?? ({ ...(await corpus.counts(annotator, name)), name } as DocumentProgress);
      const date = corpus.date(name);
      documents.push({ name, uri: document.uri, status, annotated, suggestions, uncertainty, date });
    }
    const { labels } = corpus.settings;
    return { root: corpus.root, annotator, annotators: await corpus.annotators(), labels, documents };
  }

  /** Entities for what was typed so far: of the whole corpus, or of its file and the document at hand. */
  async entities(
    corpus: Corpus,
    snapshot: Snapshot | undefined,
    annotator: string,
    { query, label }: Requests['hawashi/entities'][0],
  ): Promise<EntitySummary[]> {
    const ready = await this.isReady(corpus, annotator);
    const gathered =
      (ready && (await this.of(corpus).index.entities(annotator))) || this.here(corpus, snapshot);
    const { spelling } = this.host.recogniser.languages.of(corpus.settings.locale);
    return findEntities(gathered, query ?? '', spelling, { label, limit: MOST_ENTITIES }).map(
      ({ id, label: own, name, aliases, wikidata }) => ({ id, label: own, name, aliases, wikidata }),
    );
  }

  /** Other places of the name that stands in a range: in the document, or in the whole corpus. */
  async occurrences(
    corpus: Corpus | undefined,
    snapshot: Snapshot,
    { range, everywhere }: Requests['hawashi/occurrences'][0],
  ): Promise<Occurrence[]> {
    const { document } = snapshot;
    const text = document.getText();
    const span = spanOf(document, range);
    const key = snapshot.language.names.keyAt(text, span);
    if (!key) return [];
    const isWhole = knownNames(snapshot);
    const options = { isWhole, limit: MOST_OCCURRENCES };
    const spans = findOccurrences(text, key, snapshot.language, options).filter(
      (found) => found.end <= span.start || span.end <= found.start,
    );
    const found = placesOf(text, spans).map((place) => ({ ...place, uri: document.uri }));
    if (!everywhere || !corpus || !snapshot.corpus) return found;
    const others = await this.of(corpus).index.occurrences(key, {
      ...options,
      except: snapshot.corpus.document,
    });
    return [...found, ...others.map(({ document: other, ...place }) => ({ ...place, uri: other.uri }))];
  }

  private here(corpus: Corpus, snapshot: Snapshot | undefined): GatheredEntity[] {
    const { spelling } = this.host.recogniser.languages.of(corpus.settings.locale);
    const gathering = new EntityGathering(spelling);
    if (snapshot) gathering.add([...snapshot.annotations, ...snapshot.suggestions]);
    return gathering.result(corpus.entities.all());
  }
}
