/** Where annotations stand: finds those at a place, and those that a span would cross, without looking at all. */
import { crosses, piecesOf, samePlace, type Place } from './fragments.js';
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

  at(place: Place): Annotation[] {
    const there = this.buckets.get(bucketOf(place.start)) ?? [];
    return there.filter((annotation) => samePlace(annotation, place));
  }

  /** An annotation of which a piece begins or ends inside a piece of the place, and ends or begins outside of it. */
  crossing(place: Place, concerns: (annotation: Annotation) => boolean): Annotation | undefined {
    for (let bucket = bucketOf(place.start); bucket <= bucketOf(place.end); bucket++)
      for (const other of this.buckets.get(bucket) ?? [])
        if (crosses(place, other) && concerns(other)) return other;
    return undefined;
  }
}

/** Those of the borders of its pieces: whoever crosses it has one of them within. */
function bucketsOf(place: Place): Iterable<number> {
  const { start, end, fragments } = place;
  const [first, last] = [bucketOf(start), bucketOf(end)];
  if (fragments)
    return new Set(piecesOf(place).flatMap((piece) => [bucketOf(piece.start), bucketOf(piece.end)]));
  return first === last ? [first] : [first, last];
}
