/** What most places say, against those that say otherwise. */
import type { Mark } from './consistencyDocument.js';
import { MOST_OTHERS, type ConsistencyCode, type FindingPlace } from './finding.js';

/** A mark with its document. */
export interface Placed {
  readonly document: string;
  readonly mark: Mark;
}

/** Twice as many: enough to call the others wrong, and not only different. */
export const clearlyMore = (most: number, few: number): boolean => most >= 2 * few;

const placeOf = ({ document, mark: { start, end, text } }: Placed): FindingPlace => ({
  ...{ document, start, end, text },
});

/** Where a finding stands, and what it is about. */
export function findingAt(placed: Placed, code: ConsistencyCode, subject: string) {
  return { code, subject, document: placed.document, place: placeOf(placed), id: placed.mark.id };
}

/** A few places of those that have it otherwise; in other documents first, one a document. */
export function otherPlaces(all: readonly Placed[], than: Placed): readonly FindingPlace[] {
  const first = new Map<string, Placed>();
  for (const placed of all) {
    if (first.size >= MOST_OTHERS) break;
    if (placed.document !== than.document && !first.has(placed.document)) first.set(placed.document, placed);
  }
  const chosen = [...first.values()];
  for (const placed of all) {
    if (chosen.length >= MOST_OTHERS) break;
    if (placed.document === than.document && placed.mark !== than.mark) chosen.push(placed);
  }
  return chosen.map(placeOf);
}

/** What is said most often, with those that say it; all, the most frequent first. */
export function ranked<T>(all: readonly T[], valueOf: (item: T) => string): [string, T[]][] {
  const byValue = new Map<string, T[]>();
  for (const item of all) {
    const value = valueOf(item);
    const there = byValue.get(value);
    if (there) there.push(item);
    else byValue.set(value, [item]);
  }
  return [...byValue].sort(([, a], [, b]) => b.length - a.length);
}
