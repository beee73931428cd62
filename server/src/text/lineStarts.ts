/** Where the lines of a text begin: places as the Language Server Protocol counts them, without the text. */
import { changeBetween } from './change.js';
import { lowerBound } from './lowerBound.js';
import type { Span } from './span.js';

/** Counted from 0; characters are UTF-16 units. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
}

const LF = 0x0a;
const CR = 0x0d;

/** Lines end as the protocol says: with LF, CR or both. */
export function lineStartsOf(text: string): Uint32Array {
  const starts = [0];
  for (let i = 1; i <= text.length; i++) if (beginsAt(text, i)) starts.push(i);
  return Uint32Array.from(starts);
}

/** What `lineStartsOf` gives, from those of an earlier version of the text: what changed alone is looked at. */
export function lineStartsAfter(
  before: { readonly text: string; readonly lines: Uint32Array },
  text: string,
): Uint32Array {
  const { lines } = before;
  const { start, endBefore, endAfter } = changeBetween(before.text, text);
  // Whether a line begins somewhere, the unit before and the one behind tell.
  const kept = Math.max(
    1,
    lowerBound(lines.length, (i) => lines[i]! < start),
  );
  const rest = lowerBound(lines.length, (i) => lines[i]! <= endBefore, kept);
  const changed: number[] = [];
  for (let i = Math.max(1, start); i <= endAfter; i++) if (beginsAt(text, i)) changed.push(i);
  const starts = new Uint32Array(kept + changed.length + lines.length - rest);
  starts.set(lines.subarray(0, kept));
  starts.set(changed, kept);
  for (let i = rest, to = kept + changed.length; i < lines.length; i++, to++)
    starts[to] = lines[i]! + endAfter - endBefore;
  return starts;
}

function beginsAt(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset - 1);
  return code === LF || (code === CR && text.charCodeAt(offset) !== LF);
}

/** The place of a UTF-16 offset. */
export function placeInLines(starts: Uint32Array, offset: number): LinePlace {
  const line = Math.max(0, lowerBound(starts.length, (i) => starts[i]! <= offset) - 1);
  return { line, character: offset - (starts[line] ?? 0) };
}

export function rangeInLines(
  starts: Uint32Array,
  { start, end }: Span,
): { readonly start: LinePlace; readonly end: LinePlace } {
  return { start: placeInLines(starts, start), end: placeInLines(starts, end) };
}
