/**
 * The form of a token that the tagger looks at: its folded form, with numbers reduced to their shape, and
 * spellings of one punctuation mark united, so that few kinds of token stand for all text.
 */
import { touches } from '../../../../text/tokens.js';
import type { Token } from '../../tokens.js';

/** Longest word that is looked at letter by letter; longer ones all look alike. */
const LONGEST_WORD = 24;

const SYMBOLS = new Map<string, string>();
for (const char of '"«»“”„‟‹›\'‘’‚`´') SYMBOLS.set(char, '"');
for (const char of ',،') SYMBOLS.set(char, '،');
for (const char of ';؛') SYMBOLS.set(char, '؛');
for (const char of '?؟') SYMBOLS.set(char, '؟');
for (const char of '([{﴾') SYMBOLS.set(char, '(');
for (const char of ')]}﴿') SYMBOLS.set(char, ')');
for (const char of '-–—−‐‑―') SYMBOLS.set(char, '-');
for (const char of '…') SYMBOLS.set(char, '.');

const NUMBERS = ['0', '00', '000', '0000', '00000'];

export function surfaceOf({ kind, norm }: Pick<Token, 'kind' | 'norm'>): string {
  switch (kind) {
    case 'symbol':
      return SYMBOLS.get(norm) ?? norm;
    case 'number':
      return NUMBERS[Math.min(norm.length, NUMBERS.length) - 1] ?? '0';
    case 'arabic':
    case 'word':
      return norm.length > LONGEST_WORD ? (kind === 'arabic' ? 'ا0' : 'a0') : norm;
  }
}

/** Coarse shape of a surface: what script, how long. */
export function shapeOf(surface: string): number {
  const code = surface.charCodeAt(0);
  if (surface === 'ا0') return 12;
  if (code >= 0x30 && code <= 0x39) return 1;
  if (code >= 0x0620 && code <= 0x06ff) {
    if (surface.length === 1) return code >= 0x0621 && code <= 0x064a ? 2 : 0;
    return surface.length <= 7 ? 1 + surface.length : 9;
  }
  if (code < 0x80 ? code >= 0x61 && code <= 0x7a : surface.length > 1 || code > 0xff)
    return surface.length <= 3 ? 10 : 11;
  return 0;
}

const SENTENCE_END = new Set(['؟', '!', '۔']);

/** What a surface says of where sentences end: 0 where it has not just one letter. */
const SINGLE = 1;
const FULL_STOP = 2;
const END = 3;

export function signOf(surface: string): number {
  if (surface.length !== 1) return 0;
  return SENTENCE_END.has(surface) ? END : surface === '.' ? FULL_STOP : SINGLE;
}

/**
 * Index after the last token of the sentence that begins at `from`: the tagger reads sentence by sentence. `signs`: of each
 * token what `signOf` says of its surface. A full stop ends one unless it follows a single letter («ب.») or touches what comes next («3.5»).
 */
export function sentenceEnd(tokens: readonly Token[], signs: ArrayLike<number>, from: number): number {
  for (let i = from; i < tokens.length; i++) {
    const sign = signs[i]!;
    if (sign === 0 || sign === SINGLE) continue;
    if (sign === END) return i + 1;
    if (touches(tokens, i + 1)) continue;
    if (i > from && signs[i - 1] !== 0 && tokens[i - 1]!.kind !== 'number') continue;
    return i + 1;
  }
  return tokens.length;
}
