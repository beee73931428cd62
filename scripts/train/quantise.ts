/** Weights in a byte each: the small ones dropped, features that are left without any too. */
import type { Calibration } from '../../server/src/languages/ar/names/tagger/calibration.js';
import { FeatureRows } from '../../server/src/languages/ar/names/tagger/featureRows.js';
import { TAG_COUNT } from '../../server/src/languages/ar/names/tagger/labels.js';
import type { FeatureWeights } from '../../server/src/languages/ar/names/tagger/weightsFile.js';
import type { FeatureIndex } from './instances.js';
import type { Model } from './learner.js';

/** Weights nearer to 0 than `least` are dropped; those past `most` are cut to it. */
export function quantise(
  model: Model,
  calibration: Calibration,
  index: FeatureIndex,
  least: number,
  most: number,
): FeatureWeights {
  const scale = most / 127;
  const kept: { hash: number; row: Int8Array }[] = [];
  for (const [hash, feature] of index) {
    const row = new Int8Array(TAG_COUNT);
    let any = false;
    for (let tag = 0; tag < TAG_COUNT; tag++) {
      const weight = model.weights[feature * TAG_COUNT + tag]!;
      if (Math.abs(weight) < least) continue;
      row[tag] = Math.max(-127, Math.min(127, Math.round(weight / scale)));
      any ||= row[tag] !== 0;
    }
    if (any) kept.push({ hash, row });
  }
  kept.sort((a, b) => a.hash - b.hash);
  const values = new Int8Array(kept.length * TAG_COUNT);
  for (const [i, { row }] of kept.entries()) values.set(row, i * TAG_COUNT);
  return {
    rows: FeatureRows.of(
      kept.map(({ hash }) => hash),
      values,
    ),
    scale,
    transitions: model.transitions,
    calibration,
  };
}
