/**
 * Of tuples of units, so many are taken that no unit is in two and the sum of what they save is largest. Exact. Tuples that
 * have units in common, one by another, are a part of the task by itself; of each, the units are gone through along the text
 * (`sweep.ts`). Where too many ways stay open, units get prices first (`prices.ts`), which say which ways cannot become best.
 */
import { boundOf, noPrices, pricesOf } from './prices.js';
import { sweep } from './sweep.js';
import type { Tuple } from './tuple.js';

/** More open ways than these cost more than prices do. */
const EASY = 64;
/** Of the ways that look best, so many give a good packing for the others to be measured by. */
const BEAM = 16;
/** What two sums of the same numbers may differ by. */
const SLACK = 1e-10;

/** The tuples to take, in order of their first units. */
export function bestPacking<T extends Tuple>(units: number, tuples: readonly T[]): T[] {
  return partsOf(units, tuples).flatMap((part) => packPart(part));
}

function packPart<T extends Tuple>(part: readonly T[]): readonly T[] {
  if (part.length === 1) return part;
  const [units, tuples] = renumbered(part);
  return best(units, tuples).map((tuple) => part[tuple]!);
}

function best(units: number, tuples: readonly Tuple[]): readonly number[] {
  const easy = sweep(units, tuples, { prices: noPrices(units), least: -Infinity, most: EASY });
  if (easy) return easy.taken;
  const first = pricesOf(units, tuples, greedySaving(units, tuples));
  const guess = sweep(units, tuples, { prices: first, least: -Infinity, beam: BEAM })!;
  if (boundOf(first) - guess.saving < SLACK) return guess.taken;
  // What can be saved at least makes better prices.
  const prices = pricesOf(units, tuples, guess.saving, first);
  if (boundOf(prices) - guess.saving < SLACK) return guess.taken;
  const found = sweep(units, tuples, { prices, least: guess.saving })!;
  return found.saving > guess.saving ? found.taken : guess.taken;
}

/** What is saved where the tuples that save most a unit are taken first. */
function greedySaving(units: number, tuples: readonly Tuple[]): number {
  const isTaken = new Uint8Array(units);
  const share = ({ units: its, saving }: Tuple): number => saving / its.length;
  let sum = 0;
  for (const { units: its, saving } of [...tuples].sort((a, b) => share(b) - share(a))) {
    if (its.some((unit) => isTaken[unit] === 1)) continue;
    for (const unit of its) isTaken[unit] = 1;
    sum += saving;
  }
  return sum;
}

/** Tuples that hang together, each part in the order of the text. */
function partsOf<T extends Tuple>(units: number, tuples: readonly T[]): T[][] {
  const parent = Int32Array.from({ length: units }, (_, unit) => unit);
  const rootOf = (unit: number): number => {
    let root = unit;
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!;
    return root;
  };
  for (const { units: its } of tuples)
    for (const unit of its) {
      const [a, b] = [rootOf(its[0]!), rootOf(unit)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  const parts = new Map<number, T[]>();
  for (const tuple of tuples) {
    const root = rootOf(tuple.units[0]!);
    const part = parts.get(root);
    if (part) part.push(tuple);
    else parts.set(root, [tuple]);
  }
  return [...parts.values()];
}

function renumbered(tuples: readonly Tuple[]): [units: number, tuples: readonly Tuple[]] {
  const units = [...new Set(tuples.flatMap(({ units }) => units))].sort((a, b) => a - b);
  const numbers = new Map(units.map((unit, number) => [unit, number]));
  return [
    units.length,
    tuples.map(({ units, saving }) => ({ units: units.map((unit) => numbers.get(unit)!), saving })),
  ];
}
