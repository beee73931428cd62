/** Moving an edge of a span, by words or by letters. Pure. */
import type { Range } from 'vscode-languageserver-types';
import { compare, type Place } from '../../annotating/places.js';

export type Edge = 'start' | 'end';

const words = new Intl.Segmenter(undefined, { granularity: 'word' });
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The range with one edge moved outwards or inwards to the next edge of a word, or by one letter with its marks, within
 * its lines; undefined where it cannot move further or nothing would be left.
 */
export function withEdgeMoved(
  range: Range,
  edge: Edge,
  outwards: boolean,
  byLetter: boolean,
  lineText: (line: number) => string,
): Range | undefined {
  const place = range[edge];
  const text = lineText(place.line);
  const forwards = (edge === 'end') === outwards;
  const stops = stopsOf(text, edge, byLetter);
  const character = forwards
    ? stops.find((stop) => stop > place.character)
    : stops.findLast((stop) => stop < place.character);
  if (character === undefined) return undefined;
  const moved: Place = { line: place.line, character };
  const changed = edge === 'start' ? { start: moved, end: range.end } : { start: range.start, end: moved };
  return compare(changed.start, changed.end) < 0 ? changed : undefined;
}

/** Where a start (or an end) of a span may stand in a line. */
function stopsOf(text: string, edge: Edge, byLetter: boolean): number[] {
  if (byLetter) return [...[...letters.segment(text)].map(({ index }) => index), text.length];
  return [...words.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => (edge === 'start' ? index : index + segment.length));
}

/** The word at a place or just before it; undefined where there is none. */
export function wordAt(place: Place, text: string): Range | undefined {
  for (const { index, segment, isWordLike } of words.segment(text)) {
    if (isWordLike && index <= place.character && place.character <= index + segment.length) {
      return {
        start: { line: place.line, character: index },
        end: { line: place.line, character: index + segment.length },
      };
    }
  }
  return undefined;
}
