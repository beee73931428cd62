/** `hawashi assign CORPUS`: who annotates which documents, made and changed, and how far they are. */
import { assign as assignAll } from '../corpus/assignment/assigning.js';
import { annotatorProblem } from '../annotation/annotatorName.js';
import { assignmentProgress, toAdjudicate, type AnnotatorProgress } from '../corpus/assignment/progress.js';
import {
  ASSIGNMENT_FILE,
  ASSIGNMENT_ORDERS,
  assignmentText,
  DEFAULT_ASSIGNMENT,
  settingsProblem,
  type AssignmentOrder,
  type AssignmentPlan,
  type AssignmentSettings,
} from '../corpus/assignment/plan.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { formatPlain } from '../messages/format.js';
import { BadUse, EXIT_FINE } from './messages.js';
import { progressTable, statuses } from './assignmentTable.js';
import { openModel } from './openModel.js';
import type { Run } from './run.js';
import { say } from './say.js';

export interface AssignOptions {
  readonly annotators?: readonly string[];
  readonly overlap?: string;
  readonly times?: string;
  readonly order?: string;
  readonly deadline?: string;
  readonly seed?: string;
  readonly blind?: boolean;
  readonly adjudicator?: string;
  readonly update?: boolean;
  readonly format?: string;
  readonly json?: boolean;
}

const FORMATS = ['text', 'json'] as const;

/** Without settings it only tells of the plan. */
export async function assign(folder: string, options: AssignOptions, run: Run): Promise<number> {
  const { messages } = run;
  const format = oneOf('--format', FORMATS, options.format ?? (options.json ? 'json' : 'text'));
  const model = await openModel(folder, messages, messages);
  const { assignment } = model.corpus;
  const names = (await model.corpus.documents()).map(({ name }) => name);
  const statusOf = statuses(model);
  const changes = changesOf(options);
  let { plan } = assignment;
  if (changes || options.update) {
    const before = plan;
    const settings = withChanges(before, changes ?? {});
    plan = assignAll(settings, { documents: names, begun: await begunIn(model, settings, names), before });
    tellDifferences(before, plan, run);
    if (before && assignmentText(before) === assignmentText(plan))
      messages.info(say('tool.assign.same', { file: ASSIGNMENT_FILE }));
    else {
      const problem = await assignment.write(plan);
      if (problem) throw new BadUse(formatPlain(problem));
      messages.info(say('tool.assign.written', { file: ASSIGNMENT_FILE }));
    }
  } else if (!plan) throw new BadUse(say('tool.assign.noPlan', { file: ASSIGNMENT_FILE }));
  const progress = await assignmentProgress(plan, statusOf);
  const waiting = await toAdjudicate(plan, statusOf);
  await run.print(shown(plan, { progress, waiting }, format));
  const assigned = new Set(plan.documents.map(({ name }) => name));
  const stale = names.filter((name) => !assigned.has(name)).length;
  if (stale > 0) messages.info(say('tool.assign.stale', { count: stale }));
  await model.dispose();
  return EXIT_FINE;
}

function oneOf<T extends string>(option: string, all: readonly T[], given: string): T {
  const found = all.find((one) => one === given);
  if (found === undefined) throw new BadUse(say('tool.search.wrong', { option, known: all, given }));
  return found;
}

function whole(given: string): number {
  const number = Number(given);
  if (given.trim() === '' || !Number.isSafeInteger(number))
    throw new BadUse(say('tool.assign.number', { given }));
  return number;
}

/** What is to be otherwise; undefined where nothing is said. */
function changesOf(options: AssignOptions): Partial<AssignmentSettings> | undefined {
  const { annotators, overlap, times, order, deadline, seed, blind, adjudicator } = options;
  for (const name of [...(annotators ?? []), ...(adjudicator === undefined ? [] : [adjudicator])]) {
    const problem = annotatorProblem(name);
    if (problem) throw new BadUse(formatPlain(problem));
  }
  const changes: Partial<AssignmentSettings> = {
    ...(annotators && { annotators: [...new Set(annotators)] }),
    ...(overlap !== undefined && { overlap: Number(overlap) }),
    ...(times !== undefined && { times: whole(times) }),
    ...(order !== undefined && { order: oneOf<AssignmentOrder>('--order', ASSIGNMENT_ORDERS, order) }),
    ...(deadline !== undefined && { deadline: deadline === 'none' ? undefined : deadline }),
    ...(seed !== undefined && { seed: whole(seed) }),
    ...(blind !== undefined && { blind }),
    ...(adjudicator !== undefined && { adjudicator }),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
}

function withChanges(
  before: AssignmentPlan | undefined,
  changes: Partial<AssignmentSettings>,
): AssignmentSettings {
  const { documents: _, ...now } = before ?? { ...DEFAULT_ASSIGNMENT, documents: [] };
  const { deadline, ...settings } = { ...now, ...changes };
  const all = { ...settings, ...(deadline !== undefined && { deadline }) };
  if (all.annotators.length === 0) throw new BadUse(say('tool.assign.nobody'));
  const problem = settingsProblem(all);
  if (problem) throw new BadUse(formatPlain(problem));
  return all;
}

/** Who has begun which documents: of those who are to annotate, and of those who were. */
async function begunIn(
  { corpus }: CorpusModel,
  { annotators }: AssignmentSettings,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const former = corpus.assignment.plan?.documents.flatMap(({ annotators: of }) => of) ?? [];
  const begun = new Map<string, Set<string>>();
  for (const annotator of new Set([...annotators, ...former]))
    for (const name of names) {
      if ((await corpus.counts(annotator, name)).status === 'new') continue;
      const there = begun.get(name) ?? new Set();
      begun.set(name, there.add(annotator));
    }
  return begun;
}

function tellDifferences(before: AssignmentPlan | undefined, plan: AssignmentPlan, { messages }: Run): void {
  const there = new Set(plan.documents.map(({ name }) => name));
  const gone = (before?.documents ?? []).map(({ name }) => name).filter((name) => !there.has(name));
  if (gone.length > 0) messages.info(say('tool.assign.gone', { documents: gone, count: gone.length }));
  const left = new Map<string, number>();
  for (const { annotators } of plan.documents)
    for (const annotator of annotators)
      if (!plan.annotators.includes(annotator)) left.set(annotator, (left.get(annotator) ?? 0) + 1);
  for (const [annotator, count] of left) messages.info(say('tool.assign.left', { annotator, count }));
}

function shown(
  plan: AssignmentPlan,
  far: { readonly progress: readonly AnnotatorProgress[]; readonly waiting: readonly string[] },
  format: (typeof FORMATS)[number],
): string {
  const { progress, waiting } = far;
  if (format === 'json') return JSON.stringify({ ...plan, progress, toAdjudicate: waiting }, null, 2) + '\n';
  const { documents, deadline } = plan;
  const counts = {
    documents: documents.length,
    shared: documents.filter(({ annotators }) => annotators.length > 1).length,
  };
  const head =
    deadline === undefined
      ? say('tool.assign.headOpen', counts)
      : say('tool.assign.head', { ...counts, deadline });
  return [
    `${head}\n\n`,
    progressTable(progress),
    ...(waiting.length > 0
      ? [
          `\n${say('tool.assign.toAdjudicate', { count: waiting.length })}\n`,
          ...waiting.map((name) => `  ${name}\n`),
        ]
      : []),
  ].join('');
}
