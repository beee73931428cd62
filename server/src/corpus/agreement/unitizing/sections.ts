/** Units of one annotator that do not overlap, and the gaps between them: what α for unitizing is made of. */
import type { Span } from '../../../text/span.js';
import { byPlace } from '../../../text/order.js';

/** The units of each annotator in one document, of so many characters; a document's end ends a gap. */
export interface UnitizedDocument<T extends Span = Span> {
  readonly length: number;
  readonly units: readonly (readonly T[])[];
}

/** Units without those that overlap one before them: of nested ones the outermost stay. They come in order. */
export function apart<T extends Span>(
  units: readonly T[],
): { readonly kept: readonly T[]; readonly left: readonly T[] } {
  const [kept, left]: [T[], T[]] = [[], []];
  let end = -Infinity;
  for (const unit of [...units].sort(byPlace)) {
    if (unit.start < end) left.push(unit);
    else {
      kept.push(unit);
      end = unit.end;
    }
  }
  return { kept, left };
}

/** The stretches between units, which are in order; none is empty. */
export function gapsBetween(units: readonly Span[], length: number): readonly Span[] {
  const gaps: Span[] = [];
  let at = 0;
  for (const { start, end } of units) {
    if (start > at) gaps.push({ start: at, end: start });
    at = end;
  }
  if (at < length) gaps.push({ start: at, end: length });
  return gaps;
}

/** All pairs of spans that overlap; both lists are in order, and none overlaps within. */
export function* overlapping<A extends Span, B extends Span>(
  ones: readonly A[],
  others: readonly B[],
): Iterable<readonly [one: A, other: B, length: number]> {
  let first = 0;
  for (const one of ones) {
    while (first < others.length && others[first]!.end <= one.start) first++;
    for (let i = first; i < others.length && others[i]!.start < one.end; i++) {
      const other = others[i]!;
      yield [one, other, Math.min(one.end, other.end) - Math.max(one.start, other.start)];
    }
  }
}
