/**
 * Items in pieces, in LSP positions: what is drawn, read out and offered, and what a decision makes of the pieces before the
 * server has answered (`server/src/annotation/fragments.ts` has the last word). Pure.
 */
import type { Item } from '../../server/src/protocol/items.js';
import { compare, type TextPosition, type TextRange } from './places.js';

/** Where an item stands: from its first piece to the last, and its pieces where there are several. */
export type ItemPlace = Pick<Item, 'range' | 'pieces'>;

/** A place as it is sent to be tagged. */
export const placeToTag = ({ range, pieces }: ItemPlace) => ({
  range,
  ...(pieces && { pieces: [...pieces] }),
});

/** What stands for a gap where an item is quoted. */
const GAP = ' … ';

/** One, where there are no gaps. */
export const piecesOf = ({ range, pieces }: ItemPlace): readonly TextRange[] => pieces ?? [range];

/** What lies between the pieces. */
export function gapsOf({ pieces = [] }: ItemPlace): readonly TextRange[] {
  return pieces.slice(1).map((piece, i) => ({ start: pieces[i]!.end, end: piece.start }));
}

/** The piece that a place stands in or touches. */
export function pieceAt(item: ItemPlace, place: TextPosition): TextRange | undefined {
  const touched = piecesOf(item).filter(
    ({ start, end }) => compare(start, place) <= 0 && compare(place, end) <= 0,
  );
  return touched.find(({ end }) => compare(place, end) < 0) ?? touched[0];
}

/** Whether a word belongs to both. */
export function sharesText(a: ItemPlace, b: ItemPlace): boolean {
  if (!overlap(a.range, b.range)) return false;
  return piecesOf(a).some((one) => piecesOf(b).some((other) => overlap(one, other)));
}

const overlap = (a: TextRange, b: TextRange): boolean =>
  compare(a.start, b.end) < 0 && compare(b.start, a.end) < 0;

/** Items by how far they are from a place, those that hold it already last. */
export function nearestFirst<T extends ItemPlace>(items: readonly T[], place: TextRange): readonly T[] {
  const isHeldBy = (item: T) => {
    const piece = pieceAt(item, place.start);
    return piece !== undefined && compare(place.end, piece.end) <= 0;
  };
  const far = (item: T): TextPosition => {
    const { start } = item.range;
    const line = Math.abs(start.line - place.start.line);
    return { line, character: line === 0 ? Math.abs(start.character - place.start.character) : 0 };
  };
  const order = (one: T, other: T) =>
    Number(isHeldBy(one)) - Number(isHeldBy(other)) || compare(far(one), far(other));
  return [...items].sort(order);
}

/** The text with a sign for each gap. */
export function shownText({ range, pieces, text }: ItemPlace & Pick<Item, 'text'>): string {
  const fragments = fragmentsOf({ range, pieces, text });
  return fragments ? fragments.map(({ start, end }) => text.slice(start, end)).join(GAP) : text;
}

/** The pieces as UTF-16 offsets into the text; undefined, where there are no gaps. */
export function fragmentsOf({
  range,
  pieces,
  text,
}: ItemPlace & Pick<Item, 'text'>): { start: number; end: number }[] | undefined {
  const offset = (place: TextPosition) => offsetIn(text, range.start, place);
  return pieces?.map(({ start, end }) => ({ start: offset(start), end: offset(end) }));
}

/** The offset of a place into a text that begins at another. */
function offsetIn(text: string, start: TextPosition, place: TextPosition): number {
  if (place.line === start.line) return place.character - start.character;
  let left = place.line - start.line;
  for (const { 0: lineBreak, index } of text.matchAll(/\r\n?|\n/g)) {
    if (--left === 0) return index + lineBreak.length + place.character;
  }
  return text.length;
}

/** With one more piece: what touches it is one with it. */
export const withPiece = (item: ItemPlace, piece: TextRange): ItemPlace =>
  placeOf([...piecesOf(item), piece]) ?? item;

/** Without the piece that a range lies in; the last one stays. */
export function withoutPiece(item: ItemPlace, { start, end }: TextRange): ItemPlace {
  const pieces = piecesOf(item);
  const at = pieces.findIndex((piece) => compare(piece.start, start) <= 0 && compare(end, piece.end) <= 0);
  return placeOf(pieces.filter((_, i) => i !== at)) ?? item;
}

/** With other borders: gaps that are still within stay. */
export function withBorders(item: ItemPlace, { start, end }: TextRange): ItemPlace {
  const pieces = piecesOf(item)
    .map((piece) => ({ start: later(piece.start, start), end: earlier(piece.end, end) }))
    .filter((piece) => compare(piece.start, piece.end) < 0);
  const [first, last] = [pieces[0], pieces.at(-1)];
  const whole = { range: { start, end } };
  if (!item.pieces || !first || !last) return whole;
  return placeOf([...pieces, { start, end: first.end }, { start: last.start, end }]) ?? whole;
}

function placeOf(pieces: readonly TextRange[]): ItemPlace | undefined {
  const joined: { start: TextPosition; end: TextPosition }[] = [];
  for (const { start, end } of [...pieces].sort((a, b) => compare(a.start, b.start))) {
    const last = joined.at(-1);
    if (last && compare(start, last.end) <= 0) last.end = later(last.end, end);
    else joined.push({ start, end });
  }
  const [first, last] = [joined[0], joined.at(-1)];
  if (!first || !last) return undefined;
  const range = { start: first.start, end: last.end };
  return joined.length > 1 ? { range, pieces: joined } : { range };
}

const later = (a: TextPosition, b: TextPosition): TextPosition => (compare(a, b) >= 0 ? a : b);
const earlier = (a: TextPosition, b: TextPosition): TextPosition => (compare(a, b) <= 0 ? a : b);
