/** A name with the words beside it, one or two on a side: elsewhere they may have been annotated as part of it. */
import type { LanguagePack } from '../../languages/languagePack.js';
import type { Mark, WiderName } from './consistencyDocument.js';

/** Words on a side. */
const MOST_WORDS = 2;
/** UTF-16 units on a side within which they are looked for. */
const REACH = 80;

const BREAK = /[\n\r\u2028\u2029]/;

export function widerNames(
  mark: Mark,
  text: string,
  { spelling, clitics }: Pick<LanguagePack, 'spelling' | 'clitics'>,
): readonly WiderName[] {
  const wider: WiderName[] = [];
  const after = text.slice(mark.end, mark.end + REACH).split(BREAK, 1)[0]!;
  // A word that the name ends within belongs to it already.
  const isApart = /^\s/.test(after);
  let key = mark.key;
  for (const word of isApart ? spelling.words(after).slice(0, MOST_WORDS) : []) {
    if (word.kind === 'symbol' || word.gap > 1) break;
    key += ' ' + word.norm;
    wider.push({ start: mark.start, end: mark.end + word.end, key, mark });
  }
  const from = Math.max(0, mark.start - REACH);
  const before = text.slice(from, mark.start).split(BREAK).at(-1)!;
  if (!/\s$/.test(before)) return wider;
  const words = spelling.words(before);
  let rest = mark.key;
  for (let i = words.length - 1; i >= Math.max(0, words.length - MOST_WORDS); i--) {
    const word = words[i]!;
    if (word.kind === 'symbol') break;
    for (const stem of clitics.stems(word.norm)) {
      const start = mark.start - before.length + word.end - lettersOf(stem, word);
      wider.push({ start, end: mark.end, key: `${stem} ${rest}`, mark });
    }
    rest = `${word.norm} ${rest}`;
  }
  return wider;
}

/** UTF-16 units of a word's stem; all of the word where letters and units are not the same. */
function lettersOf(stem: string, { start, end, norm }: { start: number; end: number; norm: string }): number {
  if (norm.length !== end - start) return end - start;
  // ل takes the alef of the article away.
  const letters = norm.endsWith(stem) ? stem.length : stem.length - 1;
  return Math.min(letters, end - start);
}
