/** Which spans of two lists overlap. */
import type { Span } from '../../text/span.js';

export interface Overlap<A, B> {
  readonly one: A;
  readonly other: B;
  /** In the unit of the offsets. */
  readonly overlap: number;
}

export function byStart(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** All overlapping pairs, greatest overlap first. */
export function overlaps<A extends Span, B extends Span>(
  some: readonly A[],
  others: readonly B[],
): Overlap<A, B>[] {
  const waiting = [...others].sort(byStart);
  const found: Overlap<A, B>[] = [];
  let open: B[] = [];
  let next = 0;
  for (const one of [...some].sort(byStart)) {
    while (next < waiting.length && waiting[next]!.start < one.end) open.push(waiting[next++]!);
    open = open.filter((other) => other.end > one.start);
    for (const other of open) {
      const overlap = Math.min(one.end, other.end) - Math.max(one.start, other.start);
      if (overlap > 0) found.push({ one, other, overlap });
    }
  }
  return found.sort((a, b) => b.overlap - a.overlap);
}
