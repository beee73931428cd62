/** Spans of a text, of which those at a place are found without a look at all of them. */
import { lowerBound } from './lowerBound.js';
import { byPlace, inOrder } from './order.js';
import type { Span } from './span.js';

export class PlacedSpans<S extends Span> {
  private readonly spans: readonly S[];
  private readonly longest: number;

  constructor(spans: readonly S[]) {
    this.spans = inOrder(spans, byPlace);
    this.longest = spans.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  }

  /** Those that share text with a span that is not empty, by place. */
  overlapping({ start, end }: Span): readonly S[] {
    const { spans, longest } = this;
    const from = lowerBound(spans.length, (i) => spans[i]!.start + longest <= start);
    const to = lowerBound(spans.length, (i) => spans[i]!.start < end, from);
    return spans.slice(from, to).filter((span) => span.end > start);
  }
}
