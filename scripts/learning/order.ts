/**
 * An annotator who goes through documents in an order, simulated: how many decisions it takes until what was learned reaches an
 * F1. A decision is an annotation, whether accepted, corrected or tagged, or a suggestion that is refused.
 */
import { writeFileSync } from 'node:fs';
import type { CorpusTagger } from '../../server/src/suggestions/corpusTagger/corpusTagger.js';
import { seededRandom } from '../../server/src/text/random.js';
import { byTagger, f1On, readConll, trained, type ConllFile, type ConllSentence } from './conll.js';
import { curvePicture } from './curvePicture.js';

export interface OrderOptions {
  /** The first seed, and how many there are. */
  readonly first: number;
  readonly seeds: number;
  /** Decisions after which it ends. */
  readonly decisions: number;
  /** Sentences that are measured on, the last ones of the file. */
  readonly last: number;
  /** Where the curves are drawn, as means over the seeds. */
  readonly svg?: string | undefined;
}

/** F1 after so many decisions. */
interface Step {
  readonly decisions: number;
  readonly f1: number;
}

export interface OrderFigures {
  readonly seed: number;
  /** What the order of the text reaches in the end, with so many decisions. */
  readonly text: readonly Step[];
  readonly teachesMost: readonly Step[];
  /** Decisions by what teaches most to the same F1; absent where it is not reached. */
  readonly needed?: number;
}

type Document = readonly ConllSentence[];

/** Sentences of a document, and documents of a corpus. */
const SENTENCES = 5;
const DOCUMENTS = 250;
/** As the program has it: annotations from which on a tagger is trained, and how many times as many it takes for the next. */
const FIRST_TRAINING = 100;
const MORE = 1.25;

export function orderFigures(file: string, options: OrderOptions): readonly OrderFigures[] {
  const data = readConll(file);
  const tested = data.sentences.slice(-options.last);
  const figures = Array.from({ length: options.seeds }, (_, i): OrderFigures => {
    const seed = options.first + i;
    const documents = drawn(data.sentences.slice(0, -options.last), seed);
    const text = simulated(data, documents, tested, 'text', options);
    const teachesMost = simulated(data, documents, tested, 'teachesMost', options);
    const needed = decisionsTo(teachesMost, text.at(-1)!.f1);
    return { seed, text, teachesMost, ...(needed !== undefined && { needed }) };
  });
  if (options.svg !== undefined) writeFileSync(options.svg, picture(figures));
  return figures;
}

/** A corpus by chance: documents of sentences that follow one another, in the order of the text. */
function drawn(sentences: ConllFile['sentences'], seed: number): Document[] {
  const all: Document[] = [];
  for (let i = 0; i + SENTENCES <= sentences.length; i += SENTENCES)
    all.push(sentences.slice(i, i + SENTENCES));
  const random = seededRandom(seed);
  return all
    .map((document, i) => ({ document, i, lot: random() }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, DOCUMENTS)
    .sort((a, b) => a.i - b.i)
    .map(({ document }) => document);
}

/** Up to the first training the order is that of the text, whatever it is then. */
function simulated(
  { labels }: ConllFile,
  documents: readonly Document[],
  tested: readonly ConllSentence[],
  order: 'text' | 'teachesMost',
  { decisions: most }: Pick<OrderOptions, 'decisions'>,
): Step[] {
  const left = [...documents];
  const taught: ConllSentence[] = [];
  const steps: Step[] = [];
  let [decisions, annotations, next] = [0, 0, FIRST_TRAINING];
  let tagger: CorpusTagger | undefined;
  while (left.length > 0 && decisions < most) {
    const document = left.shift()!;
    decisions += decisionsOn(document, tagger);
    for (const { gold } of document) annotations += gold.length;
    taught.push(...document);
    if (annotations < next) continue;
    next = annotations * MORE;
    const now = trained(taught, labels)!;
    tagger = now;
    steps.push({ decisions, f1: f1On(tested, byTagger(now)) });
    if (order === 'text') continue;
    const worth = new Map(left.map((one) => [one, now.doubtOf(one)]));
    left.sort((a, b) => worth.get(b)! - worth.get(a)!);
  }
  return steps;
}

/** All that is annotated, and what is suggested where nothing is. */
function decisionsOn(document: Document, tagger: CorpusTagger | undefined): number {
  let decisions = 0;
  for (const sentence of document) {
    const refused = byTagger(tagger)(sentence).filter(
      (span) => !sentence.gold.some(({ from, to }) => from < span.to && span.from < to),
    );
    decisions += sentence.gold.length + refused.length;
  }
  return decisions;
}

/** Decisions until an F1 is reached, in proportion between two steps; undefined where it never is. */
function decisionsTo(steps: readonly Step[], f1: number): number | undefined {
  let before: Step = { decisions: 0, f1: 0 };
  for (const step of steps) {
    if (step.f1 >= f1) {
      const share = step.f1 === before.f1 ? 1 : (f1 - before.f1) / (step.f1 - before.f1);
      return before.decisions + share * (step.decisions - before.decisions);
    }
    before = step;
  }
  return undefined;
}

/** Mean F1 over runs after so many decisions, in proportion between steps. */
function meanAt(runs: readonly (readonly Step[])[], decisions: number): number {
  const values = runs.map((steps) => {
    const after = steps.findIndex((step) => step.decisions >= decisions);
    if (after < 0) return steps.at(-1)!.f1;
    const [before, next] = [steps[after - 1] ?? { decisions: 0, f1: 0 }, steps[after]!];
    const share = (decisions - before.decisions) / (next.decisions - before.decisions);
    return before.f1 + share * (next.f1 - before.f1);
  });
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function picture(figures: readonly OrderFigures[]): string {
  const ends = figures.flatMap(({ text, teachesMost }) => [text.at(-1)!, teachesMost.at(-1)!]);
  const end = Math.min(...ends.map(({ decisions }) => decisions));
  const places = Array.from({ length: 10 }, (_, i) => FIRST_TRAINING + (i / 9) * (end - FIRST_TRAINING));
  const curve = (name: string, runs: readonly (readonly Step[])[]) => ({
    name,
    points: places.map((x) => ({ x, y: meanAt(runs, x) })),
  });
  return curvePicture(`F1 on unseen text by decisions, mean of ${figures.length} corpora`, 'decisions', [
    curve(
      'what teaches most',
      figures.map((one) => one.teachesMost),
    ),
    curve(
      'order of the text',
      figures.map((one) => one.text),
    ),
  ]);
}

export function orderLines(figures: readonly OrderFigures[]): readonly string[] {
  const said = (steps: readonly Step[]): string =>
    steps.map(({ decisions, f1 }) => `${decisions}: ${(100 * f1).toFixed(1)}`).join(', ');
  const fewer = figures.flatMap(({ text, needed }) =>
    needed === undefined ? [] : 1 - needed / text.at(-1)!.decisions,
  );
  const mean = fewer.reduce((sum, share) => sum + share, 0) / Math.max(1, fewer.length);
  return [
    ...figures.flatMap(({ seed, text, teachesMost, needed }) => {
      const { decisions, f1 } = text.at(-1)!;
      const share =
        needed === undefined
          ? 'never'
          : `${needed.toFixed(0)} (${(100 * (1 - needed / decisions)).toFixed(0)} % fewer)`;
      return [
        `seed ${seed}: order of the text ${said(text)}`,
        `        what teaches most ${said(teachesMost)}`,
        `        decisions to ${(100 * f1).toFixed(1)}: ${decisions} and ${share}`,
      ];
    }),
    `${fewer.length} of ${figures.length} reach the same F1, with ${(100 * mean).toFixed(0)} % fewer decisions on average`,
  ];
}
