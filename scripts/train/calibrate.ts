/**
 * What a posterior is worth: a model trained with costs is surer than it is right. The logit of how often such spans
 * are right is fitted as a straight line of the posterior's logit (Platt 1999).
 */
import { Chain } from '../../server/src/languages/ar/names/tagger/chain.js';
import {
  logit,
  IDENTITY,
  logistic,
  type Calibration,
} from '../../server/src/languages/ar/names/tagger/calibration.js';
import { spansOfTags, TAG_COUNT } from '../../server/src/languages/ar/names/tagger/labels.js';
import { addScores, longest, type Instance, type Model } from './learner.js';

/** The line for a model on instances that it was not trained on. */
export function calibrate(model: Model, instances: readonly Instance[]): Calibration {
  const points: Point[] = [];
  const chain = new Chain(model.transitions);
  const scores = new Float32Array(longest(instances) * TAG_COUNT);
  for (const instance of instances) {
    const length = instance.tags.length;
    const tags = new Uint8Array(length);
    addScores(instance, model.weights, scores);
    chain.run(scores, length);
    chain.decode(scores, length, tags);
    const gold = new Set(spansOfTags(instance.tags).map(({ from, to, label }) => `${from} ${to} ${label}`));
    for (const { from, to, label } of spansOfTags(tags))
      points.push({
        x: logit(chain.spanProbability(from, to, label, length)),
        right: gold.has(`${from} ${to} ${label}`),
      });
  }
  return fitLine(points);
}

/** How strongly the line is held to the posterior itself where there are few points. */
const PRIOR = 2;
const ROUNDS = 30;

interface Point {
  readonly x: number;
  readonly right: boolean;
}

/** Minus the logarithm of the likelihood of the points, and how far the line is from the posterior itself. */
function loss(points: readonly Point[], { slope, intercept }: Calibration): number {
  let sum = (PRIOR / 2) * ((slope - 1) ** 2 + intercept ** 2);
  for (const { x, right } of points) {
    const z = (slope * x + intercept) * (right ? -1 : 1);
    sum += z > 30 ? z : Math.log1p(Math.exp(z));
  }
  return sum;
}

/** Logistic regression by Newton's method; a step that overshoots is halved. */
export function fitLine(points: readonly Point[]): Calibration {
  let line = IDENTITY;
  for (let round = 0; round < ROUNDS; round++) {
    let gs = PRIOR * (line.slope - 1);
    let gi = PRIOR * line.intercept;
    let ss = PRIOR;
    let si = 0;
    let ii = PRIOR;
    for (const { x, right } of points) {
      const p = logistic(line.slope * x + line.intercept);
      const error = p - (right ? 1 : 0);
      const weight = p * (1 - p);
      gs += error * x;
      gi += error;
      ss += weight * x * x;
      si += weight * x;
      ii += weight;
    }
    const determinant = ss * ii - si * si;
    const before = loss(points, line);
    let next = line;
    for (let part = 1; part > 1e-6; part /= 2) {
      next = {
        slope: line.slope - (part * (ii * gs - si * gi)) / determinant,
        intercept: line.intercept - (part * (ss * gi - si * gs)) / determinant,
      };
      if (loss(points, next) <= before) break;
    }
    line = next;
  }
  return line;
}
