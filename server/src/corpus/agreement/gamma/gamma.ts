/**
 * γ, γ-cat and γ-k: how much less disorder there is in the best alignment than in those of annotations by chance. 1 where all
 * agree, 0 where they agree as by chance, below 0 where less.
 */
import { seededRandom } from '../random.js';
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
  /** Called now and then; ends the work by throwing. */
  readonly pause?: () => void;
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
export function gamma(continua: readonly Continuum[], options: GammaOptions = {}): GammaResult {
  const { weights = EVEN, samples = SAMPLES, seed = 1, pause } = options;
  const alignments = continua.map((continuum) => bestAlignment(continuum, weights, pause));
  const observed = continua.map((continuum, i) => disorderOf(continuum, alignments[i]!, weights));
  const drawn = chances(continua);
  const random = seededRandom(seed);
  const chance: Disorder[][] = continua.map(() => []);
  const draw = (): void => {
    for (const [i, document] of drawn.entries()) {
      const continuum = isEmpty(continua[i]!) ? continua[i]! : sampled(document, random);
      chance[i]!.push(disorderOf(continuum, bestAlignment(continuum, weights, pause), weights));
    }
  };
  for (let sample = 0; sample < samples; sample++) draw();
  const documents = observed.map((each, i) => ({ observed: each, chance: chance[i]! }));
  const needed = options.precision === undefined ? 0 : samplesFor(options.precision, documents);
  for (let sample = samples; sample < needed; sample++) draw();
  return { alignments, documents };
}

function samplesFor(precision: number, documents: readonly DocumentDisorder[]): number {
  const { mean, deviation } = spreadOf(chanceDisorders(documents, WHOLE));
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

/** The disorder of documents together, each so many times; undefined where nothing says anything. */
function pooled(
  disorders: Iterable<Disorder>,
  part: Part,
  times: (document: number) => number,
): number | undefined {
  let [sum, weight, document] = [0, 0, 0];
  for (const disorder of disorders) {
    const sums = part(disorder);
    const often = times(document++);
    if (!sums || often === 0) continue;
    sum += often * sums.sum;
    weight += often * sums.weight;
  }
  return weight > 0 ? sum / weight : undefined;
}

const once = (): number => 1;

function chanceDisorders(
  documents: readonly DocumentDisorder[],
  part: Part,
  times: (document: number) => number = once,
): number[] {
  const samples = Math.min(...documents.map(({ chance }) => chance.length));
  return Array.from({ length: documents.length === 0 ? 0 : samples }, (_, sample) =>
    pooled(
      documents.map(({ chance }) => chance[sample]!),
      part,
      times,
    ),
  ).flatMap((disorder) => disorder ?? []);
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

/** γ of documents together, each `times` as often as it is (for resampling). */
export function gammaValue(
  documents: readonly DocumentDisorder[],
  part: Part,
  times: (document: number) => number = once,
): GammaValue {
  const observed = pooled(
    documents.map((document) => document.observed),
    part,
    times,
  );
  if (observed === undefined) return {};
  const disorders = chanceDisorders(documents, part, times);
  const { mean: expected, deviation } = spreadOf(disorders);
  if (observed === 0) return { value: 1, observed, expected, interval: [1, 1] };
  if (expected === 0) return { observed };
  const off = (1.96 * deviation) / Math.sqrt(disorders.length);
  const by = (disorder: number): number => 1 - observed / Math.max(disorder, Number.EPSILON);
  return { value: by(expected), observed, expected, interval: [by(expected - off), by(expected + off)] };
}
