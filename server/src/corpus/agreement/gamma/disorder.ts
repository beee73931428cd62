/** How much disorder there is in an alignment: of all (γ), of labels alone (γ-cat), of one label (γ-k). */
import type { Alignment, UnitaryAlignment } from './alignment.js';
import { positionDissimilarity, unitsIn, type Continuum, type Unit, type Weights } from './continuum.js';

/** A weighted mean as its two sums, so that those of several documents add up. */
export interface Sums {
  readonly sum: number;
  readonly weight: number;
}

export interface Disorder {
  /** Disorders of the tuples over the mean number of units an annotator: the disorder of γ. */
  readonly all: Sums;
  /** Disagreement about labels over how sure it is that the same is meant: the disorder of γ-cat. */
  readonly labels: Sums;
  /** The same for the pairs in which a label is: the disorder of γ-k. */
  readonly byLabel: ReadonlyMap<string, Sums>;
}

/**
 * Of a document's best alignment. A pair of units says as much about labels as their places agree, the less the more units its tuple
 * has (Mathet 2017, “The agreement measure γcat”, Computational Linguistics 43:3, 4.2.5); as in pygamma-agreement, a unit that
 * has no partner counts as a disagreement that is sure.
 */
export function disorderOf(
  continuum: Continuum,
  { tuples, disorder }: Alignment,
  weights: Weights,
): Disorder {
  const annotators = continuum.length;
  const labels = new Adding();
  const byLabel = new Map<string, Adding>();
  const add = (label: string, sum: number, weight: number): void => {
    let adding = byLabel.get(label);
    if (!adding) byLabel.set(label, (adding = new Adding()));
    adding.add(sum, weight);
  };
  for (const tuple of tuples)
    for (const { one, other, sum, weight } of labelPairs(continuum, tuple, weights)) {
      labels.add(sum, weight);
      add(one.label, sum, weight);
      if (other && other.label !== one.label) add(other.label, sum, weight);
    }
  return { all: { sum: disorder, weight: unitsIn(continuum) / annotators }, labels, byLabel };
}

class Adding implements Sums {
  sum = 0;
  weight = 0;

  add(sum: number, weight: number): void {
    this.sum += sum;
    this.weight += weight;
  }
}

interface LabelPair extends Sums {
  readonly one: Unit;
  /** Undefined where another annotator has nothing. */
  readonly other: Unit | undefined;
}

function* labelPairs(
  continuum: Continuum,
  tuple: UnitaryAlignment,
  { position, alone }: Weights,
): Iterable<LabelPair> {
  const units = tuple.map((index, annotator) => (index === -1 ? undefined : continuum[annotator]![index]));
  const base = 1 / (units.filter((unit) => unit !== undefined).length - 1);
  for (const [i, one] of units.entries())
    for (const other of units.slice(i + 1)) {
      if (one && other) {
        const weight = base * Math.max(0, 1 - position * alone * positionDissimilarity(one, other));
        yield { one, other, sum: one.label === other.label ? 0 : weight * alone, weight };
      } else if (one ?? other)
        yield { one: (one ?? other)!, other: undefined, sum: alone * alone, weight: alone };
    }
}
