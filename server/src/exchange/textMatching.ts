/**
 * The same text in two forms: formats and editors change white space, line endings and byte order marks, never
 * the visible characters. Offsets are carried over by counting those.
 */
import { isWhite } from '../formats/parts/tokens.js';

/** The visible characters of a text. */
export function visible(text: string): string {
  let out = '';
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    const white = i === text.length || isWhite(text.charCodeAt(i));
    if (white && start >= 0) {
      out += text.slice(start, i);
      start = -1;
    } else if (!white && start < 0) start = i;
  }
  return out;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Carries a span from one form of a text to another; undefined where nothing visible is in it. */
export type SpanCarrier = (span: Span) => Span | undefined;

/** How spans of `from` lie in `to`; undefined where the visible characters differ. */
export function carryBetween(from: string, to: string): SpanCarrier | undefined {
  if (from === to) return (span) => span;
  if (visible(from) !== visible(to)) return undefined;
  const places: number[] = [];
  for (let i = 0; i < to.length; i++) if (!isWhite(to.charCodeAt(i))) places.push(i);
  const before = new Uint32Array(from.length + 1);
  for (let i = 0; i < from.length; i++) before[i + 1] = before[i]! + (isWhite(from.charCodeAt(i)) ? 0 : 1);
  return ({ start, end }) => {
    const first = before[start];
    const last = before[end];
    if (first === undefined || last === undefined || first >= last) return undefined;
    return { start: places[first]!, end: places[last - 1]! + 1 };
  };
}
