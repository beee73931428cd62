/** Quotes beside and inside names: where a quoted name ends, and a name with both of its quotes. */
import { touches } from '../../../../text/tokens.js';
import { AND, BY, FOR } from '../../affixes.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';

const PROCLITICS = new Set([AND, BY, FOR]);
/** Tokens a quoted name has at most. */
const LONGEST_QUOTED = 8;

/** Token after the quote that closes what a quote at a token opens; -1 where it opens nothing that may be a name. */
export function quotedEnd(analysis: AnalysedText, token: number): number {
  // «"عبرة شارع" و"…"»: a quote that closes.
  if (!isQuote(analysis, token)) return -1;
  // «الملقب ب|"ولد الحرش"»: it opens behind a proclitic that stands by itself.
  if (touches(analysis.text.tokens, token) && !PROCLITICS.has(wordAt(analysis, token - 1).norm)) return -1;
  let to = token + 1;
  while (to <= token + LONGEST_QUOTED && to < analysis.words.length && !isQuote(analysis, to)) to++;
  return to > token + 1 && isQuote(analysis, to) ? to + 1 : -1;
}

const quotesIn = (analysis: AnalysedText, from: number, to: number): number => {
  let quotes = 0;
  for (let token = from; token < to; token++) if (isQuote(analysis, token)) quotes++;
  return quotes;
};

/** Whether a name would hold the quote that opens, and end before the one that closes. */
export const breaksQuotes = (analysis: AnalysedText, from: number, to: number): boolean =>
  quotesIn(analysis, from, to) % 2 === 1 && !isQuote(analysis, to);

/** «تنظيم "داعش|"»: the end of a name, with the closing quote where it has the opening one. */
export function withClosingQuote(analysis: AnalysedText, from: number, to: number): number {
  if (!isQuote(analysis, to)) return to;
  return quotesIn(analysis, from, to) % 2 === 1 ? to + 1 : to;
}

const isQuote = (analysis: AnalysedText, token: number): boolean => wordAt(analysis, token).kind === 'quote';
