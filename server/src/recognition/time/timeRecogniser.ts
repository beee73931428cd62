/**
 * Time expressions and numbers of a paragraph. Recognition is a pure function of the text; what depends on
 * the document's date is `resolveTime`, cheap and apart, so that changing the date costs no recognition.
 */
import type { TokenisedText } from '../../text/tokens.js';
import type { DocumentDate, NumberLabel, Span, TimeLabel, TimeProblem } from '../mention.js';

/** A time expression as the text has it, its meaning not yet resolved. Offsets into the tokenised text. */
export interface TimeExpression extends Span {
  readonly label: TimeLabel;
}

/** A number expression; its value needs no context. Offsets into the tokenised text. */
export interface NumberExpression extends Span {
  readonly label: NumberLabel;
  readonly value: string;
}

export interface Quantities {
  readonly times: readonly TimeExpression[];
  readonly numbers: readonly NumberExpression[];
}

export interface ResolvedTime {
  /** TIMEX3 value. */
  readonly value: string;
  readonly mod?: string;
  /** The arithmetic in words, for the hover. */
  readonly explanation: readonly string[];
  readonly problems: readonly TimeProblem[];
}

/** Finds time expressions and numbers. Linear; never throws. */
export function findQuantities(_text: TokenisedText): Quantities {
  return { times: [], numbers: [] };
}

/** The value of an expression, against the document's date where it needs one. */
export function resolveTime(_expression: TimeExpression, _date: DocumentDate | undefined): ResolvedTime {
  return { value: 'XXXX', explanation: [], problems: [] };
}

/** The document's date from its own text (dateline, years mentioned), or undefined where it does not tell. */
export function inferDocumentDate(_expressions: readonly TimeExpression[]): DocumentDate | undefined {
  return undefined;
}
