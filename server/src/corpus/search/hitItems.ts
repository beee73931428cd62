/** What is annotated or suggested at hits, whether the query asked for it or not; looked up a document at a time. */
import type { HitSet } from './hitSet.js';
import type { ItemsWanted, SearchedItem, SearchSource } from './searchedDocument.js';

/** The item of a hit: the one that it is, else the largest within it, else the smallest around it. */
function itemOf(
  items: readonly SearchedItem[],
  { start, end }: { readonly start: number; readonly end: number },
): SearchedItem | undefined {
  let within: SearchedItem | undefined;
  let around: SearchedItem | undefined;
  for (const item of items) {
    if (item.start >= end) break;
    if (item.end <= start) continue;
    if (item.start === start && item.end === end) return item;
    if (item.start >= start && item.end <= end) {
      if (!within || item.end - item.start > within.end - within.start) within = item;
    } else if (item.start <= start && item.end >= end) {
      if (!around || item.end - item.start < around.end - around.start) around = item;
    }
  }
  return within ?? around;
}

/** The items of hits, by their numbers, which are in any order. */
export async function itemsOfHits(
  hits: HitSet,
  numbers: readonly number[],
  source: Pick<SearchSource, 'items'>,
  wanted: ItemsWanted,
): Promise<ReadonlyMap<number, SearchedItem>> {
  const found = new Map<number, SearchedItem>();
  let document = -1;
  let items: readonly SearchedItem[] = [];
  for (const number of Array.from(numbers).sort((a, b) => a - b)) {
    const hit = hits.at(number);
    if (hits.documentOf(number) !== document) {
      document = hits.documentOf(number);
      items = await source.items(hit.searched.document, wanted);
    }
    const item = itemOf(items, hit);
    if (item) found.set(number, item);
  }
  return found;
}
