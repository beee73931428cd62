/** The order of annotations in every file: by start, longer first, then by label and id. */
import type { Annotation } from '../annotation/model.js';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function byPlace(a: Annotation, b: Annotation): number {
  return a.start - b.start || b.end - a.end || compare(a.label, b.label) || compare(a.id, b.id);
}
