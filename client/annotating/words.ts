/** Where words begin and end in the lines of a text, and the ways of the caret along them. Pure. */
import { compare, type TextRange, type TextPosition } from './places.js';

/** The lines of a text; those of a closed fold have nothing in them that the caret could reach. */
export interface Lines {
  readonly count: number;
  /** '' for a line that is not shown. */
  text(line: number): string;
}

interface WordSpan {
  /** UTF-16 offsets into the line, half-open. */
  readonly start: number;
  readonly end: number;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Letters on either side of a place in which its words are looked for: a line may be a megabyte. */
const AROUND = 1000;

/** The words of a line at and around a place, in order. */
function wordsAround(text: string, character: number): readonly WordSpan[] {
  const from = text.lastIndexOf(' ', Math.max(0, character - AROUND)) + 1;
  const space = text.indexOf(' ', character + AROUND);
  const to = space < 0 ? text.length : space;
  const words: WordSpan[] = [];
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(from, to))) {
    if (isWordLike) words.push({ start: from + index, end: from + index + segment.length });
  }
  return words;
}

/** The word at a place or just before it; undefined where there is none. A word that begins there comes first. */
export function wordAt(place: TextPosition, text: string): TextRange | undefined {
  const touching = wordsAround(text, place.character).filter(
    ({ start, end }) => start <= place.character && place.character <= end,
  );
  const word = touching.at(-1);
  return word && extentOf(place.line, word);
}

const extentOf = (line: number, { start, end }: WordSpan): TextRange => ({
  start: { line, character: start },
  end: { line, character: end },
});

type WordEdge = 'start' | 'end';

/** The next start (or end) of a word after a place, or the one before it; over lines, undefined at the text's ends. */
export function wordEdge(
  lines: Lines,
  place: TextPosition,
  forwards: boolean,
  edge: WordEdge,
): TextPosition | undefined {
  const step = forwards ? 1 : -1;
  for (let line = place.line; line >= 0 && line < lines.count; line += step) {
    const text = lines.text(line);
    if (text.trim() === '') continue;
    const here = line === place.line;
    const from = here ? place.character : forwards ? 0 : text.length;
    const stops = wordsAround(text, from).map((word) => word[edge]);
    const character = forwards
      ? stops.find((stop) => stop > from || (!here && stop === from))
      : stops.findLast((stop) => stop < from || (!here && stop === from));
    if (character !== undefined) return { line, character };
  }
  return undefined;
}

/** Where the caret goes by one word: to a start, so that the word there is the one meant. */
export function movedByWord(lines: Lines, place: TextPosition, forwards: boolean): TextPosition | undefined {
  return wordEdge(lines, place, forwards, 'start');
}

/** Where a selection's moving end goes by one word: a word is taken in whole, or given up whole. */
export function extendedByWord(
  lines: Lines,
  anchor: TextPosition,
  active: TextPosition,
  forwards: boolean,
): TextPosition | undefined {
  const order = compare(active, anchor);
  const growing = forwards ? order >= 0 : order <= 0;
  const next = wordEdge(lines, active, forwards, growing === forwards ? 'end' : 'start');
  if (growing) return next;
  // Back to where the selection began and not past it: from there on it grows the other way.
  return next && (forwards ? compare(next, anchor) <= 0 : compare(next, anchor) >= 0) ? next : anchor;
}
