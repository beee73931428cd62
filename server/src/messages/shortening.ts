/** Names in narrow places. */
import { isRightToLeft, keepingDirection } from './direction.js';
import { inert } from './inert.js';

/** VS Code clips on the right, where Arabic begins: its names are cut at their end before. In letters as one sees them. */
const LONGEST_FROM_RIGHT = 25;
const LONGEST_FROM_LEFT = 60;

/** UTF-16 units that are looked at for one letter: marks may be heaped on it without end. */
const MOST_UNITS = 8;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most so many letters (grapheme clusters); what is longer ends in «…», after a whole word where that loses little. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const looked = text.slice(0, most * MOST_UNITS);
  const starts: number[] = [];
  for (const { index } of graphemes.segment(looked)) if (starts.push(index) > most) break;
  if (starts.length <= most && looked.length === text.length) return text;
  const end = starts[Math.min(most, starts.length) - 1] ?? 0;
  const space = text.lastIndexOf(' ', end);
  return `${text.slice(0, space > end / 2 ? space : end).trimEnd()}…`;
}

/** A text as a symbol is called: in one line, no longer than is seen, keeping its direction, and nothing but text. */
export function nameShown(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const most = isRightToLeft(line) ? LONGEST_FROM_RIGHT : LONGEST_FROM_LEFT;
  return inert(keepingDirection(shortened(line, most)));
}
