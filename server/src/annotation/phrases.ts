/** The phrase that goes on from a place: what an annotator most likely selects next. */
import type { LanguagePack } from '../languages/languagePack.js';

/** UTF-16 units on either side of a place in which its words are looked for: a line may be a megabyte. */
const AROUND = 1000;
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/**
 * The end of the phrase that goes on from an offset: before the next sign, or word that no name goes on with, or else the
 * line's end. At such an end already, the end of the phrase after it; the offset itself where its line has no more words.
 */
export function phraseEnd(
  text: string,
  offset: number,
  { spelling, names }: Pick<LanguagePack, 'spelling' | 'names'>,
): number {
  let from = offset;
  while (from > 0 && from > offset - AROUND && /\S/.test(text.charAt(from - 1))) from--;
  let to = offset;
  while (to < text.length && to < offset + AROUND && !LINE_BREAK.test(text.charAt(to))) to++;
  let end = offset;
  let isFirst = true;
  for (const word of spelling.words(text.slice(from, to))) {
    if (from + word.end <= offset) continue;
    const isSign = word.kind === 'symbol';
    if (!isFirst && (isSign || names.endsName(text.slice(from + word.start, from + word.end)))) break;
    if (isSign) continue;
    isFirst = false;
    end = from + word.end;
  }
  return end;
}
