/** What a document's part of a change looks like before and after: the lines it concerns, and what is annotated in them. */
import { byPlace } from '../../text/order.js';
import type { Annotation, AnnotationSet } from '../../annotation/model.js';
import type { Span } from '../../text/span.js';

export interface Passages {
  readonly before: string;
  readonly after: string;
}

/** Puts one annotation into words. */
export type Tell = (annotation: Annotation) => string;

/**
 * The lines of a text that hold the places of a change, each followed by a line for each annotation that begins in it. What
 * is refused is told as `tell` says it.
 */
export function passagesOf(
  text: string,
  places: readonly Span[],
  sets: { readonly before: AnnotationSet; readonly after: AnnotationSet },
  tell: Tell,
): Passages {
  const lines = linesOf(text, places);
  return { before: written(text, lines, sets.before, tell), after: written(text, lines, sets.after, tell) };
}

const isBreak = (text: string, at: number): boolean => text[at] === '\n' || text[at] === '\r';

/** The lines that hold places, each once, in order. */
export function linesOf(text: string, places: readonly Span[]): Span[] {
  const lines: Span[] = [];
  for (const { start, end } of [...places].sort(byPlace)) {
    if (start < (lines.at(-1)?.end ?? 0)) continue;
    let from = start;
    while (from > 0 && !isBreak(text, from - 1)) from--;
    let to = end;
    while (to < text.length && !isBreak(text, to)) to++;
    lines.push({ start: from, end: to });
  }
  return lines;
}

function written(text: string, lines: readonly Span[], { annotations }: AnnotationSet, tell: Tell): string {
  const inOrder = annotations.filter(({ anchor }) => anchor !== 'lost').sort(byPlace);
  let next = 0;
  return lines
    .map(({ start, end }) => {
      const told: string[] = [];
      for (; next < inOrder.length && inOrder[next]!.start < end; next++)
        if (inOrder[next]!.start >= start) told.push(tell(inOrder[next]!));
      return [text.slice(start, end), ...told, ''].join('\n');
    })
    .join('\n');
}
