/**
 * Where an annotation begins and ends, by the guidelines: at whole words; without spaces, quotation marks,
 * brackets and punctuation at the edges; without what the language only writes as part of the word (of لل only the first ل
 * is outside). What that is, the language pack knows.
 */
import { message, type Message } from '../messages/message.js';
import type { Span } from '../text/span.js';
import { offsetOfLetter } from '../text/characters.js';
import { tokenAtOrAfter } from '../text/tokens.js';
import type { LanguagePack, NameTest, Word } from '../languages/languagePack.js';
import { isInvisible, trimEdges } from './edges.js';

/** What a language knows of the borders of words. */
export type WordBorders = Pick<LanguagePack, 'spelling' | 'clitics'>;

export interface Snapped extends Span {
  /** Why the span differs from the one asked for, step by step; empty where it does not. */
  readonly reasons: readonly Message[];
}

export type SpanProblemKind = 'cuts-word' | 'edge-space' | 'edge-quote' | 'holds-proclitic';

export interface SpanProblem {
  readonly kind: SpanProblemKind;
  /** What is wrong. */
  readonly message: Message;
  /** The span as the guidelines have it, with no problem left. */
  readonly trimmed: Span;
}

interface TrimStep {
  readonly kind: SpanProblemKind;
  readonly reason: Message;
  readonly message: Message;
}

/** How far beyond a span its first and last word are looked for, in UTF-16 units. */
const LONGEST_WORD = 256;

const isSpace = (code: number): boolean =>
  code <= 0x20 || code === 0xa0 || code === 0x2028 || code === 0x2029;
const isLetterOrDigit = (word: Word | undefined): word is Word =>
  word !== undefined && word.kind !== 'symbol';

/** The word (or symbol) that holds the UTF-16 unit at `offset`. */
function wordAt(language: WordBorders, text: string, offset: number): Word | undefined {
  let from = offset;
  while (from > 0 && from > offset - LONGEST_WORD && !isSpace(text.charCodeAt(from - 1))) from--;
  let to = offset;
  while (to < text.length && to < offset + LONGEST_WORD && !isSpace(text.charCodeAt(to))) to++;
  const words = language.spelling.words(text.slice(from, to));
  const word = words[tokenAtOrAfter(words, offset - from)];
  if (!word || word.start + from > offset) return undefined;
  const { start, end, kind, norm, gap } = word;
  return { start: start + from, end: end + from, kind, norm, gap };
}

const textAt = (text: string, span: Span): string => text.slice(span.start, span.end);

function trimStep(text: string, span: Span): { readonly span: Span; readonly step?: TrimStep } {
  const { start, end, outside } = trimEdges(text, span);
  if (outside.length === 0 || start >= end) return { span };
  const marks = outside.filter((mark) => !isInvisible(mark.charCodeAt(0)));
  const step: TrimStep =
    marks.length === 0
      ? {
          kind: 'edge-space',
          reason: message('span.withoutSpace'),
          message: message('span.edgeSpace'),
        }
      : {
          kind: 'edge-quote',
          reason: message('span.withoutMarks', { marks: marks.join(' ') }),
          message: message('span.edgeQuote', { marks: marks.join(' ') }),
        };
  return { span: { start, end }, step };
}

/** Widens to whole words, but for proclitics and pronouns that were left out on purpose. */
function wholeWords(language: WordBorders, text: string, span: Span, isName: NameTest | undefined): Span {
  const { spelling, clitics } = language;
  let { start, end } = span;
  const first = wordAt(language, text, start);
  if (isLetterOrDigit(first) && first.start < start) {
    const before = spelling.fold(text.slice(first.start, start)).length;
    const apart = clitics.canPrecede(first.norm, before) && isName?.(first.norm) !== true;
    start = apart ? first.start + offsetOfLetter(text.slice(first.start, first.end), before) : first.start;
  }
  const last = wordAt(language, text, end - 1);
  if (isLetterOrDigit(last) && last.end > end) {
    const whole = text.slice(last.start, last.end);
    const apart = clitics.canFollow(whole, text.slice(end, last.end)) && isName?.(last.norm) !== true;
    if (!apart) end = last.end;
  }
  return { start, end };
}

function withoutClitics(language: WordBorders, text: string, span: Span, isName: NameTest | undefined): Span {
  const word = wordAt(language, text, span.start);
  if (!isLetterOrDigit(word) || word.start !== span.start || word.end > span.end) return span;
  const rest = text.slice(span.start, span.end);
  const letters = language.clitics.lettersOutside(word.norm, rest, isName);
  return letters === 0 ? span : { start: span.start + offsetOfLetter(rest, letters), end: span.end };
}

function snapSteps(
  language: WordBorders,
  text: string,
  asked: Span,
  isName: NameTest | undefined,
): { span: Span; steps: TrimStep[] } {
  const steps: TrimStep[] = [];
  const trimmed = trimStep(text, asked);
  if (trimmed.step) steps.push(trimmed.step);
  let span = trimmed.span;
  const whole = wholeWords(language, text, span, isName);
  if (whole.start !== span.start || whole.end !== span.end) {
    steps.push({
      kind: 'cuts-word',
      reason: message('span.wholeWords', { text: textAt(text, whole) }),
      message: message('span.cutsWord', { text: textAt(text, span), whole: textAt(text, whole) }),
    });
    span = whole;
  }
  const bare = withoutClitics(language, text, span, isName);
  if (bare.start !== span.start) {
    const proclitic = textAt(text, { start: span.start, end: bare.start });
    steps.push({
      kind: 'holds-proclitic',
      reason: message('span.withoutProclitic', { proclitic }),
      message: message('span.holdsProclitic', { proclitic, word: textAt(text, bare) }),
    });
    span = bare;
  }
  return { span, steps };
}

function within(text: string, span: Span): Span {
  const start = Math.max(0, Math.min(span.start, span.end, text.length));
  return { start, end: Math.max(start, Math.min(text.length, Math.max(span.start, span.end))) };
}

/**
 * The guidelines' span for a selection. An empty selection takes the word it stands in or behind. Where there is
 * no text to tag, the span is empty. `isName` knows names, for clitics before them; without it only what is certain is left out.
 */
export function snapSpan(text: string, selection: Span, language: WordBorders, isName?: NameTest): Snapped {
  let asked = within(text, selection);
  const reasons: Message[] = [];
  if (asked.start === asked.end) {
    const here = wordAt(language, text, asked.start);
    const before = asked.start > 0 ? wordAt(language, text, asked.start - 1) : undefined;
    const word = [here, before].find(isLetterOrDigit) ?? here ?? before;
    if (!word) return { ...asked, reasons: [message('span.noWordHere')] };
    asked = { start: word.start, end: word.end };
    reasons.push(message('span.wordHere', { text: textAt(text, asked) }));
  }
  const edges = trimEdges(text, asked);
  if (edges.start >= edges.end)
    return { start: asked.start, end: asked.start, reasons: [message('span.holdsNoWord')] };
  const { span, steps } = snapSteps(language, text, asked, isName);
  reasons.push(...steps.map((step) => step.reason));
  return { start: span.start, end: span.end, reasons };
}

/** What an annotation's span has against the guidelines, each with the span that has no problem left. */
export function spanProblems(
  text: string,
  annotation: Span,
  language: WordBorders,
  isName?: NameTest,
): SpanProblem[] {
  const asked = within(text, annotation);
  if (asked.start >= asked.end) return [];
  const edges = trimEdges(text, asked);
  if (edges.start >= edges.end) return [];
  const { span, steps } = snapSteps(language, text, asked, isName);
  // What only the whole word begins with, the annotation leaves out as it should.
  const told = steps.filter(({ kind }) => kind !== 'holds-proclitic' || edges.start < span.start);
  return told.map(({ kind, message }) => ({ kind, message, trimmed: span }));
}
