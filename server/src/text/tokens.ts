/**
 * Where the tokens of a text are, whatever its language. A token is a run of letters (with the marks and joiners inside
 * it), a run of digits, or one other visible character. White space is between tokens, never in them. Letters and digits
 * never share a token: `ال47` is `ال` and `47`, touching; so is a word glued to one of another script.
 */
import { isIgnorable } from './characters.js';
import { lowerBound } from './lowerBound.js';
import type { Span } from './span.js';

/** Letters of the Arabic script, letters of any other, digits, one other character. */
export type TokenKind = 'arabic' | 'word' | 'number' | 'symbol';

const enum Class {
  Unknown,
  Space,
  Arabic,
  Letter,
  Digit,
  Mark,
  Symbol,
}

const classes = new Uint8Array(0x10000);

function classify(code: number, char: string): Class {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0xa0) return Class.Space;
  if (isIgnorable(code)) return Class.Mark;
  if (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x0660 && code <= 0x0669) ||
    (code >= 0x06f0 && code <= 0x06f9)
  )
    return Class.Digit;
  // A sign of this block may be newer than the platform's tables.
  if (code >= 0x20a0 && code <= 0x20cf) return Class.Symbol;
  if (/\p{Script=Arabic}/u.test(char) && /\p{L}/u.test(char)) return Class.Arabic;
  if (/\p{L}/u.test(char)) return Class.Letter;
  if (/\p{M}/u.test(char)) return Class.Mark;
  if (/\s|\p{C}/u.test(char) && !/\p{Cs}|\p{Co}/u.test(char)) return Class.Space;
  return Class.Symbol;
}

/** Of a character that has not come before, or that is one half of a pair. */
function newClass(text: string, i: number): Class {
  const code = text.charCodeAt(i);
  if (code < 0xd800 || code > 0xdfff) return (classes[code] = classify(code, text.charAt(i)));
  return isPair(text, i) && /\p{L}/u.test(String.fromCodePoint(text.codePointAt(i)!))
    ? Class.Letter
    : Class.Symbol;
}

/** Whether the character at `i` has two UTF-16 units. */
const isPair = (text: string, i: number): boolean => text.codePointAt(i)! > 0xffff;

/**
 * Tells the tokens of `text`, in order, as half-open ranges of UTF-16 units, each with its gap: so many characters of
 * white space stand before it and behind the token before it (marks and controls are none). Linear in its length; never
 * throws (lone surrogates are symbols). `units` are the text's (see `unitsOf`).
 */
export function scanTokens(
  text: string,
  units: Uint16Array,
  add: (start: number, end: number, kind: TokenKind, gap: number) => void,
): void {
  const { length } = text;
  let i = 0;
  let gap = 0;
  while (i < length) {
    const c = classes[units[i]!]! || newClass(text, i);
    if (c === Class.Space || c === Class.Mark) {
      if (c === Class.Space) gap++;
      i++;
      continue;
    }
    const start = i;
    const before = gap;
    gap = 0;
    if (c === Class.Symbol) {
      i += isPair(text, i) ? 2 : 1;
      add(start, i, 'symbol', before);
      continue;
    }
    let letters = i;
    while (i < length) {
      const next = classes[units[i]!]! || newClass(text, i);
      if (next === c) letters = i += next === Class.Letter && isPair(text, i) ? 2 : 1;
      else if (next === Class.Mark) i++;
      else break;
    }
    // Marks at the end belong to the token when they are diacritics, not when they are controls.
    let end = i;
    while (end > letters && !isAttached(units[end - 1]!)) end--;
    add(start, end, c === Class.Arabic ? 'arabic' : c === Class.Digit ? 'number' : 'word', before);
  }
}

/** Diacritics and tatweel are part of the word they follow; zero-width and bidi controls at its end are not. */
function isAttached(code: number): boolean {
  return isIgnorable(code) && !(code >= 0x200b && code <= 0x206f) && code !== 0xfeff && code !== 0x061c;
}

/** The UTF-16 units of a text, in `into` where they have room. */
export function unitsOf(text: string, into = new Uint16Array(text.length)): Uint16Array {
  const found = text.length <= into.length ? into : new Uint16Array(text.length);
  for (let i = 0; i < text.length; i++) found[i] = text.charCodeAt(i);
  return found;
}

/**
 * Whether the word at `i` stands right behind the one before it: with no white space between them, whatever marks and
 * controls there are (locales write U+200F around the separators of dates and numbers).
 */
export const touches = (words: readonly { readonly gap: number }[], i: number): boolean =>
  i > 0 && words[i]?.gap === 0;

/** Index of the first token that ends after `offset`; `tokens.length` if there is none. */
export const tokenAtOrAfter = (tokens: readonly Span[], offset: number): number =>
  lowerBound(tokens.length, (i) => tokens[i]!.end <= offset);
