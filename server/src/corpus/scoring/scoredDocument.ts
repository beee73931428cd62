/** What scoring is given of a document: its gold annotations and the predicted ones. */

import type { Judging } from './evidence.js';
import type { Span } from '../../text/span.js';

/** An annotation as far as scoring goes. */
export interface ScoredSpan {
  readonly start: number;
  readonly end: number;
  /** Its pieces, where it has gaps. */
  readonly fragments?: readonly Span[];
  readonly label: string;
  readonly text: string;
  readonly value?: string;
  readonly canonical?: string;
}

export interface ScoredDocument extends Judging<ScoredSpan> {
  readonly name: string;
  readonly predicted: readonly ScoredSpan[];
  /** Widens a span to whole tokens; absent where the text is not known. */
  readonly toTokens?: (start: number, end: number) => { readonly start: number; readonly end: number };
  /** The text around a span, for the list of errors. */
  readonly context?: (start: number, end: number) => string;
}
