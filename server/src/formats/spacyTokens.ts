/**
 * Tokens as spaCy and Prodigy have them: together with one optional space behind each they are the whole text,
 * other white space being tokens of its own; and every annotation is whole tokens.
 */
import type { Annotation } from '../annotation/model.js';
import { exchangeTokens } from './tokens.js';

export interface SpacyToken {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** Whether a space follows that is no token of its own. */
  readonly space: boolean;
}

export function spacyTokens(text: string, annotations: readonly Annotation[]): SpacyToken[] {
  const starts = new Set(annotations.map((annotation) => annotation.start));
  const ends = new Set(annotations.map((annotation) => annotation.end));
  const borders = new Set([0, text.length, ...starts, ...ends]);
  for (const { start, end } of exchangeTokens(text)) borders.add(start).add(end);
  const sorted = [...borders].sort((a, b) => a - b);
  const tokens: SpacyToken[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const start = sorted[i]!;
    const end = sorted[i + 1]!;
    const last = tokens.at(-1);
    const space = end - start === 1 && text.charCodeAt(start) === 0x20;
    if (space && last && !last.space && !starts.has(start) && !ends.has(end))
      tokens[tokens.length - 1] = { ...last, space: true };
    else tokens.push({ start, end, space: false });
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
