/** Characters that carry no letter, in any script that is written with marks and controls. */

/** True for characters that carry no letter: diacritics, tatweel, zero-width and bidi controls. */
export function isIgnorable(code: number): boolean {
  if (code < 0x0300) return code === 0x00ad;
  return (
    (code >= 0x064b && code <= 0x065f) ||
    code === 0x0670 ||
    code === 0x0640 ||
    (code >= 0x0610 && code <= 0x061a) ||
    code === 0x061c ||
    (code >= 0x06d6 && code <= 0x06ed && code !== 0x06dd && code !== 0x06de && code !== 0x06e9) ||
    (code >= 0x08d3 && code <= 0x08ff) ||
    (code >= 0x0300 && code <= 0x036f) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2069) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}

/** The characters that can hide or reorder text (UAX 9 controls; Trojan Source, CVE-2021-42574). */
export const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** Signs that group the thousands of a number, and are never its decimal point: 1٬500 · 1'500 · 1’500. */
export const GROUPING_SIGNS: ReadonlySet<string> = new Set(['٬', "'", '’']);

/**
 * UTF-16 offset in `text` at which its letter number `letters` begins, ignorable characters not counted (diacritics and
 * tatweel before it belong to the letter they follow). `letters` past the end gives `text.length`.
 */
export function offsetOfLetter(text: string, letters: number): number {
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (isIgnorable(text.charCodeAt(i))) continue;
    if (seen === letters) return i;
    seen++;
  }
  return text.length;
}

/** How many letters a text has, ignorable characters not counted. */
export function lettersIn(text: string): number {
  let letters = 0;
  for (let i = 0; i < text.length; i++) if (!isIgnorable(text.charCodeAt(i))) letters++;
  return letters;
}

/** Signs that end a sentence, in the scripts that are read here. */
const SENTENCE_ENDS: ReadonlySet<string> = new Set(['.', '!', '?', '؟', '۔', '…']);

export const endsSentence = (sign: string): boolean => SENTENCE_ENDS.has(sign);
