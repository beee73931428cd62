/** A tokenised text with what its words mean to the time grammar, and the small questions the grammar asks of it. */
import { isIgnorable, offsetOfLetter } from '../../../text/characters.js';
import { BEGINS_WITH_ARTICLE } from '../affixes.js';
import type { Token, TokenisedText } from '../tokens.js';
import type { Meaning } from './meaning.js';
import { BIT, wordOf, type Sense, type SenseKind, type Word } from './vocabulary.js';

export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly words: readonly (Word | undefined)[];
}

/** What a grammar rule read: its meaning, and the index of the token after it. */
export interface Reading<M extends Meaning = Meaning> {
  readonly next: number;
  readonly meaning: M;
  readonly mod?: string;
}

/** A sense found, and the index of the token after it. */
export interface Found {
  readonly sense: Sense;
  readonly next: number;
}

export function lineOf({ text, tokens }: TokenisedText): Line {
  const words = new Array<Word | undefined>(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    words[i] = token.kind === 'number' ? undefined : wordOf(token.form);
  }
  return { text, tokens, words };
}

/** The folded token at `i`, '' past the end. */
export const normAt = (line: Line, i: number): string => line.tokens[i]?.norm ?? '';

export const isNumber = (line: Line, i: number): boolean => line.tokens[i]?.kind === 'number';

/** The token stands right after the one before it, without space. */
export function touches(line: Line, i: number): boolean {
  const token = line.tokens[i];
  const before = line.tokens[i - 1];
  return token !== undefined && before !== undefined && token.start === before.end;
}

function follows(line: Line, i: number, rest: readonly string[]): number {
  let at = i;
  for (const expected of rest) {
    let norm = normAt(line, at);
    if (norm === '-' && expected !== '-') norm = normAt(line, ++at);
    if (norm !== expected) return -1;
    at++;
  }
  return at;
}

/** The word at `i` has a sense of one of these kinds (bits of `BIT`), as far as its first word tells. */
export const hasKind = (line: Line, i: number, bits: number): boolean => {
  const word = line.words[i];
  return word !== undefined && (word.kinds & bits) !== 0;
};

/** Whether the word at `i` begins an expression or an amount as far as its lexicon tells: a phrase must be whole. */
export function starts(line: Line, i: number): boolean {
  const word = line.words[i];
  return word !== undefined && word.starts && (word.startsAlone || opensPhrase(line, i, word));
}

const opensPhrase = (line: Line, i: number, { openings }: Word): boolean =>
  openings.some(({ rest }) => follows(line, i + 1, rest) > 0);

/** The longest sense of a kind at `i`, whatever proclitics its word has. */
export function find(line: Line, i: number, kind: SenseKind): Found | undefined {
  const word = line.words[i];
  if (word === undefined || (word.kinds & BIT[kind]) === 0) return undefined;
  for (const sense of word.senses) {
    if (sense.kind !== kind) continue;
    if (sense.rest.length === 0) return { sense, next: i + 1 };
    const next = follows(line, i + 1, sense.rest);
    if (next > 0) return { sense, next };
  }
  return undefined;
}

/** As `find`, for a word that continues an expression: no proclitic before it. */
export function findBare(line: Line, i: number, kind: SenseKind): Found | undefined {
  return line.words[i]?.proclitics === '' ? find(line, i, kind) : undefined;
}

/** As `find`, for a word after one of the proclitics given (each '' or letters, separated by spaces). */
export function findAfter(line: Line, i: number, kind: SenseKind, proclitics: string): Found | undefined {
  const word = line.words[i];
  return word && proclitics.includes(word.proclitics) ? find(line, i, kind) : undefined;
}

/** UTF-16 offset where the word at `i` begins without its proclitics. */
export function startOf(line: Line, i: number): number {
  const token = line.tokens[i]!;
  const word = line.words[i];
  if (!word || word.proclitics === '') return token.start;
  let start = token.start + offsetOfLetter(line.text.slice(token.start, token.end), word.proclitics.length);
  while (start < token.end && isIgnorable(line.text.charCodeAt(start))) start++;
  return start;
}

/** The folded word begins with the article (الـ or لل). */
export function isDefinite(line: Line, i: number): boolean {
  const token = line.tokens[i];
  return token?.kind === 'arabic' && BEGINS_WITH_ARTICLE.test(token.norm);
}

const CLAUSE_END = new Set(['.', '!', '?', '؟', ';', '؛', ':', '\u2026']);

/** A mark that ends a clause or sentence (a comma does not). */
export const endsClause = (line: Line, i: number): boolean => {
  const token = line.tokens[i];
  return token === undefined || (token.kind === 'symbol' && CLAUSE_END.has(token.norm));
};

/** Punctuation, or the end. */
export const atEdge = (line: Line, i: number): boolean =>
  line.tokens[i] === undefined || (line.tokens[i]!.kind === 'symbol' && !/[%٪$€£°]/.test(normAt(line, i)));
