/**
 * uα, Krippendorff's later α for units of a continuum (Krippendorff, Mathet, Bouvry, Widlöcher 2016, “On the reliability of
 * unitizing textual continua: Further developments”, Quality & Quantity 50): all labels and the gaps at once, by the lengths of what
 * two annotators have in common. Units of one annotator must not overlap, whatever their labels.
 */
import type { Unit } from '../gamma/continuum.js';
import type { Span } from '../../../text/span.js';
import { PooledCounts } from '../pooledCounts.js';
import { gapsBetween, overlapping, type UnitizedDocument } from './sections.js';

/** Stands for no label: the gaps. */
const GAP = '';

/** Sums over pairs of annotators; those of several documents add up. */
export interface UnitizedSums {
  readonly annotators: number;
  /** Characters that two annotators have in common, by what the one and what the other says of them. */
  readonly coincidences: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** By label: squared lengths of its units; of gaps, their lengths. */
  readonly squares: ReadonlyMap<string, number>;
  /** By label: squared lengths of what each unit has in common with units of another annotator. */
  readonly common: ReadonlyMap<string, number>;
}

type Counts = Map<string, number>;

function add(counts: Counts, key: string, amount: number): void {
  if (amount !== 0) counts.set(key, (counts.get(key) ?? 0) + amount);
}

export function unitizedSums({ length, units }: UnitizedDocument<Unit>): UnitizedSums {
  const coincidences = new Map<string, Counts>();
  const [squares, common]: [Counts, Counts] = [new Map(), new Map()];
  const sections = units.map((its) => sectionsOf(its, length));
  const others = units.length - 1;
  for (const [i, ones] of sections.entries()) {
    for (const { label, start, end } of ones)
      add(squares, label, label === GAP ? end - start : (end - start) ** 2);
    for (const [j, theirs] of sections.entries()) {
      if (i === j) continue;
      const shared = new Map<Unit, number>();
      for (const [one, other, long] of overlapping(ones, theirs)) {
        const row = coincidences.get(one.label) ?? new Map<string, number>();
        coincidences.set(one.label, row);
        add(row, other.label, long / others);
        if (one.label !== GAP && other.label !== GAP) shared.set(one, (shared.get(one) ?? 0) + long);
      }
      for (const [unit, long] of shared) add(common, unit.label, long ** 2 / others);
    }
  }
  return { annotators: units.length, coincidences, squares, common };
}

function sectionsOf(units: readonly Unit[], length: number): readonly Unit[] {
  const gaps = gapsBetween(units, length).map((gap: Span): Unit => ({ ...gap, label: GAP }));
  return [...units, ...gaps].sort((a, b) => a.start - b.start);
}

/** What several documents say. */
export class UnitizedDocuments {
  private readonly counts: PooledCounts;
  private readonly keys: readonly (readonly [kind: string, label: string, other: string])[];

  constructor(private readonly documents: readonly UnitizedSums[]) {
    const key = (...parts: readonly string[]): string => JSON.stringify(parts);
    this.counts = new PooledCounts(
      documents.map(({ coincidences, squares, common }) => [
        ...[...coincidences].flatMap(([one, row]) =>
          [...row].map(([other, long]) => [key('both', one, other), long] as const),
        ),
        ...[...squares].map(([label, square]) => [key('squares', label, ''), square] as const),
        ...[...common].map(([label, square]) => [key('common', label, ''), square] as const),
      ]),
    );
    this.keys = this.counts.keys.map((each) => JSON.parse(each) as [string, string, string]);
  }

  /** Of all together, each document so many times. */
  pooled(times: (document: number) => number): UnitizedSums {
    const coincidences = new Map<string, Counts>();
    const [squares, common]: [Counts, Counts] = [new Map(), new Map()];
    for (const [i, amount] of this.counts.pooled(times).entries()) {
      const [kind, label, other] = this.keys[i]!;
      if (kind === 'squares') add(squares, label, amount);
      else if (kind === 'common') add(common, label, amount);
      else {
        const row = coincidences.get(label) ?? new Map<string, number>();
        coincidences.set(label, row);
        add(row, other, amount);
      }
    }
    return { annotators: this.documents[0]?.annotators ?? 0, coincidences, squares, common };
  }
}

export interface UnitizedAlpha {
  /** uα: units, labels and gaps. Undefined where chance would agree on everything. */
  readonly all?: number;
  /** |uα: units against gaps. */
  readonly units?: number;
  /** cuα: labels, where two annotators have units. */
  readonly labels?: number;
  /** (k)uα: one label against the others, where two annotators have units. */
  readonly byLabel: ReadonlyMap<string, number>;
}

export function unitizedAlpha({ coincidences, squares, common }: UnitizedSums): UnitizedAlpha {
  const every = tableOf(coincidences, [...coincidences.keys()], squares);
  const labels = [...coincidences.keys()].filter((label) => label !== GAP);
  const coded = tableOf(coincidences, labels, common);
  const byLabel = new Map<string, number>();
  // One label leaves nothing to tell apart.
  if (labels.length > 1)
    for (const label of labels) {
      const value = coded.against(label);
      if (value !== undefined) byLabel.set(label, value);
    }
  const [all, units] = [every.alpha(), every.apart(GAP)];
  const alone = labels.length > 1 ? coded.alpha() : undefined;
  return {
    ...(all !== undefined && { all }),
    ...(units !== undefined && { units }),
    ...(alone !== undefined && { labels: alone }),
    byLabel,
  };
}

interface Table {
  alpha(): number | undefined;
  /** One against all others as one (equation 6). */
  apart(label: string): number | undefined;
  /** One against each other (equation 13b). */
  against(label: string): number | undefined;
}

/** Observed and expected coincidences of some labels (equations 1, 4 and 10). `squares` is what one unit shares with itself. */
function tableOf(
  coincidences: UnitizedSums['coincidences'],
  labels: readonly string[],
  squares: ReadonlyMap<string, number>,
): Table {
  const observed = (one: string, other: string): number => coincidences.get(one)?.get(other) ?? 0;
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const margin = new Map(labels.map((one) => [one, sum(labels.map((other) => observed(one, other)))]));
  const all = sum([...margin.values()]);
  const rest = all ** 2 - sum(labels.map((label) => squares.get(label) ?? 0));
  const expected = (one: string, other: string): number => {
    const same = one === other ? (squares.get(one) ?? 0) : 0;
    return (all * (margin.get(one)! * margin.get(other)! - same)) / rest;
  };
  const byChance = (label: string): number => sum(labels.map((other) => expected(label, other)));
  const above = (differs: number, by: number): number | undefined =>
    rest > 0 && by > 1e-12 ? 1 - differs / by : undefined;
  return {
    alpha: () =>
      above(
        all - sum(labels.map((label) => observed(label, label))),
        all - sum(labels.map((label) => expected(label, label))),
      ),
    apart: (label) => {
      const its = margin.get(label);
      return its && above(its - observed(label, label), byChance(label) - expected(label, label));
    },
    against: (label) => {
      const its = margin.get(label);
      if (!its) return undefined;
      const differs = (byChance(label) / its) * (its - observed(label, label));
      return above(differs, byChance(label) - expected(label, label));
    },
  };
}
