/** How far the annotators of a plan are. */
import type { DocumentStatus } from '../../annotation/model.js';
import type { AssignmentPlan } from './plan.js';

/** How far somebody is with a document; `new` where they have not begun it. */
export type StatusOf = (document: string, annotator: string) => Promise<DocumentStatus>;

export interface AnnotatorProgress {
  readonly annotator: string;
  readonly assigned: number;
  /** With those that are done. */
  readonly begun: number;
  readonly done: number;
}

/** Of each annotator that has documents, or is to have some. */
export async function assignmentProgress(
  { annotators, documents }: AssignmentPlan,
  statusOf: StatusOf,
): Promise<readonly AnnotatorProgress[]> {
  const progress = new Map(annotators.map((name) => [name, { assigned: 0, begun: 0, done: 0 }]));
  for (const { name, annotators: of } of documents)
    for (const annotator of of) {
      const theirs = progress.get(annotator) ?? { assigned: 0, begun: 0, done: 0 };
      progress.set(annotator, theirs);
      const status = await statusOf(name, annotator);
      theirs.assigned++;
      if (status !== 'new') theirs.begun++;
      if (status === 'done') theirs.done++;
    }
  return [...progress].map(([annotator, theirs]) => ({ annotator, ...theirs }));
}

/** The plan as far as it is about one annotator. */
export const ofAnnotator = (plan: AssignmentPlan, annotator: string): AssignmentPlan => ({
  ...plan,
  annotators: [annotator],
  documents: plan.documents
    .filter(({ annotators }) => annotators.includes(annotator))
    .map(({ name }) => ({ name, annotators: [annotator] })),
});

/** Documents that all of several have done, and that are not settled yet, in the plan's order. */
export async function toAdjudicate(
  { documents, adjudicator }: AssignmentPlan,
  statusOf: StatusOf,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, annotators } of documents) {
    if (annotators.length < 2 || (await statusOf(name, adjudicator)) === 'done') continue;
    let isDone = true;
    for (const annotator of annotators) isDone &&= (await statusOf(name, annotator)) === 'done';
    if (isDone) found.push(name);
  }
  return found;
}

/**
 * Whose work somebody may look at, of all who annotate: where the plan is blind, who still has documents to do sees their own
 * alone.
 */
export async function visibleAnnotators(
  plan: AssignmentPlan | undefined,
  viewer: string,
  { all, statusOf }: { readonly all: readonly string[]; readonly statusOf: StatusOf },
): Promise<readonly string[]> {
  if (!plan?.blind) return all;
  for (const { name, annotators } of plan.documents)
    if (annotators.includes(viewer) && (await statusOf(name, viewer)) !== 'done')
      return all.filter((annotator) => annotator === viewer);
  return all;
}
