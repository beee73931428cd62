/** What is decided at the places of a change: it is carried out where that still is what somebody looked at. */
import { sameAnnotation } from '../../annotation/merging.js';
import type { Annotation } from '../../annotation/model.js';
import type { Span } from '../../text/span.js';
import { overlaps } from '../scoring/overlaps.js';
import type { PlaceChange, Standing } from './change.js';

/** The annotations that overlap each of the spans, but for those that have lost their place. */
export function overlappingAt(
  spans: readonly Span[],
  annotations: readonly Annotation[],
): ReadonlyMap<Span, readonly Annotation[]> {
  const placed = annotations.filter(({ anchor }) => anchor !== 'lost');
  const found = new Map(spans.map((span): [Span, Annotation[]] => [span, []]));
  for (const { one, other } of overlaps(spans, placed)) found.get(one)!.push(other);
  return found;
}

/** Of each place, whether the same is decided there as when it was planned. */
export function standAsPlanned(
  places: readonly PlaceChange[],
  annotations: readonly Annotation[],
): readonly boolean[] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const now = overlappingAt(
    places.map(({ span }) => span),
    annotations,
  );
  return places.map(({ span, standing }) => {
    if (!standing) return true;
    return 'meant' in standing
      ? sameAnnotation(standing.meant, byId.get(standing.meant.id))
      : sameAll(standing, now.get(span) ?? []);
  });
}

function sameAll(
  { overlapping }: Extract<Standing, { overlapping: unknown }>,
  now: readonly Annotation[],
): boolean {
  const byId = new Map(now.map((annotation) => [annotation.id, annotation]));
  return (
    overlapping.length === now.length && overlapping.every((one) => sameAnnotation(one, byId.get(one.id)))
  );
}
