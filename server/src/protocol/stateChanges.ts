/**
 * What one decision or one keystroke changes of a state is little: only that goes over the wire, from the server to the
 * client and on to the reader's page. Here is how it is taken. Pure.
 */
import { movedSuggestionId } from '../annotation/suggestionId.js';
import type { Item } from './items.js';
import type { Position, Range } from './positions.js';
import type { DocumentState, StateChanges, TextMove } from './state.js';

/** The state after the changes. What stays keeps its order, and is the same object unless the text before it has grown. */
export function withChanges(before: DocumentState, { rest, gone, move, items }: StateChanges): DocumentState {
  const all: Item[] = [];
  let next = 0;
  let skipped = 0;
  const keepUntil = (count: number): void => {
    for (; all.length < count && next < before.items.length; next++) {
      if (gone[skipped] === next) skipped++;
      else all.push(move ? movedItem(before.items[next]!, move) : before.items[next]!);
    }
  };
  for (const { at, item } of items) {
    keepUntil(at);
    all.push(item);
  }
  keepUntil(Infinity);
  return { ...rest, items: all };
}

function movedItem(item: Item, move: TextMove): Item {
  const { id, kind, range, pieces } = item;
  if (!isBehind(range.start, move.from)) return item;
  return {
    ...item,
    id: kind === 'suggestion' ? movedSuggestionId(id, move.units) : id,
    range: movedRange(range, move),
    ...(pieces && { pieces: pieces.map((piece) => movedRange(piece, move)) }),
  };
}

const isBehind = ({ line, character }: Position, from: Position): boolean =>
  line > from.line || (line === from.line && character >= from.character);

const movedRange = ({ start, end }: Range, move: TextMove): Range => ({
  start: movedPosition(start, move),
  end: movedPosition(end, move),
});

function movedPosition({ line, character }: Position, { from, to }: TextMove): Position {
  return {
    line: line + to.line - from.line,
    character: line === from.line ? character + to.character - from.character : character,
  };
}

/** What lies between the first and the last objects that two lists do not share. */
export function differingPart<T>(
  before: readonly T[],
  after: readonly T[],
  isSame: (one: T, other: T) => boolean = Object.is,
): { readonly start: number; readonly endBefore: number; readonly endAfter: number } {
  let start = 0;
  while (start < before.length && start < after.length && isSame(before[start]!, after[start]!)) start++;
  let endBefore = before.length;
  let endAfter = after.length;
  while (endBefore > start && endAfter > start && isSame(before[endBefore - 1]!, after[endAfter - 1]!)) {
    endBefore--;
    endAfter--;
  }
  return { start, endBefore, endAfter };
}
