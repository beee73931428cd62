/** Which hits are shown, and in which order: the hits of a search, filtered and sorted. */
import { inOrder, windowOf, type SortOrder } from './chosenHits.js';
import { keysOfHits } from './groups.js';
import type { HitSet } from './hitSet.js';
import { rememberedTest } from './matching/vocabulary.js';
import type { ItemsWanted, SearchSource } from './searchedDocument.js';

export interface HitFilter {
  /** Hits that have all of these, each as a part of some word of the line around them; folded as queries are. */
  readonly words?: string;
  /** Hits of one group. */
  readonly group?: { readonly by: string; readonly key: string };
}

export interface HitView {
  readonly order: SortOrder;
  readonly filter?: HitFilter;
}

/** Words on either side of a hit that are looked at. */
const AROUND = 15;

/** The numbers of the hits that a view has, in its order. */
export async function hitsInView(
  hits: HitSet,
  { order, filter = {} }: HitView,
  source: SearchSource,
  wanted: ItemsWanted,
): Promise<readonly number[]> {
  let numbers: readonly number[] = Array.from({ length: hits.length }, (_, number) => number);
  if (filter.words !== undefined) numbers = withWords(hits, numbers, filter.words, source);
  if (filter.group) {
    const { by, key } = filter.group;
    const keys = await keysOfHits(hits, numbers, by, source, wanted);
    numbers = numbers.filter((_, place) => keys[place] === key);
  }
  return inOrder(hits, numbers, order, source);
}

function withWords(
  hits: HitSet,
  numbers: readonly number[],
  words: string,
  { vocabulary, language }: Pick<SearchSource, 'vocabulary' | 'language'>,
): readonly number[] {
  const parts = language.spelling
    .fold(words)
    .split(/\s+/u)
    .filter((part) => part !== '');
  const tests = parts.map((part) => rememberedTest((id) => vocabulary.norm(id).includes(part)));
  if (tests.length === 0) return numbers;
  return numbers.filter((number) => {
    const hit = hits.at(number);
    const { ids } = hit.searched.tokens;
    const { from, to } = windowOf(hit.searched.tokens, vocabulary, hit, AROUND);
    return tests.every((test) => {
      for (let at = from; at < to; at++) if (test(ids[at]!)) return true;
      return false;
    });
  });
}
