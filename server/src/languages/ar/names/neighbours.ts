/** Candidates by place, so that asking which ones a span meets costs the same in a long paragraph as in a short one. */
import type { Span } from '../../../text/span.js';

/** Characters a bucket holds; names are seldom longer. */
const WIDTH = 64;
const NONE: readonly never[] = [];

/** So few that looking at each costs less than knowing where it is. */
const FEW = 24;

/** A function that gives the candidates that overlap or touch a span and maybe others, each once, in no order. */
export function neighboursOf<T extends Span>(all: readonly T[]): (span: Span) => readonly T[] {
  if (all.length <= FEW) return () => all;
  const buckets = new Map<number, T[]>();
  for (const each of all) {
    for (let at = Math.floor(each.start / WIDTH); at <= Math.floor(each.end / WIDTH); at++) {
      const bucket = buckets.get(at);
      if (bucket) bucket.push(each);
      else buckets.set(at, [each]);
    }
  }
  return ({ start, end }) => {
    const [first, last] = [Math.floor((start - 1) / WIDTH), Math.floor((end + 1) / WIDTH)];
    if (first === last) return buckets.get(first) ?? NONE;
    const found = new Set<T>();
    for (let at = first; at <= last; at++) for (const each of buckets.get(at) ?? NONE) found.add(each);
    return [...found];
  };
}
