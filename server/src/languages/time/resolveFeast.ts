/**
 * The days of feasts by the rules of their table: fixed, of the Hijri calendar, so many days from Easter or from the nth
 * weekday of a month; one that moves by no rule of these has no day.
 */
import { message } from '../../messages/message.js';
import { choose } from './choosing.js';
import {
  civilDate,
  dayCount,
  easter,
  hijriDays,
  hijriOf,
  nthWeekday,
  orthodoxEaster,
  type DayCount,
} from './calendar.js';
import type { FeastMeaning } from './meaning.js';
import {
  dayPeriod,
  monthPeriod,
  note,
  unresolved,
  yearPeriod,
  type Period,
  type Resolution,
} from './resolution.js';

/** The day of a feast in a Gregorian year (Hijri feasts can fall in one twice, or not at all). */
function feastDays(dates: string, year: number): DayCount[] {
  return dates.split('|').flatMap((date) => daysOfFeast(date, year));
}

function daysOfFeast(date: string, year: number): DayCount[] {
  if (date === 'moving') return [];
  if (date.startsWith('easter')) return [easter(year) + Number(date.slice(6))];
  if (date.startsWith('orthodox')) return [orthodoxEaster(year) + Number(date.slice(8))];
  if (date.startsWith('hijri ')) {
    const [month, day] = date.slice(6).split('-').map(Number) as [number, number];
    const about = hijriOf(dayCount(year, 1, 1)).year;
    return [about, about + 1]
      .map((hijri) => hijriDays(hijri, month, day)?.from)
      .filter((count): count is DayCount => count !== undefined && civilDate(count).year === year);
  }
  const nth = /^(\d\d)-WXX-(\d)-(\d)(\+\d)?$/.exec(date);
  if (nth) {
    const month = monthPeriod(year, Number(nth[1]));
    const count = nthWeekday(month.from!, month.to!, Number(nth[2]), Number(nth[3]));
    return count === undefined ? [] : [count + Number(nth[4] ?? 0)];
  }
  const [month, day] = date.split('-').map(Number) as [number, number];
  return [dayCount(year, month, day)];
}

export function resolveFeast(resolution: Resolution, meaning: FeastMeaning): Period {
  const { date: rule, hijriYear, yearOffset, direction } = meaning;
  const { date } = resolution;
  const year = meaning.year ?? (date && yearOffset !== undefined ? date.year + yearOffset : undefined);
  if (year !== undefined && hijriYear && rule.startsWith('hijri ')) {
    const [month, day] = rule.slice(6).split('-').map(Number) as [number, number];
    const days = hijriDays(year, month, day);
    if (days) return dayPeriod(days.from);
  }
  if (year !== undefined && !hijriYear) {
    const [count, ...others] = feastDays(rule, year);
    return count === undefined || others.length > 0 ? yearPeriod(year) : dayPeriod(count);
  }
  const fixed = /^\d\d-\d\d$/.test(rule) ? `XXXX-${rule}` : 'XXXX-XX-XX';
  if (!date) return unresolved(resolution, fixed);
  note(resolution, message('time.yearOfDocument', { date: date.iso }));
  const days = [-1, 0, 1]
    .flatMap((offset) => feastDays(rule, date.year + offset))
    .map((count) => ({ from: count, to: count }));
  const found = choose(days, resolution, direction === 'present' ? undefined : direction);
  return found ? dayPeriod(found.from) : unresolved(resolution, fixed);
}
