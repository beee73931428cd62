/** How well two annotators' annotations of a document agree, counted: exactly, by labels, by borders, in part. */
import { piecesOf, placeKey, type Place } from '../../annotation/fragments.js';
import { bestMatching, type WeightedPair } from './bestMatching.js';

export interface LabelledPlace extends Place {
  readonly label: string;
}

/** What two annotators have in common, and what each has; those of several documents add up. */
export interface Overlap {
  readonly first: number;
  readonly second: number;
  /** Pairs, each as much as it agrees, 0 to 1. */
  readonly common: number;
}

/**
 * Ways to count. `exact`: the same place and label. `borders`: the same place. `labels`: the same label, places that overlap. `partial`:
 * as labels, each pair as much as its places have in common (Dice); pairs are made one to one so that the sum is largest.
 */
export const OVERLAPS = ['exact', 'partial', 'labels', 'borders'] as const;
export type OverlapKind = (typeof OVERLAPS)[number];

export function overlapOf(
  first: readonly LabelledPlace[],
  second: readonly LabelledPlace[],
  kind: OverlapKind,
): Overlap {
  const sizes = { first: first.length, second: second.length };
  if (kind === 'exact') return { ...sizes, common: common(first, second, keyOf) };
  if (kind === 'borders') return { ...sizes, common: common(first, second, placeKey) };
  return { ...sizes, common: matched(first, second, kind) };
}

const keyOf = (place: LabelledPlace): string => `${placeKey(place)} ${place.label}`;

/** How many are in both lists, each as often as it is in both. */
export function common<T>(first: readonly T[], second: readonly T[], keyOf: (one: T) => string): number {
  const waiting = new Map<string, number>();
  for (const one of first) waiting.set(keyOf(one), (waiting.get(keyOf(one)) ?? 0) + 1);
  let both = 0;
  for (const one of second) {
    const left = waiting.get(keyOf(one)) ?? 0;
    if (left === 0) continue;
    waiting.set(keyOf(one), left - 1);
    both++;
  }
  return both;
}

function matched(
  first: readonly LabelledPlace[],
  second: readonly LabelledPlace[],
  kind: 'labels' | 'partial',
): number {
  const pairs: WeightedPair[] = [];
  const order = second.map((_, column) => column).sort((a, b) => second[a]!.start - second[b]!.start);
  const byStart = first.map((_, row) => row).sort((a, b) => first[a]!.start - first[b]!.start);
  let open: number[] = [];
  let next = 0;
  for (const row of byStart) {
    const one = first[row]!;
    // Of the others, those that begin before this one ends and may still reach it.
    while (next < order.length && second[order[next]!]!.start < one.end) open.push(order[next++]!);
    open = open.filter((column) => second[column]!.end > one.start);
    for (const column of open) {
      const other = second[column]!;
      if (other.label !== one.label) continue;
      const shared = dice(one, other);
      if (shared > 0) pairs.push({ row, column, weight: kind === 'labels' ? 1 : shared });
    }
  }
  const columnOf = bestMatching(first.length, second.length, pairs);
  return pairs.reduce((sum, { row, column, weight }) => sum + (columnOf[row] === column ? weight : 0), 0);
}

/** Characters that two places share, twice, over those that both have. */
function dice(one: Place, other: Place): number {
  const [ones, others] = [piecesOf(one), piecesOf(other)];
  let shared = 0;
  for (const a of ones)
    for (const b of others) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  const length = [...ones, ...others].reduce((sum, { start, end }) => sum + end - start, 0);
  return length === 0 ? 0 : (2 * shared) / length;
}

/** F1, the harmonic mean of precision and recall; undefined where neither has anything. */
export function f1Of({ first, second, common }: Overlap): number | undefined {
  return first + second === 0 ? undefined : (2 * common) / (first + second);
}
