/** Where the lines of a text begin: places as the Language Server Protocol counts them, without the text. */
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
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) starts.push(i + 1);
  }
  return Uint32Array.from(starts);
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
