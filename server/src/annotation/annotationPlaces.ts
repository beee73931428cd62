/** Where annotations stand: finds those at a place, and those that a span would cross, without looking at all. */
import type { Span } from '../text/span.js';
import type { Annotation } from './model.js';

/** UTF-16 units that share a bucket of borders. */
const BUCKET = 256;

const bucketOf = (offset: number): number => Math.floor(offset / BUCKET);

export class AnnotationPlaces {
  /** Annotations by the buckets that they begin and end in. */
  private readonly buckets = new Map<number, Annotation[]>();

  constructor(annotations: Iterable<Annotation>) {
    for (const annotation of annotations) this.add(annotation);
  }

  /** Lost annotations stand nowhere. */
  add(annotation: Annotation): void {
    if (annotation.anchor === 'lost') return;
    for (const bucket of bucketsOf(annotation)) {
      const there = this.buckets.get(bucket);
      if (there) there.push(annotation);
      else this.buckets.set(bucket, [annotation]);
    }
  }

  delete(annotation: Annotation): void {
    for (const bucket of bucketsOf(annotation)) {
      const there = this.buckets.get(bucket) ?? [];
      const at = there.indexOf(annotation);
      if (at >= 0) there.splice(at, 1);
    }
  }

  at(span: Span): Annotation[] {
    const there = this.buckets.get(bucketOf(span.start)) ?? [];
    return there.filter(({ start, end }) => start === span.start && end === span.end);
  }

  /** An annotation that begins or ends inside the span, and ends or begins outside of it. */
  crossing(span: Span, concerns: (annotation: Annotation) => boolean): Annotation | undefined {
    for (let bucket = bucketOf(span.start); bucket <= bucketOf(span.end); bucket++) {
      for (const other of this.buckets.get(bucket) ?? []) {
        const begins = span.start < other.start && other.start < span.end && span.end < other.end;
        const ends = span.start < other.end && other.end < span.end && other.start < span.start;
        if ((begins || ends) && concerns(other)) return other;
      }
    }
    return undefined;
  }
}

function bucketsOf({ start, end }: Span): number[] {
  const [first, last] = [bucketOf(start), bucketOf(end)];
  return first === last ? [first] : [first, last];
}
