/** Spans of a document that is there or planned, for questions about places. */
import { lowerBound } from '../text/lowerBound.js';
import type { Annotation } from '../annotation/model.js';

export class PlacedSpans {
  private readonly byPlace = new Map<string, Annotation[]>();
  private readonly all: Annotation[] = [];
  private longest = 0;

  constructor(annotations: readonly Annotation[]) {
    for (const annotation of annotations) this.add(annotation);
  }

  add(annotation: Annotation): void {
    const key = `${annotation.start} ${annotation.end}`;
    this.byPlace.set(key, [...(this.byPlace.get(key) ?? []), annotation]);
    if (annotation.rejected) return;
    this.longest = Math.max(this.longest, annotation.end - annotation.start);
    this.all.splice(this.indexFrom(annotation.start), 0, annotation);
  }

  /** The annotation of a place, rather one of the same label. */
  at({ start, end, label }: Annotation): Annotation | undefined {
    const there = this.byPlace.get(`${start} ${end}`);
    return there?.find((annotation) => annotation.label === label) ?? there?.[0];
  }

  /** Index of the first that begins at an offset or behind it. */
  private indexFrom(offset: number): number {
    return lowerBound(this.all.length, (i) => this.all[i]!.start < offset);
  }

  crossing({ start, end }: Annotation): Annotation | undefined {
    for (let i = this.indexFrom(start - this.longest); i < this.all.length; i++) {
      const other = this.all[i]!;
      if (other.start >= end) return undefined;
      const before = other.start < start && start < other.end && other.end < end;
      const behind = start < other.start && other.start < end && end < other.end;
      if (before || behind) return other;
    }
    return undefined;
  }
}
