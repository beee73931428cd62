/**
 * Paragraphs: the unit of recognition and of caching. A paragraph is a line with something on it; a line
 * that is very long is cut after a sentence (or, failing that, a word), so that an edit never costs more
 * than a piece of it.
 */
import { endsSentence } from './characters.js';
import { changeBetween } from './change.js';
import { lowerBound } from './lowerBound.js';
import { ownText } from './ownText.js';

export interface Paragraph {
  /** UTF-16 offset of the paragraph in the document. */
  readonly start: number;
  /** Its text, without the line break; never blank. */
  readonly text: string;
}

/** Longest piece, in UTF-16 units: a few printed pages. */
export const LONGEST_PARAGRAPH = 8192;

/** Index of the first of some paragraphs, in order, that ends behind a UTF-16 offset; how many they are where none does. */
export const paragraphFrom = (paragraphs: readonly Paragraph[], offset: number): number =>
  lowerBound(paragraphs.length, (i) => paragraphs[i]!.start + paragraphs[i]!.text.length <= offset);

const isBreak = (code: number): boolean =>
  code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
/** A long line is cut at a semicolon too. */
const isStop = (sign: string): boolean => endsSentence(sign) || sign === ';' || sign === '؛';

function cutBefore(text: string, from: number, limit: number): number {
  let word = -1;
  const lowest = from + (LONGEST_PARAGRAPH >> 1);
  for (let i = limit; i > lowest; i--) {
    if (text.charCodeAt(i) > 0x20) continue;
    if (isStop(text.charAt(i - 1))) return i;
    if (word < 0) word = i;
  }
  if (word >= 0) return word;
  const code = text.charCodeAt(limit);
  return code >= 0xdc00 && code <= 0xdfff ? limit - 1 : limit;
}

/** The paragraphs of a document, in order. Linear in its length. */
export function splitParagraphs(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let start = 0;
  while (start < text.length) {
    let end = start;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    let from = start;
    while (from < end) {
      const cut = end - from > LONGEST_PARAGRAPH ? cutBefore(text, from, from + LONGEST_PARAGRAPH) : end;
      const piece = text.slice(from, cut);
      if (piece.trim() !== '') paragraphs.push({ start: from, text: piece });
      from = cut;
    }
    start = end + 1;
  }
  return paragraphs;
}

/** The paragraphs of a text, and which of them are those of an earlier version of it. */
export interface Resplit {
  readonly paragraphs: readonly Paragraph[];
  /** So many at the beginning are the same objects as before, */
  readonly sameAtStart: number;
  /** and so many at the end have the same text as before, at another place perhaps. */
  readonly sameAtEnd: number;
}

/** What `splitParagraphs` gives, from the paragraphs of an earlier version: costs little where little changed. */
export function resplitParagraphs(
  text: string,
  before: { readonly text: string; readonly paragraphs: readonly Paragraph[] },
): Resplit {
  const known = before.paragraphs;
  const change = changeBetween(before.text, text);
  // Whole lines: what a long one is cut into depends on all of it.
  let from = change.start;
  while (from > 0 && !isBreak(text.charCodeAt(from - 1))) from--;
  let to = change.endAfter;
  while (to < text.length && !isBreak(text.charCodeAt(to))) to++;
  const shift = text.length - before.text.length;
  let sameAtStart = 0;
  while (sameAtStart < known.length && known[sameAtStart]!.start < from) sameAtStart++;
  let rest = known.length;
  while (rest > sameAtStart && known[rest - 1]!.start + shift >= to) rest--;
  const paragraphs = known.slice(0, sameAtStart);
  for (const { start: at, text: piece } of splitParagraphs(ownText(text.slice(from, to))))
    paragraphs.push({ start: from + at, text: piece });
  for (let i = rest; i < known.length; i++) {
    const paragraph = known[i]!;
    paragraphs.push(shift === 0 ? paragraph : { start: paragraph.start + shift, text: paragraph.text });
  }
  return { paragraphs, sameAtStart, sameAtEnd: known.length - rest };
}
