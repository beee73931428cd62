/** Sentences as numbers: features get an index in the order they are met. */
import { sentenceFeatures, surfacesOf } from '../../server/src/languages/ar/names/tagger/sentenceFeatures.js';
import type { WordKnowledge } from '../../server/src/languages/ar/names/tagger/wordFeatures.js';
import type { Sentence } from './corpus.js';
import type { Instance } from './learner.js';

/** Index of each feature by its hash. */
export type FeatureIndex = Map<number, number>;

/** Features that fewer than `least` tokens have are not worth a weight. */
export function indexFeatures(
  sentences: readonly Sentence[],
  knowledge: WordKnowledge,
  least: number,
): FeatureIndex {
  const counts = new Map<number, number>();
  for (const sentence of sentences) {
    sentenceFeatures(surfacesOf(sentence.text.tokens), knowledge, (_token, hash) =>
      counts.set(hash, (counts.get(hash) ?? 0) + 1),
    );
  }
  const index: FeatureIndex = new Map();
  for (const [hash, count] of counts) if (count >= least) index.set(hash, index.size);
  return index;
}

export function toInstance(sentence: Sentence, knowledge: WordKnowledge, index: FeatureIndex): Instance {
  const length = sentence.text.tokens.length;
  const byToken: number[][] = Array.from({ length }, () => []);
  sentenceFeatures(surfacesOf(sentence.text.tokens), knowledge, (token, hash) => {
    const feature = index.get(hash);
    if (feature !== undefined) byToken[token]!.push(feature);
  });
  const starts = new Int32Array(length + 1);
  for (const [t, features] of byToken.entries()) starts[t + 1] = starts[t]! + features.length;
  return { tags: sentence.tags, starts, features: Int32Array.from(byToken.flat()) };
}
