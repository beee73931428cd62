/** Phrases of page furniture, by their first word. */
import { parseLexicon, variants } from '../text/lexicon.js';
import { tokenise, type Token } from '../text/tokens.js';
import phraseTable from './lexicons/boilerplate.tsv';

export interface FurniturePhrase {
  readonly words: readonly string[];
  readonly where: string;
  readonly kind: string;
}

const byFirstWord = new Map<string, FurniturePhrase[]>();
for (const row of parseLexicon(phraseTable)) {
  for (const phrase of variants(row['phrases'])) {
    const words = wordsAmong(tokenise(phrase).tokens);
    const first = words[0];
    if (first === undefined) continue;
    const list = byFirstWord.get(first) ?? [];
    list.push({ words, where: row['where'] ?? '', kind: row['kind'] ?? '' });
    byFirstWord.set(first, list);
  }
}

/** The folded words among tokens, without punctuation; `most` of them, and no more. */
export function wordsAmong(tokens: readonly Token[], most = Infinity): string[] {
  const words: string[] = [];
  for (const { kind, norm } of tokens) {
    if (words.length >= most) break;
    if (kind !== 'symbol') words.push(norm);
  }
  return words;
}

/** The longest phrase that stands at a word. */
export function phraseAt(words: readonly string[], at: number): FurniturePhrase | undefined {
  let best: FurniturePhrase | undefined;
  for (const phrase of byFirstWord.get(words[at] ?? '') ?? []) {
    if (best && phrase.words.length <= best.words.length) continue;
    if (phrase.words.every((word, i) => startsLike(words[at + i], word))) best = phrase;
  }
  return best;
}

/** Words meet exactly, or where the phrase ends in the article's stem («اشترك بال…»), by their beginning. */
const startsLike = (word: string | undefined, wanted: string): boolean =>
  word === wanted || (wanted === 'بال' && word !== undefined && word.startsWith('بال'));
