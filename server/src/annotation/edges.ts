/** The edges of a span: spaces, quotation marks, brackets and punctuation stay outside, by the guidelines. */
import type { Span } from '../text/span.js';
import { isIgnorable } from '../text/characters.js';

export interface Edges extends Span {
  /** What was left out, each mark once, in order. */
  readonly outside: readonly string[];
}

const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['﴾', '﴿'],
  ['（', '）'],
]);
const CLOSING: ReadonlySet<string> = new Set(BRACKETS.values());
/** Quotation marks by what they pair with: texts have them in either order. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ...[...'"“”„‟'].map((quote) => [quote, '"'] as const),
  ...[...'«»'].map((quote) => [quote, '«'] as const),
  ...[...'‹›'].map((quote) => [quote, '‹'] as const),
]);
/** Marks that belong to an amount or a name: 20%, @name, 5′, §3. */
const KEPT: ReadonlySet<string> = new Set('%٪‰‱@#&′″§¶*');
const MARK = /[\p{P}|`<>=~^]/u;
const DIGIT = /\p{Nd}/u;

/** Spaces and characters that cannot be seen: controls, zero-width ones; not diacritics and tatweel. */
export function isInvisible(code: number): boolean {
  if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return true;
  if (code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029)
    return true;
  if (code === 0x202f || code === 0x205f || code === 0x3000) return true;
  return (
    isIgnorable(code) &&
    (code === 0xad || code === 0x61c || (code >= 0x200b && code <= 0x206f) || code === 0xfeff)
  );
}

function isMark(char: string): boolean {
  return MARK.test(char) && !KEPT.has(char);
}

/** Positions of brackets and quotation marks whose partner is in the span too. */
function paired(text: string, span: Span): ReadonlySet<number> {
  const open: { readonly at: number; readonly close: string }[] = [];
  const pairs = new Set<number>();
  const quotes = new Map<string, number>();
  for (let i = span.start; i < span.end; i++) {
    const char = text.charAt(i);
    const quote = QUOTES.get(char);
    if (quote !== undefined) {
      const opening = quotes.get(quote);
      if (opening === undefined) quotes.set(quote, i);
      else {
        pairs.add(opening).add(i);
        quotes.delete(quote);
      }
      continue;
    }
    const close = BRACKETS.get(char);
    if (close !== undefined) open.push({ at: i, close });
    else if (CLOSING.has(char) && open.at(-1)?.close === char) {
      pairs.add(open.pop()!.at);
      pairs.add(i);
    }
  }
  return pairs;
}

/** «U.S.»: the last point belongs to an abbreviation of single letters. */
function endsAbbreviation(text: string, start: number, end: number): boolean {
  return (
    text.charAt(end - 1) === '.' &&
    end - 4 >= start &&
    /^\p{L}\.\p{L}\.$/u.test(text.slice(end - 4, end)) &&
    (end - 5 < start || !/\p{L}/u.test(text.charAt(end - 5)))
  );
}

/** The span without what the guidelines keep outside at its edges; empty where nothing is left. */
export function trimEdges(text: string, span: Span): Edges {
  let { start, end } = span;
  const pairs = paired(text, span);
  const outside: string[] = [];
  const leaveOut = (char: string): void => {
    if (!outside.includes(char)) outside.push(char);
  };
  let around = true;
  while (around) {
    around = false;
    while (start < end) {
      const char = text.charAt(start);
      const negative = char === '-' && DIGIT.test(text.charAt(start + 1));
      if (!isInvisible(char.charCodeAt(0)) && (!isMark(char) || pairs.has(start) || negative)) break;
      leaveOut(char);
      start++;
    }
    while (end > start) {
      const char = text.charAt(end - 1);
      if (!isInvisible(char.charCodeAt(0))) {
        if (!isMark(char) || pairs.has(end - 1) || endsAbbreviation(text, start, end)) break;
      }
      leaveOut(char);
      end--;
    }
    // A pair around all of the rest: (الإنتربول), «الإنتربول».
    if (end - start > 1 && isPairAround(text, start, end)) {
      leaveOut(text.charAt(start));
      leaveOut(text.charAt(end - 1));
      start++;
      end--;
      around = true;
    }
  }
  return { start, end, outside };
}

function isPairAround(text: string, start: number, end: number): boolean {
  const quote = QUOTES.get(text.charAt(start));
  if (quote !== undefined) {
    for (let i = start + 1; i < end; i++) if (QUOTES.get(text.charAt(i)) === quote) return i === end - 1;
    return false;
  }
  const close = BRACKETS.get(text.charAt(start));
  if (close === undefined || text.charAt(end - 1) !== close) return false;
  let depth = 0;
  for (let i = start; i < end; i++) {
    const char = text.charAt(i);
    if (BRACKETS.has(char)) depth++;
    else if (CLOSING.has(char) && --depth === 0) return i === end - 1;
  }
  return false;
}
