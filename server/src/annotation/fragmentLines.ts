/** Pieces of annotations ↔ what an annotation file says of them: pairs of code points of the text file. */
import type { Span } from '../text/span.js';
import { CodePointIndex } from '../text/offsets.js';
import { placeOf } from './fragments.js';

/** As a line has them: each piece from its first code point to the one behind its last. */
export type FragmentPairs = readonly (readonly [number, number])[];

const isPair = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) && value.length === 2 && value.every((each) => Number.isSafeInteger(each));

/**
 * The pieces of a line's annotation, as UTF-16 offsets into its quote; undefined where they are none: no list of pairs,
 * only one piece, or not from the annotation's start to its end.
 */
export function readFragments(
  value: unknown,
  { start, end }: Span,
  quote: string | undefined,
): readonly Span[] | undefined {
  if (!Array.isArray(value) || !value.every(isPair)) return undefined;
  const place = placeOf(value.map(([from, to]) => ({ start: from, end: to })));
  // What lost its place has its pieces by its quote.
  const last = quote === undefined ? end : start + Array.from(quote).length;
  if (place?.start !== start || place.end !== last) return undefined;
  if (quote === undefined) return place.fragments;
  const points = new CodePointIndex(quote);
  return place.fragments?.map((piece) => ({
    start: points.toUtf16(piece.start),
    end: points.toUtf16(piece.end),
  }));
}

/** Pieces as a line has them. `toPoints`: code points of the file, of a UTF-16 offset into the annotation's text. */
export function fragmentPairs(
  fragments: readonly Span[] | undefined,
  toPoints: (offset: number) => number,
): FragmentPairs | undefined {
  return fragments?.map((piece) => [toPoints(piece.start), toPoints(piece.end)]);
}
