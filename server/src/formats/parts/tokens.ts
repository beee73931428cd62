/**
 * Tokens of an exported text: the service's own, made to cover every visible character, so that the text can be
 * put together again. White space is what either JavaScript or Python takes for it.
 */
import { scanTokens, tokenAtOrAfter, unitsOf } from '../../text/tokens.js';
import { cutsPair } from '../../text/span.js';

/** A token; UTF-16 offsets, half-open. */
export interface ExchangeToken {
  readonly start: number;
  readonly end: number;
}

/** Whether a UTF-16 unit is white space for some reader. */
export function isWhite(code: number): boolean {
  return (
    code <= 0x20 ||
    (code >= 0x7f && code <= 0xa0) ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** The text's visible characters, in tokens; a token is also cut at each of `cuts` (UTF-16 offsets). */
export function exchangeTokens(text: string, cuts: Iterable<number> = []): ExchangeToken[] {
  const borders = new Set<number>(cuts);
  scanTokens(text, unitsOf(text), (from) => borders.add(from));
  const found: ExchangeToken[] = [];
  let start = -1;
  // What the service leaves between its tokens without being white (controls, joiners) stays with the token before.
  for (let i = 0; i <= text.length; i++) {
    const white = i === text.length || isWhite(text.charCodeAt(i));
    if (start >= 0 && (white || (borders.has(i) && !cutsPair(text, i)))) {
      found.push({ start, end: i });
      start = -1;
    }
    if (start < 0 && !white) start = i;
  }
  return found;
}

/** The borders of annotations: where tokens are cut so that every annotation is whole tokens. */
export function* bordersOf(
  spans: Iterable<{ readonly start: number; readonly end: number }>,
): Generator<number> {
  for (const span of spans) {
    yield span.start;
    yield span.end;
  }
}

/** Indices of the tokens that overlap a span: first, and one past the last. */
export function tokenRange(
  tokens: readonly ExchangeToken[],
  start: number,
  end: number,
): { readonly first: number; readonly last: number } {
  const first = tokenAtOrAfter(tokens, start);
  let last = first;
  while (last < tokens.length && tokens[last]!.start < end) last++;
  return { first, last };
}
