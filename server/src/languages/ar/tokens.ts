/**
 * Tokens of a paragraph. A token is a run of letters (with the marks and joiners inside it), a run of
 * digits, or one other visible character. White space is between tokens, never in them. Letters and digits
 * never share a token: `ال47` is `ال` and `47`, touching; so is a word glued to a Latin one.
 */
import { formAt, unitsOf, type Form, type TokenKind } from './forms.js';
import { isIgnorable } from './normalise.js';
import { LONGEST_PARAGRAPH } from '../../text/paragraphs.js';

export type { TokenKind } from './forms.js';

export class Token {
  constructor(
    /** UTF-16 offsets into the tokenised text, half-open. */
    readonly start: number,
    readonly end: number,
    /** What it shares with all tokens that are spelled alike. */
    readonly form: Form,
  ) {}

  get kind(): TokenKind {
    return this.form.kind;
  }

  /** The folded form (see normalise.ts), the key of every lexicon. */
  get norm(): string {
    return this.form.norm;
  }
}

/** A text with its tokens: what the recognisers read. Offsets are relative to `text`. */
export interface TokenisedText {
  readonly text: string;
  readonly tokens: readonly Token[];
}

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
  if (/\p{Script=Arabic}/u.test(char) && /\p{L}/u.test(char)) return Class.Arabic;
  if (/\p{L}/u.test(char)) return Class.Letter;
  if (/\p{M}/u.test(char)) return Class.Mark;
  if (/\s|\p{C}/u.test(char) && !/\p{Cs}|\p{Co}/u.test(char)) return Class.Space;
  return Class.Symbol;
}

function classOf(text: string, units: Uint16Array, i: number): Class {
  const code = units[i]!;
  const known = classes[code]!;
  if (known !== Class.Unknown) return known;
  if (code < 0xd800 || code > 0xdfff) return (classes[code] = classify(code, text.charAt(i)));
  const point = text.codePointAt(i)!;
  return point > 0xffff && /\p{L}/u.test(String.fromCodePoint(point)) ? Class.Letter : Class.Symbol;
}

/** Units of the text that is read, where it is no longer than most. */
const room = new Uint16Array(LONGEST_PARAGRAPH);

/** Tokens of `text`, in order. Linear in its length; never throws (lone surrogates are symbols). */
export function tokenise(text: string): TokenisedText {
  const tokens: Token[] = [];
  const { length } = text;
  const units = unitsOf(text, room);
  const isPair = (at: number): boolean => text.codePointAt(at)! > 0xffff;
  const add = (start: number, end: number, kind: TokenKind): void => {
    tokens.push(new Token(start, end, formAt(text, units, start, end, kind)));
  };
  let i = 0;
  while (i < length) {
    const c = classOf(text, units, i);
    if (c === Class.Space || c === Class.Mark) {
      i++;
      continue;
    }
    const start = i;
    if (c === Class.Symbol) {
      i += isPair(i) ? 2 : 1;
      add(start, i, 'symbol');
      continue;
    }
    let end = i;
    while (i < length) {
      const next = classOf(text, units, i);
      if (next === c) end = i += next === Class.Letter && isPair(i) ? 2 : 1;
      else if (next === Class.Mark) i++;
      else break;
    }
    // Marks at the end belong to the token when they are diacritics, not when they are controls.
    while (end < i && isAttached(units[end]!)) end++;
    add(start, end, c === Class.Arabic ? 'arabic' : c === Class.Digit ? 'number' : 'word');
  }
  return { text, tokens };
}

/** Diacritics and tatweel are part of the word they follow; zero-width and bidi controls at its end are not. */
function isAttached(code: number): boolean {
  return isIgnorable(code) && !(code >= 0x200b && code <= 0x206f) && code !== 0xfeff && code !== 0x061c;
}

/** Index of the first token that ends after `offset`; `tokens.length` if there is none. */
export function tokenAtOrAfter(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
