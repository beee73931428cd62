/** Pairs of units that may stand in one tuple: those that are not too far from each other. */
import { dissimilarity, type PlacedUnit, type Weights } from './continuum.js';

export interface NearPair {
  readonly first: PlacedUnit;
  readonly second: PlacedUnit;
  /** Indices of both among all units, the smaller first. */
  readonly firstAt: number;
  readonly secondAt: number;
  readonly dissimilarity: number;
}

/**
 * The pairs of units of two annotators that cost less than `most` times what a unit alone does. `places` are in the order of
 * their middles. The middles of such a pair are no further apart than their lengths together, times a number: so each unit
 * reaches a stretch of text, and two whose stretches do not meet need not be compared.
 */
export function nearPairs(
  places: readonly PlacedUnit[],
  most: number,
  weights: Weights,
): readonly NearPair[] {
  const { position, alone } = weights;
  const reach = position === 0 ? Infinity : Math.sqrt(most / position) / 2;
  const stretches = places
    .map(({ start, end }, at) => ({
      at,
      from: (start + end) / 2 - reach * (end - start),
      to: (start + end) / 2 + reach * (end - start),
    }))
    .sort((a, b) => a.from - b.from || a.at - b.at);
  const pairs: NearPair[] = [];
  let open: typeof stretches = [];
  for (const stretch of stretches) {
    open = open.filter(({ to }) => to >= stretch.from);
    for (const other of open) {
      const [firstAt, secondAt] = stretch.at < other.at ? [stretch.at, other.at] : [other.at, stretch.at];
      const [first, second] = [places[firstAt]!, places[secondAt]!];
      if (first.annotator === second.annotator) continue;
      const cost = dissimilarity(first, second, weights);
      if (cost < most * alone) pairs.push({ first, second, firstAt, secondAt, dissimilarity: cost });
    }
    open.push(stretch);
  }
  return pairs.sort((a, b) => a.firstAt - b.firstAt || a.secondAt - b.secondAt);
}
