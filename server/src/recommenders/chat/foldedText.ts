/**
 * A text as chat models copy it: they leave out vowel signs, tatweel and marks that nobody sees, and write one space for any.
 * Every place of it leads back to the text.
 */

/** Vowel signs and Quranic marks, tatweel, what has no width. */
const LEFT_OUT =
  /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/;
/** What of it belongs to the letter before it. */
const BELONGS_TO_LETTER = /[\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED]/;
const SPACE = /\s/;

export interface FoldedText {
  readonly text: string;
  /** The UTF-16 offset in the whole text of the unit at an offset of the folded one. */
  at(offset: number): number;
  /** Where in the whole text ends what ends before an offset of the folded one: the signs on its last letter are part of it. */
  endAt(offset: number): number;
}

export function foldedText(text: string): FoldedText {
  const places: number[] = [];
  let folded = '';
  let isAfterSpace = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    if (LEFT_OUT.test(unit)) continue;
    const isSpace = SPACE.test(unit);
    if (isSpace && isAfterSpace) continue;
    isAfterSpace = isSpace;
    places.push(i);
    folded += isSpace ? ' ' : unit;
  }
  return {
    text: folded,
    at: (offset) => places[offset] ?? text.length,
    endAt: (offset) => {
      let end = (places[offset - 1] ?? -1) + 1;
      while (end < text.length && BELONGS_TO_LETTER.test(text[end]!)) end++;
      return end;
    },
  };
}

export const folded = (text: string): string => foldedText(text).text;
