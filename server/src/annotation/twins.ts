/**
 * What two windows tag at one place, unseen of each other, is shown and exported as one annotation, but stays two
 * decisions: it stands under one id and `also` for the others, its twins. So each window takes back its own decision
 * alone, and the annotation is gone with the last of them.
 */
import type { Annotation } from './model.js';

/** The annotations of a set by every id, those of twins too. */
export interface ByEveryId {
  /** A twin says what its annotation says. */
  readonly byId: ReadonlyMap<string, Annotation>;
  /** The ids of each annotation with twins, its own first. */
  readonly groups: readonly (readonly string[])[];
  /** The annotation as the set has it. */
  readonly whole: ReadonlyMap<string, Annotation>;
}

export function takenApart(annotations: readonly Annotation[]): ByEveryId {
  const whole = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const byId = new Map(whole);
  const groups: (readonly string[])[] = [];
  for (const annotation of annotations) {
    if (!annotation.also) continue;
    const alone = withTwins(annotation, []);
    byId.set(alone.id, alone);
    const twins = annotation.also.filter((id) => !byId.has(id));
    for (const id of twins) byId.set(id, { ...alone, id });
    if (twins.length > 0) groups.push([alone.id, ...twins]);
  }
  return { byId, groups, whole };
}

/** An annotation that stands for these decisions beside its own. */
export function withTwins(annotation: Annotation, twins: readonly string[]): Annotation {
  const { also: _also, ...alone } = annotation;
  return twins.length === 0 ? alone : { ...alone, also: twins };
}

export function sameTwins(a: Annotation, b: Annotation): boolean {
  if (a.also === b.also) return true;
  const [left, right] = [a.also ?? [], b.also ?? []];
  return left.length === right.length && left.every((id) => right.includes(id));
}

/**
 * Takes out of `merged` the decisions that one side withdrew while others of its group stand: what a side changed
 * about the annotation lives on in those.
 */
export function dropWithdrawn(
  merged: Map<string, Annotation>,
  base: ByEveryId,
  ours: ByEveryId,
  theirs: ByEveryId,
): void {
  const stands = (id: string): boolean =>
    merged.has(id) && (!base.byId.has(id) || (ours.byId.has(id) && theirs.byId.has(id)));
  for (const { groups } of [theirs, ours]) {
    for (const group of groups) {
      if (!group.some(stands)) continue;
      for (const id of group) if (!stands(id)) merged.delete(id);
    }
  }
}
