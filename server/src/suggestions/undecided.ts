/** Which suggestions still are a question to the annotator: the only place that decides what is shown. */
import { crosses, samePlace, sharesText } from '../annotation/fragments.js';
import type { Annotation } from '../annotation/model.js';
import { suggestionId as keyOf } from '../annotation/suggestionId.js';
import type { LabelledSpan } from './suggestion.js';

export interface Suggested extends LabelledSpan {
  readonly confidence: number;
  readonly isWithheld?: boolean;
}

interface Placed {
  readonly annotation: Annotation;
  /** No source proposes this label with just these borders. */
  readonly hasOwnBorders: boolean;
}

/**
 * The suggestions that nobody decided about: not those whose span was decided, nor those that cross an annotation
 * or compete with one of the same label whose borders the annotator drew otherwise. Both lists are sorted by start.
 */
export function undecided<M extends Suggested>(
  mentions: readonly M[],
  annotations: readonly Annotation[],
  rejected: readonly Annotation[],
  minimumConfidence: number,
): M[] {
  if (annotations.length === 0 && rejected.length === 0)
    return mentions.filter((mention) => isAsked(mention, minimumConfidence));
  const refused = new Set(rejected.map(keyOf));
  const starts = new Set([...annotations, ...rejected].map(({ start }) => start));
  const recognised = new Set(mentions.filter(({ start }) => starts.has(start)).map(keyOf));
  const placed = annotations
    .filter((annotation) => annotation.anchor !== 'lost')
    .map((annotation): Placed => ({ annotation, hasOwnBorders: !recognised.has(keyOf(annotation)) }));
  const longest = placed.reduce((most, { annotation: { start, end } }) => Math.max(most, end - start), 0);
  let from = 0;
  return mentions.filter((mention) => {
    if (!isAsked(mention, minimumConfidence)) return false;
    if (starts.has(mention.start) && refused.has(keyOf(mention))) return false;
    // Annotations that end before a mention are passed for good.
    while (from < placed.length && placed[from]!.annotation.start + longest <= mention.start) from++;
    return !isDecided(mention, placed, from);
  });
}

const isAsked = ({ confidence, isWithheld }: Suggested, minimumConfidence: number): boolean =>
  !isWithheld && confidence >= minimumConfidence;

function isDecided(mention: Suggested, placed: readonly Placed[], from: number): boolean {
  for (let i = from; i < placed.length && placed[i]!.annotation.start < mention.end; i++) {
    const { annotation, hasOwnBorders } = placed[i]!;
    if (annotation.end <= mention.start) continue;
    if (samePlace(annotation, mention)) return true;
    if (annotation.label === mention.label && hasOwnBorders && sharesText(annotation, mention)) return true;
    if (crosses(annotation, mention)) return true;
  }
  return false;
}
