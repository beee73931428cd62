/**
 * Trains a chain from annotated sentences: softmax margin (Gimpel & Smith 2010: while training, a wrong tag is given its
 * cost as a head start, since few annotations make a model that is afraid to find anything), AdaGrad (Duchi et al. 2011),
 * features left out at random (Srivastava et al. 2014). The same sentences in the same order give the same weights.
 */
import { seededRandom, shuffle } from '../../text/random.js';
import { emptyNeighbours, forbid, LabelChain, type Neighbours } from './labelChain.js';
import { OUTSIDE, tagCount } from './tags.js';

/** A sentence as numbers. */
export interface TrainingSentence {
  /** The right tags. */
  readonly tags: Uint8Array;
  /** Features of token t: `features[starts[t]]` up to `features[starts[t + 1]]`, as indices from 0. */
  readonly starts: Int32Array;
  readonly features: Int32Array;
}

export interface ChainModel {
  /** As many for each feature as there are tags. */
  readonly weights: Float32Array;
  readonly neighbours: Neighbours;
}

export interface TrainingOptions {
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** Share of features that are left out each time a token is seen. */
  readonly dropout: number;
  /** Cost of O where a name is, and of another tag than that of the name. */
  readonly missCost: number;
  readonly confusionCost: number;
  readonly seed: number;
}

export const TRAINING: TrainingOptions = {
  epochs: 12,
  rate: 0.08,
  l2: 1e-5,
  dropout: 0.3,
  missCost: 3,
  confusionCost: 2,
  seed: 1,
};

/** Where the sum of squares of a weight's gradients begins. */
const INITIAL = 1e-6;
/** A token that is this sure to be what it is teaches nothing more. */
const SURE = 0.9995;
/** Two such tokens side by side teach nothing of neighbours. */
const SURELY_OUTSIDE = 0.999;
const NOTHING = 1e-6;

export function train(
  sentences: readonly TrainingSentence[],
  featureCount: number,
  labels: number,
  options: TrainingOptions = TRAINING,
): ChainModel {
  const learner = new Learner(sentences, featureCount, labels, options);
  const order = Int32Array.from(sentences.keys());
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, learner.random);
    for (const index of order) learner.learn(sentences[index]!);
  }
  forbid(learner.neighbours);
  return { weights: learner.weights, neighbours: learner.neighbours };
}

class Learner {
  readonly random: () => number;
  readonly weights: Float32Array;
  readonly neighbours: Neighbours;
  private readonly n: number;
  private readonly squares: Float32Array;
  private readonly neighbourSquares: Float32Array;
  private readonly chain: LabelChain;
  private readonly scores: Float32Array;
  private readonly gradient: Float64Array;
  private readonly pairs: Float64Array;
  /** Where the weights of the features are that were not left out, token after token. */
  private readonly kept: Int32Array;
  private readonly keptStarts: Int32Array;

  constructor(
    sentences: readonly TrainingSentence[],
    featureCount: number,
    labels: number,
    private readonly options: TrainingOptions,
  ) {
    const n = (this.n = tagCount(labels));
    const most = (of: (sentence: TrainingSentence) => number): number =>
      sentences.reduce((highest, sentence) => Math.max(highest, of(sentence)), 1);
    const longest = most(({ tags }) => tags.length);
    this.random = seededRandom(options.seed);
    this.weights = new Float32Array(featureCount * n);
    this.squares = new Float32Array(featureCount * n);
    this.neighbours = emptyNeighbours(n);
    this.neighbourSquares = new Float32Array(this.neighbours.scores.length);
    this.chain = new LabelChain(this.neighbours);
    this.scores = new Float32Array(longest * n);
    this.gradient = new Float64Array(n);
    this.pairs = new Float64Array(n * n);
    this.kept = new Int32Array(most(({ features }) => features.length));
    this.keptStarts = new Int32Array(longest + 1);
  }

  /** One step towards what a sentence says. */
  learn(sentence: TrainingSentence): void {
    const { chain, scores } = this;
    this.score(sentence);
    chain.refresh();
    chain.run(scores, sentence.tags.length);
    this.stepNeighbours(sentence.tags);
    this.stepWeights(sentence.tags);
  }

  /** Scores of the tokens by the features that are not left out, and what a wrong tag costs. */
  private score({ tags, starts, features }: TrainingSentence): void {
    const { n, scores, weights, kept, keptStarts, random } = this;
    const { dropout } = this.options;
    const boost = 1 / (1 - dropout);
    let count = 0;
    for (let t = 0; t < tags.length; t++) {
      keptStarts[t] = count;
      const row = t * n;
      scores.fill(0, row, row + n);
      for (let f = starts[t]!; f < starts[t + 1]!; f++) {
        if (random() < dropout) continue;
        const at = features[f]! * n;
        kept[count++] = at;
        for (let y = 0; y < n; y++) scores[row + y]! += weights[at + y]!;
      }
      for (let y = 0; y < n; y++) scores[row + y] = scores[row + y]! * boost + this.cost(tags[t]!, y);
    }
    keptStarts[tags.length] = count;
  }

  private cost(gold: number, tag: number): number {
    if (tag === gold) return 0;
    if (tag === OUTSIDE) return this.options.missCost;
    return gold === OUTSIDE ? 0 : this.options.confusionCost;
  }

  private stepNeighbours(tags: Uint8Array): void {
    const { n, chain, pairs } = this;
    const { marginals } = chain;
    for (let y = 0; y < n; y++) this.stepPair(n * n + y, marginals[y]! - (y === tags[0] ? 1 : 0));
    for (let t = 1; t < tags.length; t++) {
      if (tags[t] === OUTSIDE && tags[t - 1] === OUTSIDE && marginals[t * n]! >= SURELY_OUTSIDE) continue;
      chain.pairs(t, pairs);
      pairs[tags[t - 1]! * n + tags[t]!]! -= 1;
      for (let i = 0; i < n * n; i++) this.stepPair(i, pairs[i]!);
    }
  }

  private stepPair(index: number, g: number): void {
    if (Math.abs(g) <= NOTHING) return;
    this.neighbourSquares[index]! += g * g;
    this.neighbours.scores[index]! -=
      (this.options.rate * g) / Math.sqrt(this.neighbourSquares[index]! + INITIAL);
  }

  private stepWeights(tags: Uint8Array): void {
    const { n, weights, squares, gradient, kept, keptStarts } = this;
    const { rate, l2, dropout } = this.options;
    const { marginals } = this.chain;
    const boost = 1 / (1 - dropout);
    for (let t = 0; t < tags.length; t++) {
      const row = t * n;
      const gold = tags[t]!;
      if (marginals[row + gold]! > SURE) continue;
      for (let y = 0; y < n; y++) gradient[y] = (marginals[row + y]! - (y === gold ? 1 : 0)) * boost;
      for (let f = keptStarts[t]!; f < keptStarts[t + 1]!; f++) {
        const at = kept[f]!;
        for (let y = 0; y < n; y++) {
          const g = gradient[y]! + l2 * weights[at + y]!;
          const square = (squares[at + y]! += g * g);
          weights[at + y]! -= (rate * g) / Math.sqrt(square + INITIAL);
        }
      }
    }
  }
}
