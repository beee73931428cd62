/**
 * Finds the annotations of a text again after the text changed: by offset, then by quote and context, then by
 * near matches of the quote. Each ends as exact, moved, ambiguous (several places, or a doubtful one) or lost;
 * none is dropped, and none attached to another place without evidence.
 */
import { lowerBound } from '../text/lowerBound.js';
import type { Span } from '../text/span.js';
import { fragmentsAfter } from './fragments.js';
import { CONTEXT_LENGTH, quoteOf } from './context.js';
import type { AnchorState, Annotation } from './model.js';
import { nearMatch } from './nearMatches.js';
import { findQuotes } from './quoteSearch.js';

/** How far from its expected place a changed quote is looked for, in UTF-16 units. */
const NEAR = 400;
/** Near matching is done for as many annotations of a document; more are lost where they are not found else. */
const MOST_NEAR_MATCHES = 1000;
/** How many places of a frequent quote are compared on either side of where it is expected. */
const CANDIDATES = 100;
/** How many annotations away a neighbour may be whose movement tells something. */
const NEIGHBOURS = 50;
/** Context that agrees over so many units on a side is evidence. */
const CONVINCING = 8;
/** What the beginning or end of the text counts as context, in units. */
const EDGE = 8;

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
  if (!hasContext(annotation)) return { agreeing: 0, convincing: true, full: true };
  // Shorter context is all there was, up to the beginning or the end of the text, which is context too.
  const atBeginning =
    prefix.length >= CONTEXT_LENGTH ? 0 : before === prefix.length && before === span.start ? EDGE : -1;
  const atEnd =
    suffix.length >= CONTEXT_LENGTH
      ? 0
      : after === suffix.length && span.end + after === text.length
        ? EDGE
        : -1;
  const known = prefix.length + suffix.length + (atBeginning === 0 ? 0 : EDGE) + (atEnd === 0 ? 0 : EDGE);
  const sides = [before + Math.max(0, atBeginning), after + Math.max(0, atEnd)];
  const agreeing = sides[0]! + sides[1]!;
  const convincing = sides.some((side) => side >= CONVINCING);
  return { agreeing, convincing, full: agreeing === known };
}

const hasContext = (annotation: Annotation): boolean =>
  (annotation.prefix ?? '') !== '' || (annotation.suffix ?? '') !== '';

/** One annotation on its way: where it was taken to be, and where its quote stands. */
interface Pending {
  readonly index: number;
  readonly annotation: Annotation;
  candidates: readonly number[];
}

class Anchoring {
  private readonly results: (Annotation | undefined)[];
  /** How far each annotation moved, once it is placed. */
  private readonly shifts: (number | undefined)[];
  /** Places taken, by what is annotated: equal annotations never share one. */
  private readonly taken = new Map<string, Set<number>>();
  private nearMatches = 0;

  constructor(
    private readonly annotations: readonly Annotation[],
    private readonly text: string,
  ) {
    this.results = annotations.map(() => undefined);
    this.shifts = annotations.map(() => undefined);
  }

  run(): Annotation[] {
    const moved = this.annotations
      .map((annotation, index): Pending => ({ annotation, index, candidates: [] }))
      .filter((pending) => !this.staysInPlace(pending));
    if (moved.length === 0) return this.results as Annotation[];
    const occurrences = findQuotes(
      this.text,
      moved.map((pending) => pending.annotation.text),
    );
    for (const pending of moved) pending.candidates = occurrences.get(pending.annotation.text) ?? [];
    const doubtful = moved.filter((pending) => !this.alongWithNeighbour(pending) && !this.byContext(pending));
    const open = doubtful.filter((pending) => !this.byNeighbours(pending));
    this.byCount(open);
    for (const pending of open) if (this.results[pending.index] === undefined) this.settle(pending);
    return this.results as Annotation[];
  }

  private isFree(annotation: Annotation, start: number): boolean {
    return this.taken.get(kindOf(annotation))?.has(start) !== true;
  }

  private place(pending: Pending, span: Span, anchor: AnchorState): true {
    const { annotation, index } = pending;
    if (anchor !== 'lost') {
      const places = this.taken.get(kindOf(annotation));
      if (places) places.add(span.start);
      else this.taken.set(kindOf(annotation), new Set([span.start]));
    }
    if (anchor === 'exact' || anchor === 'moved') this.shifts[index] = span.start - annotation.start;
    this.results[index] = placed(annotation, span, anchor, this.text);
    return true;
  }

  /** Places the annotation where its own words stand, at `start`. */
  private placeAt(pending: Pending, start: number): true {
    const { annotation } = pending;
    const anchor = start === annotation.start ? 'exact' : 'moved';
    return this.place(pending, { start, end: start + annotation.text.length }, anchor);
  }

  private fits(annotation: Annotation, start: number): boolean {
    return annotation.text !== '' && this.text.startsWith(annotation.text, start);
  }

  private evidence(annotation: Annotation, start: number): Evidence {
    return evidenceAt(this.text, { start, end: start + annotation.text.length }, annotation);
  }

  /** At its offset stands what it says, within all of the context that is known. */
  private staysInPlace(pending: Pending): boolean {
    const { annotation } = pending;
    return (
      this.fits(annotation, annotation.start) &&
      this.evidence(annotation, annotation.start).full &&
      this.placeAt(pending, annotation.start)
    );
  }

  /** Moved as far as the one before it, with all of its context: the common case, without any search. */
  private alongWithNeighbour(pending: Pending): boolean {
    const { annotation, index } = pending;
    const start = annotation.start + (this.shiftBeside(index, -1) ?? 0);
    if (start < 0 || !hasContext(annotation) || !this.fits(annotation, start)) return false;
    return (
      this.isFree(annotation, start) && this.evidence(annotation, start).full && this.placeAt(pending, start)
    );
  }

  /** The one place whose context agrees best; where it was, if no other is better. */
  private byContext(pending: Pending): boolean {
    const { annotation } = pending;
    if (!hasContext(annotation)) return false;
    let best: { readonly start: number; readonly evidence: Evidence } | undefined;
    let second = -1;
    for (const start of this.freeAround(pending)) {
      const evidence = this.evidence(annotation, start);
      const better = evidence.agreeing - (best?.evidence.agreeing ?? -1);
      if (!best || better > 0 || (better === 0 && start === annotation.start)) {
        second = Math.max(second, best?.evidence.agreeing ?? -1);
        best = { start, evidence };
      } else second = Math.max(second, evidence.agreeing);
    }
    if (!best?.evidence.convincing) return false;
    const lead = best.start === annotation.start ? 0 : best.evidence.full ? 1 : CONVINCING / 2;
    return best.evidence.agreeing >= second + lead && this.placeAt(pending, best.start);
  }

  /** How far the nearest placed annotation on one side moved. */
  private shiftBeside(index: number, step: 1 | -1): number | undefined {
    for (let i = index + step, n = 0; n < NEIGHBOURS && i >= 0 && i < this.shifts.length; i += step, n++)
      if (this.shifts[i] !== undefined) return this.shifts[i];
    return undefined;
  }

  /** The quote stands where it would be if it had moved as far as its neighbours. */
  private byNeighbours(pending: Pending): boolean {
    const { annotation, index } = pending;
    for (const shift of [this.shiftBeside(index, -1), this.shiftBeside(index, 1)]) {
      if (shift === undefined) continue;
      const start = annotation.start + shift;
      if (start < 0 || !this.fits(annotation, start) || !this.isFree(annotation, start)) continue;
      if (this.evidence(annotation, start).convincing) return this.placeAt(pending, start);
    }
    return false;
  }

  /** Without context: as many equal annotations as there are places go to them in order. */
  private byCount(open: readonly Pending[]): void {
    const groups = new Map<string, Pending[]>();
    for (const pending of open) {
      if (hasContext(pending.annotation)) continue;
      const group = groups.get(kindOf(pending.annotation));
      if (group) group.push(pending);
      else groups.set(kindOf(pending.annotation), [pending]);
    }
    for (const group of groups.values()) {
      const free = group[0]!.candidates.filter((start) => this.isFree(group[0]!.annotation, start));
      if (free.length !== group.length) continue;
      for (const [i, pending] of group.entries()) this.placeAt(pending, free[i]!);
    }
  }

  private expected({ annotation, index }: Pending): number {
    const shift = this.shiftBeside(index, -1) ?? this.shiftBeside(index, 1) ?? 0;
    return Math.min(this.text.length, Math.max(0, annotation.start + shift));
  }

  /** Places of the quote that no equal annotation has, those nearest to where it is expected. */
  private freeAround(pending: Pending): number[] {
    const { candidates } = pending;
    const middle = firstFrom(candidates, this.expected(pending));
    return candidates
      .slice(Math.max(0, middle - CANDIDATES), middle + CANDIDATES)
      .filter((start) => this.isFree(pending.annotation, start));
  }

  /** What is left: a doubtful place, a near match, or none. */
  private settle(pending: Pending): void {
    const { annotation } = pending;
    const expected = this.expected(pending);
    const free = this.freeAround(pending);
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

const kindOf = ({ rejected, label, text, fragments }: Annotation): string =>
  `${rejected === true} ${label} ${text}${fragments ? JSON.stringify(fragments) : ''}`;

/** Index of the first place at or behind an offset. */
const firstFrom = (places: readonly number[], offset: number): number =>
  lowerBound(places.length, (i) => places[i]! < offset);

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
  const moved = { ...annotation, start, end, ...context, anchor };
  if (!annotation.fragments || quote.text === annotation.text) return moved;
  const { fragments: _, ...whole } = moved;
  const fragments = fragmentsAfter(annotation.fragments, annotation.text, quote.text);
  return fragments ? { ...whole, fragments } : whole;
}

/**
 * The annotations, in the order given, as they stand in `text`. Their offsets are where they were (a hint where
 * the text is another one). Linear in the text, but for near matches, of which there is a bounded number.
 */
export function anchorAnnotations(annotations: readonly Annotation[], text: string): Annotation[] {
  return new Anchoring(annotations, text).run();
}
