/** What annotators decided about documents that are open or about to be, and about some that were: undo outlives a tab. */
import type { DocumentText } from '../annotation/documentText.js';
import type { TextEdit } from '../annotation/following.js';
import { AnnotationStore, type StoreEvent } from './annotationStore.js';
import type { Corpus } from './corpus.js';
import type { CorpusDocument } from './documentNames.js';
import { relativePath } from './files/uris.js';

/** Stores of closed documents that are kept. */
const MOST_CLOSED = 50;

/** One annotator's decisions on one document. */
export interface StoredDecisions {
  readonly document: CorpusDocument;
  readonly annotator: string;
  readonly store: AnnotationStore;
}

/** Decisions that could not be written. */
export interface UnsavedDecisions extends StoredDecisions {
  /** Address of the corpus. */
  readonly root: string;
  /** The annotation file as it was to be. */
  readonly bytes: Uint8Array;
}

export interface StoreUse {
  /** A document that is open keeps its stores. */
  readonly isOpen: (document: CorpusDocument) => boolean;
  /** What a store holds has changed, or could not be written. */
  readonly changed: (stored: StoredDecisions, event: StoreEvent) => void;
  /** Milliseconds before each further try to write, after a failure. */
  readonly retryDelays?: readonly number[];
}

export class AnnotationStores {
  /** By the address of the annotation file, the longest unused first. */
  private readonly stores = new Map<string, StoredDecisions>();
  private readonly opening = new Map<string, Promise<StoredDecisions>>();
  /** Ends listening to a store. */
  private readonly listening = new Map<string, () => void>();

  constructor(
    private readonly corpus: Corpus,
    private readonly use: StoreUse,
  ) {}

  /** The store that is in memory already. */
  there(document: CorpusDocument, annotator: string): AnnotationStore | undefined {
    const stored = this.stores.get(this.corpus.annotationFile(annotator, document.name));
    return stored?.document.uri === document.uri ? stored.store : undefined;
  }

  /** One annotator's decisions on a document; `text` gives the document's text as it is now. */
  async storeOf(
    document: CorpusDocument,
    annotator: string,
    text: () => DocumentText,
  ): Promise<AnnotationStore> {
    const uri = this.corpus.annotationFile(annotator, document.name);
    const stored =
      this.stores.get(uri) ?? (await (this.opening.get(uri) ?? this.open(uri, document, annotator, text())));
    this.stores.delete(uri);
    this.stores.set(uri, stored);
    // What was typed while the file was read, or since the tab was closed.
    const now = text();
    if (stored.store.text.editor !== now.editor) stored.store.setText(now);
    await this.forget();
    return stored.store;
  }

  /** The text of a document was edited: its annotations follow, whoever made them. */
  edit(document: string, edit: TextEdit): void {
    for (const { store } of this.of(document)) store.edit([edit]);
  }

  /** The editor wrote the text of a document, which is this one now. */
  saved(document: string, text: DocumentText): void {
    for (const { store } of this.of(document)) store.setText(text, { saved: true });
  }

  /** Reads an annotation file again. Undefined where there is no store of it. */
  async fileChanged(uri: string): Promise<AnnotationStore | undefined> {
    const stored = this.stores.get(uri);
    await stored?.store.reload();
    return stored?.store;
  }

  /** Reads the annotation files in a folder again. */
  async folderChanged(folder: string): Promise<void> {
    for (const uri of [...this.stores.keys()])
      if (relativePath(folder, uri) !== undefined) await this.fileChanged(uri);
  }

  /** Waits until every decision is on disk, or could not be written. */
  async flush(document?: string): Promise<void> {
    const stored = document === undefined ? [...this.stores.values()] : this.of(document);
    await Promise.all(stored.map(({ store }) => store.flush()));
  }

  /** Those with decisions that are not on disk. */
  async unsavedFiles(): Promise<readonly UnsavedDecisions[]> {
    const all = [...this.stores.values()].map(async (stored): Promise<UnsavedDecisions[]> => {
      const bytes = await stored.store.unsavedFile();
      return bytes ? [{ ...stored, root: this.corpus.root, bytes }] : [];
    });
    return (await Promise.all(all)).flat();
  }

  /** Writes what is to be written, and ends. */
  async dispose(): Promise<void> {
    await Promise.all([...this.stores.values()].map(({ store }) => store.dispose()));
    this.stores.clear();
  }

  /** The store of an annotation file, once it is open, if it is or is being opened. */
  async opened(uri: string): Promise<StoredDecisions | undefined> {
    await this.opening.get(uri);
    return this.stores.get(uri);
  }

  /** Looks after the store of an annotation file from now on. */
  adopt(uri: string, stored: StoredDecisions): void {
    this.stores.set(uri, stored);
    this.listening.set(
      uri,
      stored.store.onDidChange((event) => this.use.changed(stored, event)),
    );
  }

  /** Gives up a store, as it is: it is looked after elsewhere, or its file is another document's now. */
  release(uri: string): void {
    this.stores.delete(uri);
    this.listening.get(uri)?.();
    this.listening.delete(uri);
  }

  /** Names of documents with decisions that are not on disk. */
  unsaved(): readonly string[] {
    return [...this.stores.values()]
      .filter(({ store }) => !store.isSaved)
      .map(({ document }) => document.name);
  }

  /** The stores of a document that are in memory. */
  of(document: string): StoredDecisions[] {
    return [...this.stores.values()].filter((stored) => stored.document.name === document);
  }

  private open(
    uri: string,
    document: CorpusDocument,
    annotator: string,
    text: DocumentText,
  ): Promise<StoredDecisions> {
    const { retryDelays } = this.use;
    const opening = AnnotationStore.open({
      files: this.corpus.files,
      uri,
      document: document.name,
      documentFile: document.file,
      annotator,
      text,
      retryDelays,
    })
      .then((store) => {
        const stored = { document, annotator, store };
        this.adopt(uri, stored);
        if (store.problems.length > 0) this.use.changed(stored, { kind: 'trouble' });
        return stored;
      })
      .finally(() => this.opening.delete(uri));
    this.opening.set(uri, opening);
    return opening;
  }

  private async forget(): Promise<void> {
    for (const [uri, { document, store }] of this.stores) {
      if (this.stores.size <= MOST_CLOSED) return;
      if (this.use.isOpen(document) || store.trouble !== undefined) continue;
      this.release(uri);
      await store.dispose();
    }
  }
}
