/**
 * Figures of learning, on documents that are annotated: how well suggestions agree with them before and after others of them
 * were annotated, and how many corrections a document costs, from the first to the last.
 */
import { seededRandom } from '../../text/random.js';
import type { ParagraphTagger } from '../../suggestions/corpusNames/revision.js';
import { FEWEST_ANNOTATIONS, trainTagger } from '../../suggestions/corpusTagger/corpusTagger.js';
import { taggerSource } from '../../suggestions/corpusTagger/taggerSource.js';
import type { ScoredSpan } from '../scoring/scoredDocument.js';
import { confusions, pairSpans, type Confusion } from '../scoring/scoreErrors.js';
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
  /** Labels that the tagger of the corpus helps with: those that it is used for. */
  readonly taggerUsed: readonly string[];
  /** Of each label, whether the tagger helps; none where none was asked for. */
  readonly tagger: Readonly<Record<string, TaggerVerdict>>;
  /** How often an annotated label was suggested as another, after learning; no label on one side: missed or wrong. */
  readonly confusions: readonly Confusion[];
  /** What was suggested wrongly or not at all, document by document, in the order in which they are annotated. */
  readonly corrections: readonly {
    readonly document: string;
    readonly before: number;
    readonly after: number;
    readonly gold: number;
  }[];
}

/** Whether the tagger is used for a label, and why; F1 with all else that is learned. */
export interface TaggerVerdict {
  readonly without: number;
  readonly with: number;
  /** `tooFew`: annotations to learn from; `noGain`: it gains less than a point. */
  readonly reason: 'used' | 'tooFew' | 'noGain';
}

/** Which documents teach, and for which of the others is suggested then. */
interface Fold {
  readonly taught: readonly AnnotatedDocument[];
  readonly tested: readonly AnnotatedDocument[];
}

/** Counts of one document by label: as shipped, with what was taught, and with a tagger beside it. */
interface Counted {
  readonly before: ReadonlyMap<string, Counts>;
  readonly after: ReadonlyMap<string, Counts>;
  readonly tagged: ReadonlyMap<string, Counts>;
}

interface Predicted extends AnnotatedDocument {
  readonly predicted: readonly ScoredSpan[];
  readonly tagged: readonly ScoredSpan[];
}

interface Counts {
  gold: number;
  suggested: number;
  right: number;
}

/** A tagger that gains less is not used: it is within chance. */
const LEAST_GAIN = 0.01;
const SAMPLES = 1000;
const SEED = 1;
const FOLDS = 5;
const ALL = '';

export interface EvaluationOptions {
  /** The first so many documents teach for the rest; without, each fifth is suggested for by the other four. */
  readonly after?: number;
  /** With a tagger that is trained on the documents that teach. */
  readonly withTagger?: boolean;
  /** Lets others work between two documents. */
  readonly pause?: () => Promise<void>;
}

/** `documents` in the order in which they are annotated: two at least. The same for the same documents. */
export async function evaluateLearning(
  documents: readonly AnnotatedDocument[],
  basis: SimulationBasis,
  { after, withTagger = false, pause = () => Promise.resolve() }: EvaluationOptions = {},
): Promise<LearningEvaluation> {
  const learned = documents.map((document) => ({
    ...document,
    gold: document.gold.filter(isLearned),
    suggestions: document.suggestions.filter(isLearned),
  }));
  const folds = after === undefined ? crossFolds(learned) : [split(learned, after)];
  const counted: Counted[] = [];
  const predictions: Predicted[] = [];
  for (const { taught, tested } of folds) {
    const annotator = new LearningAnnotator(basis);
    for (const document of taught) {
      annotator.annotate(document);
      await pause();
    }
    const tagger = withTagger ? trainedOn(taught, basis.language) : undefined;
    for (const document of tested) {
      const suggested = annotator.suggested(document);
      const tagged = tagger ? annotator.suggested(document, tagger) : suggested;
      counted.push({
        before: count(document, document.suggestions),
        after: count(document, suggested),
        tagged: count(document, tagged),
      });
      predictions.push({ ...document, predicted: suggested, tagged });
      await pause();
    }
  }
  const tagger = withTagger ? verdicts(counted) : {};
  const taggerUsed = Object.keys(tagger).filter((label) => tagger[label]!.reason === 'used');
  const chosen = counted.map((one) => ({ before: one.before, after: chosenOf(one, taggerUsed) }));
  const isTagged = new Set(taggerUsed);
  const shown = predictions.map(({ predicted, tagged, ...document }) => ({
    ...document,
    predicted: [
      ...predicted.filter(({ label }) => !isTagged.has(label)),
      ...tagged.filter(({ label }) => isTagged.has(label)),
    ],
  }));
  const labels = [...new Set(counted.flatMap(({ before, after: now }) => [...before.keys(), ...now.keys()]))];
  return {
    documents: documents.length,
    tested: counted.length,
    all: compared(chosen, ALL),
    labels: Object.fromEntries(
      labels
        .filter((label) => label !== ALL)
        .sort()
        .map((label) => [label, compared(chosen, label)]),
    ),
    taggerUsed,
    tagger,
    confusions: confusions(shown),
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

/** A tagger of all labels that could be learned. */
function trainedOn(
  documents: readonly AnnotatedDocument[],
  language: SimulationBasis['language'],
): ParagraphTagger | undefined {
  const training = documents.map(({ text, gold, suggestions }) => ({
    ...{ text, annotations: gold, suggested: suggestions, rejected: [], isDone: true },
  }));
  const model = trainTagger(training, language);
  return model && taggerSource({ model, used: model.labels, annotations: 0 }, language);
}

/** It is used for labels whose F1 it raises by a hundredth. */
function verdicts(counted: readonly Counted[]): Readonly<Record<string, TaggerVerdict>> {
  const labels = new Set(counted.flatMap(({ after, tagged }) => [...after.keys(), ...tagged.keys()]));
  labels.delete(ALL);
  const everything = counted.map((_, i) => i);
  const figuresOf = (arm: 'after' | 'tagged', label: string): LearningFigures =>
    figures(
      counted.map((one) => one[arm].get(label) ?? NOTHING),
      everything,
    );
  return Object.fromEntries(
    [...labels].sort().map((label) => {
      const without = figuresOf('after', label);
      const now = figuresOf('tagged', label).f1;
      const isFew = without.gold < FEWEST_ANNOTATIONS;
      const isUsed = !isFew && now >= without.f1 + LEAST_GAIN;
      const reason = isUsed ? 'used' : isFew ? 'tooFew' : 'noGain';
      return [label, { without: without.f1, with: now, reason } satisfies TaggerVerdict];
    }),
  );
}

/** What is counted where the tagger is used for some labels. */
function chosenOf({ after, tagged }: Counted, used: readonly string[]): ReadonlyMap<string, Counts> {
  const chosen = new Map<string, Counts>();
  const sum = { gold: 0, suggested: 0, right: 0 };
  for (const label of new Set([...after.keys(), ...tagged.keys()])) {
    if (label === ALL) continue;
    const counts = (used.includes(label) ? tagged : after).get(label) ?? NOTHING;
    chosen.set(label, counts);
    for (const what of ['gold', 'suggested', 'right'] as const) sum[what] += counts[what];
  }
  return chosen.set(ALL, sum);
}

function compared(counted: readonly Pick<Counted, 'before' | 'after'>[], label: string): BeforeAndAfter {
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
