/** The order of the annotation files: by place, longer first. */
import type { Span } from './span.js';

export function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Puts a span into a list that is in order, behind those with the same place: cheap where it belongs near the end. */
export function insertByPlace<T extends Span>(span: T, into: T[]): void {
  let at = into.length;
  into.push(span);
  for (; at > 0 && byPlace(into[at - 1]!, span) > 0; at--) into[at] = into[at - 1]!;
  into[at] = span;
}
