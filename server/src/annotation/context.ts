/** What stands around an annotation: kept with it, so that it is found again when the text changes. */
import type { Span } from '../text/span.js';

/** UTF-16 units on either side. */
export const CONTEXT_LENGTH = 32;

const isSecondHalf = (text: string, i: number): boolean => {
  const code = text.charCodeAt(i);
  const before = text.charCodeAt(i - 1);
  return code >= 0xdc00 && code <= 0xdfff && before >= 0xd800 && before <= 0xdbff;
};

/** The quote and its context; surrogate pairs are never cut in the context. */
export function quoteOf(
  text: string,
  span: Span,
): { readonly text: string; readonly prefix: string; readonly suffix: string } {
  let from = Math.max(0, span.start - CONTEXT_LENGTH);
  if (isSecondHalf(text, from)) from++;
  let to = Math.min(text.length, span.end + CONTEXT_LENGTH);
  if (isSecondHalf(text, to)) to--;
  return {
    text: text.slice(span.start, span.end),
    prefix: text.slice(Math.min(from, span.start), span.start),
    suffix: text.slice(span.end, Math.max(to, span.end)),
  };
}
