/**
 * γ, γ-cat and γ-k: how much less disorder there is in the best alignment than in those of annotations by chance. 1 where all
 * agree, 0 where they agree as by chance, below 0 where less.
 */
import { seededRandom } from '../random.js';
import { finished, type Steps } from '../steps.js';
import { bestAlignment, type Alignment } from './alignment.js';
import { EVEN, type Continuum, type Weights } from './continuum.js';
import { disorderOf, type Disorder, type Sums } from './disorder.js';
import { chances, isEmpty, sampled } from './sampling.js';

export interface GammaOptions {
  readonly weights?: Weights;
  /** How many continua are drawn by chance. */
  readonly samples?: number;
  /**
   * How far γ's expected disorder may be off, as a share of it, in 95 of 100 cases: where the samples vary too much for that, more are
   * drawn, once (section 5.3 of the paper).
   */
  readonly precision?: number;
  /** The same seed gives the same numbers. */
  readonly seed?: number;
}

/** What is known of each document: γ over several is that of their sums. */
export interface DocumentDisorder {
  readonly observed: Disorder;
  /** By chance, one a sample. */
  readonly chance: readonly Disorder[];
}

export interface GammaResult {
  /** The best alignment of each document. */
  readonly alignments: readonly Alignment[];
  readonly documents: readonly DocumentDisorder[];
}

/** How many samples pygamma-agreement and the paper draw. */
const SAMPLES = 30;
/** A sample costs an alignment: more than this many are never drawn. */
const MOST_SAMPLES = 1000;

/** Aligns each document, and as many by chance. All documents have the same annotators, two or more. */
export const gamma = (continua: readonly Continuum[], options: GammaOptions = {}): GammaResult =>
  finished(gammaSteps(continua, options));

/** The same in steps: an alignment each. */
export function* gammaSteps(continua: readonly Continuum[], options: GammaOptions = {}): Steps<GammaResult> {
  const { weights = EVEN, samples = SAMPLES, seed = 1 } = options;
  const alignments: Alignment[] = [];
  for (const continuum of continua) {
    alignments.push(bestAlignment(continuum, weights));
    yield;
  }
  const observed = continua.map((continuum, i) => disorderOf(continuum, alignments[i]!, weights));
  const drawn = chances(continua);
  const random = seededRandom(seed);
  const chance: Disorder[][] = continua.map(() => []);
  const draw = function* (): Steps<void> {
    for (const [i, document] of drawn.entries()) {
      const continuum = isEmpty(continua[i]!) ? continua[i]! : sampled(document, random);
      chance[i]!.push(disorderOf(continuum, bestAlignment(continuum, weights), weights));
      yield;
    }
  };
  for (let sample = 0; sample < samples; sample++) yield* draw();
  const documents = observed.map((each, i) => ({ observed: each, chance: chance[i]! }));
  const needed = options.precision === undefined ? 0 : samplesFor(options.precision, documents);
  for (let sample = samples; sample < needed; sample++) yield* draw();
  return { alignments, documents };
}

function samplesFor(precision: number, documents: readonly DocumentDisorder[]): number {
  const { mean, deviation } = spreadOf(new PooledDisorder(documents, WHOLE).chance(once));
  return mean === 0 ? 0 : Math.min(MOST_SAMPLES, Math.ceil(((deviation / mean) * (1.96 / precision)) ** 2));
}

/** Which of the coefficients: that of all, of labels, of one label. */
export type Part = (disorder: Disorder) => Sums | undefined;

export const WHOLE: Part = ({ all }) => all;
export const LABELS: Part = ({ labels }) => labels;
export const ofLabel =
  (label: string): Part =>
  ({ byLabel }) =>
    byLabel.get(label);

type Times = (document: number) => number;
const once: Times = () => 1;

/** The disorder of documents together, of one of the coefficients. */
class PooledDisorder {
  /** A row for what is observed and for each sample: the sum and the weight of each document. */
  private readonly rows: readonly Float64Array[];

  constructor(
    private readonly documents: readonly DocumentDisorder[],
    part: Part,
  ) {
    const samples = documents.length === 0 ? 0 : Math.min(...documents.map(({ chance }) => chance.length));
    const row = (of: (document: DocumentDisorder) => Disorder): Float64Array => {
      const sums = documents.map((document) => part(of(document)));
      return Float64Array.from(sums.flatMap((each) => [each?.sum ?? 0, each?.weight ?? 0]));
    };
    this.rows = [
      row(({ observed }) => observed),
      ...Array.from({ length: samples }, (_, sample) => row(({ chance }) => chance[sample]!)),
    ];
  }

  /** Undefined where nothing says anything. */
  observed(times: Times): number | undefined {
    return this.of(this.rows[0]!, times);
  }

  /** One a sample that says something. */
  chance(times: Times): readonly number[] {
    return this.rows.slice(1).flatMap((row) => this.of(row, times) ?? []);
  }

  private of(row: Float64Array, times: Times): number | undefined {
    let [sum, weight] = [0, 0];
    for (let i = 0; i < this.documents.length; i++) {
      const often = times(i);
      sum += often * row[2 * i]!;
      weight += often * row[2 * i + 1]!;
    }
    return weight > 0 ? sum / weight : undefined;
  }
}

function spreadOf(values: readonly number[]): { readonly mean: number; readonly deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
  return { mean, deviation: Math.sqrt(square) };
}

export interface GammaValue {
  /** Undefined where there is nothing to compare, or chance would agree as well. */
  readonly value?: number;
  readonly observed?: number;
  readonly expected?: number;
  /** Where the value is in 95 of 100 cases, as far as the samples go. */
  readonly interval?: readonly [low: number, high: number];
}

/** γ of documents together, each as often as it counts (for resampling); once, where nothing is said. */
export function gammaOf(
  documents: readonly DocumentDisorder[],
  part: Part,
): (times?: (document: number) => number) => GammaValue {
  const disorder = new PooledDisorder(documents, part);
  return (times = once) => {
    const observed = disorder.observed(times);
    if (observed === undefined) return {};
    const disorders = disorder.chance(times);
    const { mean: expected, deviation } = spreadOf(disorders);
    if (observed === 0) return { value: 1, observed, expected, interval: [1, 1] };
    if (expected === 0) return { observed };
    const off = (1.96 * deviation) / Math.sqrt(disorders.length);
    const by = (chance: number): number => 1 - observed / Math.max(chance, Number.EPSILON);
    return { value: by(expected), observed, expected, interval: [by(expected - off), by(expected + off)] };
  };
}
