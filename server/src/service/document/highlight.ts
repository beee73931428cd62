/** Document highlight: every place of the entity under the caret. */
import { DocumentHighlightKind, type DocumentHighlight, type Position } from 'vscode-languageserver-types';
import { format } from '../../messages/format.js';
import type { Format } from '../../messages/formatter.js';
import { placedItems, type PlacedItem } from './items.js';
import type { Snapshot } from '../../corpus/snapshot.js';

export function documentHighlights(
  snapshot: Snapshot,
  position: Position,
  say: Format = format,
): DocumentHighlight[] {
  const offset = snapshot.document.offsetAt(position);
  const items = placedItems(snapshot, say);
  const inner = items.filter((placed) => placed.start <= offset && offset <= placed.end).at(-1);
  if (!inner) return [];
  const { fold } = snapshot.language.spelling;
  const key = identity(inner, fold);
  return items
    .filter((placed) => identity(placed, fold) === key)
    .map(({ item }) => ({
      range: item.range,
      kind: item.kind === 'annotation' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

/** The same entity, else the same label with the same value or spelling. */
function identity({ item }: PlacedItem, fold: (text: string) => string): string {
  return item.canonical !== undefined
    ? `=${item.canonical}`
    : `${item.label}:${item.value ?? fold(item.text)}`;
}
