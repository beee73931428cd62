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

/** A list by an order, equals as they were; the list itself where it is in that order, as lists of a text nearly always are. */
export function inOrder<T>(list: readonly T[], compare: (a: T, b: T) => number): readonly T[] {
  for (let i = 1; i < list.length; i++)
    if (compare(list[i - 1]!, list[i]!) > 0) return [...list].sort(compare);
  return list;
}
