/**
 * Three-way merging by id: what two sides made of a common base. Nothing that a side added or changed is lost;
 * only what one side removed and the other left alone goes.
 */
import { inOrder } from './annotationOrder.js';
import type { Annotation, AnnotationSet, Relation } from './model.js';

/** What belongs together and is taken from one side as a whole. */
const GROUPS: readonly (readonly (keyof Annotation)[])[] = [
  ['start', 'end', 'text', 'prefix', 'suffix', 'anchor'],
  ['label'],
  ['value', 'mod'],
  ['canonical'],
  ['note'],
  ['origin'],
  ['rejected'],
  ['extra'],
];
/** Follow from the text, not from a decision. */
const DERIVED: ReadonlySet<keyof Annotation> = new Set(['prefix', 'suffix', 'anchor']);

function sameValue(a: unknown, b: unknown): boolean {
  return (
    a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b))
  );
}

function sameGroup(
  group: readonly (keyof Annotation)[],
  a: Partial<Annotation>,
  b: Partial<Annotation>,
): boolean {
  return group.every((key) => DERIVED.has(key) || sameValue(a[key], b[key]));
}

/** Whether two annotations say the same; context and anchor state aside. */
export function sameAnnotation(a: Annotation | undefined, b: Annotation | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && GROUPS.every((group) => sameGroup(group, a, b));
}

export function sameRelation(a: Relation | undefined, b: Relation | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return a.type === b.type && a.from === b.from && a.to === b.to && sameValue(a.extra, b.extra);
}

/** Ours where we changed something, theirs elsewhere; one of the objects given where it says just that. */
function mergeAnnotation(base: Partial<Annotation>, ours: Annotation, theirs: Annotation): Annotation {
  const merged: Partial<Record<keyof Annotation, unknown>> = { id: theirs.id };
  for (const group of GROUPS) {
    const side = sameGroup(group, ours, base) ? theirs : ours;
    for (const key of group) if (side[key] !== undefined) merged[key] = side[key];
  }
  const result = merged as unknown as Annotation;
  if (sameAnnotation(result, theirs)) return theirs;
  return result.id === ours.id && sameAnnotation(result, ours) ? ours : result;
}

const byId = <T extends { readonly id: string }>(list: readonly T[]): Map<string, T> =>
  new Map(list.map((item) => [item.id, item]));

function mergeById<T extends { readonly id: string }>(
  base: ReadonlyMap<string, T>,
  ours: ReadonlyMap<string, T>,
  theirs: ReadonlyMap<string, T>,
  same: (a: T | undefined, b: T | undefined) => boolean,
  both: (base: T | undefined, ours: T, theirs: T) => T,
): Map<string, T> {
  const merged = new Map<string, T>();
  for (const [id, their] of theirs) {
    const our = ours.get(id);
    if (our) merged.set(id, both(base.get(id), our, their));
    else if (!same(base.get(id), their)) merged.set(id, their);
  }
  for (const [id, our] of ours) {
    if (!theirs.has(id) && !same(base.get(id), our)) merged.set(id, our);
  }
  return merged;
}

const placeKey = (annotation: Annotation): string =>
  `${annotation.start}-${annotation.end}-${annotation.label}-${annotation.rejected === true}-${annotation.anchor === 'lost' ? annotation.id : ''}`;

/**
 * What both sides tagged apart from each other (same place, same label, other ids) becomes one annotation under
 * their id. Gives our ids → theirs.
 */
function uniteRepeated(
  merged: Map<string, Annotation>,
  ours: ReadonlyMap<string, Annotation>,
  theirs: ReadonlyMap<string, Annotation>,
): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  const places = new Map<string, Annotation>();
  for (const annotation of merged.values())
    if (theirs.has(annotation.id)) places.set(placeKey(annotation), annotation);
  for (const annotation of [...merged.values()]) {
    if (theirs.has(annotation.id) || !ours.has(annotation.id)) continue;
    const their = places.get(placeKey(annotation));
    if (!their) continue;
    merged.delete(annotation.id);
    merged.set(their.id, mergeAnnotation({}, annotation, their));
    renamed.set(annotation.id, their.id);
  }
  return renamed;
}

/** Merges what we and they made of `base`. Where both changed the same attribute, ours stands. */
export function mergeSets(base: AnnotationSet, ours: AnnotationSet, theirs: AnnotationSet): AnnotationSet {
  const baseById = byId(base.annotations);
  const oursById = byId(ours.annotations);
  const theirsById = byId(theirs.annotations);
  const annotations = mergeById(baseById, oursById, theirsById, sameAnnotation, (from, our, their) =>
    mergeAnnotation(from ?? {}, our, their),
  );
  const renamed = uniteRepeated(annotations, oursById, theirsById);
  const relations = mergeById(
    byId(base.relations),
    byId(ours.relations),
    byId(theirs.relations),
    sameRelation,
    (from, our, their) => (sameRelation(from, our) || sameRelation(our, their) ? their : our),
  );
  for (const [id, relation] of relations) {
    const from = renamed.get(relation.from) ?? relation.from;
    const to = renamed.get(relation.to) ?? relation.to;
    if (from !== relation.from || to !== relation.to) relations.set(id, { ...relation, from, to });
    // An end that one side removed while the other related it stays.
    for (const end of [from, to]) {
      const kept = annotations.get(end) ?? oursById.get(end) ?? theirsById.get(end);
      if (kept) annotations.set(end, kept);
    }
  }
  return inOrder({
    document: ours.document,
    annotator: ours.annotator,
    status: ours.status === base.status ? theirs.status : ours.status,
    annotations: [...annotations.values()],
    relations: [...relations.values()],
  });
}

export interface AnnotationChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /** As it is now; as it was, where it was removed. */
  readonly annotation: Annotation;
  readonly before?: Annotation;
}

/** What differs between two states of a set. */
export function changesBetween(before: AnnotationSet, after: AnnotationSet): AnnotationChange[] {
  const old = byId(before.annotations);
  const changes: AnnotationChange[] = [];
  for (const annotation of after.annotations) {
    const previous = old.get(annotation.id);
    old.delete(annotation.id);
    if (!previous) changes.push({ kind: 'added', annotation });
    else if (!sameAnnotation(previous, annotation))
      changes.push({ kind: 'changed', annotation, before: previous });
  }
  for (const annotation of old.values()) changes.push({ kind: 'removed', annotation });
  return changes;
}
