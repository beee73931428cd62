/** Whether the weekday that a text says agrees with its date, and the dates on which it would. */
import { civilDate, dayCount, daysInMonth, isoDay, weekdayOf, type DayCount } from './calendar.js';
import { MONTHS, WEEKDAYS } from './readerWords.js';
import { note, type Resolution } from './resolution.js';

/** Whether the weekday said agrees with the date, as a note or a problem. */
export function checkWeekday(resolution: Resolution, weekday: number | undefined, count: DayCount): void {
  if (weekday === undefined) return;
  const actual = weekdayOf(count);
  if (actual === weekday) {
    note(resolution, 'weekday agrees');
    return;
  }
  const { year, month, day } = civilDate(count);
  const readings = [-3, -2, -1, 1, 2, 3]
    .map((offset) => count + offset)
    .filter((near) => weekdayOf(near) === weekday)
    .map((near) => ({ value: isoDay(near), label: `${WEEKDAYS[weekday]} ${isoDay(near)}` }));
  for (const other of [1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6]) {
    if (day > daysInMonth(year + other, month)) continue;
    const candidate = dayCount(year + other, month, day);
    if (weekdayOf(candidate) !== weekday) continue;
    readings.push({ value: isoDay(candidate), label: `${WEEKDAYS[weekday]} in ${year + other}` });
    break;
  }
  readings.unshift({ value: isoDay(count), label: `keep ${WEEKDAYS[actual]} ${isoDay(count)}` });
  resolution.problems.push({
    kind: 'weekday-mismatch',
    message: `The text says ${WEEKDAYS[weekday]}, but ${day} ${MONTHS[month]} ${year} is a ${WEEKDAYS[actual]}.`,
    readings,
  });
}

/** The latest days of a month and a day that fall on a weekday, for a date without a year. */
export function weekdayReadings(
  month: number,
  day: number,
  weekday: number,
): { value: string; label: string }[] {
  const readings: { value: string; label: string }[] = [];
  for (let year = 2030; year >= 2000 && readings.length < 5; year--) {
    if (day > daysInMonth(year, month) || weekdayOf(dayCount(year, month, day)) !== weekday) continue;
    readings.push({
      value: isoDay(dayCount(year, month, day)),
      label: `${WEEKDAYS[weekday]} in ${year}`,
    });
  }
  return readings;
}
