/** Days, months and dates of the Gregorian calendar, as messages. */
import { message, type Message } from './message.js';

const WEEKDAYS = [
  'time.weekday.1',
  'time.weekday.2',
  'time.weekday.3',
  'time.weekday.4',
  'time.weekday.5',
  'time.weekday.6',
  'time.weekday.7',
] as const;
const MONTHS = [
  'time.month.1',
  'time.month.2',
  'time.month.3',
  'time.month.4',
  'time.month.5',
  'time.month.6',
  'time.month.7',
  'time.month.8',
  'time.month.9',
  'time.month.10',
  'time.month.11',
  'time.month.12',
] as const;

/** The name of a weekday, 1 (Monday) to 7 (ISO 8601). */
export const weekdayName = (weekday: number): Message => message(WEEKDAYS[weekday - 1]!);

/** The name of a month of the Gregorian calendar, 1 to 12. */
export const monthName = (month: number): Message => message(MONTHS[month - 1]!);

/** «6 December». */
export const dateWithoutYear = (day: number, month: number): Message =>
  message('time.dayMonth', { day, month: monthName(month) });

/** «6 December 2023». */
export const dateInFull = (day: number, month: number, year: number | string): Message =>
  message('time.dayMonthYear', { day, month: monthName(month), year });
