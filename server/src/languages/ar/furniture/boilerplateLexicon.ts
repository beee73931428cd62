/** Phrases of page furniture, by their first word. */
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { tokenise, type Token } from '../tokens.js';
import phraseTable from './lexicons/boilerplate.tsv';
import { IN_THE } from '../affixes.js';

export interface FurniturePhrase {
  readonly words: readonly string[];
  readonly where: string;
  readonly kind: string;
}

/** What any number is folded to, also one in several groups of digits. */
export const NUMBER = '0';

const byFirstWord = new Map<string, FurniturePhrase[]>();
/** Words of lines that are nothing but such words (networks, ways to share), with their kind. */
const ofLists = new Map<string, string>();
for (const row of parseLexicon(phraseTable)) {
  for (const phrase of variants(row['phrases'])) {
    const words = wordsAmong(tokenise(phrase).tokens);
    const first = words[0];
    if (first === undefined) continue;
    if (row['where'] === 'list') {
      for (const word of words) ofLists.set(word, row['kind'] ?? '');
      continue;
    }
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
    if (kind === 'symbol') continue;
    const word = kind === 'number' ? NUMBER : norm;
    if (word !== NUMBER || words.at(-1) !== NUMBER) words.push(word);
  }
  return words;
}

/** The phrases that stand at a word, the longest first. */
export function phrasesAt(words: readonly string[], at: number): readonly FurniturePhrase[] {
  const phrases = byFirstWord.get(words[at] ?? '');
  if (!phrases) return [];
  return phrases
    .filter((phrase) => phrase.words.every((word, i) => startsLike(words[at + i], word)))
    .sort((a, b) => b.words.length - a.words.length);
}

/** The kind of a line all of whose words are of one list, or undefined. */
export function listKind(words: readonly string[]): string | undefined {
  const kind = ofLists.get(words[0] ?? '');
  return kind !== undefined && words.every((word) => ofLists.get(word) === kind) ? kind : undefined;
}

/** Words meet exactly, or where the phrase ends in the article's stem («اشترك بال…»), by their beginning. */
const startsLike = (word: string | undefined, wanted: string): boolean =>
  word === wanted || (wanted === IN_THE && word !== undefined && word.startsWith(IN_THE));
