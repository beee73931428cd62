/** What a dateline is made of. */
import type { LineProfile } from './boilerplate.js';

export interface LinePart {
  readonly text: string;
  /** UTF-16 offset in its paragraph. */
  readonly start: number;
}

/** A name as it is kept: without the strokes that stretch it on the page. */
export const plain = (text: string): string => text.replace(/\u0640/g, '').trim();

/** What stands between the signs of a dateline («هسبريس - الرباط»). */
export function partsOf({ text, indent }: LineProfile): LinePart[] {
  const parts: LinePart[] = [];
  let at = 0;
  for (const piece of text.split(/(\s[-–—|:/]\s|\s?:\s)/)) {
    const start = at + piece.length - piece.trimStart().length;
    if (/[\p{L}\p{N}]/u.test(piece)) parts.push({ text: piece.trim(), start: indent + start });
    at += piece.length;
  }
  return parts;
}
