/**
 * Finds the annotations of a text again after the text changed: by offset, then by quote and context, then by
 * near matches of the quote. Each ends as exact, moved, ambiguous (several places, or a doubtful one) or lost;
 * none is dropped, and none attached to another place without evidence.
 */
import type { Span } from '../recognition/mention.js';
import { quoteOf } from './context.js';
import type { AnchorState, Annotation } from './model.js';
import { nearMatch } from './nearMatches.js';
import { findQuotes } from './quoteSearch.js';

/** How far from its expected place a changed quote is looked for, in UTF-16 units. */
const NEAR = 400;
/** Near matching is done for as many annotations of a document; more are lost where they are not found else. */
const MOST_NEAR_MATCHES = 1000;
/** Context that agrees over so many units on a side, or over half of what is known, is evidence. */
const CONVINCING = 8;

interface Evidence {
  /** UTF-16 units of context that agree, both sides together. */
  readonly agreeing: number;
  readonly convincing: boolean;
  /** All that is known of both sides agrees. */
  readonly full: boolean;
}

function agreeingBefore(text: string, start: number, prefix: string): number {
  let count = 0;
  while (
    count < prefix.length &&
    start - count > 0 &&
    text.charCodeAt(start - count - 1) === prefix.charCodeAt(prefix.length - count - 1)
  )
    count++;
  return count;
}

function agreeingAfter(text: string, end: number, suffix: string): number {
  let count = 0;
  while (
    count < suffix.length &&
    end + count < text.length &&
    text.charCodeAt(end + count) === suffix.charCodeAt(count)
  )
    count++;
  return count;
}

function evidenceAt(text: string, span: Span, annotation: Annotation): Evidence {
  const { prefix = '', suffix = '' } = annotation;
  const before = agreeingBefore(text, span.start, prefix);
  const after = agreeingAfter(text, span.end, suffix);
  const known = prefix.length + suffix.length;
  const agreeing = before + after;
  return {
    agreeing,
    convincing:
      agreeing >= CONVINCING * 2 || before >= CONVINCING || after >= CONVINCING || agreeing * 2 >= known,
    full: agreeing === known,
  };
}

const hasContext = (annotation: Annotation): boolean =>
  (annotation.prefix ?? '') !== '' || (annotation.suffix ?? '') !== '';

/** One annotation on its way: where it was taken to be, and where it is. */
interface Pending {
  readonly index: number;
  readonly annotation: Annotation;
  /** Occurrences of the quote that no equal annotation has taken. */
  candidates: readonly number[];
}

class Anchoring {
  private readonly results: (Annotation | undefined)[];
  /** Places taken, by label and quote: equal annotations never share one. */
  private readonly taken = new Set<string>();
  /** Indices of placed annotations, with how far they moved; in order of index. */
  private readonly shifts: (number | undefined)[];
  private nearMatches = 0;

  constructor(
    private readonly annotations: readonly Annotation[],
    private readonly text: string,
  ) {
    this.results = annotations.map(() => undefined);
    this.shifts = annotations.map(() => undefined);
  }

  run(): Annotation[] {
    const rest = this.annotations
      .map((annotation, index): Pending => ({ annotation, index, candidates: [] }))
      .filter((pending) => !this.staysInPlace(pending));
    if (rest.length === 0) return this.results as Annotation[];
    const occurrences = findQuotes(
      this.text,
      rest.map((pending) => pending.annotation.text),
    );
    for (const pending of rest) pending.candidates = occurrences.get(pending.annotation.text) ?? [];
    const doubtful = rest.filter((pending) => !this.byContext(pending));
    const open = doubtful.filter((pending) => !this.byNeighbours(pending));
    this.byCount(open.filter((pending) => this.results[pending.index] === undefined));
    for (const pending of open) if (this.results[pending.index] === undefined) this.settle(pending);
    return this.results as Annotation[];
  }

  private key(annotation: Annotation, start: number): string {
    return `${start} ${annotation.rejected === true} ${annotation.label} ${annotation.text}`;
  }

  private isFree(annotation: Annotation, start: number): boolean {
    return !this.taken.has(this.key(annotation, start));
  }

  private place(pending: Pending, span: Span, anchor: AnchorState): true {
    const { annotation, index } = pending;
    this.taken.add(this.key(annotation, span.start));
    if (anchor === 'exact' || anchor === 'moved') this.shifts[index] = span.start - annotation.start;
    this.results[index] = placed(annotation, span, anchor, this.text);
    return true;
  }

  private fits(annotation: Annotation, start: number): boolean {
    return annotation.text !== '' && this.text.startsWith(annotation.text, start);
  }

  /** At its offset stands what it says, and what is known of the context does not speak against it. */
  private staysInPlace(pending: Pending): boolean {
    const { annotation } = pending;
    const { start, text } = annotation;
    const span = { start, end: start + text.length };
    if (!this.fits(annotation, start)) return false;
    if (!evidenceAt(this.text, span, annotation).convincing) return false;
    return this.place(pending, span, 'exact');
  }

  /** The one place whose context agrees best. */
  private byContext(pending: Pending): boolean {
    const { annotation } = pending;
    if (!hasContext(annotation)) return false;
    let best: { readonly start: number; readonly evidence: Evidence } | undefined;
    let second = -1;
    for (const start of pending.candidates) {
      if (!this.isFree(annotation, start)) continue;
      const evidence = evidenceAt(this.text, { start, end: start + annotation.text.length }, annotation);
      if (!best || evidence.agreeing > best.evidence.agreeing) {
        second = Math.max(second, best?.evidence.agreeing ?? -1);
        best = { start, evidence };
      } else second = Math.max(second, evidence.agreeing);
    }
    if (!best?.evidence.convincing) return false;
    const clear = best.evidence.full
      ? best.evidence.agreeing > second
      : best.evidence.agreeing >= second + CONVINCING / 2;
    if (!clear) return false;
    const { start } = best;
    const anchor = start === annotation.start ? 'exact' : 'moved';
    return this.place(pending, { start, end: start + annotation.text.length }, anchor);
  }

  /** How far the nearest placed annotations before and behind moved. */
  private shiftsAround(index: number): number[] {
    const shifts: number[] = [];
    for (let i = index - 1; i >= 0 && i > index - 50; i--) {
      const shift = this.shifts[i];
      if (shift === undefined) continue;
      shifts.push(shift);
      break;
    }
    for (let i = index + 1; i < this.shifts.length && i < index + 50; i++) {
      const shift = this.shifts[i];
      if (shift === undefined) continue;
      shifts.push(shift);
      break;
    }
    return shifts;
  }

  /** The quote stands where it would be if it had moved as far as its neighbours. */
  private byNeighbours(pending: Pending): boolean {
    const { annotation, index } = pending;
    for (const shift of this.shiftsAround(index)) {
      const start = annotation.start + shift;
      if (start < 0 || !this.fits(annotation, start) || !this.isFree(annotation, start)) continue;
      const span = { start, end: start + annotation.text.length };
      if (hasContext(annotation) && !evidenceAt(this.text, span, annotation).convincing) continue;
      return this.place(pending, span, shift === 0 ? 'exact' : 'moved');
    }
    return false;
  }

  /** Without context: as many equal annotations as there are places go to them in order. */
  private byCount(open: readonly Pending[]): void {
    const groups = new Map<string, Pending[]>();
    for (const pending of open) {
      if (hasContext(pending.annotation)) continue;
      const key = this.key(pending.annotation, 0);
      const group = groups.get(key);
      if (group) group.push(pending);
      else groups.set(key, [pending]);
    }
    for (const group of groups.values()) {
      const free = group[0]!.candidates.filter((start) => this.isFree(group[0]!.annotation, start));
      if (free.length !== group.length) continue;
      for (const [i, pending] of group.entries()) {
        const start = free[i]!;
        const anchor = start === pending.annotation.start ? 'exact' : 'moved';
        this.place(pending, { start, end: start + pending.annotation.text.length }, anchor);
      }
    }
  }

  /** What is left: a doubtful place, a near match, or none. */
  private settle(pending: Pending): void {
    const { annotation, index } = pending;
    const expected = Math.min(
      this.text.length,
      Math.max(0, annotation.start + (this.shiftsAround(index)[0] ?? 0)),
    );
    const free = pending.candidates.filter((start) => this.isFree(annotation, start));
    if (free.length > 0) {
      const start = nearest(free, expected);
      this.place(pending, { start, end: start + annotation.text.length }, 'ambiguous');
      return;
    }
    const near =
      this.nearMatches++ < MOST_NEAR_MATCHES
        ? nearMatch(this.text, annotation.text, expected, NEAR)
        : undefined;
    if (!near || !this.isFree(annotation, near.start)) {
      this.place(pending, { start: expected, end: expected }, 'lost');
      return;
    }
    const sure = hasContext(annotation) && evidenceAt(this.text, near, annotation).convincing;
    this.place(pending, near, sure ? 'moved' : 'ambiguous');
  }
}

function nearest(places: readonly number[], expected: number): number {
  let best = places[0] ?? 0;
  for (const place of places) if (Math.abs(place - expected) < Math.abs(best - expected)) best = place;
  return best;
}

/**
 * An annotation at another place. Exact and moved ones get the text and context of the place; ambiguous and lost
 * ones keep what they were made with, for the annotator who decides. The same object where nothing changes.
 */
export function placed(annotation: Annotation, span: Span, anchor: AnchorState, text: string): Annotation {
  if (anchor === 'exact') {
    if (annotation.anchor === undefined && annotation.start === span.start && annotation.end === span.end)
      return annotation;
    const { anchor: _, ...rest } = annotation;
    return { ...rest, start: span.start, end: span.end };
  }
  const { start, end } = span;
  if (anchor !== 'moved') return { ...annotation, start, end, anchor };
  const quote = quoteOf(text, span);
  const context = hasContext(annotation) ? quote : { text: quote.text };
  return { ...annotation, start, end, ...context, anchor };
}

/**
 * The annotations, in the order given, as they stand in `text`. Their offsets are where they were (a hint where
 * the text is another one). Linear in the text, but for near matches, of which there is a bounded number.
 */
export function anchorAnnotations(annotations: readonly Annotation[], text: string): Annotation[] {
  return new Anchoring(annotations, text).run();
}
