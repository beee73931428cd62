/**
 * Where a file quotes its text, the quote decides. Tools count code points, UTF-16 units or bytes, count line endings
 * and byte order marks or do not, or are one off: what disagrees with its quote is placed by it, else told.
 */
import { message } from '../../messages/message.js';
import type { CodePointIndex } from '../../text/offsets.js';
import { lowerBound } from '../../text/lowerBound.js';
import type { ReadIssue } from '../format.js';
import { reportOnce } from './reportOnce.js';
import { spanFromCodePoints, type TextSpan } from './spans.js';

/** What stood around a quote, where a file tells. */
export interface QuoteContext {
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

interface Counting {
  /** Whether a character before which others stand adds to the count, and how much. */
  readonly weight: (text: string, at: number) => number;
  /** Whether the count begins behind a byte order mark. */
  readonly behindMark: boolean;
}

const isSecondHalf = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};
const points = (text: string, at: number): number => (isSecondHalf(text, at) ? 0 : 1);
const units = (): number => 1;
const bytes = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  // Two for each half of a pair, which is four bytes.
  return code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
};
/** `\r\n` counted as one, where the text has it; `\n` as two, where the text that was annotated had it. */
const oneEnding = (text: string, at: number): number =>
  text.charCodeAt(at) === 0x0d && text.charCodeAt(at + 1) === 0x0a ? 0 : points(text, at);
const twoEndings = (text: string, at: number): number =>
  text.charCodeAt(at) === 0x0a && text.charCodeAt(at - 1) !== 0x0d ? 2 : points(text, at);

/** Letters with their marks counted as one, where Unicode has one for them. */
const composed = (text: string, at: number): number =>
  /^\p{M}$/u.test(text[at]!) && text.slice(at - 1, at + 1).normalize('NFC').length === 1
    ? 0
    : points(text, at);

const COUNTINGS: readonly Counting[] = [points, units, bytes, oneEnding, twoEndings, composed].flatMap(
  (weight) => [
    { weight, behindMark: false },
    { weight, behindMark: true },
  ],
);

/** So far from its place a quote that is there more than once is looked for, in UTF-16 units. */
const NEAR = 2;
/** So many UTF-16 units of a text are searched for quotes, all in all. */
const MOST_SEARCHED = 1_000_000_000;

/** White space differs between what a tool shows and what the text has, and so do letters with marks. */
const squeezed = (text: string): string => text.replace(/\s+/g, '').normalize('NFC');

/** A quote as it is, and as Unicode writes it otherwise. */
const formsOf = (quote: string): ReadonlySet<string> =>
  new Set([quote, quote.normalize('NFC'), quote.normalize('NFD')]);

/** A text in which quotes are looked for. */
export class QuotedText {
  private readonly counts = new Map<Counting, Uint32Array>();
  private searched = 0;

  constructor(
    readonly text: string,
    private readonly index: CodePointIndex,
  ) {}

  /**
   * The span at offsets in code points that a quote confirms, else where the quote stands with certainty. Undefined, and
   * an issue, where neither is. Without a quote the offsets count alone.
   */
  place(
    offsets: { readonly start: unknown; readonly end: unknown },
    quote: unknown,
    place: Pick<ReadIssue, 'file' | 'line'>,
    report: (issue: ReadIssue) => void,
    context: QuoteContext = {},
  ): TextSpan | undefined {
    const { start, end } = offsets;
    const issues: ReadIssue[] = [];
    const given = spanFromCodePoints(start, end, this.index, this.text, place, (issue) => issues.push(issue));
    if (typeof quote !== 'string' || quote.trim() === '') {
      issues.forEach(report);
      return given;
    }
    if (given && (given.text === quote || squeezed(given.text) === squeezed(quote))) return given;
    for (const form of formsOf(quote)) {
      const from =
        (typeof start === 'number' && typeof end === 'number' ? this.recount(start, end, form) : undefined) ??
        this.find(form, given?.start, context);
      if (from === undefined) continue;
      reportOnce(report, { ...place, understood: true, message: message('read.placedByQuote') });
      return { start: from, end: from + form.length, text: form };
    }
    if (given)
      report({
        ...place,
        message: message('read.positionAndQuote', {
          text: given.text.slice(0, 60),
          quote: quote.slice(0, 60),
        }),
      });
    else issues.forEach(report);
    return undefined;
  }

  /** The place of offsets that count otherwise, if the quote stands there. */
  private recount(start: number, end: number, quote: string): number | undefined {
    for (const counting of COUNTINGS) {
      const at = this.offsetOf(start, counting);
      if (at === undefined || this.offsetOf(end, counting) !== at + quote.length) continue;
      if (this.text.startsWith(quote, at)) return at;
    }
    return undefined;
  }

  /** UTF-16 offset of a count; undefined where it falls into a character or out of the text. */
  private offsetOf(count: number, counting: Counting): number | undefined {
    const { text } = this;
    const mark = text.startsWith('\ufeff');
    if (counting.behindMark && !mark) return undefined;
    let before = this.counts.get(counting);
    if (!before) {
      before = new Uint32Array(text.length + 1);
      let sum = 0;
      for (let i = 0; i < text.length; i++) {
        before[i] = sum;
        sum += i === 0 && counting.behindMark ? 0 : counting.weight(text, i);
      }
      before[text.length] = sum;
      this.counts.set(counting, before);
    }
    // Of several offsets with one count, the last is where the character begins that counts next.
    const at = lowerBound(before.length, (i) => before[i]! <= count) - 1;
    return at >= 0 && before[at] === count ? at : undefined;
  }

  /** Where a quote stands: its only place, or the only one with its context, or the only one next to where it was. */
  private find(
    quote: string,
    near: number | undefined,
    { prefix = '', suffix = '' }: QuoteContext,
  ): number | undefined {
    const only = this.onlyPlace(quote, 0);
    if (typeof only === 'number') return only;
    if (only === 'none') return undefined;
    if (prefix + suffix !== '') {
      const inContext = this.onlyPlace(prefix + quote + suffix, 0);
      if (typeof inContext === 'number') return inContext + prefix.length;
    }
    if (near === undefined) return undefined;
    const from = Math.max(0, near - NEAR);
    const window = this.text.slice(from, near + NEAR + quote.length);
    const at = window.indexOf(quote);
    return at < 0 || window.indexOf(quote, at + 1) >= 0 ? undefined : from + at;
  }

  private onlyPlace(needle: string, from: number): number | 'none' | 'several' {
    this.searched += this.text.length;
    if (this.searched > MOST_SEARCHED) return 'several';
    const at = this.text.indexOf(needle, from);
    if (at < 0) return 'none';
    return this.text.indexOf(needle, at + 1) < 0 ? at : 'several';
  }
}
