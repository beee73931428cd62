/** Spans of a document that is there or planned, for questions about places. */
import { lowerBound } from '../text/lowerBound.js';
import { crosses, placeKey, type SpanRules } from '../annotation/fragments.js';
import type { Annotation } from '../annotation/model.js';

export class PlacedSpans {
  private readonly byPlace = new Map<string, Annotation[]>();
  private readonly all: Annotation[] = [];
  private longest = 0;

  constructor(
    annotations: readonly Annotation[],
    private readonly rules: SpanRules,
  ) {
    for (const annotation of annotations) this.add(annotation);
  }

  add(annotation: Annotation): void {
    const key = placeKey(annotation);
    this.byPlace.set(key, [...(this.byPlace.get(key) ?? []), annotation]);
    if (annotation.rejected) return;
    this.longest = Math.max(this.longest, annotation.end - annotation.start);
    this.all.splice(this.indexFrom(annotation.start), 0, annotation);
  }

  /** The annotation of a place, rather one of the same label; no other where a place may have several. */
  at(given: Annotation): Annotation | undefined {
    const there = this.byPlace.get(placeKey(given));
    const same = there?.find(({ label }) => label === given.label);
    return same ?? (this.rules.same ? undefined : there?.[0]);
  }

  /** Index of the first that begins at an offset or behind it. */
  private indexFrom(offset: number): number {
    return lowerBound(this.all.length, (i) => this.all[i]!.start < offset);
  }

  /** One that a span must not cross. */
  crossing(given: Annotation): Annotation | undefined {
    if (this.rules.cross) return undefined;
    const { start, end } = given;
    for (let i = this.indexFrom(start - this.longest); i < this.all.length; i++) {
      const other = this.all[i]!;
      if (other.start >= end) return undefined;
      if (crosses(given, other)) return other;
    }
    return undefined;
  }
}
