import assert from 'node:assert/strict';
import { fitLine } from '../../../../../../scripts/train/calibrate.js';
import {
  calibrated,
  IDENTITY,
  logit,
} from '../../../../../../server/src/languages/ar/names/tagger/calibration.js';

describe('calibration', () => {
  it('learns how often what is sure is right', () => {
    // Of a thousand spans at 0.99 seven hundred are right, of those at 0.6 three hundred.
    const points = [
      { confidence: 0.99, share: 0.7 },
      { confidence: 0.6, share: 0.3 },
    ].flatMap(({ confidence, share }) =>
      Array.from({ length: 1000 }, (_, i) => ({ x: logit(confidence), right: i < share * 1000 })),
    );
    const line = fitLine(points);
    assert.ok(Math.abs(calibrated(0.99, line) - 0.7) < 0.01);
    assert.ok(Math.abs(calibrated(0.6, line) - 0.3) < 0.01);
  });

  it('leaves a probability as it is where nothing was learned', () => {
    assert.deepEqual(fitLine([]), IDENTITY);
    assert.ok(Math.abs(calibrated(0.83, IDENTITY) - 0.83) < 1e-9);
    assert.ok(calibrated(0, IDENTITY) > 0 && calibrated(1, IDENTITY) < 1);
  });
});
