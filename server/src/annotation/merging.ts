/**
 * Three-way merging by id: what two sides made of a common base. Nothing that a side added or changed is lost;
 * only what one side removed and the other left alone goes.
 */
import { mergeAttributes, sameAttributes } from './attributes.js';
import { placeKey } from './fragments.js';
import { inOrder } from './annotationOrder.js';
import { mergeExhaustive } from './completeness.js';
import { CONFIDENCE_KEYS } from './confidence.js';
import { sameJson } from './jsonLines.js';
import type { Annotation, AnnotationSet, Relation } from './model.js';
import { dropWithdrawn, sameTwins, takenApart, withTwins, type ByEveryId } from './twins.js';

/** What belongs together and is taken from one side as a whole. */
const GROUPS: readonly (readonly (keyof Annotation)[])[] = [
  ['start', 'end', 'fragments', 'text', 'prefix', 'suffix', 'anchor'],
  ['label'],
  ['value', 'mod'],
  ['canonical'],
  CONFIDENCE_KEYS,
  ['note'],
  ['origin'],
  ['rejected'],
  ['conflict'],
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
  if (a === undefined || b === undefined || !sameAttributes(a.attributes, b.attributes)) return false;
  return GROUPS.every((group) => sameGroup(group, a, b));
}

export function sameRelation(a: Relation | undefined, b: Relation | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return (
    sameEnds(a, b) &&
    a.conflict === b.conflict &&
    sameValue(a.extra, b.extra) &&
    sameAttributes(a.attributes, b.attributes)
  );
}

const sameEnds = (a: Relation, b: Relation): boolean =>
  a.type === b.type && a.from === b.from && a.to === b.to;

/** Ours where we changed something, theirs elsewhere, attribute by attribute; one of the objects given where it says just that. */
function mergeRelation(base: Relation | undefined, ours: Relation, theirs: Relation): Relation {
  const { type, from, to } = base && sameEnds(base, ours) ? theirs : ours;
  const extra = sameValue(base?.extra, ours.extra) ? theirs.extra : ours.extra;
  const conflict = base?.conflict === ours.conflict ? theirs.conflict : ours.conflict;
  const attributes = mergeAttributes(base?.attributes, ours.attributes, theirs.attributes);
  const merged: Relation = {
    id: theirs.id,
    type,
    from,
    to,
    ...(attributes && { attributes }),
    ...(conflict && { conflict }),
    ...(extra && { extra }),
  };
  if (sameRelation(merged, theirs)) return theirs;
  return sameRelation(merged, ours) ? ours : merged;
}

/** Ours where we changed something, theirs elsewhere; one of the objects given where it says just that. */
function mergeAnnotation(base: Partial<Annotation>, ours: Annotation, theirs: Annotation): Annotation {
  const merged: Partial<Record<keyof Annotation, unknown>> = { id: theirs.id };
  for (const group of GROUPS) {
    const side = sameGroup(group, ours, base) ? theirs : ours;
    for (const key of group) if (side[key] !== undefined) merged[key] = side[key];
  }
  const attributes = mergeAttributes(base.attributes, ours.attributes, theirs.attributes);
  if (attributes) merged.attributes = attributes;
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

const keyOf = (annotation: Annotation): string =>
  `${placeKey(annotation)}-${annotation.label}-${annotation.rejected === true}-${annotation.anchor === 'lost' ? annotation.id : ''}`;

/** Annotations that become one, while they are merged. */
class Union {
  /** Id of one that became part of another → that one's id. */
  private readonly leaders = new Map<string, string>();
  private readonly twins = new Map<string, string[]>();

  constructor(private readonly merged: Map<string, Annotation>) {}

  /** Under which id stands what was decided under this one. */
  leaderOf(id: string): string {
    const leader = this.leaders.get(id);
    return leader === undefined ? id : this.leaderOf(leader);
  }

  /** Makes one part of another; what it alone says, beside what `base` says, is said by both. */
  join(id: string, to: string, base: Partial<Annotation>): void {
    const leader = this.leaderOf(to);
    const [annotation, into] = [this.merged.get(id), this.merged.get(leader)];
    if (!annotation || !into || id === leader) return;
    this.merged.delete(id);
    this.merged.set(leader, mergeAnnotation(base, annotation, into));
    this.leaders.set(id, leader);
    this.twins.set(leader, [...(this.twins.get(leader) ?? []), id, ...(this.twins.get(id) ?? [])]);
    this.twins.delete(id);
  }

  /** What is gone is meant by those who name it as one that stands in its place. */
  standsFor(gone: string, id: string): void {
    if (!this.merged.has(gone) && !this.leaders.has(gone)) this.leaders.set(gone, id);
  }

  /** The annotation with its twins; one of the sides' own objects where it says just that. */
  whole(annotation: Annotation, sides: readonly ByEveryId[]): Annotation {
    const twins = this.twins.get(annotation.id);
    const result = twins ? withTwins(annotation, twins) : annotation;
    const same = ({ byId, whole }: ByEveryId): boolean => {
      const there = whole.get(annotation.id);
      return there !== undefined && byId.get(annotation.id) === annotation && sameTwins(there, result);
    };
    return sides.find(same)?.whole.get(annotation.id) ?? result;
  }
}

/**
 * Puts together what belongs together: twins whose place and label still are one; and what both sides tagged apart from
 * each other (same place, same label, other ids), under their id.
 */
function unite(merged: Map<string, Annotation>, base: ByEveryId, ours: ByEveryId, theirs: ByEveryId): Union {
  const union = new Union(merged);
  for (const side of [theirs, ours, base]) {
    for (const group of side.groups) {
      const leader = group.map((id) => union.leaderOf(id)).find((id) => merged.has(id));
      if (leader === undefined) continue;
      const place = keyOf(merged.get(leader)!);
      for (const id of group) {
        const there = merged.get(id);
        if (!there) union.standsFor(id, leader);
        else if (side !== base && keyOf(there) === place) union.join(id, leader, side.byId.get(id)!);
      }
    }
  }
  const places = new Map<string, string>();
  for (const annotation of merged.values())
    if (theirs.byId.has(annotation.id)) places.set(keyOf(annotation), annotation.id);
  for (const annotation of [...merged.values()]) {
    if (theirs.byId.has(annotation.id) || !ours.byId.has(annotation.id)) continue;
    const their = places.get(keyOf(annotation));
    if (their !== undefined) union.join(annotation.id, their, {});
  }
  return union;
}

/** Merges what we and they made of `base`. Where both changed the same attribute, ours stands. */
export function mergeSets(base: AnnotationSet, ours: AnnotationSet, theirs: AnnotationSet): AnnotationSet {
  const [from, our, their] = [base, ours, theirs].map((set) => takenApart(set.annotations)) as [
    ByEveryId,
    ByEveryId,
    ByEveryId,
  ];
  const annotations = mergeById(from.byId, our.byId, their.byId, sameAnnotation, (before, mine, other) =>
    mergeAnnotation(before ?? {}, mine, other),
  );
  dropWithdrawn(annotations, from, our, their);
  const union = unite(annotations, from, our, their);
  const relations = mergeById(
    byId(base.relations),
    byId(ours.relations),
    byId(theirs.relations),
    sameRelation,
    mergeRelation,
  );
  for (const [id, relation] of relations) {
    const [start, end] = [union.leaderOf(relation.from), union.leaderOf(relation.to)];
    if (start !== relation.from || end !== relation.to)
      relations.set(id, { ...relation, from: start, to: end });
    // An end that one side removed while the other related it stays.
    for (const related of [start, end]) {
      const kept = annotations.get(related) ?? our.byId.get(related) ?? their.byId.get(related);
      if (kept) annotations.set(related, kept);
    }
  }
  const otherHeader = sameJson(ours.otherHeader, base.otherHeader) ? theirs.otherHeader : ours.otherHeader;
  const exhaustive = mergeExhaustive(base.exhaustive, ours.exhaustive, theirs.exhaustive);
  return inOrder({
    document: ours.document,
    annotator: ours.annotator,
    status: ours.status === base.status ? theirs.status : ours.status,
    ...(exhaustive && { exhaustive }),
    ...(otherHeader && { otherHeader }),
    annotations: [...annotations.values()].map((annotation) => union.whole(annotation, [their, our])),
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
