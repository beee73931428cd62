/** A paragraph as the grammar of names sees it: its tokens, what each word can be, the gazetteer's finds. */
import { offsetOfLetter } from '../../text/normalise.js';
import type { TokenisedText } from '../../text/tokens.js';
import type { Quantities } from '../time/timeRecogniser.js';
import { theGazetteer } from './bundledNames.js';
import type { Gazetteer, GazetteerEntry } from './gazetteer.js';
import { NO_WORD, ROOT } from './nameTrie.js';
import { aliOf, wordOf, type Word, type WordReading } from './words.js';

/** A name of the gazetteer in the text: tokens [from, to), without the first `skip` letters. */
export interface GazetteerMatch {
  readonly entry: GazetteerEntry;
  readonly from: number;
  readonly to: number;
  readonly skip: number;
}

export interface View {
  readonly text: TokenisedText;
  readonly words: readonly Word[];
  /** Matches by their first token, the longest first. */
  readonly matches: readonly (readonly GazetteerMatch[] | undefined)[];
  /** Tokens that are part of a time expression. */
  readonly inTime: (token: number) => boolean;
  /** Token after the ordinal that begins at a token, or -1. */
  readonly ordinalEnd: (token: number) => number;
  /** Value of the ordinal or cardinal that begins at a token. */
  readonly numberAt: (token: number) => string | undefined;
}

const SYMBOL: Word = {
  kind: 'symbol',
  norm: '',
  classes: 0,
  anyClasses: 0,
  readings: [],
  number: NO_WORD,
  starts: [],
};

/** The word at a token; beyond the ends, a symbol. */
export const wordAt = (view: View, token: number): Word => view.words[token] ?? SYMBOL;

/** The reading of the first word that a match of the gazetteer takes: without the proclitics before the name. */
export const readingOf = (view: View, { from, skip }: GazetteerMatch): WordReading | undefined =>
  wordAt(view, from).readings.find(({ proclitics }) => proclitics.length === skip);

/** Whether a token is a year of the last or of this century, in digits. */
export const isYear = (view: View, token: number): boolean =>
  wordAt(view, token).kind === 'number' && /^(19|20)\d\d$/.test(wordAt(view, token).norm);

function collect(
  gazetteer: Gazetteer,
  words: readonly Word[],
  from: number,
  start: number,
  skip: number,
  found: GazetteerMatch[],
): void {
  let node = start;
  let at = from + 1;
  for (;;) {
    const entries = gazetteer.entriesAt(node);
    if (entries) for (const entry of entries) found.push({ entry, from, to: at, skip });
    let word = words[at];
    if (!word) return;
    let next = gazetteer.next(node, word.number);
    if (next === ROOT && word.kind === 'quote') {
      word = words[++at];
      if (!word) return;
      next = gazetteer.next(node, word.number);
    }
    if (next === ROOT) return;
    node = next;
    at++;
  }
}

function findMatches(words: readonly Word[]): (readonly GazetteerMatch[] | undefined)[] {
  const gazetteer = theGazetteer();
  return words.map((word, from) => {
    if (word.starts.length === 0) return undefined;
    const found: GazetteerMatch[] = [];
    for (const { node, skip } of word.starts) collect(gazetteer, words, from, node, skip, found);
    if (found.length > 1) found.sort((a, b) => b.to - a.to || a.skip - b.skip);
    return found.length > 0 ? found : undefined;
  });
}

const never = (): boolean => false;
const none = (): number => -1;
const nothing = (): undefined => undefined;

/** Where a writer tells ى from ي, علي is the name and على the preposition, which fold to the same letters. */
function tellAli(text: TokenisedText, words: Word[]): void {
  for (let i = 0; i < words.length; i++) {
    const { start, end, norm, form } = text.tokens[i]!;
    if ((norm === 'علي' || norm === 'وعلي') && text.text.slice(start, end).endsWith('ي'))
      words[i] = aliOf(form);
  }
}

/** Reads a paragraph. Linear. */
export function viewOf(text: TokenisedText, quantities: Quantities): View {
  const words = text.tokens.map(({ form }) => wordOf(form));
  const matches = findMatches(words);
  if (text.text.includes('ى')) tellAli(text, words);
  if (quantities.times.length === 0 && quantities.numbers.length === 0) {
    return { text, words, matches, inTime: never, ordinalEnd: none, numberAt: nothing };
  }
  const timeTokens = new Set<number>();
  let at = 0;
  for (const time of [...quantities.times].sort((a, b) => a.start - b.start)) {
    while (at < text.tokens.length && text.tokens[at]!.end <= time.start) at++;
    for (let i = at; i < text.tokens.length && text.tokens[i]!.start < time.end; i++) timeTokens.add(i);
  }
  const ordinals = new Map<number, number>();
  const values = new Map<number, string>();
  at = 0;
  for (const number of [...quantities.numbers].sort((a, b) => a.start - b.start)) {
    if (number.label !== 'ORDINAL' && number.label !== 'CARDINAL') continue;
    while (at < text.tokens.length && text.tokens[at]!.end <= number.start) at++;
    values.set(at, number.value);
    if (number.label !== 'ORDINAL') continue;
    let end = at;
    while (end < text.tokens.length && text.tokens[end]!.start < number.end) end++;
    ordinals.set(at, end);
  }
  return {
    text,
    words,
    matches,
    inTime: (token) => timeTokens.has(token),
    ordinalEnd: (token) => ordinals.get(token) ?? -1,
    numberAt: (token) => values.get(token),
  };
}

/** UTF-16 offset at which token `from` begins after `skip` letters of proclitics. */
export function startOffset(view: View, from: number, skip: number): number {
  const token = view.text.tokens[from]!;
  if (skip === 0) return token.start;
  return token.start + offsetOfLetter(view.text.text.slice(token.start, token.end), skip);
}

/** UTF-16 offset after the last token before `to`. */
export const endOffset = (view: View, to: number): number => view.text.tokens[to - 1]!.end;
