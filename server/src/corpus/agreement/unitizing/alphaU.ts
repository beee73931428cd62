/**
 * αU, Krippendorff's α for units of a continuum (1995, “On the reliability of unitizing contiguous data”; in the form of Content
 * Analysis, 2nd edition, 2004): a label at a time, squared distances of borders against those of all ways to put the same
 * units down. Units of one label and annotator must not overlap.
 */
import { PooledCounts } from '../pooledCounts.js';
import { gapsBetween, overlapping, type UnitizedDocument } from './sections.js';
import type { Span } from '../../../text/span.js';

/** How many units or gaps have each length, the longest first. */
type Lengths = readonly (readonly [length: number, count: number])[];

/** What a document says of one label, or several together. */
export interface AlphaUSums {
  readonly annotators: number;
  /** Characters of the documents. */
  readonly length: number;
  /** Sum of the squared distances over all pairs of annotators. */
  readonly distance: number;
  readonly units: Lengths;
  readonly gaps: Lengths;
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
  return {
    annotators: units.length,
    ...{ length, distance },
    units: lengthsOf(units.flat()),
    gaps: lengthsOf(units.flatMap((its) => gapsBetween(its, length))),
  };
}

function lengthsOf(spans: readonly Span[]): Lengths {
  const counts = new Map<number, number>();
  for (const { start, end } of spans) counts.set(end - start, (counts.get(end - start) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => b - a);
}

/** What several documents say of one label. */
export class AlphaUDocuments {
  private readonly counts: PooledCounts;
  /** Keys of units and of gaps with their lengths, the longest first. */
  private readonly units: readonly (readonly [key: number, length: number])[];
  private readonly gaps: readonly (readonly [key: number, length: number])[];

  constructor(private readonly documents: readonly AlphaUSums[]) {
    this.counts = new PooledCounts(
      documents.map(({ length, distance, units, gaps }) => [
        ['length', length],
        ['distance', distance],
        ...units.map(([long, count]) => [`unit ${long}`, count] as const),
        ...gaps.map(([long, count]) => [`gap ${long}`, count] as const),
      ]),
    );
    this.units = this.lengths('unit ');
    this.gaps = this.lengths('gap ');
  }

  private lengths(prefix: string): (readonly [number, number])[] {
    return this.counts.keys
      .flatMap((key, i) => (key.startsWith(prefix) ? [[i, Number(key.slice(prefix.length))] as const] : []))
      .sort(([, a], [, b]) => b - a);
  }

  /** Of all together, each document so many times. */
  pooled(times: (document: number) => number): AlphaUSums {
    const counts = this.counts.pooled(times);
    const of = (keys: readonly (readonly [key: number, length: number])[]): Lengths =>
      keys.flatMap(([key, length]) => (counts[key]! > 0 ? [[length, counts[key]!] as const] : []));
    const [length = 0, distance = 0] = counts;
    const annotators = this.documents[0]?.annotators ?? 0;
    return { annotators, length, distance, units: of(this.units), gaps: of(this.gaps) };
  }
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

function expectedOf({ annotators, length, units, gaps }: AlphaUSums): number {
  const all = units.reduce((sum, [, count]) => sum + count, 0);
  let [sum, within, at, wide, fitting] = [0, 0, 0, 0, 0];
  for (const [unit, count] of units) {
    // Gaps that the unit fits into: the shorter the unit, the more of them.
    for (; at < gaps.length && gaps[at]![0] >= unit; at++) {
      wide += gaps[at]![0] * gaps[at]![1];
      fitting += gaps[at]![1];
    }
    const onUnits = ((all - 1) * (2 * unit ** 3 - 3 * unit ** 2 + unit)) / 3;
    sum += count * (onUnits + unit ** 2 * (wide - fitting * (unit - 1)));
    within += count * unit * (unit - 1);
  }
  const places = annotators * length;
  const ways = places * (places - 1) - within;
  return ways > 0 ? ((2 / length) * sum) / ways : 0;
}
