/** Tuples of units, at most one of each annotator, that may be part of a best alignment of three annotators or more. */
import type { Tuple } from './tuple.js';
import type { PlacedUnit, Weights } from './continuum.js';
import type { NearPair } from './nearPairs.js';

export interface CandidateTuple extends Tuple {
  /** Sum of the dissimilarities of its units to each other. */
  readonly sum: number;
}

/** With more units than this, only splits of one unit from the others are tried: there are too many of them. */
const MOST_FOR_ALL_SPLITS = 8;

/** Tuples of two units or more of which no split is cheaper. */
export function candidateTuples(
  places: readonly PlacedUnit[],
  near: readonly NearPair[],
  annotators: number,
  { alone }: Weights,
): CandidateTuple[] {
  const pairs = (annotators * (annotators - 1)) / 2;
  const costs = Array.from(places, () => new Map<number, number>());
  for (const { firstAt, secondAt, dissimilarity } of near) costs[firstAt]!.set(secondAt, dissimilarity);
  const most = (pairs + annotators - 1) * alone;
  const found: CandidateTuple[] = [];
  const grow = (units: readonly number[], toOthers: readonly number[], sum: number): void => {
    const size = units.length;
    if (size > 1 && paysWhole(units, toOthers, costs, pairs, alone)) {
      const saving = (size - 1) * alone + ((size * (size - 1)) / 2 / pairs) * alone - sum / pairs;
      if (saving > 1e-12) found.push({ units, sum, saving });
    }
    if (size === annotators) return;
    for (const next of costs[units[size - 1]!]!.keys()) {
      const grown = withUnit(units, toOthers, next, places, costs, most);
      if (grown) grow([...units, next], grown, sum + grown[size]!);
    }
  };
  for (let unit = 0; unit < places.length; unit++) grow([unit], [0], 0);
  return found;
}

/** What each unit costs with the others when one more is among them; undefined where it cannot be. */
function withUnit(
  units: readonly number[],
  toOthers: readonly number[],
  next: number,
  places: readonly PlacedUnit[],
  costs: readonly ReadonlyMap<number, number>[],
  most: number,
): readonly number[] | undefined {
  const grown: number[] = [];
  let its = 0;
  for (const [i, unit] of units.entries()) {
    const cost = costs[unit]!.get(next);
    if (cost === undefined || places[unit]!.annotator === places[next]!.annotator) return undefined;
    const sum = toOthers[i]! + cost;
    if (sum >= most) return undefined;
    its += cost;
    grown.push(sum);
  }
  if (its >= most) return undefined;
  grown.push(its);
  return grown;
}

/** Whether a tuple costs less than any two parts of it. */
function paysWhole(
  units: readonly number[],
  toOthers: readonly number[],
  costs: readonly ReadonlyMap<number, number>[],
  pairs: number,
  alone: number,
): boolean {
  const size = units.length;
  if (toOthers.some((sum) => sum >= (pairs + size - 1) * alone)) return false;
  if (size < 4 || size > MOST_FOR_ALL_SPLITS) return true;
  for (let part = 1; part < 1 << (size - 1); part++) {
    let between = 0;
    let inPart = 0;
    for (let i = 0; i < size; i++) {
      if ((part >> i) % 2 === 0) continue;
      inPart++;
      for (let j = 0; j < size; j++)
        if ((part >> j) % 2 === 0) between += costs[units[Math.min(i, j)]!]!.get(units[Math.max(i, j)]!)!;
    }
    if (between >= (pairs + inPart * (size - inPart)) * alone) return false;
  }
  return true;
}
