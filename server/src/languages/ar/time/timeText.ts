/** A tokenised text with what its words mean to the time grammar, and the small questions the grammar asks of it. */
import { isIgnorable, offsetOfLetter } from '../../../text/characters.js';
import { BEGINS_WITH_ARTICLE } from '../affixes.js';
import type { Token, TokenisedText } from '../tokens.js';
import type { TimeLabel } from '../../mention.js';
import type { Meaning, TimeDirection } from '../../time/meaning.js';
import { RULES, timeFormOf } from './beginnings.js';
import type { Sense, TimeWord } from './vocabulary.js';

export interface TimeText {
  /** As it is written. */
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly words: readonly (TimeWord | undefined)[];
  /** Of each token what may begin at it (bits of `Begin`), */
  readonly begins: readonly number[];
  /** and of all. */
  readonly all: number;
  /** The tokens at which a rule may begin, in order. */
  readonly beginnings: readonly number[];
}

/** What a grammar rule read: its meaning, and the index of the token after it. */
export interface Reading<M extends Meaning = Meaning> {
  readonly next: number;
  readonly meaning: M;
  readonly mod?: string;
}

/** A reading with the label of its mention. */
export interface TimeReading extends Reading {
  readonly label: TimeLabel;
  /** Token where the expression begins, when not the one it was read from («قبل» of a length stays outside). */
  readonly from?: number;
  readonly tense?: TimeDirection;
  /** Part of a name: its words are passed over, and give no mention. */
  readonly ignored?: boolean;
}

/** A sense found, and the index of the token after it. */
export interface FoundSense {
  readonly sense: Sense;
  readonly next: number;
}

export function timeTextOf({ text: source, tokens }: TokenisedText): TimeText {
  const words = new Array<TimeWord | undefined>(tokens.length);
  const begins = new Array<number>(tokens.length);
  const beginnings: number[] = [];
  let all = 0;
  for (let i = 0; i < tokens.length; i++) {
    const known = timeFormOf(tokens[i]!.form);
    words[i] = known.word;
    begins[i] = known.begins;
    all |= known.begins;
    if ((known.begins & RULES) !== 0) beginnings.push(i);
  }
  return { source, tokens, words, begins, all, beginnings };
}

/** The token at `i` may begin one of these (bits of `Begin`). */
export const mayBegin = ({ begins }: TimeText, i: number, bits: number): boolean =>
  i >= 0 && i < begins.length && (begins[i]! & bits) !== 0;

/** The token at `i`; none before the first and past the last. */
export const tokenAt = ({ tokens }: TimeText, i: number): Token | undefined =>
  i >= 0 && i < tokens.length ? tokens[i] : undefined;

/** What the word at `i` means; undefined where it means nothing, and where there is none. */
export const wordAt = ({ words }: TimeText, i: number): TimeWord | undefined =>
  i >= 0 && i < words.length ? words[i] : undefined;

/** The folded token at `i`, '' where there is none. */
export const normAt = ({ tokens }: TimeText, i: number): string =>
  i >= 0 && i < tokens.length ? tokens[i]!.norm : '';

export const isNumber = ({ tokens }: TimeText, i: number): boolean =>
  i >= 0 && i < tokens.length && tokens[i]!.kind === 'number';

/** The token stands right after the one before it, without space. */
export const touches = ({ tokens }: TimeText, i: number): boolean =>
  i > 0 && i < tokens.length && tokens[i]!.gap === 0;

function follows(text: TimeText, i: number, rest: readonly string[]): number {
  let at = i;
  for (const expected of rest) {
    let norm = normAt(text, at);
    if (norm === '-' && expected !== '-') norm = normAt(text, ++at);
    if (norm !== expected) return -1;
    at++;
  }
  return at;
}

/** The word at `i` has a sense of one of these kinds (bits of `BIT`), as far as its first word tells. */
export const hasKind = (text: TimeText, i: number, bits: number): boolean => {
  const word = wordAt(text, i);
  return word !== undefined && (word.kinds & bits) !== 0;
};

/** Whether the word at `i` begins an expression or an amount as far as its lexicon tells: a phrase must be whole. */
export function starts(text: TimeText, i: number): boolean {
  const word = text.words[i];
  return word !== undefined && word.starts && (word.startsAlone || opensPhrase(text, i, word));
}

const opensPhrase = (text: TimeText, i: number, { openings }: TimeWord): boolean =>
  openings.some(({ rest }) => follows(text, i + 1, rest) > 0);

/** The longest sense of a kind (its bit of `BIT`) at `i`, whatever proclitics its word has. */
export function find(text: TimeText, i: number, kind: number): FoundSense | undefined {
  const word = wordAt(text, i);
  return word === undefined || (word.kinds & kind) === 0 ? undefined : findSense(text, i, word, kind);
}

function findSense(text: TimeText, i: number, { senses }: TimeWord, kind: number): FoundSense | undefined {
  for (const sense of senses) {
    if (sense.bit !== kind) continue;
    if (sense.rest.length === 0) return { sense, next: i + 1 };
    const next = follows(text, i + 1, sense.rest);
    if (next > 0) return { sense, next };
  }
  return undefined;
}

/** As `find`, for a word that continues an expression: no proclitic before it. */
export function findBare(text: TimeText, i: number, kind: number): FoundSense | undefined {
  const word = wordAt(text, i);
  return word === undefined || (word.kinds & kind) === 0 || word.proclitics !== ''
    ? undefined
    : findSense(text, i, word, kind);
}

/** UTF-16 offset where the word at `i` begins without its proclitics. */
export function startOf(text: TimeText, i: number): number {
  const token = text.tokens[i]!;
  const word = text.words[i];
  if (!word || word.proclitics === '') return token.start;
  let start = token.start + offsetOfLetter(text.source.slice(token.start, token.end), word.proclitics.length);
  while (start < token.end && isIgnorable(text.source.charCodeAt(start))) start++;
  return start;
}

/** The folded word begins with the article (الـ or لل). */
export function isDefinite(text: TimeText, i: number): boolean {
  const token = tokenAt(text, i);
  return token?.kind === 'arabic' && BEGINS_WITH_ARTICLE.test(token.norm);
}

const CLAUSE_END = new Set(['.', '!', '?', '؟', ';', '؛', ':', '\u2026']);

/** A mark that ends a clause or sentence (a comma does not). */
export const endsClause = (text: TimeText, i: number): boolean => {
  const token = tokenAt(text, i);
  return token === undefined || (token.kind === 'symbol' && CLAUSE_END.has(token.norm));
};

/** Punctuation, or the end. */
export const atEdge = (text: TimeText, i: number): boolean =>
  tokenAt(text, i) === undefined || (text.tokens[i]!.kind === 'symbol' && !/[%٪$€£°]/.test(normAt(text, i)));
