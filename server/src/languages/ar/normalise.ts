/**
 * Folding: one spelling for what Arabic writers spell in several ways, so that lexicons are looked up
 * once. Folding never changes the text itself; `offsetOfLetter` (text/characters.ts) maps a folded letter back to it.
 *
 * What is folded, after the normalisation of Habash (2010), "Introduction to Arabic Natural Language
 * Processing", ch. 3: hamza seats of alef (أ إ آ ٱ → ا), alef maqsura (ى → ي), teh marbuta (ة → ه),
 * Persian and Urdu look-alikes (ک ی ہ), Arabic-Indic and Persian digits, presentation forms, Latin case.
 * What is dropped: diacritics, tatweel, zero-width and bidirectional control characters. A hamza that is written as a
 * mark over or under its letter (Unicode's decomposed forms) is folded as the letter that has it: ي and U+0654 is ئ.
 */

import { isIgnorable } from '../../text/characters.js';

const FOLDED = new Map<number, number>();
const fold1 = (from: string, to: string): void => {
  for (const c of from) FOLDED.set(c.charCodeAt(0), to.charCodeAt(0));
};
fold1('أإآٱٲٳٵ', 'ا');
fold1('ىیۍې', 'ي');
fold1('ةہھۃۀۂ', 'ه');
fold1('کڪ', 'ك');
// Lower case makes two characters of it, the second of which folding drops.
fold1('İ', 'i');
for (let d = 0; d < 10; d++) {
  FOLDED.set(0x0660 + d, 0x30 + d);
  FOLDED.set(0x06f0 + d, 0x30 + d);
}

/** ﻻ → لا; a character of the block that stands for nothing else (﴾), and a sign of its own (﷼, ﷺ) are kept. */
function foldPresentationForm(char: string): string {
  if (/\p{S}/u.test(char)) return char;
  const plain = char.normalize('NFKC').trim();
  return plain === char ? char : foldSlowly(plain);
}

/** The letters whose hamza folding keeps, with what they are when they have one. */
const WITH_HAMZA: ReadonlyMap<string, string> = new Map([
  ['ي', 'ئ'],
  ['و', 'ؤ'],
]);
const TATWEEL = 0x0640;
/** Above, below. */
const isHamzaMark = (code: number): boolean => code === 0x0654 || code === 0x0655;

function foldSlowly(text: string): string {
  let out = '';
  // A hamza over tatweel belongs to no letter («شيـٔا»).
  let isSeat = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isIgnorable(code)) {
      const seated = isSeat && isHamzaMark(code) ? WITH_HAMZA.get(out.charAt(out.length - 1)) : undefined;
      if (seated !== undefined) out = out.slice(0, -1) + seated;
      if (code === TATWEEL) isSeat = false;
      continue;
    }
    isSeat = true;
    const folded = FOLDED.get(code);
    if (folded !== undefined) out += String.fromCharCode(folded);
    else if (code >= 0xfb50 && code <= 0xfeff) out += foldPresentationForm(text.charAt(i));
    else out += text.charAt(i);
  }
  return /[A-Z\u00c0-\u024f\u0370-\u04ff]/.test(out) ? out.toLowerCase() : out;
}

const DROPPED = 0;
const NOT_QUICK = 0xffff;
/**
 * What a character of ASCII or the Arabic block folds to, by its code: itself, another one, or nothing; `NOT_QUICK` where
 * that depends on what stands beside it, and for all other scripts.
 */
const QUICK = new Uint16Array(0x700).fill(NOT_QUICK);
for (let code = 1; code < QUICK.length; code++) {
  if ((code >= 0x80 && code < 0x600) || isHamzaMark(code)) continue;
  const lower = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
  QUICK[code] = isIgnorable(code) ? DROPPED : (FOLDED.get(code) ?? lower);
}

/** The folded form of a text: shorter or equally long; digits of either kind become ASCII. */
export function fold(text: string): string {
  const { length } = text;
  let out = '';
  /** Where what is not in `out` yet begins. */
  let from = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const folded = code < QUICK.length ? QUICK[code]! : NOT_QUICK;
    if (folded === code) continue;
    if (folded === NOT_QUICK) return foldSlowly(text);
    if (i > from) out += text.slice(from, i);
    if (folded !== DROPPED) out += String.fromCharCode(folded);
    from = i + 1;
  }
  if (from === 0) return text;
  return from < length ? out + text.slice(from) : out;
}
