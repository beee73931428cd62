/** The places in a text where a name stands: in any spelling that folds alike, behind any proclitics. */
import type { Span } from '../../text/span.js';
import { offsetOfLetter } from '../../text/characters.js';
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
