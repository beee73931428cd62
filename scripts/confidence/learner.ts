/**
 * Learns a logistic model of sparse features by Newton's steps, one weight after the other, until none moves. Each weight
 * is held to 0, the more the fewer mentions speak for another value; that of what a mention always has is free.
 */
import { logistic } from '../../server/src/languages/ar/names/tagger/calibration.js';

/** A point: the places of its features, whether it is right, how much it counts. */
export interface Point {
  readonly features: readonly number[];
  readonly right: boolean;
  readonly weight: number;
}

const ROUNDS = 60;
const LEAST_STEP = 1e-4;
/** No weight moves further in a step: far from the optimum the parabola overshoots. */
const LONGEST_STEP = 1;

/** Weights by feature. `held[feature]` is how strongly a weight is held to 0. */
export function learn(points: readonly Point[], held: readonly number[]): Float64Array {
  const weights = new Float64Array(held.length);
  const sums = new Float64Array(points.length);
  const holders = held.map((): number[] => []);
  for (const [i, { features }] of points.entries()) for (const feature of features) holders[feature]!.push(i);
  for (let round = 0; round < ROUNDS; round++) {
    let longest = 0;
    for (const [feature, of] of holders.entries()) {
      if (of.length === 0) continue;
      let slope = held[feature]! * weights[feature]!;
      let curve = held[feature]! + 1e-9;
      for (const i of of) {
        const { right, weight } = points[i]!;
        const p = logistic(sums[i]!);
        slope += weight * (p - (right ? 1 : 0));
        curve += weight * p * (1 - p);
      }
      const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, -slope / curve));
      weights[feature]! += step;
      for (const i of of) sums[i]! += step;
      longest = Math.max(longest, Math.abs(step));
    }
    if (longest < LEAST_STEP) break;
  }
  return weights;
}
