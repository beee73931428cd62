/** Pairs of a Hijri and a Gregorian date joined by «الموافق», which give each other's year and check each other. */
import { fold } from '../normalise.js';
import type { TimeText } from './timeText.js';
import type { CalendarMeaning } from '../../time/meaning.js';
import type { TimeExpression } from '../../time/timeExpression.js';
import { WORDS } from './timeWords.js';

const LONGEST_JOIN = 16;

function calendarOf({ meaning }: TimeExpression): CalendarMeaning | undefined {
  return meaning.kind === 'calendar' && meaning.day !== undefined && meaning.month !== undefined
    ? meaning
    : undefined;
}

/** «الموافق لـ», «المصادف», a bracket, a slash or a dash between two dates: both are of one day. */
function joinsPair(between: string): boolean {
  if (/[/()=–—-]/.test(between)) return true;
  const folded = fold(between);
  return [...WORDS['pair-joiner'].keys()].some((word) => folded.includes(word));
}

/** The expressions, those of a pair each knowing the other. */
export function checkPair(text: TimeText, times: readonly TimeExpression[]): readonly TimeExpression[] {
  let paired: TimeExpression[] | undefined;
  for (let i = 1; i < times.length; i++) {
    const [a, b] = [(paired ?? times)[i - 1]!, times[i]!];
    if (b.start - a.end > LONGEST_JOIN || b.start < a.end) continue;
    const [first, second] = [calendarOf(a), calendarOf(b)];
    if (!first || !second || (first.hijri ?? false) === (second.hijri ?? false)) continue;
    if (!joinsPair(text.source.slice(a.end, b.start))) continue;
    paired ??= [...times];
    paired[i - 1] = { ...a, pair: second };
    paired[i] = { ...b, pair: first };
  }
  return paired ?? times;
}
