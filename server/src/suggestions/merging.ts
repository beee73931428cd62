/** What several sources propose for one text → one list without contradictions, the surest winning. */
import { lowerBound } from '../text/lowerBound.js';
import { byPlace } from '../text/order.js';
import { suggestionId, type LabelledSpan, type Suggestion } from './suggestion.js';

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
  const chosen = new NestedSpans<Suggestion>();
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

/** Spans that nest or lie apart. */
class NestedSpans<S extends LabelledSpan> {
  private readonly spans: S[] = [];
  /** UTF-16 units of the longest span: none that begins further before a place reaches it. */
  private longest = 0;

  /** Takes a span in where it neither crosses nor equals one that is there. */
  add(span: S): void {
    const at = lowerBound(this.spans.length, (i) => byPlace(this.spans[i]!, span) < 0);
    if (this.contradicts(span, at)) return;
    this.spans.splice(at, 0, span);
    this.longest = Math.max(this.longest, span.end - span.start);
  }

  inOrder(): readonly S[] {
    return this.spans;
  }

  private contradicts(span: S, at: number): boolean {
    for (let i = at; i < this.spans.length && this.spans[i]!.start < span.end; i++)
      if (competes(this.spans[i]!, span)) return true;
    for (let i = at - 1; i >= 0 && this.spans[i]!.start > span.start - this.longest; i--)
      if (competes(this.spans[i]!, span)) return true;
    return false;
  }
}

function competes(a: LabelledSpan, b: LabelledSpan): boolean {
  if (a.start === b.start && a.end === b.end) return true;
  if (a.end <= b.start || b.end <= a.start) return false;
  const isNested = (a.start <= b.start && b.end <= a.end) || (b.start <= a.start && a.end <= b.end);
  return !isNested;
}
