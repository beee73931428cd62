/** A Hijri and a Gregorian date of one day against each other: each gives the other's year, and checks it. */
import { message } from '../../messages/message.js';
import { civilDate, dayCount, daysInMonth, isoDay } from './calendar.js';
import type { CalendarMeaning } from './meaning.js';
import { dayPeriod, note, type Resolution } from './resolution.js';
import { resolveMeaning, type Resolved } from './resolve.js';

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
