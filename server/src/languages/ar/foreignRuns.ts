/** Sentences in another script within an Arabic paragraph: what is quoted in French has its times and numbers by French. */
import type { Quantities, QuantityFinder } from '../time/timeExpression.js';
import type { Span } from '../../text/span.js';
import type { Token, TokenisedText } from './tokens.js';

/** Words in a row that are a sentence, not a name. */
const LEAST = 5;

/** What a sentence opens with, and what may still belong to its last number. */
const OPENS = new Set(['«', '"', '“', '‘', '(', '[', ':']);
const OF_NUMBERS = new Set(['.', ',', '%', '/', '-', '€', '$', '£', '°']);

/** The stretches without an Arabic word that have a sentence of others: from its first word, or what opens it, on. */
function runsOf(tokens: readonly Token[]): (readonly Token[])[] {
  const runs: Token[][] = [];
  let [start, first, last, words] = [0, 0, 0, 0];
  for (let i = 0; i <= tokens.length; i++) {
    const token = tokens[i];
    if (token?.kind === 'word') {
      if (words++ === 0) first = i;
      last = i;
    } else if (words === 0 && token?.kind === 'symbol' && OPENS.has(token.norm)) start = i + 1;
    if (token && token.kind !== 'arabic') continue;
    if (words >= LEAST) runs.push(tokens.slice(start > 0 ? start : first, endOf(tokens, last)));
    start = 0;
    words = 0;
  }
  return runs;
}

function endOf(tokens: readonly Token[], last: number): number {
  let end = last + 1;
  while (tokens[end] && (tokens[end]!.kind === 'number' || OF_NUMBERS.has(tokens[end]!.norm))) end++;
  return end;
}

/** Whether there are words enough for a sentence at all. */
function hasOtherWords(tokens: readonly Token[]): boolean {
  let words = 0;
  for (const { form } of tokens) if (form.kind === 'word' && ++words === LEAST) return true;
  return false;
}

const overlaps = (a: Span, others: readonly Span[]): boolean =>
  others.some((b) => a.start < b.end && b.start < a.end);
const byPlace = (a: Span, b: Span): number => a.start - b.start;

/** The quantities of a paragraph, those of such stretches as `foreign` finds them. Linear. */
export const withForeignRuns = (
  quantities: Quantities,
  text: TokenisedText,
  foreign: QuantityFinder,
): Quantities => (hasOtherWords(text.tokens) ? withRuns(quantities, text, foreign) : quantities);

function withRuns(
  quantities: Quantities,
  { text, tokens }: TokenisedText,
  foreign: QuantityFinder,
): Quantities {
  let { times, numbers } = quantities;
  for (const run of runsOf(tokens)) {
    const found = foreign(text, run);
    const spans = [...found.times, ...found.numbers];
    const isFree = (one: Span): boolean => !overlaps(one, spans);
    // What stands in a quotation is not where the document stands.
    const quoted = found.times.map((time) => ({ ...time, place: 'text' as const }));
    times = [...times.filter(isFree), ...quoted].sort(byPlace);
    numbers = [...numbers.filter(isFree), ...found.numbers].sort(byPlace);
  }
  return times === quantities.times && numbers === quantities.numbers
    ? quantities
    : { times, numbers, states: quantities.states };
}
