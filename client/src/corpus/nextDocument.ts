/** In which order an annotator goes through the documents of a corpus. */
import type { DocumentSummary } from '../../../server/src/protocol.js';

export type DocumentOrder = 'name' | 'fewestDone' | 'mostUncertain';

/** The documents in the annotator's order; ties by name. */
export function inOrder(
  documents: readonly DocumentSummary[],
  order: DocumentOrder,
): readonly DocumentSummary[] {
  const rank = (document: DocumentSummary): number => {
    switch (order) {
      case 'name':
        return 0;
      case 'fewestDone':
        return document.annotated / Math.max(1, document.annotated + (document.suggestions ?? 0));
      case 'mostUncertain':
        return -(document.uncertainty ?? 0);
    }
  };
  const byName = new Intl.Collator(undefined, { numeric: true }).compare;
  return [...documents].sort((a, b) => rank(a) - rank(b) || byName(a.name, b.name));
}

/**
 * The document to go on with: by name the one after the current, else the first of the order; documents that are
 * done are passed over. undefined: all others are done.
 */
export function nextDocument(
  documents: readonly DocumentSummary[],
  currentUri: string | undefined,
  order: DocumentOrder,
): DocumentSummary | undefined {
  const ordered = inOrder(documents, order);
  const open = (document: DocumentSummary) => document.status !== 'done' && document.uri !== currentUri;
  if (order === 'name') {
    const current = ordered.findIndex((document) => document.uri === currentUri);
    const after = ordered.slice(current + 1).find(open);
    if (after) return after;
  }
  return ordered.find(open);
}
