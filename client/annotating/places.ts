/** Where items stand, seen from the caret: pure, in LSP positions. */
import type { Item } from '../../server/src/protocol/items.js';

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export function compare(a: TextPosition, b: TextPosition): number {
  return a.line - b.line || a.character - b.character;
}

/** By start, the longer first. */
export function byPlace(a: { readonly range: TextRange }, b: { readonly range: TextRange }): number {
  return compare(a.range.start, b.range.start) || compare(b.range.end, a.range.end);
}

export function isEmpty(extent: TextRange): boolean {
  return compare(extent.start, extent.end) === 0;
}

/** The items that the caret stands in or touches, innermost first; in a gap it stands in none. */
export function itemsAround(items: readonly Item[], { line, character }: TextPosition): readonly Item[] {
  // What VS Code gives computes them each time.
  const caret = { line, character };
  const inside = ({ range, pieces = [range] }: Item) =>
    pieces.some(({ start, end }) => compare(start, caret) <= 0 && compare(caret, end) < 0);
  const touching = ({ range, pieces = [range] }: Item) => pieces.some(({ end }) => compare(caret, end) === 0);
  // Asked at every key and step of the caret: of nearly all items their lines say enough.
  const near = items.filter(({ range }) => range.start.line <= line && line <= range.end.line);
  const around = [...near.filter(touching), ...near.filter(inside)];
  return around.reverse();
}

/** The items that lie within an extent, in text order. */
function itemsWithin(items: readonly Item[], extent: TextRange): readonly Item[] {
  return items.filter(
    (item) => compare(extent.start, item.range.start) <= 0 && compare(item.range.end, extent.end) <= 0,
  );
}

export const isSamePlace = (one: TextRange, other: TextRange): boolean =>
  compare(one.start, other.start) === 0 && compare(one.end, other.end) === 0;

/** Whether two items stand at the same place, gaps and all. */
export function isTwin(one: Pick<Item, 'range' | 'pieces'>, other: Pick<Item, 'range' | 'pieces'>): boolean {
  const { pieces: a = [one.range] } = one;
  const { pieces: b = [other.range] } = other;
  return a.length === b.length && a.every((piece, i) => isSamePlace(piece, b[i]!));
}

/** An item and the others of its kind at the same place, in text order: which one is meant, no place tells. */
export const twinsOf = (items: readonly Item[], item: Item): readonly Item[] =>
  items.filter((other) => other.kind === item.kind && isTwin(item, other));

/**
 * What a command acts on: what a selection covers exactly, as after going to it, without what is nested in it; else all that
 * the selection holds, or the innermost item at the caret.
 */
export function itemsMeant(items: readonly Item[], selection: TextRange): readonly Item[] {
  if (!isEmpty(selection)) {
    const within = itemsWithin(items, selection);
    const covered = within.filter(({ range }) => isSamePlace(range, selection));
    if (covered.length > 0) return covered;
    if (within.length > 0) return within;
  }
  return itemsAround(items, selection.start).slice(0, 1);
}

/** What a key decides on: one item alone, a suggestion before an annotation at the same place. */
export function itemMeant(items: readonly Item[], selection: TextRange): Item | undefined {
  const meant = itemsMeant(items, selection);
  const [first] = meant;
  return (
    first &&
    (meant.find((item) => item.kind === 'suggestion' && isSamePlace(item.range, first.range)) ?? first)
  );
}

/**
 * The next item of a kind, or the one before, after an item of the list or a place; round the list. Of items at one place each
 * has its turn; from a place, what begins right at it comes first.
 */
export function nextOfKind(
  items: readonly Item[],
  kind: Item['kind'],
  from: Item | TextPosition,
  back = false,
): Item | undefined {
  const isOfKind = (item: Item) => item.kind === kind;
  const at = 'id' in from ? items.findIndex(({ id }) => id === from.id) : -1;
  const place = 'id' in from ? from.range.start : from;
  const isAhead = ({ range }: Item) => compare(range.start, place) >= 0;
  if (back) {
    const before = at >= 0 ? items.slice(0, at) : items.filter((item) => !isAhead(item));
    return before.findLast(isOfKind) ?? items.findLast(isOfKind);
  }
  const after = at >= 0 ? items.slice(at + 1) : items.filter(isAhead);
  return after.find(isOfKind) ?? items.find(isOfKind);
}

/** The next item after the selection in text order, from the first again after the last. */
export function nextItem(items: readonly Item[], selection: TextRange): Item | undefined {
  return (
    items.find((item) => {
      const order = compare(item.range.start, selection.start);
      // Of items that begin alike the longer stands first: from it the way goes on to the shorter.
      return order > 0 || (order === 0 && !isEmpty(selection) && compare(item.range.end, selection.end) < 0);
    }) ?? items[0]
  );
}

/** The item before the selection in text order, from the last again before the first. */
export function previousItem(items: readonly Item[], selection: TextRange): Item | undefined {
  return (
    items.findLast((item) => {
      const order = compare(item.range.start, selection.start);
      return order < 0 || (order === 0 && !isEmpty(selection) && compare(item.range.end, selection.end) > 0);
    }) ?? items.at(-1)
  );
}
