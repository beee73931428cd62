/**
 * Packs tuples of units by going through the units along the text (dynamic programming over a moving border): what was taken so
 * far is remembered by which units further on it uses up, and a way that cannot be better than another any more is left.
 * Tuples reach no further than their units are near, so that few ways are open at any time.
 */
import type { Tuple } from './tuple.js';
import type { Prices } from './prices.js';

export interface Limits {
  readonly prices: Prices;
  /** Ways that cannot save more than this are left. */
  readonly least: number;
  /** Gives up where more ways than these are open. */
  readonly most?: number;
  /** So many ways, those that look best, stay open; the packing may not be the best one. */
  readonly beam?: number;
}

export interface Packing {
  /** Indices of tuples, in order of their first units. */
  readonly taken: readonly number[];
  /** -Infinity where no way saves more than was asked for. */
  readonly saving: number;
}

/** A way to have gone so far. */
interface Way {
  /** Units further on that it uses up, in order. */
  readonly used: readonly number[];
  readonly saving: number;
  /** What it has saved, less the prices of what it uses up. */
  readonly score: number;
  readonly taken: Taken | undefined;
}

interface Taken {
  readonly tuple: number;
  readonly before: Taken | undefined;
}

/** Undefined where it gave up. */
export function sweep(units: number, tuples: readonly Tuple[], limits: Limits): Packing | undefined {
  const { prices, least, most = Infinity, beam = Infinity } = limits;
  const options = optionsAt(units, tuples, prices);
  const worth = worths(units, tuples);
  let ways: Way[] = [{ used: [], saving: 0, score: 0, taken: undefined }];
  for (let unit = 0; unit < units; unit++) {
    const ofUsed = new Map<string, Way>();
    // What can still be saved further on is the same for all but for what they use up.
    const needed = least - prices.from[unit + 1]! - prices.above[unit + 1]! + 1e-12;
    for (const way of ways) extend(way, unit, options[unit]!, prices.of[unit]!, needed, ofUsed);
    ways = better([...ofUsed.values()], worth);
    if (ways.length > most) return undefined;
    if (ways.length > beam) ways.length = beam;
  }
  const last = ways[0];
  if (!last) return { taken: [], saving: -Infinity };
  const taken: number[] = [];
  for (let each = last.taken; each; each = each.before) taken.push(each.tuple);
  return { taken: taken.reverse(), saving: last.saving };
}

/** A tuple that may be taken at its first unit. */
interface Option {
  readonly tuple: number;
  readonly others: readonly number[];
  readonly saving: number;
  /** What it saves, less the prices of its other units. */
  readonly gain: number;
}

/** The tuples that begin at each unit, those that gain most first. */
function optionsAt(units: number, tuples: readonly Tuple[], { of }: Prices): Option[][] {
  const options: Option[][] = Array.from({ length: units }, () => []);
  for (const [tuple, { units: its, saving }] of tuples.entries()) {
    const others = its.slice(1);
    const gain = others.reduce((rest, unit) => rest - of[unit]!, saving);
    options[its[0]!]!.push({ tuple, others, saving, gain });
  }
  for (const each of options) each.sort((a, b) => b.gain - a.gain);
  return options;
}

/** The ways on over a unit: leaving it alone, or taking a tuple that begins with it. Those that score less than `needed` are left. */
function extend(
  way: Way,
  unit: number,
  options: readonly Option[],
  price: number,
  needed: number,
  into: Map<string, Way>,
): void {
  const { used, saving, score, taken } = way;
  const put = (next: Way): void => {
    const key = next.used.join();
    const other = into.get(key);
    if (!other || other.saving < next.saving) into.set(key, next);
  };
  const isUsed = used[0] === unit;
  // A unit that is behind us has no price any more.
  const kept = isUsed ? { used: used.slice(1), saving, score: score + price, taken } : way;
  if (kept.score >= needed) put(kept);
  if (isUsed) return;
  for (const { tuple, others, saving: more, gain } of options) {
    if (score + gain < needed) return;
    if (others.some((each) => used.includes(each))) continue;
    const now = used.length === 0 ? others : [...used, ...others].sort((a, b) => a - b);
    put({ used: now, saving: saving + more, score: score + gain, taken: { tuple, before: taken } });
  }
}

/** The most that a unit can add to what is saved. */
function worths(units: number, tuples: readonly Tuple[]): Float64Array {
  const worth = new Float64Array(units);
  for (const { units: its, saving } of tuples)
    for (const unit of its) worth[unit] = Math.max(worth[unit]!, saving);
  return worth;
}

/** How many of the best ways each other is measured by. */
const MEASURES = 32;

/** Those that may still turn out best, those that look best first. */
function better(ways: Way[], worth: Float64Array): Way[] {
  if (ways.length < 2) return ways;
  ways.sort((a, b) => b.score - a.score);
  const kept: Way[] = [];
  for (const way of ways) {
    let isBeaten = false;
    for (let i = 0; i < kept.length && i < MEASURES && !isBeaten; i++)
      isBeaten = isNoWorse(kept[i]!, way, worth);
    if (!isBeaten) kept.push(way);
  }
  return kept;
}

/** Whether what one uses up and the other does not cannot be worth more than what it has saved already. */
function isNoWorse(one: Way, other: Way, worth: Float64Array): boolean {
  let lead = one.saving - other.saving;
  if (lead < 0) return false;
  for (const unit of one.used)
    if (!other.used.includes(unit)) {
      lead -= worth[unit]!;
      if (lead < 0) return false;
    }
  return true;
}
