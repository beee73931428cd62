/** Document highlight: every place of the entity under the caret. */
import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { piecesOf } from '../../annotation/fragments.js';
import { placedItems, type PlacedItem } from './items.js';
import type { Snapshot } from '../../corpus/snapshot.js';

export function documentHighlights(
  snapshot: Snapshot,
  position: Position,
  say: Format = format,
): DocumentHighlight[] {
  const offset = snapshot.document.offsetAt(position);
  const items = placedItems(snapshot, say);
  const isAt = (placed: PlacedItem) =>
    piecesOf(placed).some(({ start, end }) => start <= offset && offset <= end);
  const inner = items.filter(isAt).at(-1);
  if (!inner) return [];
  const { fold } = snapshot.language.spelling;
  const key = identity(inner, fold);
  return items
    .filter((placed) => identity(placed, fold) === key)
    .flatMap(({ item }) => {
      const kind = item.kind === 'annotation' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read;
      return (item.pieces ?? [item.range]).map((range) => ({ range, kind }));
    });
}

/** The same entity, else the same label with the same value or spelling. */
function identity({ item }: PlacedItem, fold: (text: string) => string): string {
  return item.canonical !== undefined
    ? `=${item.canonical}`
    : `${item.label}:${item.value ?? fold(item.text)}`;
}
