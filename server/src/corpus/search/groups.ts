/** Hits by what they have in common: counted, and chosen. */
import { valuesIn } from './matching/tests.js';
import { foldedHit } from './chosenHits.js';
import { itemsOfHits } from './hitItems.js';
import type { HitSet } from './hitSet.js';
import type { ItemsWanted, SearchSource } from './searchedDocument.js';

/** `form`: the words as they are folded; `spelling`: as they stand; any field of documents by its name beside these. */
export const GROUPINGS = [
  'form',
  'spelling',
  'label',
  'entity',
  'kind',
  'document',
  'month',
  'year',
] as const;

export interface HitGroup {
  /** Empty: that is not known. */
  readonly key: string;
  readonly count: number;
  readonly documents: number;
}

/** For each of the hits what they are grouped by. */
export async function keysOfHits(
  hits: HitSet,
  numbers: readonly number[],
  by: string,
  source: SearchSource,
  wanted: ItemsWanted,
): Promise<readonly string[]> {
  if (by === 'form') return numbers.map((hit) => foldedHit(hits, hit, source.vocabulary));
  if (by === 'spelling')
    return numbers.map((hit) => {
      const { searched, start, end } = hits.at(hit);
      return searched.text.slice(start, end).replace(/\s+/gu, ' ');
    });
  if (by === 'label' || by === 'entity' || by === 'kind') {
    const items = await itemsOfHits(hits, numbers, source, wanted);
    return numbers.map((hit) => {
      const item = items.get(hit);
      return (by === 'entity' ? item?.canonical : item?.[by]) ?? '';
    });
  }
  const ofDocuments = new Map<number, string>();
  return numbers.map((hit) => {
    const number = hits.documentOf(hit);
    let key = ofDocuments.get(number);
    if (key === undefined) {
      const { name, date = '', fields } = source.facts(hits.at(hit).searched.document);
      key = factOf(by, name, date) ?? valuesIn(fields, by).join(', ');
      ofDocuments.set(number, key);
    }
    return key;
  });
}

function factOf(by: string, name: string, date: string): string | undefined {
  if (by === 'document') return name;
  if (by === 'year') return date.slice(0, 4);
  // A year alone is no month.
  if (by === 'month') return date.length >= 7 ? date.slice(0, 7) : '';
  return undefined;
}

/** The largest first; months, years and documents in their own order. */
export function groupsOf(
  hits: HitSet,
  numbers: readonly number[],
  keys: readonly string[],
  by: string,
): readonly HitGroup[] {
  const groups = new Map<string, { count: number; documents: Set<number> }>();
  for (const [i, number] of numbers.entries()) {
    const key = keys[i]!;
    const group = groups.get(key) ?? { count: 0, documents: new Set() };
    group.count++;
    group.documents.add(hits.documentOf(number));
    groups.set(key, group);
  }
  const isInOrder = by === 'month' || by === 'year' || by === 'document';
  return [...groups]
    .map(([key, { count, documents }]) => ({ key, count, documents: documents.size }))
    .sort((a, b) => (isInOrder ? 0 : b.count - a.count) || (a.key < b.key ? -1 : 1));
}
