/**
 * What the units of a packing are worth: an upper bound of what can still be saved. The prices are those of the Lagrangian
 * dual, in which a unit may be in several tuples but pays its price for each, found by subgradient steps (Polyak 1969).
 */
import type { Tuple } from './tuple.js';

export interface Prices {
  /** Of each unit, at least 0. */
  readonly of: Float64Array;
  /** Of the units from each on, by their number: what all tuples that begin there can save above the prices of their units. */
  readonly above: Float64Array;
  /** Of the units from each on: the sum of their prices. */
  readonly from: Float64Array;
}

const STEPS = 400;

/** No more than this can be saved in all. */
export const boundOf = ({ above, from }: Prices): number => above[0]! + from[0]!;

/** Prices that bound nothing. */
export function noPrices(units: number): Prices {
  const zero = new Float64Array(units + 1);
  return { of: new Float64Array(units), above: zero, from: zero };
}

/** `least`: what can be saved at least; the closer, the better the prices. Goes on from `before`. */
export function pricesOf(units: number, tuples: readonly Tuple[], least: number, before?: Prices): Prices {
  const price = before ? before.of.slice() : new Float64Array(units);
  if (!before)
    for (const { units: its, saving } of tuples)
      for (const unit of its) price[unit] = Math.max(price[unit]!, saving / its.length);
  let best = price.slice();
  let bound = Infinity;
  let pace = 1;
  let idle = 0;
  const excess = new Float64Array(units);
  const chosen = new Int32Array(units);
  const slope = new Int32Array(units);
  for (let step = 0; step < STEPS && bound - least > 1e-9; step++) {
    choose(tuples, price, excess, chosen);
    let total = 0;
    slope.fill(1);
    for (let unit = 0; unit < units; unit++) {
      total += price[unit]! + excess[unit]!;
      if (chosen[unit]! >= 0) for (const each of tuples[chosen[unit]!]!.units) slope[each]!--;
    }
    if (total < bound - 1e-12) {
      idle = 0;
      bound = total;
      best = price.slice();
    } else if (++idle % 10 === 0) pace /= 2;
    let square = 0;
    for (let unit = 0; unit < units; unit++)
      if (price[unit]! > 0 || slope[unit]! < 0) square += slope[unit]! ** 2;
    if (square === 0) break;
    const stride = (pace * (total - least)) / square;
    for (let unit = 0; unit < units; unit++) price[unit] = Math.max(0, price[unit]! - stride * slope[unit]!);
  }
  choose(tuples, best, excess, chosen);
  return bounds(best, excess);
}

/** The tuple that saves most above its prices of those that begin at a unit, -1 where none does. */
function choose(
  tuples: readonly Tuple[],
  price: Float64Array,
  excess: Float64Array,
  chosen: Int32Array,
): void {
  excess.fill(0);
  chosen.fill(-1);
  for (let i = 0; i < tuples.length; i++) {
    const { units, saving } = tuples[i]!;
    let rest = saving;
    for (const unit of units) rest -= price[unit]!;
    if (rest > excess[units[0]!]!) {
      excess[units[0]!] = rest;
      chosen[units[0]!] = i;
    }
  }
}

function bounds(of: Float64Array, excess: Float64Array): Prices {
  const units = of.length;
  const above = new Float64Array(units + 1);
  const from = new Float64Array(units + 1);
  for (let unit = units - 1; unit >= 0; unit--) {
    above[unit] = above[unit + 1]! + excess[unit]!;
    from[unit] = from[unit + 1]! + of[unit]!;
  }
  return { of, above, from };
}
