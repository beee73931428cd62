/**
 * αU, Krippendorff's α for units of a continuum (1995, “On the reliability of unitizing contiguous data”; in the form of Content
 * Analysis, 2nd edition, 2004): a label at a time, squared distances of borders against those of all ways to put the same
 * units down. Units of one label and annotator must not overlap.
 */
import { gapsBetween, overlapping, type UnitizedDocument } from './sections.js';
import type { Span } from '../../../text/span.js';

/** What documents say of one label; those of several add up. */
export interface AlphaUSums {
  readonly annotators: number;
  /** Characters of the documents. */
  readonly length: number;
  /** Sum of the squared distances over all pairs of annotators. */
  readonly distance: number;
  readonly unitLengths: readonly number[];
  readonly gapLengths: readonly number[];
}

/** Disagreement as it is and as chance would have it, and what is above chance. */
export interface Alpha {
  readonly value?: number;
  readonly observed: number;
  readonly expected: number;
}

/** δ²: units that overlap by how far their borders are apart, a unit in a gap by its length. */
function distanceBetween(ones: readonly Span[], others: readonly Span[]): number {
  let sum = 0;
  const isMet = new Set<Span>();
  for (const [one, other] of overlapping(ones, others)) {
    sum += (one.start - other.start) ** 2 + (one.end - other.end) ** 2;
    isMet.add(one).add(other);
  }
  for (const unit of [...ones, ...others]) if (!isMet.has(unit)) sum += (unit.end - unit.start) ** 2;
  return sum;
}

export function alphaUSums({ length, units }: UnitizedDocument): AlphaUSums {
  let distance = 0;
  for (const [i, ones] of units.entries())
    for (const others of units.slice(i + 1)) distance += distanceBetween(ones, others);
  const lengthOf = ({ start, end }: Span): number => end - start;
  return {
    annotators: units.length,
    length,
    distance,
    unitLengths: units.flatMap((its) => its.map(lengthOf)),
    gapLengths: units.flatMap((its) => gapsBetween(its, length).map(lengthOf)),
  };
}

/** Documents together, each so many times. */
export function pooledSums(
  documents: readonly AlphaUSums[],
  times: (document: number) => number,
): AlphaUSums {
  let [length, distance] = [0, 0];
  const [unitLengths, gapLengths]: [number[], number[]] = [[], []];
  for (const [i, document] of documents.entries())
    for (let time = 0; time < times(i); time++) {
      length += document.length;
      distance += document.distance;
      unitLengths.push(...document.unitLengths);
      gapLengths.push(...document.gapLengths);
    }
  return { annotators: documents[0]?.annotators ?? 0, length, distance, unitLengths, gapLengths };
}

/** αU of one label. Undefined where nobody used it. */
export function alphaU(sums: AlphaUSums): Alpha {
  return alphaOf(observedOf(sums), expectedOf(sums));
}

/** αU of all labels. */
export function alphaUOfAll(labels: readonly AlphaUSums[]): Alpha {
  const sum = (disagreement: (sums: AlphaUSums) => number): number =>
    labels.reduce((all, sums) => all + disagreement(sums), 0);
  return alphaOf(sum(observedOf), sum(expectedOf));
}

const alphaOf = (observed: number, expected: number): Alpha => ({
  ...{ observed, expected },
  ...(expected > 0 && { value: 1 - observed / expected }),
});

function observedOf({ annotators, length, distance }: AlphaUSums): number {
  const pairs = annotators * (annotators - 1);
  return pairs === 0 || length === 0 ? 0 : (2 * distance) / (pairs * length ** 2);
}

function expectedOf({ annotators, length, unitLengths, gapLengths }: AlphaUSums): number {
  const gaps = [...gapLengths].sort((a, b) => b - a);
  const units = [...unitLengths].sort((a, b) => b - a);
  let [sum, within, at, wide] = [0, 0, 0, 0];
  for (const unit of units) {
    // Gaps that the unit fits into: the shorter the unit, the more of them.
    while (at < gaps.length && gaps[at]! >= unit) wide += gaps[at++]!;
    const fitting = wide - at * (unit - 1);
    sum += ((units.length - 1) * (2 * unit ** 3 - 3 * unit ** 2 + unit)) / 3 + unit ** 2 * fitting;
    within += unit * (unit - 1);
  }
  const all = annotators * length;
  const ways = all * (all - 1) - within;
  return ways > 0 ? ((2 / length) * sum) / ways : 0;
}
