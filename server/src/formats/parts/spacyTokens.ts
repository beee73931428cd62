/**
 * Tokens as spaCy and Prodigy have them: together with one optional space behind each they are the whole text,
 * other white space being tokens of its own; and every annotation is whole tokens (it begins and ends at a visible
 * character).
 */
import type { Annotation } from '../../annotation/model.js';
import { exchangeTokens } from './tokens.js';

export interface SpacyToken {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Whether a space follows that is no token of its own. */
  readonly space: boolean;
}

/** What Python's `str.isspace` takes for white space: spaCy's own test. */
function isSpace(code: number): boolean {
  if (code < 0x80) return (code >= 0x09 && code <= 0x0d) || (code >= 0x1c && code <= 0x20);
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/**
 * Tokens that spaCy's `get_words_and_spaces` finds again in the text, which `Doc.from_json` insists on: white space
 * between two words is the one space that the first carries, and one token of all the rest.
 */
export function spacyTokens(text: string, annotations: readonly Annotation[]): SpacyToken[] {
  const borders = new Set<number>();
  for (const { start, end } of [...exchangeTokens(text), ...annotations]) borders.add(start).add(end);
  const tokens: SpacyToken[] = [];
  let start = 0;
  while (start < text.length) {
    const white = isSpace(text.charCodeAt(start));
    let end = start + 1;
    while (end < text.length && isSpace(text.charCodeAt(end)) === white && (white || !borders.has(end)))
      end++;
    const last = tokens.at(-1);
    if (white && last && text.charCodeAt(start) === 0x20) {
      tokens[tokens.length - 1] = { ...last, space: true };
      start++;
    }
    if (start < end) tokens.push({ start, end, space: false });
    start = end;
  }
  return tokens;
}

/** Index of the token that begins at an offset, or ends there. */
export function tokenIndices(tokens: readonly SpacyToken[]): {
  starts: Map<number, number>;
  ends: Map<number, number>;
} {
  return {
    starts: new Map(tokens.map((token, i) => [token.start, i])),
    ends: new Map(tokens.map((token, i) => [token.end, i])),
  };
}
