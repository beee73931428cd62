/** Characters that a format cannot write: each becomes another one, so that offsets hold. */
import type { Carries } from '../format.js';

/** Replaces what cannot be written, one unit by one. */
export function cleaner(characters: Carries['characters']): (text: string) => string {
  // XML 1.0, 2.2: tab, line feed, carriage return, and from space on without surrogates, U+FFFE and U+FFFF.
  const forbidden =
    characters === 'xml'
      ? /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu
      : /\p{Surrogate}/gu;
  return (text) => text.replace(forbidden, '\ufffd');
}

/** A value of JSON with all its texts and names cleaned. */
export function cleanedJson(value: unknown, clean: (text: string) => string): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map((one) => cleanedJson(one, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), cleanedJson(one, clean)]));
}
