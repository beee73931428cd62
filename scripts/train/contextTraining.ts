/**
 * Instances of pass 2. What pass 1 says of sentences that it was trained on is surer than what it says of new ones, so
 * each fifth of the data is read by a model trained on the others.
 */
import { Chain } from '../../server/src/languages/ar/names/tagger/chain.js';
import { DocumentContext, type ContextFeatures } from '../../server/src/languages/ar/names/tagger/context.js';
import { TAG_COUNT } from '../../server/src/languages/ar/names/tagger/labels.js';
import { surfacesOf } from '../../server/src/languages/ar/names/tagger/sentenceFeatures.js';
import { analyseWord, type WordKnowledge } from '../../server/src/languages/ar/names/tagger/wordFeatures.js';
import { summarise, type WordSummary } from '../../server/src/languages/ar/names/tagger/wordSummary.js';
import type { Sentence } from './corpus.js';
import type { FeatureIndex } from './instances.js';
import { addScores, type Instance, type Model } from './learner.js';

/** Pass 1 of sentences: their scores, and what it leaves for pass 2. */
export interface FirstPass {
  readonly scores: readonly Float32Array[];
  readonly summaries: readonly WordSummary[];
}

/** Pass 1 by one model. */
function firstPass(
  model: Model,
  instances: readonly Instance[],
  sentences: readonly Sentence[],
  knowledge: WordKnowledge,
): FirstPass {
  const chain = new Chain(model.transitions);
  const allScores: Float32Array[] = [];
  const summaries: WordSummary[] = [];
  for (const [i, instance] of instances.entries()) {
    const length = instance.tags.length;
    const scores = new Float32Array(length * TAG_COUNT);
    addScores(instance, model.weights, scores);
    chain.run(scores, length);
    const surfaces = surfacesOf(sentences[i]!.text.tokens);
    const summary = summarise(
      surfaces.map((surface) => analyseWord(surface, knowledge).key),
      length,
    );
    summary.take(chain.marginals, 0, length);
    allScores.push(scores);
    summaries.push(summary);
  }
  return { scores: allScores, summaries };
}

/** Pass 1 of the training data, each part by a model of the other parts. */
export function jackknife(
  instances: readonly Instance[],
  sentences: readonly Sentence[],
  knowledge: WordKnowledge,
  learnWithout: (from: number, to: number) => Model,
  parts: number,
): FirstPass {
  const scores: Float32Array[] = [];
  const summaries: WordSummary[] = [];
  for (let part = 0; part < parts; part++) {
    const from = Math.floor((part * instances.length) / parts);
    const to = Math.floor(((part + 1) * instances.length) / parts);
    const pass = firstPass(
      learnWithout(from, to),
      instances.slice(from, to),
      sentences.slice(from, to),
      knowledge,
    );
    scores.push(...pass.scores);
    summaries.push(...pass.summaries);
  }
  return { scores, summaries };
}

/** Context features of each sentence, taking each for a paragraph of one document. */
export function contextOf({ summaries }: FirstPass): ContextFeatures[] {
  const context = new DocumentContext(summaries, 0, summaries.length);
  return summaries.map((_, p) => context.features(p));
}

export function indexContext(contexts: readonly ContextFeatures[], least: number): FeatureIndex {
  const counts = new Map<number, number>();
  for (const { hashes } of contexts) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const index: FeatureIndex = new Map();
  for (const [hash, count] of counts) if (count >= least) index.set(hash, index.size);
  return index;
}

/** Instances whose features are the context's alone, on top of the scores of pass 1. */
export function contextInstance(
  sentence: Sentence,
  base: Float32Array,
  { tokens, hashes }: ContextFeatures,
  index: FeatureIndex,
): Instance {
  const length = sentence.tags.length;
  const byToken: number[][] = Array.from({ length }, () => []);
  for (const [i, token] of tokens.entries()) {
    const feature = index.get(hashes[i]!);
    if (feature !== undefined) byToken[token]!.push(feature);
  }
  const starts = new Int32Array(length + 1);
  for (const [t, features] of byToken.entries()) starts[t + 1] = starts[t]! + features.length;
  return { tags: sentence.tags, starts, features: Int32Array.from(byToken.flat()), base };
}
