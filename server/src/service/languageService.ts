/**
 * The service behind the server: the open documents, the corpora they belong to, what is decided about them. Makes
 * the snapshots that the features read. Knows no connection; everything here could be rebuilt from the files.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { AnnotationStore } from '../corpus/annotationStore.js';
import { DocumentText } from '../annotation/documentText.js';
import { shownFile } from '../annotation/fileProblem.js';
import type { FileSystem } from '../corpus/files/fileSystem.js';
import { normaliseUri } from '../corpus/files/uris.js';
import type { TextEdit } from '../annotation/following.js';
import { snapSpan } from '../annotation/snapping.js';
import { createCorpus, type Corpus } from '../corpus/corpus.js';
import { readTextDocument } from '../corpus/textDocument.js';
import type { CorpusSummary, Occurrence } from '../protocol/corpus.js';
import type { EditCommand, EditResult } from '../protocol/edits.js';
import type { EntitySummary } from '../protocol/entities.js';
import type { Requests } from '../protocol/requests.js';
import type { Settings } from '../protocol/settings.js';
import type { DocumentState, StateChanges } from '../protocol/state.js';
import { format, formatAll } from '../messages/format.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';
import { AnnotationStores } from './annotationStores.js';
import { CorpusRequests } from './corpus/corpusRequests.js';
import { Corpora, diagnosticOf, type Place } from './corpora.js';
import { intentOf, rangesOf, type Intent } from './document/editing.js';
import { knownNames } from './document/knownNames.js';
import { OpenDocument } from './openDocument.js';
import { DEFAULT_SETTINGS } from './settings.js';
import { rangeOf, spanOf, type Snapshot } from '../corpus/snapshot.js';
import { tellState } from './document/state.js';
import { changesBetween } from '../protocol/stateChanges.js';
import { UnderWay } from './underWay.js';

export interface ServiceHost {
  readonly fileSystem: FileSystem;
  readonly recogniser: Recogniser;
  /** Lets others work between two slices. */
  readonly pause: () => Promise<void>;
  readonly log: (message: string) => void;
  /** What the state of a document says has changed. */
  readonly stateChanged: (uri: string) => void;
  /** What is wrong with a file of a corpus now; an empty list where nothing is. */
  readonly fileProblems: (uri: string, problems: readonly Diagnostic[]) => void;
  /** More is known of a corpus (its address) than when it was asked about. */
  readonly corpusChanged: (root: string) => void;
  /** Diagnostics may differ though no text changed. */
  readonly decisionsChanged: () => void;
}

/** The language whose documents are served wherever they are. */
export const LANGUAGE_ID = 'hawashi';

/** What a decision met with, and whether it is on disk. */
const joined = (...sentences: readonly (string | undefined)[]): string | undefined =>
  sentences.filter((sentence) => sentence !== undefined).join(' ') || undefined;

const refused = (message: string): EditResult => ({ done: false, message, ids: [], ranges: [] });

export class LanguageService {
  readonly corpora: Corpora;
  private readonly corpusRequests: CorpusRequests;
  private readonly documents = new Map<string, OpenDocument>();
  /** Attaching to a corpus is asynchronous; whoever asks meanwhile waits. */
  private readonly attaching = new Map<string, Promise<void>>();
  private readonly stores: AnnotationStores;
  private settings: Settings = DEFAULT_SETTINGS;
  /** Snapshots that are being made. */
  private readonly reading = new UnderWay();
  /** Decisions that are being written. */
  private readonly writing = new UnderWay();

  constructor(private readonly host: ServiceHost) {
    this.corpora = new Corpora(host.fileSystem, host.fileProblems);
    this.stores = new AnnotationStores(this.corpora, {
      isUsed: (store) => [...this.documents.values()].some((open) => open.store === store),
      changed: (store) => this.storeChanged(store),
    });
    this.corpusRequests = new CorpusRequests({ ...host, pause: () => this.pauseForReaders() });
  }

  get annotator(): string {
    return this.settings.annotator;
  }

  configure(settings: Settings): void {
    const other = this.settings.annotator !== settings.annotator;
    this.settings = settings;
    for (const open of this.documents.values()) {
      if (other) void this.attach(open);
      else this.touch(open);
    }
    this.host.decisionsChanged();
  }

  // Documents

  open(document: TextDocument): Promise<void> {
    const open = new OpenDocument(document, this.host.recogniser.languages);
    this.documents.set(document.uri, open);
    return this.attach(open);
  }

  /** Finds the document's corpus and its annotations (again). */
  private attach(open: OpenDocument): Promise<void> {
    const { uri } = open.document;
    const attaching = this.attachNow(open)
      .catch((error: unknown) => this.host.log(`${uri}: ${String(error)}`))
      .finally(() => {
        if (this.attaching.get(uri) === attaching) this.attaching.delete(uri);
        this.touch(open);
      });
    this.attaching.set(uri, attaching);
    return attaching;
  }

  private async attachNow(open: OpenDocument): Promise<void> {
    open.place = await this.corpora.placeOf(open.document.uri);
    open.store = undefined;
    open.problems = [];
    open.unrecognised = false;
    if (!open.place) return;
    const file = await this.readFile(open, open.place);
    // What is no text has no places that could be written down.
    if (file === undefined) return;
    const text = () => DocumentText.inEditor(open.document.getText(), file);
    open.store = await this.stores.storeOf(open.place, this.settings.annotator, text);
  }

  /** The file's own text, for offsets on disk; the editor's where there is no file yet, undefined where it is no text. */
  private async readFile(open: OpenDocument, place: Place): Promise<string | undefined> {
    const bytes = await this.host.fileSystem.readFile(place.document.uri).catch(() => undefined);
    if (!bytes) return open.document.getText();
    const { text, problem } = readTextDocument(place.document.file, bytes);
    if (problem) {
      const { line, message } = problem;
      open.problems = [
        {
          ...diagnosticOf({ file: '', line, column: 1, message, severity: 'error' }),
          code: 'text.unreadable',
        },
      ];
      open.unrecognised = true;
    }
    return text?.file;
  }

  private storeChanged(store: AnnotationStore): void {
    for (const open of this.documents.values()) if (open.store === store) this.touch(open);
    this.host.decisionsChanged();
  }

  private touch(open: OpenDocument): void {
    open.touch();
    if (this.documents.get(open.document.uri) === open) this.host.stateChanged(open.document.uri);
  }

  /** One change of the text, before it is made: annotations follow. */
  shift(uri: string, edit: TextEdit): void {
    this.documents.get(uri)?.store?.edit([edit]);
  }

  /** The text has changed. */
  changed(uri: string): void {
    const open = this.documents.get(uri);
    if (open) this.touch(open);
  }

  async saved(uri: string): Promise<void> {
    const open = await this.opened(uri);
    if (!open?.place || !open.store) return;
    const file = await this.readFile(open, open.place);
    if (file === undefined) return;
    open.store.setText(DocumentText.inEditor(open.document.getText(), file), { saved: true });
    this.touch(open);
  }

  async close(uri: string): Promise<void> {
    const open = this.documents.get(uri);
    this.documents.delete(uri);
    await open?.store?.flush();
  }

  async filesChanged(uris: readonly string[]): Promise<void> {
    const moved = await this.corpora.filesChanged(uris);
    let isNews = moved;
    for (const uri of uris) isNews = (await this.stores.fileChanged(normaliseUri(uri))) || isNews;
    if (!isNews) return;
    for (const open of this.documents.values()) {
      if (moved) await this.attach(open);
      else this.touch(open);
    }
    this.host.decisionsChanged();
  }

  /** Waits until every decision is on disk, or could not be written. */
  flush(): Promise<void> {
    return this.stores.flush();
  }

  private async opened(uri: string): Promise<OpenDocument | undefined> {
    await this.attaching.get(uri);
    return this.documents.get(uri);
  }

  // Answers

  /** Undefined: the document is not served, or the answer is not wanted any more. */
  async snapshot(uri: string, isCancelled: () => boolean = () => false): Promise<Snapshot | undefined> {
    const open = await this.opened(uri);
    if (!open || isCancelled() || !(open.place || open.document.languageId === LANGUAGE_ID)) return undefined;
    return this.reading.during(
      open.snapshot(this.host.recogniser, this.settings, this.host.pause, isCancelled),
    );
  }

  /** Waits while decisions are being written: what nobody is looking at must not hold them up. */
  written(): Promise<void> {
    return this.writing.ended();
  }

  /** What is done in the background waits while an open document is being read. */
  private async pauseForReaders(): Promise<void> {
    await this.host.pause();
    await this.reading.ended();
  }

  /** What is wrong with the document's file as a whole. */
  documentProblems(uri: string): OpenDocument['problems'] {
    return this.documents.get(uri)?.problems ?? [];
  }

  /** Whether a file is a document of a corpus, by its name. It is about to be opened: its annotations are read meanwhile. */
  async serves(uri: string): Promise<boolean> {
    const place = await this.corpora.placeOf(uri);
    if (place && !this.documents.has(uri)) {
      this.prepare(place).catch((error: unknown) => this.host.log(`${uri}: ${String(error)}`));
    }
    return place !== undefined;
  }

  private async prepare({ corpus, document }: Place): Promise<void> {
    const bytes = await this.host.fileSystem.readFile(document.uri).catch(() => undefined);
    const { text } = bytes ? readTextDocument(document.file, bytes) : {};
    if (text) await this.stores.storeOf({ corpus, document }, this.settings.annotator, () => text);
  }

  async state(uri: string, isCancelled?: () => boolean): Promise<DocumentState | null> {
    const snapshot = await this.decided(uri, isCancelled);
    const open = this.documents.get(uri);
    if (!snapshot || !open) return null;
    if (snapshot.isEarly) void this.tellWhenRead(open);
    return tellState(snapshot, open);
  }

  private async tellWhenRead(open: OpenDocument): Promise<void> {
    if (open.isAwaited) return;
    open.isAwaited = true;
    const { uri } = open.document;
    // First what is decided goes out; the recogniser then leaves little room.
    await this.host.pause();
    await this.snapshot(uri).catch((error: unknown) => this.host.log(`${uri}: ${String(error)}`));
    open.isAwaited = false;
    if (this.documents.get(uri) === open) this.host.stateChanged(uri);
  }

  /** A snapshot at once where a long text is being read: what is decided does not wait for the recogniser. */
  private async decided(uri: string, isCancelled?: () => boolean): Promise<Snapshot | undefined> {
    const open = await this.opened(uri);
    const isServed = open && (open.place || open.document.languageId === LANGUAGE_ID);
    return (isServed && open.early(this.settings)) || this.snapshot(uri, isCancelled);
  }

  /** What has changed since a revision that the client knows; the whole state where that would be no less. */
  async stateSince(
    uri: string,
    revision: number,
    isCancelled?: () => boolean,
  ): Promise<DocumentState | StateChanges | null> {
    const told = this.documents.get(uri)?.told;
    const state = await this.state(uri, isCancelled);
    const changes = told && state && told.revision === revision && changesBetween(told, state);
    return changes || state;
  }

  async snap(uri: string, range: Requests['hawashi/snap'][0]['range']): Promise<Requests['hawashi/snap'][1]> {
    const snapshot = await this.decided(uri);
    if (!snapshot) return { range };
    const { document } = snapshot;
    const { reason, ...span } = snapSpan(
      document.getText(),
      spanOf(document, range),
      snapshot.language,
      knownNames(snapshot),
    );
    return { range: rangeOf(document, span), reason };
  }

  async edit(uri: string, command: EditCommand): Promise<EditResult> {
    const snapshot = await this.decided(uri);
    const open = this.documents.get(uri);
    if (!snapshot || !open)
      return refused('The text changed meanwhile, or is not a document of a corpus; try again.');
    const { store } = open;
    if (!store && open.problems[0]) return refused(open.problems[0].message);
    if (!store)
      return refused('Annotations are stored in a corpus: run «Hawashi: Create Corpus» on the folder first.');
    const intent = intentOf(snapshot, command);
    if (intent.message !== undefined) return refused(format(intent.message));
    return this.carryOut(open, store, intent);
  }

  private async carryOut(open: OpenDocument, store: AnnotationStore, intent: Intent): Promise<EditResult> {
    const before = store.set;
    const { steering, decision, snapped } = intent;
    const outcome =
      steering === 'undo'
        ? store.undo()
        : steering === 'redo' || !decision
          ? store.redo()
          : store.decide(decision);
    const done = outcome.set !== before;
    await this.writing.during(store.flush());
    const after = await this.decided(open.document.uri);
    return {
      done,
      message: joined(formatAll(outcome.messages), store.trouble),
      ids: outcome.ids,
      ranges: after ? rangesOf(after, outcome.ids) : [],
      snapped,
    };
  }

  /** Sets a document's date (ISO 8601 date, month or year) in `documents.json`; an empty one takes it away. */
  async setDate(uri: string, value: string): Promise<EditResult> {
    const place = await this.corpora.placeOf(uri);
    if (!place)
      return refused(
        'Only a document of a corpus has a date: run «Hawashi: Create Corpus» on the folder first.',
      );
    const { problem } = await place.corpus.setDate(
      place.document.name,
      value.trim() === '' ? undefined : value.trim(),
    );
    if (problem !== undefined) return refused(problem);
    for (const open of this.documents.values()) if (open.place?.corpus === place.corpus) this.touch(open);
    this.host.decisionsChanged();
    return { done: true, ids: [], ranges: [] };
  }

  async corpusSummary(uri: string): Promise<CorpusSummary | null> {
    const corpus = await this.corpusAt(uri);
    if (!corpus) return null;
    const open = new Map<string, OpenDocument>();
    for (const document of this.documents.values())
      if (document.place?.corpus === corpus) open.set(document.place.document.name, document);
    return this.corpusRequests.summary(corpus, this.settings.annotator, (name) => open.get(name)?.progress);
  }

  async entities(parameters: Requests['hawashi/entities'][0]): Promise<readonly EntitySummary[]> {
    const corpus = await this.corpusAt(parameters.uri);
    const snapshot = await this.snapshot(parameters.uri);
    return corpus ? this.corpusRequests.entities(corpus, snapshot, this.settings.annotator, parameters) : [];
  }

  async occurrences(parameters: Requests['hawashi/occurrences'][0]): Promise<readonly Occurrence[]> {
    await this.written();
    const snapshot = await this.snapshot(parameters.uri);
    return snapshot
      ? this.corpusRequests.occurrences(await this.corpusAt(parameters.uri), snapshot, parameters)
      : [];
  }

  /** The corpus of a document, or of a folder. */
  corpusAt(uri: string): Promise<Corpus | undefined> {
    return this.corpora.corpusOf(uri);
  }

  async createCorpus(folder: string): Promise<EditResult> {
    const made = await createCorpus(this.host.fileSystem, folder);
    if ('problem' in made) return refused(made.problem);
    for (const open of this.documents.values()) if (!open.place) await this.attach(open);
    return {
      done: true,
      message: `${shownFile(made.uri)} describes the corpus; its text files are served now.`,
      ids: [],
      ranges: [],
    };
  }
}
