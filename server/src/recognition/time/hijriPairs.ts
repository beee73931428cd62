/** Pairs of a Hijri and a Gregorian date joined by «الموافق», which give each other's year and check each other. */
import type { Line } from './line.js';
import type { CalendarMeaning } from './meaning.js';
import type { TimeExpression } from './timeRecogniser.js';

const LONGEST_JOIN = 16;

function calendarOf({ meaning }: TimeExpression): CalendarMeaning | undefined {
  return meaning.kind === 'calendar' && meaning.day !== undefined && meaning.month !== undefined
    ? meaning
    : undefined;
}

/** The expressions, those of a pair each knowing the other. */
export function checkPair(line: Line, times: readonly TimeExpression[]): readonly TimeExpression[] {
  let paired: TimeExpression[] | undefined;
  for (let i = 1; i < times.length; i++) {
    const [a, b] = [(paired ?? times)[i - 1]!, times[i]!];
    if (b.start - a.end > LONGEST_JOIN || b.start < a.end) continue;
    const [first, second] = [calendarOf(a), calendarOf(b)];
    if (!first || !second || (first.hijri ?? false) === (second.hijri ?? false)) continue;
    if (!/الموافق|المصادف|[/()=]/.test(line.text.slice(a.end, b.start))) continue;
    paired ??= [...times];
    paired[i - 1] = { ...a, pair: second };
    paired[i] = { ...b, pair: first };
  }
  return paired ?? times;
}
