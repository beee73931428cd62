import assert from 'node:assert/strict';
import { learn, type Point } from '../../../../../scripts/confidence/learner.js';
import { calibrationError, equalSizes, equalWidths } from '../../../../../scripts/confidence/report.js';
import { logistic } from '../../../../../server/src/languages/ar/names/tagger/calibration.js';

/** Feature 0 is always there; `rightOf[i]` of 100 points with feature i + 1 are right. */
const pointsOf = (...rightOf: number[]): Point[] =>
  rightOf.flatMap((right, i) =>
    Array.from({ length: 100 }, (_, n) => ({ features: [0, i + 1], right: n < right, weight: 1 })),
  );
const probability = (weights: Float64Array, features: readonly number[]): number =>
  logistic(features.reduce((sum, feature) => sum + weights[feature]!, 0));

describe('learning confidence', () => {
  it('tells of each kind how often it is right', () => {
    const weights = learn(pointsOf(95, 70, 20), [0.01, 0.01, 0.01, 0.01]);
    for (const [i, expected] of [0.95, 0.7, 0.2].entries())
      assert.ok(Math.abs(probability(weights, [0, i + 1]) - expected) < 0.01);
  });
  it('holds what few points say to what all say', () => {
    const few = [...pointsOf(90), { features: [0, 2], right: false, weight: 1 }];
    const weights = learn(few, [0.1, 4, 4]);
    assert.ok(probability(weights, [0, 2]) > 0.8);
    assert.ok(probability(weights, [0, 2]) < probability(weights, [0, 1]));
  });
  it('counts points by their weight', () => {
    const points = pointsOf(50).map((point) => ({ ...point, weight: point.right ? 3 : 1 }));
    const weights = learn(points, [0.01, 1]);
    assert.ok(Math.abs(probability(weights, [0, 1]) - 0.75) < 0.01);
  });
});

describe('the calibration error', () => {
  const judged = (confidence: number, right: number, of: number) =>
    Array.from({ length: of }, (_, i) => ({ confidence, right: i < right }));
  for (const [what, mentions, expected] of [
    ['is nothing where confidence is honest', [...judged(0.75, 75, 100), ...judged(0.25, 25, 100)], 0],
    ['is how far off it is, by bin', [...judged(0.95, 75, 100), ...judged(0.25, 25, 100)], 0.1],
    ['is nothing of nothing', [], 0],
  ] as const)
    it(what, () => assert.ok(Math.abs(calibrationError(equalWidths(mentions)) - expected) < 1e-9));

  it('by bins of equal size is of those that are about as sure', () => {
    const mentions = Array.from({ length: 40 }, (_, i) => ({ confidence: 0.5, right: i % 2 === 0 }));
    assert.equal(calibrationError(equalSizes(mentions)), 0);
    assert.equal(calibrationError(equalSizes(judged(0.5, 20, 40))), 0.5);
  });
});
