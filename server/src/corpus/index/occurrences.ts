/** The places in a text where a name stands: in any spelling that folds alike, behind any proclitics. */
import { placeOf, piecesOf, type Place } from '../../annotation/fragments.js';
import type { Span } from '../../text/span.js';
import { lettersIn, offsetOfLetter } from '../../text/characters.js';
import { contextBeginning, contextEnd } from '../../text/wholeWords.js';
import type { LanguagePack, NameKey, NameTest, Word } from '../../languages/languagePack.js';

export interface OccurrenceOptions {
  /** Knows folded words that are names as they stand: وليد is no و + ليد. */
  readonly isWhole?: NameTest;
  readonly limit?: number;
}

/** Occurrences never go beyond a line. */
const LINE_BREAK = /[\n\r\u2028\u2029]/;

/** Places of a name in a text, in order, without clitics before them. Linear in the text. */
export function findOccurrences(
  text: string,
  key: NameKey,
  { spelling, clitics }: LanguagePack,
  options: OccurrenceOptions = {},
): Span[] {
  const { limit = Infinity, isWhole } = options;
  const found: Span[] = [];
  const tokens = spelling.words(text);
  const [first, ...rest] = key.words;
  if (first === undefined) return found;
  for (let i = 0; i < tokens.length && found.length < limit; i++) {
    const token = tokens[i]!;
    const letters = clitics.lettersBefore(token.norm, first, isWhole);
    if (letters === undefined || !rest.every((word, n) => tokens[i + 1 + n]?.norm === word)) continue;
    const last = tokens[i + rest.length]!;
    if (LINE_BREAK.test(text.slice(token.end, last.start))) continue;
    found.push({ start: startOf(text, token, letters), end: last.end });
    i += rest.length;
  }
  return found;
}

/** The places of any of some names, as they stand in texts, in order; of names in each other the longest. */
export function spansOfNames(
  text: string,
  names: Iterable<string>,
  language: LanguagePack,
  { limit = Infinity, isWhole }: OccurrenceOptions = {},
): Span[] {
  const all: Span[] = [];
  for (const name of names) {
    const key = language.names.keyAt(name, { start: 0, end: name.length });
    if (key) all.push(...findOccurrences(text, key, language, { limit, isWhole }));
  }
  const apart: Span[] = [];
  for (const span of all.sort((a, b) => a.start - b.start || b.end - a.end))
    if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
  return apart.slice(0, limit);
}

/**
 * The same pieces in other places of the words from the first piece to the last: those that have a letter of each piece.
 * `hull`: the place in its own text; `found`: places in `text` of what stands there, as `findOccurrences` finds them.
 */
export function inSamePieces(
  hull: { readonly text: string; readonly fragments: readonly Span[] },
  text: string,
  found: readonly Span[],
  { spelling }: LanguagePack,
): Place[] {
  const words = spelling.words(hull.text);
  return found.flatMap(({ start, end }) => {
    const there = text.slice(start, end);
    const others = spelling.words(there);
    if (others.length !== words.length) return [];
    const carry = carrying(hull.text, words, there, others);
    const pieces = hull.fragments.map((piece) => {
      const from = words.findIndex((word) => piece.start < word.end);
      const to = words.findLastIndex((word) => word.start < piece.end);
      return from < 0 || to < from
        ? { start: 0, end: 0 }
        : { start: start + carry(from, piece.start), end: start + carry(to, piece.end) };
    });
    const place = placeOf(pieces);
    const isWhole = place?.start === start && place.end === end;
    return place && isWhole && piecesOf(place).length === hull.fragments.length ? [place] : [];
  });
}

/** From an offset in a word of one text to that of the same letter in the other, whose words are as many. */
function carrying(text: string, words: readonly Word[], other: string, others: readonly Word[]) {
  return (at: number, offset: number): number => {
    const [word, there] = [words[at]!, others[at]!];
    if (offset <= word.start) return there.start;
    if (offset >= word.end) return there.end;
    const letters = lettersIn(text.slice(word.start, offset));
    return there.start + offsetOfLetter(other.slice(there.start, there.end), letters);
  };
}

function startOf(text: string, token: Word, letters: number): number {
  return letters === 0
    ? token.start
    : token.start + offsetOfLetter(text.slice(token.start, token.end), letters);
}

/** A place of a text, as lists show it. */
export interface ShownPlace {
  /** Counted from 0, as the Language Server Protocol does; characters are UTF-16 units. */
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly text: string;
  /** What stands around it in its line, for a preview. */
  readonly context: string;
  /** Where it begins in `context`. */
  readonly contextStart: number;
}

/** UTF-16 units of context on either side, at most. */
const CONTEXT = 60;

/** Lines and context of spans that lie in order. One pass over the text. */
export function placesOf(text: string, spans: readonly Span[]): ShownPlace[] {
  let line = 0;
  let lineStart = 0;
  let at = 0;
  return spans.map(({ start, end }) => {
    for (; at < start; at++) {
      const code = text.charCodeAt(at);
      if (code !== 0x0a && !(code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) continue;
      line++;
      lineStart = at + 1;
    }
    let lineEnd = end;
    while (lineEnd < text.length && lineEnd <= end + CONTEXT && !LINE_BREAK.test(text.charAt(lineEnd)))
      lineEnd++;
    const from = contextBeginning(text, start - CONTEXT, start, lineStart);
    const to = contextEnd(text, end + CONTEXT, end, lineEnd);
    return {
      range: {
        start: { line, character: start - lineStart },
        end: { line, character: end - lineStart },
      },
      text: text.slice(start, end),
      context: text.slice(from, to),
      contextStart: start - from,
    };
  });
}
