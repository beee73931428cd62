/** The state of a document, for a client to draw. */
import type { DocumentDate } from '../../languages/mention.js';
import type { Format } from '../../messages/formatter.js';
import type { DocumentState } from '../../protocol/state.js';
import { placedItems } from './items.js';
import type { OpenDocument } from '../openDocument.js';
import { paragraphRange, rangeOf, type Snapshot } from '../../corpus/snapshot.js';

/** The state as it is now, which the client is then taken to know. */
export function tellState(snapshot: Snapshot, open: OpenDocument, say: Format): DocumentState {
  return (open.knownState = documentState(snapshot, open, (open.knownState?.revision ?? 0) + 1, say));
}

/** With its reason as a sentence. */
const inWords = ({ reason, ...date }: DocumentDate, say: Format): DocumentState['date'] => ({
  ...date,
  ...(reason && { reason: say(reason) }),
});

function documentState(
  snapshot: Snapshot,
  { store }: OpenDocument,
  revision: number,
  say: Format,
): DocumentState {
  const { document, recognition } = snapshot;
  const lines = (index: number) => rangeOf(document, paragraphRange(recognition.paragraphs[index]!));
  return {
    uri: document.uri,
    version: snapshot.version,
    revision,
    corpus: snapshot.corpus?.root,
    document: snapshot.corpus?.document,
    annotator: snapshot.annotator,
    status: snapshot.status,
    date: recognition.date && inWords(recognition.date, say),
    items: placedItems(snapshot, say).map((placed) => placed.item),
    relations: snapshot.relations,
    labels: snapshot.labels,
    relationTypes: snapshot.relationTypes,
    boilerplate: recognition.boilerplate.map((line) => lines(line.paragraph)),
    titles: recognition.titles.map(lines),
    counts: {
      annotated: snapshot.annotations.length,
      suggestions: snapshot.suggestions.length,
      rejected: snapshot.rejected.length,
    },
    isReading: snapshot.isEarly,
    canUndo: store?.canUndo ?? false,
    canRedo: store?.canRedo ?? false,
    trouble: store?.trouble && say(store.trouble),
  };
}
