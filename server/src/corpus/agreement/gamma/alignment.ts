/**
 * The best alignment of what several annotators marked: a partition of all units into tuples of at most one unit an annotator,
 * of the least disorder. Exact. A tuple pays only if no split of it is cheaper, which bounds how far apart its units are; what is
 * left falls into parts that do not touch each other, and each is solved by itself.
 */
import { bestMatching } from '../bestMatching.js';
import { bestPacking } from './bestPacking.js';
import { candidateTuples } from './candidates.js';
import { nearPairs, type NearPair } from './nearPairs.js';
import type { Continuum, PlacedUnit, Weights } from './continuum.js';

/** The unit of each annotator, by its index among theirs; -1 where they have none. */
export type UnitaryAlignment = readonly number[];

export interface Alignment {
  readonly tuples: readonly UnitaryAlignment[];
  /** Sum of the disorders of its tuples; divided by the mean number of units an annotator, it is that of γ. */
  readonly disorder: number;
}

/** Aligns the units of two annotators or more. */
export function bestAlignment(continuum: Continuum, weights: Weights): Alignment {
  const annotators = continuum.length;
  const pairs = (annotators * (annotators - 1)) / 2;
  const places = placesOf(continuum);
  const near = nearPairs(places, pairs + annotators - 1, weights);
  const chosen =
    annotators === 2
      ? matchedPairs(continuum, near, weights)
      : bestPacking(places.length, candidateTuples(places, near, annotators, weights));
  const tuples: number[][] = [];
  const isTaken = new Uint8Array(places.length);
  let disorder = 0;
  for (const { units, sum } of chosen) {
    const tuple = new Array<number>(annotators).fill(-1);
    for (const unit of units) {
      isTaken[unit] = 1;
      tuple[places[unit]!.annotator] = places[unit]!.index;
    }
    tuples.push(tuple);
    disorder += (sum + (pairs - (units.length * (units.length - 1)) / 2) * weights.alone) / pairs;
  }
  for (const [place, { annotator, index }] of places.entries()) {
    if (isTaken[place] === 1) continue;
    const tuple = new Array<number>(annotators).fill(-1);
    tuple[annotator] = index;
    tuples.push(tuple);
    disorder += weights.alone;
  }
  return { tuples, disorder };
}

/** All units along the text. */
function placesOf(continuum: Continuum): PlacedUnit[] {
  return continuum
    .flatMap((units, annotator) =>
      units.map(({ start, end, label }, index) => ({ start, end, label, annotator, index })),
    )
    .sort(
      (a, b) =>
        a.start + a.end - b.start - b.end ||
        a.start - b.start ||
        a.annotator - b.annotator ||
        a.index - b.index,
    );
}

interface ChosenTuple {
  /** Indices among all units, in order. */
  readonly units: readonly number[];
  /** Sum of the dissimilarities of its units to each other. */
  readonly sum: number;
}

/** Two annotators: an assignment problem. A pair is worth what both cost alone, less what it costs. */
function matchedPairs(continuum: Continuum, near: readonly NearPair[], { alone }: Weights): ChosenTuple[] {
  const [rows, columns] = [continuum[0]!.length, continuum[1]!.length];
  const weighed = near.map(({ first, second, dissimilarity: cost }) => {
    const [row, column] = first.annotator === 0 ? [first, second] : [second, first];
    return { row: row.index, column: column.index, weight: 2 * alone - cost };
  });
  const columnOf = bestMatching(rows, columns, weighed);
  const chosen: ChosenTuple[] = [];
  for (const { first, second, firstAt, secondAt, dissimilarity: sum } of near) {
    const [row, column] = first.annotator === 0 ? [first, second] : [second, first];
    if (columnOf[row.index] === column.index) chosen.push({ units: [firstAt, secondAt], sum });
  }
  return chosen;
}
