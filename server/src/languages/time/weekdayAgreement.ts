/** Whether the weekday that a text says agrees with its date, and the dates on which it would. */
import { message, type Message } from '../../messages/message.js';
import type { OtherReading } from '../mention.js';
import { civilDate, dayCount, daysInMonth, isoDay, weekdayOf, type DayCount } from './calendar.js';
import { monthName, weekdayName } from '../../messages/dates.js';
import { note, type Resolution } from './resolution.js';

const weekdayAndDate = (weekday: number, day: DayCount): Message =>
  message('time.reading.weekdayDate', { weekday: weekdayName(weekday), date: isoDay(day) });

/** Whether the weekday said agrees with the date, as a note or a problem. */
export function checkWeekday(resolution: Resolution, weekday: number | undefined, count: DayCount): void {
  if (weekday === undefined) return;
  const actual = weekdayOf(count);
  if (actual === weekday) {
    note(resolution, message('time.weekdayAgrees'));
    return;
  }
  const { year, month, day } = civilDate(count);
  const readings: OtherReading[] = [-3, -2, -1, 1, 2, 3]
    .map((offset) => count + offset)
    .filter((near) => weekdayOf(near) === weekday)
    .map((near) => ({
      value: isoDay(near),
      label: weekdayAndDate(weekday, near),
    }));
  for (const other of [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]) {
    if (day > daysInMonth(year + other, month)) continue;
    const candidate = dayCount(year + other, month, day);
    if (weekdayOf(candidate) !== weekday) continue;
    readings.push({ value: isoDay(candidate), label: weekdayAndDate(weekday, candidate) });
    break;
  }
  readings.unshift({
    value: isoDay(count),
    label: message('time.reading.keep', { weekday: weekdayName(actual), date: isoDay(count) }),
  });
  resolution.problems.push({
    kind: 'weekday-mismatch',
    message: message('time.problem.weekday', {
      said: weekdayName(weekday),
      day,
      month: monthName(month),
      year,
      weekday: weekdayName(actual),
    }),
    readings,
  });
}

/** The latest days of a month and a day that fall on a weekday, for a date without a year. */
export function weekdayReadings(month: number, day: number, weekday: number): OtherReading[] {
  const readings: OtherReading[] = [];
  for (let year = 2030; year >= 2000 && readings.length < 5; year--) {
    if (day > daysInMonth(year, month) || weekdayOf(dayCount(year, month, day)) !== weekday) continue;
    const candidate = dayCount(year, month, day);
    readings.push({ value: isoDay(candidate), label: weekdayAndDate(weekday, candidate) });
  }
  return readings;
}
