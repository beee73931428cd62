/** Pairs of a Hijri and a Gregorian date joined by «الموافق», which give each other's year and check each other. */
import { message } from '../../../messages/message.js';
import { fold } from '../normalise.js';
import { civilDate, dayCount, daysInMonth, isoDay } from './calendar.js';
import type { TimeText } from './timeText.js';
import type { CalendarMeaning } from './meaning.js';
import { resolveMeaning, type Resolved } from './resolve.js';
import { dayPeriod, note, type Resolution } from './resolution.js';
import type { TimeExpression } from './timeExpression.js';
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

/** The moon is sighted a day earlier or later by country. */
const SIGHTING = 1;

/** One date of a pair, its year taken from the other where it has none, and the two compared. */
export function resolvePair(
  resolution: Resolution,
  meaning: CalendarMeaning,
  pair: CalendarMeaning,
): Resolved {
  const quiet: Resolution = { ...resolution, notes: [], problems: [] };
  const other = resolveMeaning(quiet, pair);
  if (other.from === undefined || other.from !== other.to) return resolveMeaning(resolution, meaning);
  if (meaning.year === undefined && pair.year !== undefined) {
    if (meaning.hijri) {
      note(resolution, message('time.gregorianBeside', { date: other.value }));
      return dayPeriod(other.from);
    }
    const { year } = civilDate(other.from);
    const dated = { ...meaning, year };
    const exists = meaning.day! <= daysInMonth(year, meaning.month!);
    const near = exists && Math.abs(dayCount(year, meaning.month!, meaning.day!) - other.from) <= SIGHTING;
    if (near) note(resolution, message('time.yearOfHijriBeside'));
    return resolveMeaning(resolution, near ? dated : meaning);
  }
  const own = resolveMeaning(resolution, meaning);
  if (own.from === undefined || own.from !== own.to) return own;
  const away = Math.abs(own.from - other.from);
  if (away <= SIGHTING) {
    note(resolution, message('time.calendarsAgree'));
    return meaning.hijri && away > 0 ? dayPeriod(other.from) : own;
  }
  const [hijri, gregorian] = meaning.hijri ? [own, other] : [other, own];
  resolution.problems.push({
    kind: 'calendar-mismatch',
    message: message('time.problem.calendars', { hijri: hijri.value, gregorian: gregorian.value }),
    readings: [
      {
        value: isoDay(gregorian.from!),
        label: message('time.reading.gregorian', { date: isoDay(gregorian.from!) }),
      },
      { value: isoDay(hijri.from!), label: message('time.reading.hijri', { date: isoDay(hijri.from!) }) },
    ],
  });
  return own;
}
