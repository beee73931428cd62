/** Quotes that were changed a little: found near the place where they should be. */
import search from 'approx-string-match';
import type { Span } from '../text/span.js';

/** Longer quotes are not searched for with errors. */
const LONGEST_QUOTE = 512;
/** Share of a quote's letters that may differ. */
const ERROR_SHARE = 0.25;

/**
 * The best near match of a quote that begins within `reach` UTF-16 units of `expected`; the nearest one where
 * several are equally good. Undefined where more than a quarter of the letters would differ.
 */
export function nearMatch(text: string, quote: string, expected: number, reach: number): Span | undefined {
  const errors = Math.floor(quote.length * ERROR_SHARE);
  if (errors === 0 || quote.length > LONGEST_QUOTE) return undefined;
  const from = Math.max(0, expected - reach);
  const to = Math.min(text.length, expected + reach + quote.length + errors);
  if (from >= to) return undefined;
  let best: { readonly span: Span; readonly errors: number } | undefined;
  for (const match of search(text.slice(from, to), quote, errors)) {
    const span = wholeCharacters(text, { start: from + match.start, end: from + match.end });
    if (span.start >= span.end) continue;
    const nearer =
      best &&
      match.errors === best.errors &&
      Math.abs(span.start - expected) < Math.abs(best.span.start - expected);
    if (!best || match.errors < best.errors || nearer) best = { span, errors: match.errors };
  }
  return best?.span;
}

/** Widened where it would cut a surrogate pair. */
function wholeCharacters(text: string, { start, end }: Span): Span {
  const cuts = (i: number): boolean => i > 0 && i < text.length && text.codePointAt(i - 1)! > 0xffff;
  return { start: cuts(start) ? start - 1 : start, end: cuts(end) ? end + 1 : end };
}
