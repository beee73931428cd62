/**
 * Which predictions gold annotations can judge. Where a label is not exhaustive in a document, a prediction at a place of
 * which nobody decided is no error: nobody may have looked there. What was found and what was missed counts as anywhere.
 * (The same is done for categories that are not exhaustively annotated in LVIS: Gupta, Dollár, Girshick 2019, section 3.)
 */
import { placeKey, samePlace, type Place } from '../../annotation/fragments.js';
import { overlaps } from './overlaps.js';

interface Labelled extends Place {
  readonly label: string;
}

/** What is known of a document that was annotated by hand. */
export interface Judging<S extends Labelled> {
  readonly gold: readonly S[];
  /** Places that the annotator refused, each with a label. */
  readonly refused?: readonly S[];
  /** Whether gold has all that has a label; absent: it does, of every label. */
  readonly isExhaustive?: (label: string) => boolean;
}

const keyOf = (span: Labelled): string => `${placeKey(span)} ${span.label}`;

/** The predictions that gold says something about: that they are right, or that they are not. */
export function judgeable<S extends Labelled>(
  predicted: readonly S[],
  { gold, refused = [], isExhaustive }: Judging<Labelled>,
): readonly S[] {
  if (!isExhaustive || predicted.every(({ label }) => isExhaustive(label))) return predicted;
  const decided = new Set<Labelled>();
  for (const { one, other } of overlaps(gold, predicted))
    if (one.label === other.label || samePlace(one, other)) decided.add(other);
  const wrong = new Set(refused.map(keyOf));
  return predicted.filter((span) => isExhaustive(span.label) || decided.has(span) || wrong.has(keyOf(span)));
}
