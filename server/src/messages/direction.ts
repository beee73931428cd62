/** Direction of texts within sentences (UAX 9). */

/** Letters that are written from right to left: Hebrew, Arabic, Syriac, Thaana, NKo and their further blocks. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const LEFT_TO_RIGHT =
  /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])[\p{L}\d]/u;
const LEFT_TO_RIGHT_LETTER =
  /(?![\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}])\p{L}/u;
const RIGHT_TO_LEFT_LANGUAGES = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export type TextDirection = 'ltr' | 'rtl';

/** How a language (BCP 47 tag) is written. */
export const directionOf = (language: string): TextDirection =>
  RIGHT_TO_LEFT_LANGUAGES.has(language.split('-')[0]!.toLowerCase()) ? 'rtl' : 'ltr';

/** Embeddings and overrides, and what ends them: they turn the letters round, and reach beyond the text. */
const TURNS = /[\u202a-\u202e]/g;
const ISOLATES = /[\u2066-\u2069]/g;
const END = '\u2069';

/** The text without controls of direction that would reach beyond it: each isolate begins and ends in it. */
function contained(text: string): string {
  let open = 0;
  const inside = text
    .replace(TURNS, '')
    .replace(ISOLATES, (control) =>
      control !== END ? (open++, control) : open > 0 ? (open--, control) : '',
    );
  return inside + END.repeat(open);
}

/** Keeps a text in its own direction inside a sentence of another (first-strong isolate). */
const isolate = (text: string): string => `\u2068${contained(text)}\u2069`;

/** For a text that is shown in an editor, which draws controls of direction as boxes. */
export const withoutIsolates = (text: string): string => text.replace(ISOLATES, '');

const isIsolated = (text: string): boolean => text.startsWith('\u2068') && text.endsWith(END);

export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** What stands in brackets or quotation marks. */
const PARTS = /(?<=[(«“])[^()«»“”\u2066-\u2069]+(?=[)»”])/g;

/** Isolates what is written from right to left in brackets and quotation marks: «a sum (3 ملايين)». */
export const withPartsIsolated = (text: string): string =>
  LEFT_TO_RIGHT_LETTER.test(text)
    ? text.replace(PARTS, (part) => (RIGHT_TO_LEFT.test(part) ? `\u2068${part}${END}` : part))
    : text;

/**
 * A text that stands alone where everything else runs from left to right (a list, a tree, a notice): one that holds
 * letters written from right to left is isolated, so that digits and signs at its ends keep their places.
 */
export function inOwnDirection(text: string): string {
  const whole = withPartsIsolated(contained(text));
  return !RIGHT_TO_LEFT.test(whole) || isIsolated(whole) ? whole : isolate(whole);
}

/** Right-to-left mark. */
const RIGHT_TO_LEFT_MARK = '\u200f';

/**
 * The same with as little as will do, for names that other programs look for: a text that is written from right to left
 * from its first letter on needs nothing, or a mark where it ends in a sign.
 */
export function keepingDirection(text: string): string {
  const whole = contained(text);
  const [first = ''] = whole;
  if (!RIGHT_TO_LEFT.test(first) || LEFT_TO_RIGHT_LETTER.test(whole)) return inOwnDirection(whole);
  const last = whole.at(-1)!;
  return RIGHT_TO_LEFT.test(last) || /\d/.test(last) ? whole : whole + RIGHT_TO_LEFT_MARK;
}

/** Isolates a text that holds letters of the other direction than the language's; leaves every other as it is. */
export function isolateForeign(text: string, language: string): string {
  const foreign = directionOf(language) === 'rtl' ? LEFT_TO_RIGHT : RIGHT_TO_LEFT;
  const whole = contained(text);
  return !foreign.test(whole) || isIsolated(whole) ? whole : isolate(whole);
}
