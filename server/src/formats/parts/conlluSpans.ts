/** The spans that we write in MISC of CoNLL-U: what an item says of them, and where their tokens and pieces are. */
import type { Attributes } from '../../annotation/attributes.js';
import { placeOf, type Place } from '../../annotation/fragments.js';
import { decodeWord } from './encoding.js';
import { valueOfPlain } from './plainValues.js';

interface SpanToken {
  readonly start: number;
  readonly end: number;
  /** Which word of the document. */
  readonly word: number;
}

/** A span as it grows from token to token; one at least. */
export interface OpenSpan {
  readonly label: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly attributes?: Attributes;
  readonly tokens: SpanToken[];
}

/** `key~value`, of a corpus' own attributes `@name~value`. */
export function readItemParts(parts: readonly string[]): Pick<OpenSpan, 'facts' | 'attributes'> {
  const facts: [string, string][] = [];
  const attributes: [string, unknown][] = [];
  for (const part of parts) {
    const at = part.indexOf('~');
    const [key, value] = [part.slice(0, at), decodeWord(part.slice(at + 1))];
    if (key.startsWith('@')) attributes.push([decodeWord(key.slice(1)), valueOfPlain(value)]);
    else facts.push([key, value]);
  }
  return {
    facts: Object.fromEntries(facts),
    ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
  };
}

/** A piece ends where a word that is none of the span follows, or as `pieces` says (2.1: two tokens, then one). */
export function placeOfSpan({ tokens, facts }: OpenSpan): Place {
  const counts = facts['pieces']?.split('.').map(Number) ?? [];
  const isTold = counts.reduce((sum, count) => sum + count, 0) === tokens.length;
  const begins = new Set<number>();
  let begin = 0;
  for (const count of isTold ? counts : []) begins.add((begin += count));
  const pieces: { start: number; end: number }[] = [];
  for (const [i, { start, end, word }] of tokens.entries()) {
    const open = pieces.at(-1);
    const follows = open !== undefined && (isTold ? !begins.has(i) : word <= tokens[i - 1]!.word + 1);
    if (follows) open.end = Math.max(open.end, end);
    else pieces.push({ start, end });
  }
  return placeOf(pieces) ?? { start: tokens[0]!.start, end: tokens.at(-1)!.end };
}
