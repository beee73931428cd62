/**
 * Paragraphs: the unit of recognition and of caching. A paragraph is a line with something on it; a line
 * that is very long is cut after a sentence (or, failing that, a word), so that an edit never costs more
 * than a piece of it.
 */

export interface Paragraph {
  /** UTF-16 offset of the paragraph in the document. */
  readonly start: number;
  /** Its text, without the line break; never blank. */
  readonly text: string;
}

/** Longest piece, in UTF-16 units: a few printed pages. */
export const LONGEST_PARAGRAPH = 8192;

const isBreak = (code: number): boolean =>
  code === 0x0a || code === 0x0d || code === 0x2028 || code === 0x2029;
const SENTENCE_END = new Set(['.', '!', '?', '؟', '۔', '…', ';', '؛']);

function cutBefore(text: string, from: number, limit: number): number {
  let word = -1;
  const lowest = from + (LONGEST_PARAGRAPH >> 1);
  for (let i = limit; i > lowest; i--) {
    if (text.charCodeAt(i) > 0x20) continue;
    if (SENTENCE_END.has(text.charAt(i - 1))) return i;
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
