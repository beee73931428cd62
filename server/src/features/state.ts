/** The document's state, for a client to draw. */
import type { DocumentState } from '../protocol.js';
import { placedItems } from './items.js';
import { paragraphRange, rangeOf, type Snapshot } from './snapshot.js';

export interface StoreState {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly trouble?: string;
  readonly corpus?: string;
  readonly relationTypes: DocumentState['relationTypes'];
}

export function documentState(snapshot: Snapshot, store: StoreState): DocumentState {
  const { document, recognition } = snapshot;
  const line = (index: number) => rangeOf(document, paragraphRange(recognition.paragraphs[index]!));
  return {
    uri: document.uri,
    version: document.version,
    corpus: store.corpus,
    document: snapshot.corpus?.document,
    annotator: snapshot.annotator,
    status: snapshot.status,
    date: recognition.date,
    items: placedItems(snapshot).map((placed) => placed.item),
    relations: snapshot.relations,
    labels: snapshot.labels,
    relationTypes: store.relationTypes,
    boilerplate: recognition.boilerplate.map((found) => line(found.paragraph)),
    titles: recognition.titles.map(line),
    counts: {
      annotated: snapshot.annotations.length,
      suggestions: snapshot.suggestions.length,
      rejected: snapshot.rejected.length,
    },
    canUndo: store.canUndo,
    canRedo: store.canRedo,
    trouble: store.trouble,
  };
}
