/** What several sources propose for one text → one list without contradictions, the surest winning. */
import { byPlace } from '../text/order.js';
import { suggestionId } from '../annotation/suggestionId.js';
import type { LabelledSpan, Suggestion } from './suggestion.js';

/** Of several lists one. Each is in order and without contradictions itself; the earlier one wins where both are as sure. */
export function mergeSuggestions(lists: readonly (readonly Suggestion[])[]): readonly Suggestion[] {
  const said = lists.filter((list) => list.length > 0);
  return said.length <= 1 ? (said[0] ?? []) : withoutContradictions(said.flat());
}

/**
 * By place, longer first: of what is proposed more than once the surest, with the other sources' names on it; of what
 * competes (two labels at one place, or spans that cross) the surest, or else what comes first. Nested spans both stay.
 */
export function withoutContradictions(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const surestFirst = agreed(suggestions).sort((a, b) => b.confidence - a.confidence);
  const chosen = new NestedSpans<Suggestion>(surestFirst);
  for (const suggestion of surestFirst) chosen.add(suggestion);
  return chosen.inOrder();
}

function agreed(suggestions: readonly Suggestion[]): Suggestion[] {
  const byKey = new Map<string, Suggestion>();
  for (const suggestion of suggestions) {
    const key = suggestionId(suggestion);
    const known = byKey.get(key);
    byKey.set(key, known ? joined(known, suggestion) : suggestion);
  }
  return [...byKey.values()];
}

function joined(first: Suggestion, second: Suggestion): Suggestion {
  const [surer, other] = second.confidence > first.confidence ? [second, first] : [first, second];
  const names = [...(surer.alsoFrom ?? []), other.source, ...(other.alsoFrom ?? [])];
  const alsoFrom = [...new Set(names)].filter((name) => name !== surer.source);
  return alsoFrom.length > 0 ? { ...surer, alsoFrom } : surer;
}

/**
 * Spans that nest or lie apart. Those that lie around one offset nest in each other, so that the shortest of them tells whether
 * another one crosses any: a tree over all offsets holds it, in logarithmic time, however the spans lie.
 */
class NestedSpans<S extends LabelledSpan> {
  private readonly spans: S[] = [];
  /** Of each offset that begins or ends a span, its number in order. */
  private readonly numbers: ReadonlyMap<number, number>;
  private readonly leaves: number;
  /** The shortest span around all offsets below a node; the leaves are the second half. */
  private readonly shortest: (S | undefined)[];
  private readonly taken = new Set<number>();

  /** For these spans alone. */
  constructor(all: readonly S[]) {
    const offsets = Float64Array.from(new Set(all.flatMap(({ start, end }) => [start, end]))).sort();
    this.numbers = new Map(Array.from(offsets, (offset, number) => [offset, number]));
    this.leaves = offsets.length;
    this.shortest = Array.from({ length: 2 * this.leaves });
  }

  /** Takes a span in where it neither crosses nor equals one that is there. */
  add(span: S): void {
    const first = this.numbers.get(span.start)!;
    const last = this.numbers.get(span.end)!;
    const place = first * this.leaves + last;
    if (this.taken.has(place) || this.crosses(span, first, last)) return;
    this.taken.add(place);
    this.spans.push(span);
    // It lies around the offsets between its own.
    for (let from = first + 1 + this.leaves, to = last + this.leaves; from < to; from >>= 1, to >>= 1) {
      if (from & 1) this.offer(span, from++);
      if (to & 1) this.offer(span, --to);
    }
  }

  inOrder(): readonly S[] {
    return this.spans.sort(byPlace);
  }

  private crosses({ start, end }: S, first: number, last: number): boolean {
    const atStart = this.around(first);
    const atEnd = this.around(last);
    return (atStart !== undefined && atStart.end < end) || (atEnd !== undefined && atEnd.start > start);
  }

  private offer(span: S, node: number): void {
    const there = this.shortest[node];
    if (!there || lengthOf(span) < lengthOf(there)) this.shortest[node] = span;
  }

  /** The shortest span that begins before an offset and ends after it. */
  private around(number: number): S | undefined {
    let found: S | undefined;
    for (let node = number + this.leaves; node >= 1; node >>= 1) {
      const there = this.shortest[node];
      if (there && (!found || lengthOf(there) < lengthOf(found))) found = there;
    }
    return found;
  }
}

const lengthOf = ({ start, end }: LabelledSpan): number => end - start;
