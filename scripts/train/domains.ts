/**
 * Learning from corpora with other guidelines (Daumé 2007, "Frustratingly easy domain adaptation"): each feature
 * stands twice, once for all corpora and once for its own, so that only what corpora agree on is shared. Of
 * the trained model only what the first corpus sees is kept: one weight a feature, no larger than before.
 */
import { TAG_COUNT } from '../../server/src/languages/ar/names/tagger/labels.js';
import type { Instance, Model } from './learner.js';

/** The instance of one of `corpora` corpora (0: the one that the model is for). */
export function widen(instance: Instance, corpus: number, corpora: number): Instance {
  const features = new Int32Array(instance.features.length * 2);
  for (const [i, feature] of instance.features.entries()) {
    features[2 * i] = feature * (corpora + 1);
    features[2 * i + 1] = feature * (corpora + 1) + 1 + corpus;
  }
  return { ...instance, starts: instance.starts.map((start) => 2 * start), features };
}

/** Number of features of widened instances. */
export const widened = (featureCount: number, corpora: number): number => featureCount * (corpora + 1);

/** The model that the first corpus sees. */
export function narrow(model: Model, corpora: number): Model {
  const from = (corpora + 1) * TAG_COUNT;
  const weights = new Float32Array(model.weights.length / (corpora + 1));
  for (let feature = 0; feature * TAG_COUNT < weights.length; feature++) {
    for (let tag = 0; tag < TAG_COUNT; tag++)
      weights[feature * TAG_COUNT + tag] =
        model.weights[feature * from + tag]! + model.weights[feature * from + TAG_COUNT + tag]!;
  }
  return { weights, transitions: model.transitions };
}
