/**
 * Trains a linear chain: softmax margin (Gimpel & Smith 2010: while training, a wrong tag is given its cost as
 * a head start), AdaGrad (Duchi et al. 2011), features dropped at random.
 */
import {
  Chain,
  emptyTransitions,
  forbid,
  TRANSITION_COUNT,
} from '../../server/src/languages/ar/names/tagger/chain.js';
import { OUTSIDE, TAG_COUNT } from '../../server/src/languages/ar/names/tagger/labels.js';
import { seededRandom, shuffle } from '../../server/src/text/random.js';

/** A sentence as numbers. */
export interface Instance {
  /** The right tags. */
  readonly tags: Uint8Array;
  /** Features of token t: `features[starts[t]]` up to `features[starts[t + 1]]`, as indices from 0. */
  readonly starts: Int32Array;
  readonly features: Int32Array;
  /** Scores that are added and not learned. */
  readonly base?: Float32Array;
}

export interface LearnerOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Share of the features of a token that are left out each time it is seen. */
  readonly dropout: number;
  /** Cost of O where a name is. */
  readonly missCost: number;
  /** Cost of a name where none is. */
  readonly falseCost: number;
  /** Cost of the wrong kind or the wrong one of B and I. */
  readonly confusionCost: number;
  readonly seed: number;
  /** What the sum of squares of each weight's gradients begins with: how cautious the first steps are. */
  readonly initial: number;
  /** Share of the rate that is left at the last step; it falls evenly. */
  readonly finalRate: number;
}

export interface Model {
  /** `TAG_COUNT` for each feature. */
  readonly weights: Float32Array;
  readonly transitions: Float32Array;
}

const N = TAG_COUNT;
const STRIDE = 2 * N;

function cost(gold: number, tag: number, options: LearnerOptions): number {
  if (gold === tag) return 0;
  if (tag === OUTSIDE) return options.missCost;
  return gold === OUTSIDE ? options.falseCost : options.confusionCost;
}

/** Adds the weights of an instance's features to `scores`. */
export function addScores(instance: Instance, weights: Float32Array, scores: Float32Array): void {
  const { starts, features, tags, base } = instance;
  for (let t = 0; t < tags.length; t++) {
    const row = t * N;
    for (let y = 0; y < N; y++) scores[row + y] = base ? base[row + y]! : 0;
    for (let f = starts[t]!; f < starts[t + 1]!; f++) {
      const at = features[f]! * N;
      for (let y = 0; y < N; y++) scores[row + y]! += weights[at + y]!;
    }
  }
}

export const longest = (instances: readonly Instance[]): number =>
  instances.reduce((length, instance) => Math.max(length, instance.tags.length), 1);

export function learn(instances: readonly Instance[], featureCount: number, options: LearnerOptions): Model {
  const random = seededRandom(options.seed);
  // A feature's weights and, after them, the sums of squares of their gradients.
  const cells = new Float32Array(featureCount * STRIDE);
  const transitions = emptyTransitions();
  const transitionSquares = new Float32Array(TRANSITION_COUNT);
  const chain = new Chain(transitions);
  const size = longest(instances);
  const scores = new Float32Array(size * N);
  const gradient = new Float64Array(N);
  const pairs = new Float64Array(N * N);
  const order = Int32Array.from(instances.keys());
  const most = instances.reduce((length, instance) => Math.max(length, instance.features.length), 0);
  const kept = new Int32Array(most);
  const keptStarts = new Int32Array(size + 1);
  const { l2, dropout, initial } = options;
  let { rate } = options;
  let step = 0;
  const steps = options.epochs * instances.length;
  const boost = 1 / (1 - dropout);

  const stepTransition = (index: number, g: number): void => {
    if (g === 0) return;
    transitionSquares[index]! += g * g;
    transitions[index]! -= (rate * g) / Math.sqrt(transitionSquares[index]! + initial);
  };

  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const { tags, starts, features, base } = instances[index]!;
      rate = options.rate * (1 - ((1 - options.finalRate) * step++) / steps);
      const length = tags.length;
      let count = 0;
      for (let t = 0; t < length; t++) {
        keptStarts[t] = count;
        const row = t * N;
        for (let y = 0; y < N; y++) scores[row + y] = 0;
        for (let f = starts[t]!; f < starts[t + 1]!; f++) {
          if (random() < dropout) continue;
          const at = features[f]! * STRIDE;
          kept[count++] = at;
          for (let y = 0; y < N; y++) scores[row + y]! += cells[at + y]!;
        }
        const gold = tags[t]!;
        for (let y = 0; y < N; y++)
          scores[row + y] = scores[row + y]! * boost + cost(gold, y, options) + (base ? base[row + y]! : 0);
      }
      keptStarts[length] = count;
      chain.refresh();
      chain.run(scores, length);
      const { marginals } = chain;
      for (let t = 0; t < length; t++) {
        const row = t * N;
        const gold = tags[t]!;
        if (t === 0) {
          for (let y = 0; y < N; y++) stepTransition(N * N + y, marginals[y]! - (y === gold ? 1 : 0));
        } else if (gold !== OUTSIDE || tags[t - 1] !== OUTSIDE || marginals[row]! < 0.999) {
          chain.pairMarginals(t, pairs);
          pairs[tags[t - 1]! * N + gold]! -= 1;
          for (let i = 0; i < N * N; i++) if (Math.abs(pairs[i]!) > 1e-6) stepTransition(i, pairs[i]!);
        }
        if (marginals[row + gold]! > 0.9995) continue;
        for (let y = 0; y < N; y++) gradient[y] = (marginals[row + y]! - (y === gold ? 1 : 0)) * boost;
        for (let f = keptStarts[t]!; f < keptStarts[t + 1]!; f++) {
          const at = kept[f]!;
          for (let y = 0; y < N; y++) {
            const g = gradient[y]! + l2 * cells[at + y]!;
            const square = (cells[at + N + y]! += g * g);
            cells[at + y]! -= (rate * g) / Math.sqrt(square + initial);
          }
        }
      }
    }
  }
  forbid(transitions);
  const weights = new Float32Array(featureCount * N);
  for (let f = 0; f < featureCount; f++)
    for (let y = 0; y < N; y++) weights[f * N + y] = cells[f * STRIDE + y]!;
  return { weights, transitions };
}

/** The mean of several models: of linear models, the mean of their scores. */
export function average(models: readonly Model[]): Model {
  const weights = new Float32Array(models[0]!.weights.length);
  const transitions = new Float32Array(TRANSITION_COUNT);
  for (const model of models) {
    for (let i = 0; i < weights.length; i++) weights[i]! += model.weights[i]! / models.length;
    for (let i = 0; i < transitions.length; i++) transitions[i]! += model.transitions[i]! / models.length;
  }
  forbid(transitions);
  return { weights, transitions };
}
