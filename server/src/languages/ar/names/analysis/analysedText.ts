/** A paragraph as the grammar of names sees it: its tokens, what each word can be, the gazetteer's finds. */
import { offsetOfLetter } from '../../../../text/characters.js';
import { emptyList } from '../../emptyList.js';
import type { Token, TokenisedText } from '../../tokens.js';
import { inOrder } from '../../../../text/order.js';
import type { Span } from '../../../../text/span.js';
import type { NumberExpression, Quantities } from '../../../time/timeExpression.js';
import type { NameLexicon } from './nameLexicon.js';
import type { Gazetteer, GazetteerEntry } from '../gazetteer/gazetteer.js';
import { NO_WORD, ROOT } from '../gazetteer/nameTrie.js';
import {
  NO_READINGS,
  NO_STARTS,
  type NameStart,
  type AnalysedWord,
  type WordReading,
} from './analysedWords.js';
import { ALI, LINKS, SERVANT, WITH_MAQSURA } from '../words/nameWords.js';
import { Class, ENDS_NAME, NAME_PART } from '../words/classBits.js';

/** A name of the gazetteer in the text: tokens [from, to), without the first `skip` letters. */
export interface GazetteerMatch {
  readonly entry: GazetteerEntry;
  readonly from: number;
  readonly to: number;
  readonly skip: number;
}

/** What the numbers of a paragraph say of its tokens. */
interface NumbersAt {
  /** Token after the ordinal that begins at a token. */
  readonly ordinalEnds: ReadonlyMap<number, number>;
  /** Values of the ordinals and cardinals that begin at a token. */
  readonly values: ReadonlyMap<number, string>;
}

export class AnalysedText {
  constructor(
    readonly text: TokenisedText,
    /** The names that it was read with. */
    readonly lexicon: NameLexicon,
    readonly words: readonly AnalysedWord[],
    /** Matches by their first token, the longest first. */
    readonly matches: readonly (readonly GazetteerMatch[])[],
    /** Classes of any reading of any of its words: a rule about a class that none of them has need not look at them. */
    readonly anyClasses: number,
    /** One bit a token, 32 in a number: set for those of time expressions. */
    private readonly timeTokens: readonly number[] | undefined,
    private readonly numbers: NumbersAt | undefined,
  ) {}

  /** Whether a token is part of a time expression. */
  inTime(token: number): boolean {
    return this.timeTokens !== undefined && (this.timeTokens[token >> 5]! & (1 << (token & 31))) !== 0;
  }

  /** Token after the ordinal that begins at a token, or -1. */
  ordinalEnd(token: number): number {
    return this.numbers?.ordinalEnds.get(token) ?? -1;
  }

  /** Value of the ordinal or cardinal that begins at a token. */
  numberAt(token: number): string | undefined {
    return this.numbers?.values.get(token);
  }
}

const SYMBOL: AnalysedWord = {
  kind: 'symbol',
  norm: '',
  classes: 0,
  anyClasses: 0,
  readings: NO_READINGS,
  gates: 0,
  number: NO_WORD,
  starts: NO_STARTS,
};

const NO_MATCHES = emptyList<GazetteerMatch>();

// Looked at before the lists are: where V8 has met an index that is none, it looks up names of properties from then on.
const isWithin = ({ words }: AnalysedText, token: number): boolean => token >= 0 && token < words.length;

/** The word at a token; beyond the ends, a symbol. */
export const wordAt = (analysis: AnalysedText, token: number): AnalysedWord =>
  isWithin(analysis, token) ? analysis.words[token]! : SYMBOL;

/** The names of the gazetteer that begin at a token, the longest first; beyond the ends, none. */
export const matchesAt = (analysis: AnalysedText, token: number): readonly GazetteerMatch[] =>
  isWithin(analysis, token) ? analysis.matches[token]! : NO_MATCHES;

export function isComma(analysis: AnalysedText, token: number): boolean {
  const { norm } = wordAt(analysis, token);
  return norm === '،' || norm === ',';
}

/** The reading of the first word that a match of the gazetteer takes: without the proclitics before the name. */
export function readingOf(analysis: AnalysedText, { from, skip }: GazetteerMatch): WordReading | undefined {
  const { readings } = wordAt(analysis, from);
  for (let i = 0; i < readings.length; i++) if (readings[i]!.proclitics.length === skip) return readings[i];
  return undefined;
}

/** Whether a token is a year of the last or of this century, in digits. */
export const isYear = (analysis: AnalysedText, token: number): boolean =>
  wordAt(analysis, token).kind === 'number' && /^(19|20)\d\d$/.test(wordAt(analysis, token).norm);

/** Adds the names of several words that begin with the word at `from`. */
function collect(
  gazetteer: Gazetteer,
  words: readonly AnalysedWord[],
  from: number,
  { node: start, skip }: NameStart,
  found: GazetteerMatch[],
): void {
  let node = start;
  for (let at = from + 1; at < words.length && gazetteer.goesOn(node);) {
    const word = words[at++]!;
    let next = gazetteer.next(node, word.number);
    // «قناة "بي إن سبورتس" | القطرية»: what begins within quotes ends there.
    if (next === ROOT && word.kind === 'quote' && at < words.length && !isQuoteBefore(words, from))
      next = gazetteer.next(node, words[at++]!.number);
    if (next === ROOT) return;
    node = next;
    const entries = gazetteer.entriesAt(node);
    if (entries) insertAll(entries, from, at, skip, found);
  }
}

const isQuoteBefore = (words: readonly AnalysedWord[], token: number): boolean =>
  token > 0 && words[token - 1]!.kind === 'quote';

/** Adds the names that begin with the word at `from`. */
function beginAt(
  gazetteer: Gazetteer,
  words: readonly AnalysedWord[],
  from: number,
  found: GazetteerMatch[],
): void {
  const { starts } = words[from]!;
  for (let i = 0; i < starts.length; i++) {
    const { entries, goesOn, skip } = starts[i]!;
    if (entries) insertAll(entries, from, from + 1, skip, found);
    if (goesOn) collect(gazetteer, words, from, starts[i]!, found);
  }
}

function findMatches(gazetteer: Gazetteer, words: readonly AnalysedWord[]): (readonly GazetteerMatch[])[] {
  const matches = new Array<readonly GazetteerMatch[]>(words.length);
  const found: GazetteerMatch[] = [];
  for (let from = 0; from < words.length; from++) {
    if (words[from]!.starts.length > 0) beginAt(gazetteer, words, from, found);
    matches[from] = found.length === 0 ? NO_MATCHES : found.slice();
    found.length = 0;
  }
  return matches;
}

function insertAll(
  entries: readonly GazetteerEntry[],
  from: number,
  to: number,
  skip: number,
  into: GazetteerMatch[],
): void {
  for (let i = 0; i < entries.length; i++) insert({ entry: entries[i]!, from, to, skip }, into);
}

/** Puts a match where the longest come first, and of equal ones those with the fewest proclitics. */
function insert(match: GazetteerMatch, into: GazetteerMatch[]): void {
  let at = into.length;
  into.push(match);
  for (; at > 0 && isBehind(into[at - 1]!, match); at--) into[at] = into[at - 1]!;
  into[at] = match;
}

const isBehind = (a: GazetteerMatch, b: GazetteerMatch): boolean =>
  a.to < b.to || (a.to === b.to && a.skip > b.skip);

/** «علي», «وعلي». */
const isAli = (norm: string): boolean => ALI.has(norm) || (norm.startsWith('و') && ALI.has(norm.slice(1)));

/** Whether «علي» stands among what names consist of: behind a title, or before another part. */
function isAmongNames(words: readonly AnalysedWord[], token: number): boolean {
  if (token > 0 && words[token - 1]!.classes & Class.Title) return true;
  const next = words[token + 1];
  if (!next) return false;
  if (LINKS.has(next.norm) || SERVANT.has(next.norm)) return true;
  return (next.classes & NAME_PART) !== 0 && !(next.classes & (ENDS_NAME | Class.Common));
}

/**
 * Where a writer tells ى from ي, علي is the name and على the preposition, which fold to the same letters. Where no word of
 * the text shows whether he does, its neighbours tell.
 */
function readAliAsName(text: TokenisedText, words: AnalysedWord[], { aliOf }: NameLexicon): void {
  const tellsYehs = text.text.includes('ى');
  let confusesYehs: boolean | undefined;
  for (let i = 0; i < words.length; i++) {
    if (!(words[i]!.anyClasses & Class.Ali)) continue;
    const { start, end, norm, form } = text.tokens[i]!;
    if (!isAli(norm) || !text.text.slice(start, end).endsWith('ي')) continue;
    if (!tellsYehs) {
      confusesYehs ??= words.some((word) => WITH_MAQSURA.has(word.norm));
      if (confusesYehs || !ALI.has(norm) || !isAmongNames(words, i)) continue;
    }
    words[i] = aliOf(form);
  }
}

function classesAmong(words: readonly AnalysedWord[]): number {
  let classes = 0;
  for (const { anyClasses } of words) classes |= anyClasses;
  return classes;
}

const byStart = (a: Span, b: Span): number => a.start - b.start;

/** The tokens of time expressions, as `AnalysedText` keeps them. */
function timeTokensOf(tokens: readonly Token[], times: readonly Span[]): readonly number[] | undefined {
  if (times.length === 0) return undefined;
  // One more than the tokens fill: what is asked of the token after the last is answered too.
  const found = new Array<number>((tokens.length >> 5) + 1).fill(0);
  let at = 0;
  for (const time of inOrder(times, byStart)) {
    while (at < tokens.length && tokens[at]!.end <= time.start) at++;
    for (let i = at; i < tokens.length && tokens[i]!.start < time.end; i++) found[i >> 5]! |= 1 << (i & 31);
  }
  return found;
}

function numbersAt(tokens: readonly Token[], numbers: readonly NumberExpression[]): NumbersAt | undefined {
  if (numbers.length === 0) return undefined;
  const ordinalEnds = new Map<number, number>();
  const values = new Map<number, string>();
  let at = 0;
  for (const number of inOrder(numbers, byStart)) {
    if (number.label !== 'ORDINAL' && number.label !== 'CARDINAL') continue;
    while (at < tokens.length && tokens[at]!.end <= number.start) at++;
    values.set(at, number.value);
    if (number.label !== 'ORDINAL') continue;
    let end = at;
    while (end < tokens.length && tokens[end]!.start < number.end) end++;
    ordinalEnds.set(at, end);
  }
  return { ordinalEnds, values };
}

/** Reads a paragraph. Linear. */
export function analyseText(
  text: TokenisedText,
  { times, numbers }: Quantities,
  lexicon: NameLexicon,
): AnalysedText {
  const { gazetteer, wordOf } = lexicon;
  const { tokens } = text;
  const words = new Array<AnalysedWord>(tokens.length);
  for (let i = 0; i < tokens.length; i++) words[i] = wordOf(tokens[i]!.form);
  const matches = findMatches(gazetteer, words);
  readAliAsName(text, words, lexicon);
  return new AnalysedText(
    text,
    lexicon,
    words,
    matches,
    classesAmong(words),
    timeTokensOf(tokens, times),
    numbersAt(tokens, numbers),
  );
}

/** UTF-16 offset at which token `from` begins after `skip` letters of proclitics. */
export function startOffset(analysis: AnalysedText, from: number, skip: number): number {
  const token = analysis.text.tokens[from]!;
  if (skip === 0) return token.start;
  return token.start + offsetOfLetter(analysis.text.text.slice(token.start, token.end), skip);
}

/** UTF-16 offset after the last token before `to`. */
export const endOffset = (analysis: AnalysedText, to: number): number => analysis.text.tokens[to - 1]!.end;
