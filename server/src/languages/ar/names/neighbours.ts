/** Candidates by place, so that asking which ones a span meets costs the same in a long paragraph as in a short one. */
import type { Span } from '../../../text/span.js';

/** Characters a bucket holds; names are seldom longer. */
const WIDTH = 64;

/** So few that looking at each costs less than knowing where it is. */
const FEW = 24;

/** Says which of some candidates are near a span. */
export class Neighbours<T extends Span> {
  private readonly buckets: ReadonlyMap<number, readonly T[]> | undefined;

  constructor(private readonly all: readonly T[]) {
    this.buckets = all.length <= FEW ? undefined : inBuckets(all);
  }

  /** The candidates that overlap or touch a span and maybe others, each once, in no order. */
  near(span: Span): readonly T[] {
    return this.buckets ? among(this.buckets, span) : this.all;
  }
}

function inBuckets<T extends Span>(all: readonly T[]): ReadonlyMap<number, readonly T[]> {
  const buckets = new Map<number, T[]>();
  for (const each of all) {
    for (let at = Math.floor(each.start / WIDTH); at <= Math.floor(each.end / WIDTH); at++) {
      const bucket = buckets.get(at);
      if (bucket) bucket.push(each);
      else buckets.set(at, [each]);
    }
  }
  return buckets;
}

function among<T extends Span>(
  buckets: ReadonlyMap<number, readonly T[]>,
  { start, end }: Span,
): readonly T[] {
  const first = Math.floor((start - 1) / WIDTH);
  const last = Math.floor((end + 1) / WIDTH);
  const found: T[] = [];
  for (let at = first; at <= last; at++)
    for (const each of buckets.get(at) ?? [])
      // Of one that lies in several buckets, the first that is looked at counts.
      if (at === first || Math.floor(each.start / WIDTH) === at) found.push(each);
  return found;
}
