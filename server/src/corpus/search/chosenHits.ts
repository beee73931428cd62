/** Hits by their numbers: put in order, chosen by what they have in common, taken together. */
import type { CorpusDocument } from '../documentNames.js';
import type { HitSet } from './hitSet.js';
import type { TokenList } from './matching/tokenList.js';
import type { Vocabulary } from './matching/vocabulary.js';
import type { SearchSource } from './searchedDocument.js';

/** `before:1` is the word next to the hit before it. */
export const SORT_KEY = /^(?:hit|document|date|(?:before|after):[1-9])$/;

/** What hits are put in order by; the first counts most, the place in the corpus last. */
export interface SortOrder {
  readonly by: readonly string[];
  readonly isBackwards?: boolean;
}

/** The numbers of hits in an order. Words are in the order of their folded letters, before them what has none. */
export function inOrder(
  hits: HitSet,
  numbers: readonly number[],
  { by, isBackwards = false }: SortOrder,
  source: Pick<SearchSource, 'vocabulary' | 'facts'>,
): readonly number[] {
  const keys = by.filter((key) => key !== 'document').map((key) => ranksOf(hits, numbers, key, source));
  if (by.includes('document') || keys.length === 0) return isBackwards ? [...numbers].reverse() : numbers;
  const places = numbers.map((_, place) => place);
  const direction = isBackwards ? -1 : 1;
  places.sort((a, b) => {
    for (const key of keys) {
      const difference = key[a]! - key[b]!;
      if (difference !== 0) return direction * difference;
    }
    return a - b;
  });
  return places.map((place) => numbers[place]!);
}

/** For each hit the rank of its key among those that there are. */
function ranksOf(
  hits: HitSet,
  numbers: readonly number[],
  key: string,
  source: Pick<SearchSource, 'vocabulary' | 'facts'>,
): Uint32Array {
  const keyOf = keyReader(hits, key, source);
  const keys = numbers.map(keyOf);
  const ranks = new Map<string, number>();
  for (const one of [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1))) ranks.set(one, ranks.size);
  return Uint32Array.from(keys, (one) => ranks.get(one)!);
}

function keyReader(
  hits: HitSet,
  key: string,
  { vocabulary, facts }: Pick<SearchSource, 'vocabulary' | 'facts'>,
): (hit: number) => string {
  if (key === 'hit') return (hit) => foldedHit(hits, hit, vocabulary);
  if (key === 'date') {
    const dates = new Map<CorpusDocument, string>();
    return (hit) => {
      const { document } = hits.at(hit).searched;
      const known = dates.get(document) ?? facts(document).date ?? '';
      dates.set(document, known);
      return known;
    };
  }
  const nth = Number(key.slice(key.indexOf(':') + 1));
  const isBefore = key.startsWith('before');
  return (hit) => {
    const { searched, first, last } = hits.at(hit);
    const at = isBefore
      ? wordBefore(searched.tokens, vocabulary, first, nth)
      : wordAfter(searched.tokens, vocabulary, last, nth);
    return at === undefined ? '' : vocabulary.norm(searched.tokens.ids[at]!);
  };
}

/** The nth word before a token within its line; signs are not counted. */
function wordBefore(
  tokens: TokenList,
  vocabulary: Vocabulary,
  token: number,
  nth: number,
): number | undefined {
  let left = nth;
  for (let at = token; at > 0 && tokens.beginsLine[at] === 0;) {
    at--;
    if (vocabulary.isWord(tokens.ids[at]!) && --left === 0) return at;
  }
  return undefined;
}

/** The nth word from a token on within the line that ends before it. */
function wordAfter(
  tokens: TokenList,
  vocabulary: Vocabulary,
  token: number,
  nth: number,
): number | undefined {
  let left = nth;
  for (let at = token; at < tokens.length && tokens.beginsLine[at] === 0; at++)
    if (vocabulary.isWord(tokens.ids[at]!) && --left === 0) return at;
  return undefined;
}

/** The words of a hit, folded. */
export function foldedHit(hits: HitSet, hit: number, vocabulary: Vocabulary): string {
  const { searched, first, last } = hits.at(hit);
  if (last - first === 1) return vocabulary.norm(searched.tokens.ids[first]!);
  let words = '';
  for (let at = first; at < last; at++) {
    if (at > first) words += ' ';
    words += vocabulary.norm(searched.tokens.ids[at]!);
  }
  return words;
}

/** What stands before and after hits, up to so many words on either side in the line. */
export function windowOf(
  tokens: TokenList,
  vocabulary: Vocabulary,
  { first, last }: { readonly first: number; readonly last: number },
  words: number,
): { readonly from: number; readonly to: number } {
  let from = first;
  for (let left = words; from > 0 && tokens.beginsLine[from] === 0; from--) {
    if (vocabulary.isWord(tokens.ids[from - 1]!) && left-- === 0) break;
  }
  let to = last;
  for (let left = words; to < tokens.length && tokens.beginsLine[to] === 0; to++) {
    if (vocabulary.isWord(tokens.ids[to]!) && left-- === 0) break;
  }
  return { from, to };
}
