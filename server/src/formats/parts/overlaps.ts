/** Annotations for formats in which they may not cross, or not overlap at all. */
import { message, type Message } from '../../messages/message.js';
import { byPlace } from '../../text/order.js';
import { piecesOf } from '../../annotation/fragments.js';
import { lowerBound } from '../../text/lowerBound.js';
import type { Annotation } from '../../annotation/model.js';
import { byPlace as annotationOrder } from '../../annotation/annotationOrder.js';

type Lose = (kind: 'nested' | 'crossing', detail: Message, annotation: Annotation) => void;

const contains = (outer: Annotation, inner: Annotation): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

function tell(lose: Lose, left: Annotation, kept: Annotation): void {
  const other = { label: kept.label, text: kept.text };
  if (contains(kept, left)) lose('nested', message('loss.inside', other), left);
  else if (contains(left, kept)) lose('nested', message('loss.around', other), left);
  else lose('crossing', message('loss.crosses', other), left);
}

/** Leaves out annotations of which a piece crosses one that begins before it. `annotations` are in order. */
export function withoutCrossings(annotations: readonly Annotation[], lose: Lose): Annotation[] {
  const pieces = annotations.flatMap((of) => piecesOf(of).map(({ start, end }) => ({ start, end, of })));
  const left = new Set<Annotation>();
  const open: (typeof pieces)[number][] = [];
  for (const piece of pieces.sort(byPlace)) {
    if (left.has(piece.of)) continue;
    while (open.length > 0 && (open.at(-1)!.end <= piece.start || left.has(open.at(-1)!.of))) open.pop();
    const outer = open.at(-1);
    if (outer && outer.end < piece.end) {
      const { label, text } = outer.of;
      lose('crossing', message('loss.crosses', { label, text }), piece.of);
      left.add(piece.of);
    } else open.push(piece);
  }
  return annotations.filter((annotation) => !left.has(annotation));
}

/**
 * Annotations that lie apart: of those that overlap the outermost (the earlier one, where they cross), or the
 * innermost. `annotations` are in order, and so is the result.
 */
export function separate(annotations: readonly Annotation[], innermost: boolean, lose: Lose): Annotation[] {
  if (!innermost) {
    let last: Annotation | undefined;
    return annotations.filter((annotation) => {
      if (last && annotation.start < last.end) {
        tell(lose, annotation, last);
        return false;
      }
      last = annotation;
      return true;
    });
  }
  const byLength = [...annotations].sort(
    (a, b) => a.end - a.start - (b.end - b.start) || annotationOrder(a, b),
  );
  const kept: Annotation[] = [];
  for (const annotation of byLength) {
    const at = lowerBound(kept.length, (i) => kept[i]!.end <= annotation.start);
    const next = kept[at];
    if (next && next.start < annotation.end) tell(lose, annotation, next);
    else kept.splice(at, 0, annotation);
  }
  return kept;
}
