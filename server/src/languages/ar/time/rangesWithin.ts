/** A period and the days in it: «الأسبوع المقبل بين الأربعاء والجمعة», «نوفمبر بين 19 و20», «نوفمبر 19-20». */
import type { CalendarMeaning, Meaning, RangeMeaning } from '../../time/meaning.js';
import { isDated, readDayNumber } from './monthDates.js';
import { isCalendar, type End } from './rangeEnds.js';
import { pastAnd, pastTo, readEnd } from './ranges.js';
import { tokenAt, atEdge, isNumber, normAt, touches, type Reading, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';

/** «نوفمبر 19-20», «نوفمبر 19 إلى 20», where a date is asked for; «تشرين 2-1» is a score. */
function readDays(
  text: TimeText,
  i: number,
  { next, meaning }: Reading<CalendarMeaning>,
): Reading<RangeMeaning> | undefined {
  const first = isNumber(text, next) ? readDayNumber(text, next) : undefined;
  if (!first || !isDated(text, i)) return undefined;
  const at = pastTo(text, first.next, true);
  const last = at >= 0 && isNumber(text, at) ? readDayNumber(text, at) : undefined;
  if (!last || first.day >= last.day || last.day > 31 || !atEdge(text, last.next)) return undefined;
  if (touches(text, last.next) && isNumber(text, last.next + 1) && touches(text, last.next + 1))
    return undefined;
  return {
    next: last.next,
    meaning: { kind: 'range', from: { ...meaning, day: first.day }, to: { ...meaning, day: last.day } },
  };
}

/** «الأسبوع المقبل بين الأربعاء والجمعة», «نوفمبر بين 19 و20»: a period and the range in it. */
export function readRangeWithin(
  text: TimeText,
  i: number,
  period: Reading,
): Reading<RangeMeaning> | undefined {
  const { meaning } = period;
  const week = meaning.kind === 'unit' && meaning.unit === 'week';
  const month = isCalendar(meaning) && meaning.month !== undefined && meaning.day === undefined;
  const placedMonth = meaning.kind === 'unit' && meaning.unit === 'month' && !meaning.same;
  if (!week && !month && !placedMonth) return undefined;
  const days = month ? readDays(text, i, period as Reading<CalendarMeaning>) : undefined;
  if (days) return days;
  const norm = normAt(text, period.next);
  const between = WORDS.between.has(norm);
  if (!between && !WORDS.from.has(norm)) return undefined;
  const first = readEnd(text, period.next + 1);
  if (!first) return undefined;
  const at = between ? pastAnd(text, first.next) : pastTo(text, first.next, true);
  if (at < 0 || !tokenAt(text, at)) return undefined;
  const second = readEnd(text, at);
  if (!second) return undefined;
  const place = (end: End): Meaning | undefined => {
    if (week)
      return isCalendar(end.meaning) && end.meaning.weekday ? { ...end.meaning, within: meaning } : undefined;
    if (placedMonth)
      return end.number === undefined ? undefined : { kind: 'calendar', day: end.number, within: meaning };
    return end.number === undefined ? undefined : { ...(meaning as CalendarMeaning), day: end.number };
  };
  const [from, to] = [place(first), place(second)];
  return from && to ? { next: second.next, meaning: { kind: 'range', from, to } } : undefined;
}
