/** The order of annotations everywhere: by start, longer first, then by label and id. */
import type { Annotation, AnnotationSet } from './model.js';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function byPlace(a: Annotation, b: Annotation): number {
  return a.start - b.start || b.end - a.end || compare(a.label, b.label) || compare(a.id, b.id);
}

/** A set whose annotations are in order, whatever was done to them. */
export function inOrder(set: AnnotationSet): AnnotationSet {
  const { annotations } = set;
  for (let i = 1; i < annotations.length; i++) {
    if (byPlace(annotations[i - 1]!, annotations[i]!) > 0)
      return { ...set, annotations: [...annotations].sort(byPlace) };
  }
  return set;
}
