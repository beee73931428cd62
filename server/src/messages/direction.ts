/** Direction of texts within sentences (UAX 9). */

/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, NKo and their further blocks. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LEFT_TO_RIGHT =
  /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])[\p{L}\d]/u;
const RIGHT_TO_LEFT_LANGUAGES = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export type TextDirection = 'ltr' | 'rtl';

/** How a language (BCP 47 tag) is written. */
export const directionOf = (language: string): TextDirection =>
  RIGHT_TO_LEFT_LANGUAGES.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';

/** Keeps a text in its own direction inside a sentence of another (first-strong isolate). */
const isolate = (text: string): string => `\u2068${text}\u2069`;

/** Isolates a text that holds letters of the other direction than the language's; leaves every other as it is. */
export function isolateForeign(text: string, language: string): string {
  const foreign = directionOf(language) === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  if (!foreign.test(text) || (text.startsWith('\u2068') && text.endsWith('\u2069'))) return text;
  return isolate(text);
}
