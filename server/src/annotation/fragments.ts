/**
 * Discontinuous spans: an annotation may stand in several pieces, with words between that are no part of it. Its `start`
 * and `end` are those of the hull, from the first piece to the last; `fragments` are the pieces as UTF-16 offsets into
 * its text, so that they go along wherever the text is found again.
 */
import { byPlace } from '../text/order.js';
import type { Span } from '../text/span.js';

/** Where an annotation stands, or may stand. */
export interface Place extends Span {
  /** Two or more pieces in order, apart from each other; the first begins at 0, the last ends with the text. */
  readonly fragments?: readonly Span[];
}

/** How annotations of a corpus may lie, beside nested in and apart from each other. */
export interface SpanRules {
  /** Spans may cross. */
  readonly cross: boolean;
  /** Spans may have gaps. */
  readonly gaps: boolean;
  /** One span may have several labels. */
  readonly same: boolean;
}

export const STRICT_SPANS: SpanRules = { cross: false, gaps: false, same: false };

/** The pieces of a place, as offsets into the document: one, where there are no gaps. */
export function piecesOf({ start, end, fragments }: Place): readonly Span[] {
  if (!fragments) return [{ start, end }];
  return fragments.map((piece) => ({ start: start + piece.start, end: start + piece.end }));
}

/** The text of a place with a sign for each gap. */
export function shownText(text: string, fragments: Place['fragments']): string {
  return fragments ? fragments.map(({ start, end }) => text.slice(start, end)).join(' … ') : text;
}

/** The place of pieces of a document, in any order: what touches or overlaps is one. Undefined where none is left. */
export function placeOf(pieces: readonly Span[]): Place | undefined {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of pieces.filter((piece) => piece.start < piece.end).sort(byPlace)) {
    const last = joined.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  const [first, last] = [joined[0], joined.at(-1)];
  if (!first || !last) return undefined;
  const hull = { start: first.start, end: last.end };
  if (joined.length === 1) return hull;
  const fragments = joined.map((piece) => ({
    start: piece.start - hull.start,
    end: piece.end - hull.start,
  }));
  return { ...hull, fragments };
}

/** What stands somewhere, at another place: pieces that it had go. */
export function movedTo<T extends Place>(what: T, { start, end, fragments }: Place): T {
  const { fragments: _, ...rest } = what;
  return { ...rest, start, end, ...(fragments && { fragments }) } as T;
}

/** A place with other borders: gaps that are still within stay. */
export function withBorders(place: Place, { start, end }: Span): Place {
  const pieces = piecesOf(place)
    .map((piece) => ({ start: Math.max(piece.start, start), end: Math.min(piece.end, end) }))
    .filter((piece) => piece.start < piece.end);
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!place.fragments || !first || !last) return { start, end };
  const edges = [
    { start, end: first.end },
    { start: last.start, end },
  ];
  return placeOf([...edges, ...pieces]) ?? { start, end };
}

/** A place in another form of its text, piece by piece; undefined where nothing of it is there. */
export function carriedPlace(place: Place, carry: (span: Span) => Span | undefined): Place | undefined {
  if (!place.fragments) return carry(place);
  return placeOf(piecesOf(place).flatMap((piece) => carry(piece) ?? []));
}

export function sameFragments(a: Place['fragments'], b: Place['fragments']): boolean {
  if (a === b) return true;
  if (!a || !b || a.length !== b.length) return false;
  return a.every((piece, i) => piece.start === b[i]!.start && piece.end === b[i]!.end);
}

export const samePlace = (a: Place, b: Place): boolean =>
  a.start === b.start && a.end === b.end && sameFragments(a.fragments, b.fragments);

/** The same for places that are the same. */
export function placeKey({ start, end, fragments }: Place): string {
  const pieces = fragments?.map((piece) => `${piece.start}-${piece.end}`).join(',') ?? '';
  return `${start}-${end}-${pieces}`;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
const crossSpans = (a: Span, b: Span): boolean => overlaps(a, b) && !holds(a, b) && !holds(b, a);

/** Whether some piece of one is partly in and partly out of a piece of the other. */
export function crosses(a: Place, b: Place): boolean {
  if (!a.fragments && !b.fragments) return crossSpans(a, b);
  return overlaps(a, b) && piecesOf(a).some((one) => piecesOf(b).some((other) => crossSpans(one, other)));
}

/** Whether a word belongs to both. */
export function sharesText(a: Place, b: Place): boolean {
  if (!a.fragments && !b.fragments) return overlaps(a, b);
  return overlaps(a, b) && piecesOf(a).some((one) => piecesOf(b).some((other) => overlaps(one, other)));
}

/**
 * The pieces of a text that became another one: what stands before and behind the change stays; undefined where only one
 * is left.
 */
export function fragmentsAfter(
  fragments: readonly Span[],
  before: string,
  after: string,
): readonly Span[] | undefined {
  if (before === after) return fragments;
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head++;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [oldEnd, shift] = [before.length - tail, after.length - before.length];
  const move = (offset: number, ifWithin: number): number =>
    offset <= head ? offset : offset >= oldEnd ? offset + shift : ifWithin;
  const last = fragments.length - 1;
  const moved = fragments.map(({ start, end }, i) => ({
    start: i === 0 ? 0 : move(start, head),
    end: i === last ? after.length : move(end, after.length - tail),
  }));
  return placeOf(moved)?.fragments;
}
