import type { Attributes } from '../annotation/attributes.js';
import type { AnchorState, Origin } from '../annotation/model.js';
import type { Range } from './positions.js';

/** An annotation, or a mention that waits for a decision. */
export interface Item {
  /** Annotation id; for a suggestion an id that holds until the text changes. */
  readonly id: string;
  readonly kind: 'annotation' | 'suggestion';
  readonly range: Range;
  /** Where it has gaps: its pieces, in order; `range` goes from the first to the last. */
  readonly pieces?: readonly Range[];
  readonly text: string;
  readonly label: string;
  /** TIMEX3 value or number. */
  readonly value?: string;
  readonly mod?: string;
  /** The value in the reader's words: «Wednesday 6 December 2023». */
  readonly valueText?: string;
  /** Entity id and the name people write it by. */
  readonly canonical?: string;
  readonly name?: string;
  /** Suggestions: how sure that all is right, 0 to 1; of the label alone, and of the borders if the label is right. */
  readonly confidence?: number;
  readonly labelConfidence?: number;
  readonly borderConfidence?: number;
  readonly reasons?: readonly string[];
  /** Who suggests it, the surest first; absent where it is the recogniser alone. */
  readonly sources?: readonly string[];
  readonly note?: string;
  /** By name, as the corpus' definitions have them; others too, where they are there. */
  readonly attributes?: Attributes;
  readonly origin?: Origin;
  readonly anchor?: AnchorState;
  /** Where an annotation is ambiguous or lost: what stood before and after it. */
  readonly before?: string;
  readonly after?: string;
}
