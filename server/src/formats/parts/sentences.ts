/** Sentences of a tokenised text, for formats that come in sentences. */
import { endsSentence } from '../../text/characters.js';
import type { ExchangeToken } from './tokens.js';

const LINE_BREAK = /[\n\r\u2028\u2029]/;

/**
 * Tokens in sentences: a line ends one, and so does a full stop before white space; but never inside of one of
 * `spans`, so that no annotation is cut.
 */
export function sentences(
  text: string,
  tokens: readonly ExchangeToken[],
  spans: readonly { readonly start: number; readonly end: number }[],
): ExchangeToken[][] {
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  const found: ExchangeToken[][] = [];
  let sentence: ExchangeToken[] = [];
  let next = 0;
  let covered = 0;
  for (const [i, token] of tokens.entries()) {
    sentence.push(token);
    while (next < sorted.length && sorted[next]!.start < token.end)
      covered = Math.max(covered, sorted[next++]!.end);
    const following = tokens[i + 1];
    if (!following) break;
    const gap = text.slice(token.end, following.start);
    const ends = LINE_BREAK.test(gap) || (gap !== '' && endsSentence(text.slice(token.start, token.end)));
    if (!ends || covered > token.end) continue;
    found.push(sentence);
    sentence = [];
  }
  if (sentence.length > 0) found.push(sentence);
  return found;
}
