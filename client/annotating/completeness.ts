/** How far a document is by labels, for what shows it. Pure. */
import type { LabelDefinition } from '../../server/src/annotation/model.js';

/** How many of the labels of a corpus are exhaustive in a document; undefined where documents are done as wholes. */
export function labelsDone(
  labels: readonly Pick<LabelDefinition, 'name'>[],
  exhaustive: readonly string[] | undefined,
): { readonly done: number; readonly of: number } | undefined {
  if (!exhaustive) return undefined;
  return { done: labels.filter(({ name }) => exhaustive.includes(name)).length, of: labels.length };
}

/** Which labels are exhaustive, which are begun and which are not, in the order of the corpus. */
export function labelsByState<L extends Pick<LabelDefinition, 'name'>>(
  labels: readonly L[],
  exhaustive: readonly string[],
  annotated: ReadonlySet<string>,
): { readonly exhaustive: L[]; readonly begun: L[]; readonly untouched: L[] } {
  const isDone = ({ name }: L): boolean => exhaustive.includes(name);
  const open = labels.filter((label) => !isDone(label));
  return {
    exhaustive: labels.filter(isDone),
    begun: open.filter(({ name }) => annotated.has(name)),
    untouched: open.filter(({ name }) => !annotated.has(name)),
  };
}
