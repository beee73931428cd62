/** What the lines of brat's standoff have in common, whether they are written or read. */
import { piecesOf, placeOf, type Place } from '../../annotation/fragments.js';
import { byPlace } from '../../text/order.js';
import type { Span } from '../../text/span.js';

/** Normalisation databases that stand for our attributes. */
export const REFERENCES: readonly (readonly [string, 'value' | 'mod' | 'canonical'])[] = [
  ['Value', 'value'],
  ['Mod', 'mod'],
  ['Entity', 'canonical'],
];

/** Without what brat takes for the end of a line. */
export const unbroken = (text: string): string => text.replace(/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g, ' ');
/** Without tabs either, which part the fields. */
export const oneLine = (text: string): string => unbroken(text).replace(/\t/g, ' ');

/** Where Python ends a line, as brat reads files. */
const LINE_BREAKS = /[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+/g;

/** The pieces as brat marks them: none over a line break. */
export function piecesOnLines(place: Place, text: string): readonly Span[] {
  const found: Span[] = [];
  for (const piece of piecesOf(place)) {
    let { start } = piece;
    for (const match of text.slice(piece.start, piece.end).matchAll(LINE_BREAKS)) {
      const end = piece.start + match.index;
      if (end > start) found.push({ start, end });
      start = end + match[0].length;
    }
    if (piece.end > start) found.push({ start, end: piece.end });
  }
  return found.length > 0 ? found : [place];
}

/** What pieces on lines stand for: where only white space is between, nothing is left out. */
export function placeOnLines(pieces: readonly Span[], text: string): Place {
  const joined: Span[] = [];
  for (const { start, end } of [...pieces].sort(byPlace)) {
    const last = joined.at(-1);
    if (last && start >= last.end && unbroken(text.slice(last.end, start)).trim() === '')
      joined.splice(-1, 1, { start: last.start, end });
    else joined.push({ start, end });
  }
  return placeOf(joined) ?? pieces[0]!;
}
