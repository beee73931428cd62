/** Annotations follow the text while it is edited in an open editor, edit by edit, until it is saved. */
import { anchorAnnotations, placed } from './anchoring.js';
import { placeKey, sameFragments, samePlace } from './fragments.js';
import { quoteOf } from './context.js';
import type { Annotation } from './model.js';

/** One change of a text: what stood between two UTF-16 offsets is replaced. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The texts before and after it, where they are there: who follows it has the same string, and no copy. */
  readonly made?: { readonly before: string; readonly after: string };
}

/** A text after an edit. */
export const textAfter = (before: string, { start, end, text, made }: TextEdit): string =>
  made?.before === before ? made.after : before.slice(0, start) + text + before.slice(end);

/** The edit without the letters that it replaces by themselves. */
function smallest(before: string, edit: TextEdit): TextEdit {
  const old = before.slice(edit.start, edit.end);
  let head = 0;
  while (head < old.length && head < edit.text.length && old.charCodeAt(head) === edit.text.charCodeAt(head))
    head++;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < edit.text.length - head &&
    old.charCodeAt(old.length - tail - 1) === edit.text.charCodeAt(edit.text.length - tail - 1)
  )
    tail++;
  return {
    start: edit.start + head,
    end: edit.end - tail,
    text: edit.text.slice(head, edit.text.length - tail),
  };
}

function follow(annotation: Annotation, edit: TextEdit, text: string): Annotation {
  const { start, end } = annotation;
  const shift = edit.text.length - (edit.end - edit.start);
  if (start >= edit.end)
    return shift === 0 ? annotation : { ...annotation, start: start + shift, end: end + shift };
  if (annotation.anchor === 'lost' || end <= edit.start) return annotation;
  const from = start <= edit.start ? start : edit.start + edit.text.length;
  const to = end >= edit.end ? end + shift : edit.start;
  return placed(annotation, { start: from, end: to }, 'moved', text);
}

/** Looks for the words of replaced and lost annotations; without good evidence, they are lost. */
function searchAgain(annotations: Annotation[], wanted: readonly number[], text: string): void {
  const key = (annotation: Annotation): string => `${placeKey(annotation)} ${annotation.label}`;
  const others = new Set(annotations.filter((annotation) => annotation.anchor !== 'lost').map(key));
  const found = anchorAnnotations(
    wanted.map((i) => annotations[i]!),
    text,
  );
  for (const [n, i] of wanted.entries()) {
    const again = found[n]!;
    const isSure = again.anchor === undefined || again.anchor === 'moved';
    if (isSure && again.text === annotations[i]!.text && !others.has(key(again))) annotations[i] = again;
  }
}

/**
 * The annotations after one edit, in the order given: those behind it move along; one that is edited inside
 * keeps its borders and takes the new text; one whose text is replaced or put back is looked for by its context.
 */
export function followEdit(
  annotations: readonly Annotation[],
  before: string,
  edit: TextEdit,
): { readonly annotations: Annotation[]; readonly text: string } {
  const text = textAfter(before, edit);
  const change = smallest(before, edit);
  if (change.start === change.end && change.text === '') return { annotations: [...annotations], text };
  const wanted: number[] = [];
  const followed = annotations.map((annotation, i): Annotation => {
    const { start, end } = annotation;
    if (annotation.anchor === 'lost') {
      if (edit.text.includes(annotation.text)) wanted.push(i);
      return follow(annotation, edit, text);
    }
    if (start < edit.start || end > edit.end) return follow(annotation, edit, text);
    // Within what is replaced, but by itself: a formatter that replaces all, for example.
    if (end <= change.start || start >= change.end) return follow(annotation, change, text);
    wanted.push(i);
    const { prefix, suffix } = annotation.prefix === undefined ? quoteOf(before, annotation) : annotation;
    return { ...annotation, prefix, suffix, start: edit.start, end: edit.start, anchor: 'lost' };
  });
  if (wanted.length > 0) searchAgain(followed, wanted, text);
  return { annotations: followed, text };
}

/**
 * Follows several lists that hold the same annotations, or versions of them (as they are, as they were): versions
 * at one place go to one place. `move` is given each place once and gives it back, in order. The result maps every
 * annotation that changed.
 */
export function followTogether(
  lists: readonly (readonly Annotation[])[],
  move: (annotations: readonly Annotation[]) => readonly Annotation[],
): ReadonlyMap<Annotation, Annotation> {
  const followed = new Map<Annotation, Annotation>();
  const seen = new Set<Annotation>();
  const moves: { readonly from: readonly Annotation[]; readonly to: readonly Annotation[] }[] = [];
  let byStart: Map<number, [Annotation, Annotation][]> | undefined;
  for (const list of lists) {
    const fresh = list.filter((annotation) => !seen.has(annotation));
    if (fresh.length === 0) continue;
    for (const annotation of fresh) seen.add(annotation);
    // Other versions are few: only then it pays to look up who stood where.
    if (moves.length > 0) byStart = placesByStart(moves);
    const open = fresh.filter((annotation) => {
      const twin = byStart?.get(annotation.start)?.find(([other]) => isVersion(annotation, other));
      if (twin && !isSameThere(annotation, twin[1])) followed.set(annotation, atPlaceOf(annotation, twin[1]));
      return !twin;
    });
    const moved = move(open);
    moves.push({ from: open, to: moved });
    for (const [i, annotation] of open.entries())
      if (moved[i] !== annotation) followed.set(annotation, moved[i]!);
  }
  return followed;
}

function placesByStart(
  moves: readonly { readonly from: readonly Annotation[]; readonly to: readonly Annotation[] }[],
): Map<number, [Annotation, Annotation][]> {
  const places = new Map<number, [Annotation, Annotation][]>();
  for (const { from, to } of moves) {
    for (const [i, annotation] of from.entries()) {
      const there = places.get(annotation.start);
      if (there) there.push([annotation, to[i]!]);
      else places.set(annotation.start, [[annotation, to[i]!]]);
    }
  }
  return places;
}

/** Whether two are one annotation at one place, whatever else was decided about it. */
function isVersion(a: Annotation, b: Annotation): boolean {
  return (
    a.end === b.end &&
    a.text === b.text &&
    a.anchor === b.anchor &&
    sameFragments(a.fragments, b.fragments) &&
    (a.id === b.id || a.label === b.label)
  );
}

function isSameThere(a: Annotation, b: Annotation): boolean {
  return samePlace(a, b) && a.text === b.text && a.anchor === b.anchor;
}

function atPlaceOf(annotation: Annotation, place: Annotation): Annotation {
  const { anchor: _anchor, prefix: _prefix, suffix: _suffix, fragments: _pieces, ...rest } = annotation;
  const { start, end, fragments, text, prefix, suffix, anchor } = place;
  return {
    ...rest,
    start,
    end,
    ...(fragments && { fragments }),
    text,
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
    ...(anchor !== undefined && { anchor }),
  };
}
