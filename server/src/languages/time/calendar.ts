/**
 * Calendar arithmetic without clocks or time zones: days are counted from 1970-01-01 (proleptic Gregorian).
 * Source of the day counts: H. Hinnant, "chrono-compatible low-level date algorithms" (public domain); Hijri by the
 * Umm al-Qura calendar of @internationalized/date.
 */
import {
  CalendarDate,
  GregorianCalendar,
  IslamicUmalquraCalendar,
  toCalendar,
} from '@internationalized/date';

/** Days since 1970-01-01. */
export type DayCount = number;

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function dayCount(year: number, month: number, day: number): DayCount {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilDate(count: DayCount): CivilDate {
  const z = count + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Monday = 1 … Sunday = 7. */
export const weekdayOf = (count: DayCount): number => ((((count + 3) % 7) + 7) % 7) + 1;

/** ISO 8601 week of a day. */
export function isoWeek(count: DayCount): { year: number; week: number } {
  const thursday = count - weekdayOf(count) + 4;
  const { year } = civilDate(thursday);
  return { year, week: Math.floor((thursday - dayCount(year, 1, 1)) / 7) + 1 };
}

export const addMonths = (year: number, month: number, months: number): { year: number; month: number } => {
  const all = year * 12 + (month - 1) + months;
  return { year: Math.floor(all / 12), month: (((all % 12) + 12) % 12) + 1 };
};

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

export const isoYear = (year: number): string => padded(year, 4);
export const isoMonth = (year: number, month: number): string => `${isoYear(year)}-${padded(month, 2)}`;
export const isoDay = (count: DayCount): string => {
  const { year, month, day } = civilDate(count);
  return `${isoMonth(year, month)}-${padded(day, 2)}`;
};
export const isoWeekValue = (count: DayCount): string => {
  const { year, week } = isoWeek(count);
  return `${isoYear(year)}-W${padded(week, 2)}`;
};

/** Western Easter Sunday (Meeus, Jones and Butcher). */
export function easter(year: number): DayCount {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayCount(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

/** The nth weekday of a month (from the end where nth is negative), or undefined where the month has none. */
export function nthWeekday(from: DayCount, to: DayCount, weekday: number, nth: number): DayCount | undefined {
  const count =
    nth > 0
      ? from + ((weekday - weekdayOf(from) + 7) % 7) + (nth - 1) * 7
      : to - ((weekdayOf(to) - weekday + 7) % 7) + (nth + 1) * 7;
  return count >= from && count <= to ? count : undefined;
}

const UMM_AL_QURA = new IslamicUmalquraCalendar();
const GREGORIAN = new GregorianCalendar();

/** The Gregorian days of a Hijri month or day. A day that the month does not have gives undefined. */
export function hijriDays(
  year: number,
  month: number,
  day?: number,
): { from: DayCount; to: DayCount } | undefined {
  if (year < 1 || year > 9000 || month < 1 || month > 12) return undefined;
  const first = new CalendarDate(UMM_AL_QURA, year, month, 1);
  const length = UMM_AL_QURA.getDaysInMonth(first);
  const gregorian = toCalendar(first, GREGORIAN);
  const start = dayCount(gregorian.year, gregorian.month, gregorian.day);
  if (day === undefined) return { from: start, to: start + length - 1 };
  return day >= 1 && day <= Math.max(length, 30) ? { from: start + day - 1, to: start + day - 1 } : undefined;
}

/** The Hijri year and month of a Gregorian day. */
export function hijriOf(count: DayCount): CivilDate {
  const { year, month, day } = civilDate(count);
  const hijri = toCalendar(new CalendarDate(GREGORIAN, year, month, day), UMM_AL_QURA);
  return { year: hijri.year, month: hijri.month, day: hijri.day };
}

const LAST_HIJRI = 1600;

/** A Hijri year where nothing but its size says so. */
export const looksHijri = (year: number): boolean => year >= 1300 && year <= LAST_HIJRI;

/** Easter of the churches that count by the Julian calendar, as a day of ours. */
export function orthodoxEaster(year: number): DayCount {
  const d = (19 * (year % 19) + 15) % 30;
  const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
  const days = d + e + 114;
  const behind = Math.floor(year / 100) - Math.floor(year / 400) - 2;
  return dayCount(year, Math.floor(days / 31), (days % 31) + 1) + behind;
}
