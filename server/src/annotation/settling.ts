/** Decisions on what a merge left open: which version of an annotation stands, and which of two headers. */
import { isLabels } from './annotationLines.js';
import { inOrder } from './annotationOrder.js';
import { sorted } from './completeness.js';
import {
  DOCUMENT_STATUSES,
  type Annotation,
  type AnnotationSet,
  type Conflict,
  type Relation,
} from './model.js';

/** The id that all versions of one annotation or relation began with. */
const versionStem = (id: string): string => id.replace(/~\d+$/u, '');

/** Versions of one annotation or relation that wait for a decision. */
export function versionsIn<T extends { readonly id: string; readonly conflict?: Conflict }>(
  items: readonly T[],
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    if (item.conflict !== 'version') continue;
    const stem = versionStem(item.id);
    groups.set(stem, [...(groups.get(stem) ?? []), item]);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/**
 * The annotations and relations of `keep` stand, those of `drop` are gone. The only one of several versions that stands has
 * the id that they began with, and what led to the others leads there; where none stands, relations to it go too.
 */
export function settled(set: AnnotationSet, keep: readonly string[], drop: readonly string[]): AnnotationSet {
  const gone = new Set(drop);
  const ids = new Map<string, string>();
  const [only] = keep;
  if (keep.length === 1 && drop.length > 0)
    for (const id of [...keep, ...drop]) ids.set(id, versionStem(only!));
  const idOf = (id: string): string => ids.get(id) ?? id;
  const keptOf = <T extends Annotation | Relation>(items: readonly T[]): T[] =>
    items.flatMap((item) => {
      if (gone.has(item.id)) return [];
      if (!keep.includes(item.id)) return [item];
      const { conflict: _, ...rest } = item;
      return [{ ...(rest as T), id: idOf(item.id) }];
    });
  const annotations = keptOf(set.annotations);
  const there = new Set(annotations.map(({ id }) => id));
  const relations = keptOf(set.relations).flatMap((relation) => {
    const [from, to] = [idOf(relation.from), idOf(relation.to)];
    const isLost = [from, to].some((id) => gone.has(id) && !there.has(id));
    if (isLost) return [];
    return from === relation.from && to === relation.to ? [relation] : [{ ...relation, from, to }];
  });
  return inOrder({ ...set, annotations, relations });
}

/** What is not known here of the other header waits on, for people. */
export function settledDocument(set: AnnotationSet, other: boolean): AnnotationSet {
  const { otherHeader, ...rest } = set;
  if (!otherHeader || !other) return rest;
  const { status, exhaustive, ...unknown } = otherHeader;
  const known = DOCUMENT_STATUSES.find((each) => each === status);
  return {
    ...rest,
    ...(known && { status: known }),
    ...(isLabels(exhaustive) && { exhaustive: sorted(exhaustive) }),
    ...(Object.keys(unknown).length > 0 && { otherHeader: unknown }),
  };
}
