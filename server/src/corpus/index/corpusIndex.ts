/**
 * The index over all documents of a corpus: where names stand, what is left to decide, which entities there are.
 * Built on demand and document by document; brought up to date by looking which files changed. Nothing of it is
 * stored: it can be made from the files at any time.
 */
import { readAnnotationFile } from '../../annotation/annotationFile.js';
import { shownFile } from '../../annotation/fileProblem.js';
import type { DocumentText } from '../../annotation/documentText.js';
import { FileError } from '../files/fileSystem.js';
import type { Annotation } from '../../annotation/model.js';
import type { Recognition } from '../../suggestions/recogniser/recogniser.js';
import type { Corpus } from '../corpus.js';
import { CompactMentions, Interner, mayHold, wordHashes, type CompactMention } from './documentDigest.js';
import type { CorpusDocument } from '../documentList.js';
import { uncertaintyOf, type DocumentProgress } from '../../annotation/documentOrder.js';
import { EntityGathering, type GatheredEntity } from '../entities/entities.js';
import type { LanguagePack, NameKey } from '../../languages/languagePack.js';
import { readingKey, type ReadingSettings } from '../../languages/readingSettings.js';
import { findOccurrences, placesOf, type OccurrenceOptions, type Place } from './occurrences.js';
import { LARGEST_RECOGNISED, readTextDocument } from '../textDocument.js';
import { undecided } from '../../suggestions/undecided.js';

/** What the index needs of a recogniser. */
export interface IndexRecogniser {
  /** May give way to others while it reads a long text; undefined where it gave up. */
  recognise(
    text: string,
    settings: ReadingSettings,
  ): Pick<Recognition, 'mentions'> | Promise<Pick<Recognition, 'mentions'> | undefined>;
}

export interface IndexOptions {
  /** The language of the corpus. */
  readonly language: LanguagePack;
  readonly recogniser?: IndexRecogniser;
  /** Suggestions below it do not count, 0 to 1. */
  readonly minimumConfidence?: number;
  /** Lets others work between two documents; false gives up. */
  readonly pause?: () => Promise<boolean>;
}

export interface DocumentOccurrence extends Place {
  readonly document: CorpusDocument;
}

interface Entry {
  /** Size and time of change of the text file. */
  readonly stamp: string;
  readonly hashes: Uint32Array;
  /** Made with the settings of reading as they were then. */
  mentions?: { readonly key: string; readonly found: CompactMentions };
  progress?: { readonly key: string; readonly value: DocumentProgress };
}

const NOTHING = new Uint32Array();

export class CorpusIndex {
  private readonly entries = new Map<string, Entry>();
  private readonly interner = new Interner();

  constructor(
    private readonly corpus: Corpus,
    private readonly options: IndexOptions,
  ) {}

  /** Documents in the index now. */
  get size(): number {
    return this.entries.size;
  }

  /** Drops what is known of a document (or of all), so that it is read again. */
  forget(name?: string): void {
    if (name === undefined) this.entries.clear();
    else this.entries.delete(name);
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
    for (const document of await this.corpus.documents()) {
      if (found.length >= limit) break;
      if (document.name === except) continue;
      const entry = await this.entryOf(document);
      if (!mayHold(entry.hashes, key)) continue;
      const text = await this.read(document);
      if (!text) continue;
      const spans = findOccurrences(text.editor, key, this.options.language, {
        ...options,
        limit: limit - found.length,
      });
      found.push(...placesOf(text.editor, spans).map((place) => ({ ...place, document })));
      if (!(await this.pause())) break;
    }
    return found;
  }

  /**
   * How far an annotator is in each document, in order of names; undefined if `pause` gave up. What `known` gives for a
   * document by its name is not looked up.
   */
  async progress(
    annotator: string,
    known?: (name: string) => DocumentProgress | undefined,
  ): Promise<DocumentProgress[] | undefined> {
    const progress: DocumentProgress[] = [];
    for (const document of await this.corpus.documents()) {
      progress.push(known?.(document.name) ?? (await this.progressOf(document, annotator)));
      if (!(await this.pause())) return undefined;
    }
    return progress;
  }

  /** The entities that documents refer to, by an annotator's annotations and by what is still suggested. */
  async entities(annotator: string): Promise<GatheredEntity[] | undefined> {
    const gathering = new EntityGathering(this.options.language.spelling);
    for (const document of await this.corpus.documents()) {
      const { annotations, open } = await this.decided(document, annotator);
      gathering.add([...annotations, ...open]);
      if (!(await this.pause())) return undefined;
    }
    return gathering.result(this.corpus.entities.all());
  }

  private async pause(): Promise<boolean> {
    return (await this.options.pause?.()) ?? true;
  }

  private async progressOf(document: CorpusDocument, annotator: string): Promise<DocumentProgress> {
    const entry = await this.entryOf(document);
    const annotations = await this.stampOf(this.corpus.annotationFile(annotator, document.name));
    const key = `${annotator} ${annotations} ${readingKey(this.corpus.readingSettings(document.name))}`;
    if (entry.progress?.key === key) return entry.progress.value;
    const { status, annotated } = await this.corpus.counts(annotator, document.name);
    const { open } = await this.decided(document, annotator);
    const value: DocumentProgress = {
      name: document.name,
      status,
      annotated,
      ...(this.options.recogniser && {
        suggestions: open.length,
        uncertainty: uncertaintyOf(open),
      }),
    };
    entry.progress = { key, value };
    return value;
  }

  /** An annotator's annotations of a document, and the mentions that are still a question. */
  private async decided(
    document: CorpusDocument,
    annotator: string,
  ): Promise<{ readonly annotations: readonly Annotation[]; readonly open: readonly CompactMention[] }> {
    const uri = this.corpus.annotationFile(annotator, document.name);
    const bytes = await this.corpus.files.readFile(uri).catch(() => undefined);
    const text = bytes && (await this.read(document));
    const file = bytes && text ? await readAnnotationFile(uri, bytes, text) : undefined;
    const all = file?.annotations ?? [];
    const annotations = all.filter((annotation) => !annotation.rejected);
    const rejected = all.filter((annotation) => annotation.rejected);
    const mentions = (await this.mentionsOf(document, text)).all();
    return {
      annotations,
      open: undecided(mentions, annotations, rejected, this.options.minimumConfidence ?? 0),
    };
  }

  private async mentionsOf(document: CorpusDocument, known?: DocumentText): Promise<CompactMentions> {
    const entry = await this.entryOf(document);
    const settings = this.corpus.readingSettings(document.name);
    const key = readingKey(settings);
    if (entry.mentions?.key === key) return entry.mentions.found;
    const { recogniser } = this.options;
    const text = recogniser && (known ?? (await this.read(document)));
    const isFit = text !== undefined && text.file.length <= LARGEST_RECOGNISED;
    const recognition = recogniser && isFit ? await recogniser.recognise(text.editor, settings) : undefined;
    const found = new CompactMentions(recognition?.mentions ?? [], this.interner);
    const gaveUp = recogniser && isFit && !recognition;
    if (!gaveUp) entry.mentions = { key, found };
    return found;
  }

  /** The entry of a document, made anew where its file changed. */
  private async entryOf(document: CorpusDocument): Promise<Entry> {
    const stamp = await this.stampOf(document.uri);
    const there = this.entries.get(document.name);
    if (there?.stamp === stamp) return there;
    const text = await this.read(document);
    const entry: Entry = { stamp, hashes: text ? wordHashes(text.editor, this.options.language) : NOTHING };
    this.entries.set(document.name, entry);
    return entry;
  }

  private async stampOf(uri: string): Promise<string> {
    try {
      const there = await this.corpus.files.stat(uri);
      return there ? `${there.size} ${there.modified}` : 'none';
    } catch (error) {
      return error instanceof FileError ? error.code : 'unavailable';
    }
  }

  private async read(document: CorpusDocument): Promise<DocumentText | undefined> {
    try {
      return readTextDocument(shownFile(document.uri), await this.corpus.files.readFile(document.uri)).text;
    } catch {
      return undefined;
    }
  }
}
