/** Where annotations stand: finds those at a place, and those that a span would cross, without looking at all. */
import type { Span } from '../recognition/mention.js';
import type { Annotation } from './model.js';

/** UTF-16 units that share a bucket of borders. */
const BUCKET = 256;

const placeOf = (span: Span): string => `${span.start}-${span.end}`;
const bucketOf = (offset: number): number => Math.floor(offset / BUCKET);

export class AnnotationPlaces {
  private readonly places = new Map<string, Set<Annotation>>();
  private readonly borders = new Map<number, Set<Annotation>>();

  constructor(annotations: Iterable<Annotation>) {
    for (const annotation of annotations) this.add(annotation);
  }

  /** Lost annotations stand nowhere. */
  add(annotation: Annotation): void {
    if (annotation.anchor === 'lost') return;
    put(this.places, placeOf(annotation), annotation);
    put(this.borders, bucketOf(annotation.start), annotation);
    put(this.borders, bucketOf(annotation.end), annotation);
  }

  delete(annotation: Annotation): void {
    this.places.get(placeOf(annotation))?.delete(annotation);
    this.borders.get(bucketOf(annotation.start))?.delete(annotation);
    this.borders.get(bucketOf(annotation.end))?.delete(annotation);
  }

  at(span: Span): Iterable<Annotation> {
    return this.places.get(placeOf(span)) ?? [];
  }

  /** An annotation that begins or ends inside the span, and ends or begins outside of it. */
  crossing(span: Span, concerns: (annotation: Annotation) => boolean): Annotation | undefined {
    for (let bucket = bucketOf(span.start); bucket <= bucketOf(span.end); bucket++) {
      for (const other of this.borders.get(bucket) ?? []) {
        const begins = span.start < other.start && other.start < span.end && span.end < other.end;
        const ends = span.start < other.end && other.end < span.end && other.start < span.start;
        if ((begins || ends) && concerns(other)) return other;
      }
    }
    return undefined;
  }
}

function put<K>(map: Map<K, Set<Annotation>>, key: K, annotation: Annotation): void {
  const there = map.get(key);
  if (there) there.add(annotation);
  else map.set(key, new Set([annotation]));
}
