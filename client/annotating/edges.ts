/** Moving an edge of a span, by words or by letters, over lines too. Pure. */
import type { Range } from 'vscode-languageserver-types';
import type { EdgeAction } from '../actions/actions.js';
import { compare, type TextPosition } from './places.js';
import { wordEdge, type Lines } from './words.js';

export type Edge = 'start' | 'end';

/** Which edge each action moves, and whether outwards. */
export const EDGE_MOVES: Readonly<Record<EdgeAction, readonly [edge: Edge, outwards: boolean]>> = {
  growStart: ['start', true],
  shrinkStart: ['start', false],
  growEnd: ['end', true],
  shrinkEnd: ['end', false],
};

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Units on either side of an edge in which letters are looked for: longer than any letter with its marks. */
const AROUND = 200;

/**
 * The range with one edge moved outwards or inwards to the next edge of a word, or by one letter with its marks;
 * undefined where it cannot move further or nothing would be left.
 */
export function withEdgeMoved(
  range: Range,
  edge: Edge,
  outwards: boolean,
  byLetter: boolean,
  lines: Lines,
): Range | undefined {
  const forwards = (edge === 'end') === outwards;
  const moved = byLetter
    ? letterEdge(lines, range[edge], forwards)
    : wordEdge(lines, range[edge], forwards, edge);
  if (!moved) return undefined;
  const changed = edge === 'start' ? { start: moved, end: range.end } : { start: range.start, end: moved };
  return compare(changed.start, changed.end) < 0 ? changed : undefined;
}

/**
 * The range with an edge moved outwards by words as the guidelines allow it: where they would put the edge back to where it
 * stands (behind the proclitic of the first word, say), it goes on to the word after that. `snapped` gives a range at the
 * guidelines' boundaries; undefined where the edge cannot move.
 */
export async function grownByWord(
  range: Range,
  edge: Edge,
  lines: Lines,
  snapped: (range: Range) => Promise<Range>,
): Promise<Range | undefined> {
  for (let words = 0, asked: Range | undefined = range; words < MOST_WORDS; words++) {
    asked = withEdgeMoved(asked, edge, true, false, lines);
    if (!asked) return undefined;
    const allowed = await snapped(asked);
    const order = compare(allowed[edge], range[edge]);
    if (edge === 'start' ? order < 0 : order > 0) return allowed;
  }
  return undefined;
}

/** Words that are tried: more in a row are never put back. */
const MOST_WORDS = 4;

/** The place one letter further; from a line's end to after the first letter of the next that has one. */
function letterEdge(lines: Lines, place: TextPosition, forwards: boolean): TextPosition | undefined {
  const step = forwards ? 1 : -1;
  for (let line = place.line; line >= 0 && line < lines.count; line += step) {
    const text = lines.text(line);
    if (text.trim() === '') continue;
    const from = line === place.line ? place.character : forwards ? 0 : text.length;
    const stops = lettersAround(text, from);
    const character = forwards ? stops.find((stop) => stop > from) : stops.findLast((stop) => stop < from);
    if (character !== undefined) return { line, character };
  }
  return undefined;
}

/** Where letters begin and end near a place of a line. */
function lettersAround(text: string, character: number): readonly number[] {
  const from = text.lastIndexOf(' ', Math.max(0, character - AROUND)) + 1;
  const space = text.indexOf(' ', character + AROUND);
  const to = space < 0 ? text.length : space;
  const starts = [...letters.segment(text.slice(from, to))].map(({ index }) => from + index);
  return [...starts, to];
}
