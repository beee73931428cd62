/** The document's own date from its text: what its first lines and its «اليوم», «الجاري» and years tell together. */
import { message, type Message } from '../../messages/message.js';
import type { DocumentDate } from '../mention.js';
import { dayCount, daysInMonth, isoDay, isoMonth, weekdayOf } from './calendar.js';
import type { CalendarMeaning, Meaning } from './meaning.js';
import { dateInFull, monthName, weekdayName } from '../../messages/dates.js';
import type { TimeExpression } from './timeExpression.js';

/** Expressions looked at for a dateline or a date line of its own. */
const NEAR_TOP = 6;

function calendarOf(meaning: Meaning): CalendarMeaning | undefined {
  if (meaning.kind === 'calendar') return meaning;
  if (meaning.kind === 'clock' && meaning.day) return calendarOf(meaning.day);
  if (meaning.kind === 'range') return calendarOf(meaning.to);
  return undefined;
}

const inferred = (value: string, reason: Message): DocumentDate => ({ value, source: 'inferred', reason });

const isFull = ({ year, month, day, hijri, shortYear }: CalendarMeaning): boolean =>
  year !== undefined && month !== undefined && day !== undefined && !hijri && !shortYear;

const isReal = (year: number, month: number, day: number): boolean =>
  year >= 1900 && year <= 2099 && day <= daysInMonth(year, month);

/** Years that the text names, most recent last. */
function yearsNamed(expressions: readonly TimeExpression[]): number[] {
  const years = new Set<number>();
  const add = (meaning: Meaning): void => {
    if (meaning.kind === 'range') {
      add(meaning.from);
      add(meaning.to);
      return;
    }
    const date = calendarOf(meaning);
    if (date?.year !== undefined && !date.hijri && !date.before && date.year >= 1990 && date.year <= 2099)
      years.add(date.year);
  };
  for (const { meaning } of expressions) add(meaning);
  return [...years].sort((a, b) => a - b);
}

/** A date that says it is the document's: alone on a line near the top, in a dateline, or «اليوم … 2023». */
function statedDate(expressions: readonly TimeExpression[]): DocumentDate | undefined {
  for (let i = 0; i < expressions.length; i++) {
    const { meaning, place } = expressions[i]!;
    const date = calendarOf(meaning);
    if (!date || !isFull(date) || meaning.kind === 'range') continue;
    const { year, month, day, dayOffset } = date;
    if (!isReal(year!, month!, day!)) continue;
    const count = dayCount(year!, month!, day!);
    const told = { date: dateInFull(day!, month!, year!) };
    if (dayOffset !== undefined) {
      const own = isoDay(count - dayOffset);
      return inferred(
        own,
        dayOffset === 0
          ? message('time.date.today', told)
          : message(dayOffset < 0 ? 'time.date.daysBefore' : 'time.date.daysAfter', {
              ...told,
              count: Math.abs(dayOffset),
            }),
      );
    }
    if (i < NEAR_TOP && (place === 'line' || place === 'dateline'))
      return inferred(
        isoDay(count),
        message(place === 'line' ? 'time.date.line' : 'time.date.dateline', told),
      );
  }
  return undefined;
}

interface Clue {
  readonly month: number;
  readonly day?: number;
  readonly weekday?: number;
  readonly offset: number;
}

/** «اليوم الأربعاء 6 دجنبر», «6 دجنبر الجاري», «نونبر الجاري»: a day or month of the document without its year. */
function clueOf({ meaning, place }: TimeExpression): Clue | undefined {
  const date = calendarOf(meaning);
  if (!date || date.hijri || date.year !== undefined || date.month === undefined) return undefined;
  const { month, day, weekday, dayOffset, direction } = date;
  if (day !== undefined && dayOffset !== undefined && meaning.kind !== 'range')
    return { month, day, weekday, offset: dayOffset };
  if (
    day !== undefined &&
    weekday !== undefined &&
    meaning.kind !== 'range' &&
    (place === 'line' || place === 'dateline')
  )
    return { month, day, weekday, offset: 0 };
  return direction === 'present' ? { month, offset: 0 } : undefined;
}

/** Years near those named in which the day falls on the weekday that the text says. */
function fittingYears(clue: Clue, named: readonly number[]): number[] {
  const years = new Set(named.flatMap((year) => [year - 1, year, year + 1]));
  return [...years].filter(
    (year) =>
      clue.day !== undefined &&
      isReal(year, clue.month, clue.day) &&
      (clue.weekday === undefined || weekdayOf(dayCount(year, clue.month, clue.day)) === clue.weekday),
  );
}

function fromClues(expressions: readonly TimeExpression[]): DocumentDate | undefined {
  const named = yearsNamed(expressions);
  if (named.length === 0) return undefined;
  for (const expression of expressions) {
    const clue = clueOf(expression);
    if (clue?.day === undefined || clue.weekday === undefined) continue;
    const fitting = fittingYears(clue, named);
    const exact = fitting.filter((year) => named.includes(year));
    const year = exact.at(-1) ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (year === undefined) continue;
    const count = dayCount(year, clue.month, clue.day);
    return inferred(
      isoDay(count - clue.offset),
      message('time.date.weekdayFalls', {
        weekday: weekdayName(clue.weekday),
        day: clue.day,
        month: monthName(clue.month),
        year,
      }),
    );
  }
  return undefined;
}

/** Whether an expression says the year of a month or of a day. */
function tellsYear({ meaning }: TimeExpression, year: number): boolean {
  const date = calendarOf(meaning);
  return date?.year === year && date.month !== undefined;
}

/**
 * A day or month of the document with no weekday to check it: believed where the text names one year alone, and
 * that with its month: «اعتقل سنة 2019» tells nothing of the day it is told on.
 */
function fromSingleYear(expressions: readonly TimeExpression[]): DocumentDate | undefined {
  const named = yearsNamed(expressions);
  const [year] = named;
  if (year === undefined || named.length > 1 || !expressions.some((one) => tellsYear(one, year)))
    return undefined;
  const clue = expressions.map(clueOf).find((found) => found !== undefined);
  if (!clue) return undefined;
  // «نونبر الجاري» beside «نونبر 2025» sets the two against each other.
  const contrasted = expressions.some(({ meaning }) => {
    const date = calendarOf(meaning);
    return date?.year === year && date.month === clue.month && date.day === undefined;
  });
  if (contrasted) return undefined;
  if (clue.day === undefined)
    return inferred(
      isoMonth(year, clue.month),
      message('time.date.runningMonth', { month: monthName(clue.month), year }),
    );
  if (clue.weekday !== undefined || !isReal(year, clue.month, clue.day)) return undefined;
  return inferred(
    isoDay(dayCount(year, clue.month, clue.day) - clue.offset),
    message('time.date.documentDay', { day: clue.day, month: monthName(clue.month), year }),
  );
}

/**
 * The document's date as its text gives it, or undefined where it does not tell. `expressions` are those of the
 * whole document, in order.
 */
export function inferDocumentDate(expressions: readonly TimeExpression[]): DocumentDate | undefined {
  return statedDate(expressions) ?? fromClues(expressions) ?? fromSingleYear(expressions);
}
