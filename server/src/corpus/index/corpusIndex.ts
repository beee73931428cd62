/**
 * What all documents of a corpus say together: where names stand, what is left to decide, which entities there are.
 * Answers are folds over small digests of the documents, made when they are first needed and dropped by events. What
 * was read of texts is kept in a cache; all of it can be made from the files at any time.
 */
import type { DocumentProgress } from '../../annotation/documentOrder.js';
import type { NameKey } from '../../languages/languagePack.js';
import type { CorpusDocument } from '../documentNames.js';
import type { EntityDirectory } from '../entities/entityDirectory.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { MentionRow, RowFilter } from './compactRows.js';
import type { DecisionDigest } from './decisionDigest.js';
import { Digests } from './digests.js';
import { EntityFold } from './entityFold.js';
import type { IndexedCorpus } from './indexedCorpus.js';
import { countWords } from '../statistics.js';
import { mayHold } from './wordHashes.js';
import {
  findOccurrences,
  placesOf,
  spansOfNames,
  type OccurrenceOptions,
  type ShownPlace,
} from './occurrences.js';

export interface DocumentOccurrence extends ShownPlace {
  readonly document: CorpusDocument;
}

/** Documents that are not left to threads, where somebody waits for the first of all. */
const AT_ONCE = 16;

/** What an annotator has in a document: annotations, what was refused, and what is still suggested, by place. */
export interface DocumentRows {
  readonly document: CorpusDocument;
  readonly rows: readonly MentionRow[];
  /** How far the annotator is with it. */
  readonly status: DocumentProgress['status'];
  /** Where the lines of the text begin; see `rangeInLines`. */
  readonly lines: Uint32Array;
}

/** Told how many of the texts that are to be read are read; false gives up. */
export type ReadingWatch = (done: number, total: number) => boolean;

export class CorpusIndex {
  private readonly digests: Digests;
  private readonly entityFold: EntityFold;

  /** `pause` lets others work between two documents; false gives up. */
  constructor(
    private readonly model: IndexedCorpus,
    private readonly pause: () => Promise<boolean> = async () => {
      await model.pauseInBackground();
      return true;
    },
  ) {
    this.digests = new Digests(model);
    this.entityFold = new EntityFold(() => model.pauseInBackground());
    model.onDidChange((event) => {
      this.digests.drop(event);
      if (event.kind === 'entities') this.entityFold.ownChanged();
      if (event.kind === 'settings') this.entityFold.clear();
    });
  }

  /** Waits until what was read of texts is kept for the next start. */
  flush(): Promise<void> {
    return this.digests.texts.flush();
  }

  /** Documents in the index now. */
  get size(): number {
    return this.digests.texts.size;
  }

  /** SHA-256 of a document's text as it was when it was last looked at. */
  hashOf(name: string): string | undefined {
    return this.digests.texts.hashOf(name);
  }

  /**
   * The places of a name in all documents but one, in order of documents. Only documents that have its words are
   * read. `limit` is for all of them together.
   */
  async occurrences(
    key: NameKey,
    options: OccurrenceOptions & { readonly except?: string } = {},
  ): Promise<DocumentOccurrence[]> {
    const { limit = Infinity, except } = options;
    const found: DocumentOccurrence[] = [];
    for (const document of await this.model.corpus.documents()) {
      if (found.length >= limit) break;
      if (document.name === except) continue;
      const hashes = this.model.isOpen(document)
        ? undefined
        : (await this.digests.texts.wordsOf(document)).hashes;
      if (hashes && !mayHold(hashes, key)) continue;
      const text = (await this.model.text(document)).text?.().editor;
      if (text === undefined) continue;
      const spans = findOccurrences(text, key, this.model.language, {
        ...options,
        limit: limit - found.length,
      });
      found.push(...placesOf(text, spans).map((place) => ({ ...place, document })));
      if (!(await this.pause())) break;
    }
    return found;
  }

  /**
   * The places of an entity in all documents but one, under whatever name a document refers to it by an annotator's
   * annotations and by what is still suggested; in order of documents. `limit` is for all of them together.
   */
  async entityOccurrences(
    entity: string,
    annotator: string,
    { limit = Infinity, except, isWhole }: OccurrenceOptions & { readonly except?: string } = {},
  ): Promise<DocumentOccurrence[]> {
    const found: DocumentOccurrence[] = [];
    const { language } = this.model;
    for (const document of await this.model.corpus.documents()) {
      if (found.length >= limit) break;
      if (document.name === except) continue;
      const digest = await this.digests.of(document, annotator);
      const names = new Set<string>();
      for (const { canonical, text } of digest.references()) if (canonical === entity) names.add(text);
      const text = names.size > 0 ? (await this.model.text(document)).text?.().editor : undefined;
      if (text !== undefined) {
        const spans = spansOfNames(text, names, language, { isWhole, limit: limit - found.length });
        found.push(...placesOf(text, spans).map((place) => ({ ...place, document })));
      }
      if (!(await this.pause())) break;
    }
    return found;
  }

  /**
   * What an annotator has in each document, open or not, in order of names; documents without any row that is asked for are
   * left out. Nothing is read of what is known. Ends early where `pause` gives up.
   */
  async *rows(annotator: string, filter: RowFilter = {}): AsyncGenerator<DocumentRows, void, undefined> {
    const documents = await this.model.corpus.documents();
    if (!(await this.digests.prepare(documents, annotator, this.pause))) return;
    for (const document of documents) {
      const known = this.digests.known(document, annotator);
      const digest = known ?? (await this.digests.of(document, annotator));
      const found = rowsOfDigest(document, digest, filter);
      if (found.rows.length > 0) yield found;
      if (!known && !(await this.pause())) return;
    }
  }

  /** The same of one document. */
  async rowsOf(document: CorpusDocument, annotator: string, filter: RowFilter = {}): Promise<DocumentRows> {
    return rowsOfDigest(document, await this.digests.of(document, annotator), filter);
  }

  /** The same where it is known without looking at anything. */
  knownRows(document: CorpusDocument, annotator: string, filter: RowFilter = {}): DocumentRows | undefined {
    const digest = this.digests.known(document, annotator);
    return digest && rowsOfDigest(document, digest, filter);
  }

  /**
   * Reads all documents that are not known yet, as many at a time as there are threads for; the first ones are left to who
   * wants them at once: a thread that starts would keep them waiting.
   */
  async readAll(annotator: string, isCancelled: () => boolean): Promise<void> {
    const documents = (await this.model.corpus.documents()).slice(AT_ONCE);
    await this.digests.prepare(documents, annotator, async () => (await this.pause()) && !isCancelled());
  }

  /** Whether all of some words may stand in a document, of each the one or the other; true where that is not known. */
  mayHold(document: CorpusDocument, words: readonly (readonly string[])[]): boolean {
    if (this.model.isOpen(document)) return true;
    const known = this.digests.texts.known(document);
    return !known || words.every((ways) => ways.some((word) => mayHold(known.hashes, { words: [word] })));
  }

  /** Reads texts of which more will be asked. */
  async prepareTexts(documents: readonly CorpusDocument[]): Promise<void> {
    await this.digests.texts.fill(documents, this.pause);
  }

  /** What others than the corpus' own decisions suggest in a document that is not open, by place. */
  suggestedIn(document: CorpusDocument): Promise<readonly Suggestion[]> {
    return this.digests.suggestedIn(document);
  }

  /** Documents in which all of some folded words may stand; those that are left out have not all of them. */
  async *documentsWith(words: readonly string[]): AsyncGenerator<CorpusDocument, void, undefined> {
    for (const document of await this.model.corpus.documents()) {
      const isKnown = this.digests.texts.known(document) !== undefined;
      const isOpen = this.model.isOpen(document);
      if (isOpen || mayHold((await this.digests.texts.wordsOf(document)).hashes, { words })) yield document;
      if (!isKnown && !(await this.pause())) return;
    }
  }

  /** How many words and numbers a document has; undefined where it is no text. */
  async wordsIn(document: CorpusDocument): Promise<number | undefined> {
    if (this.model.isOpen(document)) {
      const text = (await this.model.text(document)).text?.().editor;
      return text === undefined ? undefined : countWords(this.model.language.spelling.words(text));
    }
    const { sha256, words } = await this.digests.texts.wordsOf(document);
    return sha256 === '' ? undefined : words;
  }

  /** How far an annotator is in each document, in order of names; undefined if `pause` or `watch` gave up. */
  async progress(annotator: string, watch?: ReadingWatch): Promise<readonly DocumentProgress[] | undefined> {
    return (await this.allDigests(annotator, watch))?.map(({ progress }) => progress);
  }

  /** How far an annotator is in a document by the annotation file alone: what is left is not known. */
  counted(document: CorpusDocument, annotator: string): Promise<DocumentProgress> {
    return this.digests.counted(document, annotator);
  }

  /**
   * The entities that documents refer to, by an annotator's annotations and by what is still suggested, and those of the
   * corpus' own list; undefined if `pause` gave up.
   */
  async entities(annotator: string): Promise<EntityDirectory | undefined> {
    const digests = await this.allDigests(annotator);
    if (!digests) return undefined;
    const { corpus, language } = this.model;
    return this.entityFold.of(annotator, digests, { own: corpus.entities.all(), language });
  }

  private async allDigests(annotator: string, watch?: ReadingWatch): Promise<DecisionDigest[] | undefined> {
    const digests: DecisionDigest[] = [];
    const documents = await this.model.corpus.documents();
    const step = async (done: number, total: number): Promise<boolean> =>
      (watch?.(done, total) ?? true) && this.pause();
    if (!(await this.digests.prepare(documents, annotator, step))) return undefined;
    for (const document of documents) {
      const known = this.digests.known(document, annotator);
      digests.push(known ?? (await this.digests.of(document, annotator)));
      if (!known && !(await this.pause())) return undefined;
    }
    return digests;
  }
}

function rowsOfDigest(document: CorpusDocument, digest: DecisionDigest, filter: RowFilter): DocumentRows {
  return { document, rows: digest.rows(filter), status: digest.progress.status, lines: digest.lines };
}
