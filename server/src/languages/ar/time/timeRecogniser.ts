/**
 * Time expressions and numbers of a paragraph. Recognition is a pure function of the text; what depends on
 * the document's date is `resolveTime`, cheap and apart, so that changing the date costs no recognition.
 */
import { placeOf } from '../../time/expressionPlace.js';
import type { TokenisedText } from '../tokens.js';
import { AMOUNTS, Begin } from './beginnings.js';
import { statesNamed } from './currencyStates.js';
import { checkPair } from './hijriPairs.js';
import { mayBegin, startOf, starts, timeTextOf, type TimeReading, type TimeText } from './timeText.js';
import type { Meaning } from '../../time/meaning.js';
import { readAmountBeforeOther } from './amountRanges.js';
import { readNumberMention, type NumberMention } from './numberMentions.js';
import type { NumberExpression, Quantities, TimeExpression } from '../../time/timeExpression.js';
import { readTime } from './timeGrammar.js';

/** Finds time expressions and numbers. Linear; never throws. */
export function findQuantities(tokenised: TokenisedText): Quantities {
  const text = timeTextOf(tokenised);
  const { beginnings } = text;
  const times: TimeExpression[] = [];
  const numbers: NumberExpression[] = [];
  let next = 0;
  for (let at = 0; at < beginnings.length; at++) {
    const i = beginnings[at]!;
    if (i >= next) next = readAt(text, i, times, numbers);
  }
  const states = statesNamed(text);
  return { times: checkPair(text, times), numbers, states };
}

/** Adds what begins at token `i`; the index of the token to go on from. */
function readAt(text: TimeText, i: number, times: TimeExpression[], numbers: NumberExpression[]): number {
  if (!mayBegin(text, i, Begin.Amount) && !starts(text, i)) return i + 1;
  const time = readTime(text, i);
  if (time) {
    if (!time.ignored) times.push(expressionOf(text, i, time, times));
    return Math.max(time.next, i + 1);
  }
  const number = mayBegin(text, i, AMOUNTS)
    ? (readAmountBeforeOther(text, i) ?? readNumberMention(text, i))
    : undefined;
  if (!number) return i + 1;
  addNumbers(text, i, number, numbers);
  return Math.max(number.next, i + 1);
}

function addNumbers(text: TimeText, i: number, first: NumberMention, numbers: NumberExpression[]): void {
  for (let part: NumberMention | undefined = first; part; part = part.second) {
    const { label, value, money, from = i, end = part.next } = part;
    if (label === undefined || value === undefined) continue;
    numbers.push({
      start: startOf(text, from),
      end: text.tokens[end - 1]!.end,
      label,
      value,
      money,
    });
  }
}

/** The meaning of the last date before an expression that refers to one. */
function antecedentOf(meaning: Meaning, before: readonly TimeExpression[]): Meaning | undefined {
  if (!refersBack(meaning)) return undefined;
  for (let i = before.length - 1; i >= 0 && i >= before.length - FURTHEST_ANTECEDENT; i--) {
    const { meaning: earlier } = before[i]!;
    if (meaning.kind === 'same-period' && PERIODS.has(earlier.kind)) return earlier;
    if (earlier.kind === 'calendar' && earlier.dayOffset === undefined) return earlier;
    if (earlier.kind === 'clock' && earlier.day?.kind === 'calendar') return earlier.day;
    if (earlier.kind === 'range' && earlier.to.kind === 'calendar') return earlier.to;
    if (earlier.kind === 'nth' && earlier.unit === 'quarter') return earlier;
  }
  return undefined;
}
const FURTHEST_ANTECEDENT = 4;
/** What «الفترة نفسها» can refer to. */
const PERIODS = new Set<Meaning['kind']>(['range', 'nth']);

function refersBack(meaning: Meaning): boolean {
  if (meaning.kind === 'same-period') return true;
  if (meaning.kind === 'unit') return meaning.same === true || meaning.following === true;
  if (meaning.kind === 'calendar') return meaning.within !== undefined && refersBack(meaning.within);
  if (meaning.kind === 'clock') return meaning.day !== undefined && refersBack(meaning.day);
  if (meaning.kind === 'nth') return meaning.of !== undefined && refersBack(meaning.of);
  return false;
}

/** Token at which a date begins with the Hijri one that it says again: «14 محرم 1446 هـ الموافق 20 يوليو 2024». */
function pairStart(
  { meaning }: TimeReading,
  before: readonly TimeExpression[],
  { tokens }: TimeText,
  i: number,
): number {
  const last = before.at(-1);
  if (meaning.kind !== 'calendar' || last?.meaning.kind !== 'calendar' || !last.meaning.hijri) return i;
  if (i < 2 || last.end < tokens[i - 2]!.start) return i;
  let start = i;
  while (start > 0 && tokens[start - 1]!.start >= last.start) start--;
  return start;
}

function expressionOf(
  text: TimeText,
  i: number,
  reading: TimeReading,
  before: readonly TimeExpression[],
): TimeExpression {
  const from = reading.from ?? i;
  const antecedent = antecedentOf(reading.meaning, before);
  return {
    start: startOf(text, from),
    end: text.tokens[reading.next - 1]!.end,
    label: reading.label,
    meaning: reading.meaning,
    place: placeOf(text.tokens, pairStart(reading, before, text, i), reading.next),
    // Said of every expression: all are of one shape.
    mod: reading.mod,
    tense: reading.tense,
    antecedent,
    pair: undefined,
  };
}
