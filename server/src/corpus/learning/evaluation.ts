/**
 * Figures of learning, on documents that are annotated: how well suggestions agree with them before and after others of them
 * were annotated, and how many corrections a document costs, from the first to the last.
 */
import { seededRandom } from '../../text/random.js';
import { pairSpans } from '../scoring/scoreErrors.js';
import { isLearned, LearningAnnotator, type AnnotatedDocument, type SimulationBasis } from './simulation.js';

/** Shares from 0 to 1; 0 over nothing. */
export interface LearningFigures {
  readonly gold: number;
  readonly suggested: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface BeforeAndAfter {
  readonly before: LearningFigures;
  readonly after: LearningFigures;
  /** How much F1 gained: 95 of 100 samples of the documents (bootstrap, Efron 1979) lie between. */
  readonly gain: number;
  readonly interval: readonly [low: number, high: number];
}

export interface LearningEvaluation {
  readonly documents: number;
  /** Documents that were suggested for. */
  readonly tested: number;
  readonly all: BeforeAndAfter;
  readonly labels: Readonly<Record<string, BeforeAndAfter>>;
  /** What was suggested wrongly or not at all, document by document, in the order in which they are annotated. */
  readonly corrections: readonly {
    readonly document: string;
    readonly before: number;
    readonly after: number;
    readonly gold: number;
  }[];
}

/** Which documents teach, and for which of the others is suggested then. */
interface Fold {
  readonly taught: readonly AnnotatedDocument[];
  readonly tested: readonly AnnotatedDocument[];
}

/** Counts of one document by label, before and after. */
interface Counted {
  readonly before: ReadonlyMap<string, Counts>;
  readonly after: ReadonlyMap<string, Counts>;
}

interface Counts {
  gold: number;
  suggested: number;
  right: number;
}

const SAMPLES = 1000;
const SEED = 1;
const FOLDS = 5;
const ALL = '';

export interface EvaluationOptions {
  /** The first so many documents teach for the rest; without, each fifth is suggested for by the other four. */
  readonly after?: number;
  /** Lets others work between two documents. */
  readonly pause?: () => Promise<void>;
}

/** `documents` in the order in which they are annotated: two at least. The same for the same documents. */
export async function evaluateLearning(
  documents: readonly AnnotatedDocument[],
  basis: SimulationBasis,
  { after, pause = () => Promise.resolve() }: EvaluationOptions = {},
): Promise<LearningEvaluation> {
  const learned = documents.map((document) => ({
    ...document,
    gold: document.gold.filter(isLearned),
    suggestions: document.suggestions.filter(isLearned),
  }));
  const folds = after === undefined ? crossFolds(learned) : [split(learned, after)];
  const counted: Counted[] = [];
  for (const { taught, tested } of folds) {
    const annotator = new LearningAnnotator(basis);
    for (const document of taught) {
      annotator.annotate(document);
      await pause();
    }
    for (const document of tested) {
      const suggested = annotator.suggested(document);
      counted.push({ before: count(document, document.suggestions), after: count(document, suggested) });
      await pause();
    }
  }
  const labels = [...new Set(counted.flatMap(({ before, after: now }) => [...before.keys(), ...now.keys()]))];
  return {
    documents: documents.length,
    tested: counted.length,
    all: compared(counted, ALL),
    labels: Object.fromEntries(
      labels
        .filter((label) => label !== ALL)
        .sort()
        .map((label) => [label, compared(counted, label)]),
    ),
    corrections: await correctionsOf(learned, basis, pause),
  };
}

function crossFolds(documents: readonly AnnotatedDocument[]): readonly Fold[] {
  const folds = Math.min(FOLDS, documents.length);
  return Array.from({ length: folds }, (_, fold) => ({
    taught: documents.filter((_document, i) => i % folds !== fold),
    tested: documents.filter((_document, i) => i % folds === fold),
  }));
}

const split = (documents: readonly AnnotatedDocument[], at: number): Fold => ({
  taught: documents.slice(0, at),
  tested: documents.slice(at),
});

async function correctionsOf(
  documents: readonly AnnotatedDocument[],
  basis: SimulationBasis,
  pause: () => Promise<void>,
): Promise<LearningEvaluation['corrections']> {
  const annotator = new LearningAnnotator(basis);
  const corrections: LearningEvaluation['corrections'][number][] = [];
  for (const document of documents) {
    const wrong = (predicted: AnnotatedDocument['suggestions']): number =>
      pairSpans({ ...document, predicted }).filter(({ kind }) => kind !== 'right' && kind !== 'value').length;
    corrections.push({
      document: document.name,
      before: wrong(document.suggestions),
      after: wrong(annotator.suggested(document)),
      gold: document.gold.length,
    });
    annotator.annotate(document);
    await pause();
  }
  return corrections;
}

function count(
  { name, gold }: AnnotatedDocument,
  predicted: AnnotatedDocument['suggestions'],
): ReadonlyMap<string, Counts> {
  const counts = new Map<string, Counts>();
  const add = (label: string, what: keyof Counts): void => {
    for (const key of [label, ALL]) {
      const known = counts.get(key) ?? { gold: 0, suggested: 0, right: 0 };
      known[what]++;
      counts.set(key, known);
    }
  };
  for (const { label } of gold) add(label, 'gold');
  for (const { label } of predicted) add(label, 'suggested');
  for (const { kind, gold: right } of pairSpans({ name, gold, predicted }))
    if (kind === 'right' || kind === 'value') add(right!.label, 'right');
  return counts;
}

function compared(counted: readonly Counted[], label: string): BeforeAndAfter {
  const before = counted.map((one) => one.before.get(label) ?? NOTHING);
  const after = counted.map((one) => one.after.get(label) ?? NOTHING);
  const everything = counted.map((_, i) => i);
  const gainOf = (places: readonly number[]): number =>
    figures(after, places).f1 - figures(before, places).f1;
  return {
    before: figures(before, everything),
    after: figures(after, everything),
    gain: gainOf(everything),
    interval: bootstrap(counted.length, gainOf),
  };
}

const NOTHING: Counts = { gold: 0, suggested: 0, right: 0 };

function figures(counts: readonly Counts[], places: readonly number[]): LearningFigures {
  let [gold, suggested, right] = [0, 0, 0];
  for (const place of places) {
    gold += counts[place]!.gold;
    suggested += counts[place]!.suggested;
    right += counts[place]!.right;
  }
  const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
  return {
    ...{ gold, suggested, right },
    precision: ratio(right, suggested),
    recall: ratio(right, gold),
    f1: ratio(2 * right, gold + suggested),
  };
}

/** The middle 95 of 100 values of a figure over samples of `size` things, drawn with replacement. */
function bootstrap(size: number, figureOf: (places: readonly number[]) => number): readonly [number, number] {
  const random = seededRandom(SEED);
  const values: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++)
    values.push(figureOf(Array.from({ length: size }, () => Math.floor(random() * size))));
  values.sort((a, b) => a - b);
  return [values[Math.floor(SAMPLES * 0.025)] ?? 0, values[Math.ceil(SAMPLES * 0.975) - 1] ?? 0];
}
