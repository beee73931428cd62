/** What annotators decided about documents that are open or about to be, and about some that were: undo outlives a tab. */
import type { AnnotationStore } from '../corpus/annotationStore.js';
import type { DocumentText } from '../annotation/documentText.js';
import type { Corpora, Place } from './corpora.js';

/** Stores of closed documents that are kept. */
const MOST_CLOSED = 50;

export interface StoreUse {
  readonly isUsed: (store: AnnotationStore) => boolean;
  /** What a store holds has changed, or could not be written. */
  readonly changed: (store: AnnotationStore) => void;
}

export class AnnotationStores {
  /** By the address of the annotation file, the longest unused first. */
  private readonly stores = new Map<string, AnnotationStore>();
  private readonly opening = new Map<string, Promise<AnnotationStore>>();

  constructor(
    private readonly corpora: Corpora,
    private readonly use: StoreUse,
  ) {}

  /** One annotator's decisions on a document; `text` gives the document's text as it is now. */
  async storeOf(place: Place, annotator: string, text: () => DocumentText): Promise<AnnotationStore> {
    const uri = place.corpus.annotationFile(annotator, place.document.name);
    const store =
      this.stores.get(uri) ?? (await (this.opening.get(uri) ?? this.open(uri, place, annotator, text())));
    this.stores.delete(uri);
    this.stores.set(uri, store);
    // What was typed while the file was read, or since the tab was closed.
    const now = text();
    if (store.text.editor !== now.editor) store.setText(now);
    this.corpora.reportProblems(uri, store.problems);
    await this.forget();
    return store;
  }

  /** Reads an annotation file again; says whether that told anything new: what we write is reported too. */
  async fileChanged(uri: string): Promise<boolean> {
    const store = this.stores.get(uri);
    if (!store) return true;
    const { set, trouble, problems } = store;
    await store.reload();
    return store.set !== set || store.trouble !== trouble || store.problems !== problems;
  }

  /** Waits until every decision is on disk, or could not be written. */
  async flush(): Promise<void> {
    await Promise.all([...this.stores.values()].map((store) => store.flush()));
  }

  private open(
    uri: string,
    { corpus, document }: Place,
    annotator: string,
    text: DocumentText,
  ): Promise<AnnotationStore> {
    const opening = corpus
      .openAnnotations(document, annotator, text)
      .then((store) => {
        // That all is on disk now tells nobody anything new; that it is not is an event of its own.
        store.onDidChange(({ kind }) => kind !== 'saved' && this.changed(uri, store));
        return store;
      })
      .finally(() => this.opening.delete(uri));
    this.opening.set(uri, opening);
    return opening;
  }

  private changed(uri: string, store: AnnotationStore): void {
    if (this.stores.get(uri) !== store) return;
    this.corpora.reportProblems(uri, store.problems);
    this.use.changed(store);
  }

  private async forget(): Promise<void> {
    for (const [uri, store] of this.stores) {
      if (this.stores.size <= MOST_CLOSED) return;
      if (this.use.isUsed(store) || store.trouble !== undefined) continue;
      this.stores.delete(uri);
      await store.dispose();
    }
  }
}
