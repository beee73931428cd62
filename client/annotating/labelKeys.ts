/**
 * Label keys as they arrive from keyboards: an annotator of Arabic text often types on an Arabic layout, where
 * the key marked P gives «ح». A label's key means the key of the board, whatever it types.
 */
import type { LabelDefinition } from '../../server/src/annotation/model.js';

/** Arabic (101) layout: what the keys of a Latin board give, in the order of `LATIN_KEYS`. */
const ARABIC_KEYS = 'ضصثقفغعهخحشسيبلاتنمكئءؤرىةوزظط';
const LATIN_KEYS = "qwertyuiopasdfghjkl;zxcvnm,./'";

const ARABIC_INDIC_ZERO = 0x0660;
const EXTENDED_ARABIC_INDIC_ZERO = 0x06f0;

/** The Latin key in lower case that gives the typed character; the character itself where it is no Arabic one. */
export function latinKey(typed: string): string {
  const place = ARABIC_KEYS.indexOf(typed);
  if (typed.length === 1 && place >= 0) return LATIN_KEYS[place]!;
  const code = typed.codePointAt(0) ?? 0;
  for (const zero of [ARABIC_INDIC_ZERO, EXTENDED_ARABIC_INDIC_ZERO]) {
    if (code >= zero && code < zero + 10) return String(code - zero);
  }
  return typed.toLowerCase();
}

/** The label that a typed character tags with. */
export function labelOfKey(labels: readonly LabelDefinition[], typed: string): LabelDefinition | undefined {
  if (typed === '') return undefined;
  const key = latinKey(typed);
  return labels.find((label) => label.key !== undefined && label.key.toLowerCase() === key);
}
