/**
 * How far an annotator is with a document, label by label where the corpus wants it: a label is exhaustive in a document
 * once everything that should have it does. What lacks a label that is not exhaustive is no evidence of anything: nobody
 * may have looked for it yet.
 */
import type { SpanRules } from './fragments.js';
import type { AnnotationSet, DocumentStatus, LabelDefinition } from './model.js';

/** Whether documents are done as wholes, or label by label. */
export const COMPLETENESS = ['documents', 'labels'] as const;
export type Completeness = (typeof COMPLETENESS)[number];

/** What is said of how complete a document is. */
export type Work = Pick<AnnotationSet, 'status' | 'exhaustive'>;

/** What of a corpus decides how complete documents are. */
interface Counting {
  readonly completeness: Completeness;
  readonly labels: readonly Pick<LabelDefinition, 'name'>[];
}

/** How annotations may lie, and how documents are done. */
export interface DecisionRules extends SpanRules {
  /** All labels, where documents are done label by label. */
  readonly byLabel?: readonly string[];
}

export function decisionRules(settings: Counting & { readonly spans: SpanRules }): DecisionRules {
  const { spans, labels, completeness } = settings;
  return completeness === 'labels' ? { ...spans, byLabel: labels.map(({ name }) => name) } : spans;
}

/** An annotator is done with a document, whether somebody else is to look at it or not. */
export const isFinished = (status: DocumentStatus): boolean => status === 'done' || status === 'needs-review';

/**
 * How complete a document is by what its corpus counts: without a list where documents are done as wholes; with one where
 * labels are, and the whole label set in what was done before the corpus counted labels.
 */
export function workIn(set: Work, { completeness, labels }: Counting): Work {
  const { status, exhaustive } = set;
  if (completeness === 'documents') return { status };
  return {
    status,
    exhaustive: exhaustive ?? (isFinished(status) ? sorted(labels.map(({ name }) => name)) : []),
  };
}

/** Whether nothing more has the label in a document: what lacks it there is evidence that it should. */
export function isExhaustive(label: string, { status, exhaustive }: Work): boolean {
  return exhaustive ? exhaustive.includes(label) : isFinished(status);
}

/** The same of all of some labels: what has none of them there is evidence of nothing else. */
export const isWhole = (labels: readonly string[], work: Work): boolean =>
  labels.every((label) => isExhaustive(label, work));

/** Labels with some more of them exhaustive, and others not any more; the list given where that is nothing new. */
export function withExhaustive(
  before: readonly string[] = [],
  added: readonly string[],
  taken: readonly string[] = [],
): readonly string[] {
  const after = sorted([...before.filter((label) => !taken.includes(label)), ...added]);
  return sameLabels(before, after) ? before : after;
}

/** In the order of their code units, each once: the same list for the same labels. */
export const sorted = (labels: readonly string[]): readonly string[] => [...new Set(labels)].sort();

/** Whether both say the same of every label; that nothing is said is not that none is exhaustive. */
export function sameLabels(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === b || (a?.length === b?.length && a?.every((label, i) => label === b?.[i]) === true);
}

/** Ours of each label that we changed, theirs of the others. */
export function mergeExhaustive(
  base: readonly string[] | undefined,
  ours: readonly string[] | undefined,
  theirs: readonly string[] | undefined,
): readonly string[] | undefined {
  if (sameLabels(base, ours)) return theirs;
  if (ours === undefined) return theirs && !sameLabels(base, theirs) ? theirs : undefined;
  const added = ours.filter((label) => !base?.includes(label));
  const taken = base?.filter((label) => !ours.includes(label));
  return withExhaustive(theirs, added, taken);
}
