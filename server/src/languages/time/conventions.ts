/**
 * What a corpus says about dates that do not say it themselves: the order of day and month (5/6/2023), and the calendar
 * (a year between 1300 and 1600 alone, a month that is written as a number). A pure change of meanings: what a
 * paragraph says stays the same for all corpora.
 */
import { isMonthFirst } from '../any/dayOrder.js';
import type { Conventions } from '../readingSettings.js';
import type { CalendarMeaning, Meaning } from './meaning.js';
import type { TimeExpression } from './timeExpression.js';
import { looksHijri } from './calendar.js';

/** The conventions that change anything; undefined where none does. */
export function changesOf({ locale, calendar }: Conventions): Changes | undefined {
  const changes = { monthFirst: isMonthFirst(locale), hijri: calendar === 'hijri' };
  return changes.monthFirst || changes.hijri ? changes : undefined;
}

export interface Changes {
  readonly monthFirst: boolean;
  readonly hijri: boolean;
}

/** An expression as a corpus with these conventions means it. */
export function conventional(expression: TimeExpression, changes: Changes): TimeExpression {
  // The other date of a pair tells the calendar.
  const applied = expression.pair ? { ...changes, hijri: false } : changes;
  const meaning = changed(expression.meaning, applied);
  const antecedent = expression.antecedent && changed(expression.antecedent, applied);
  if (meaning === expression.meaning && antecedent === expression.antecedent) return expression;
  return { ...expression, meaning, ...(antecedent && { antecedent }) };
}

function changed(meaning: Meaning, changes: Changes): Meaning {
  switch (meaning.kind) {
    case 'calendar':
      return changedDate(meaning, changes);
    case 'range': {
      const [from, to] = [changed(meaning.from, changes), changed(meaning.to, changes)];
      return from === meaning.from && to === meaning.to ? meaning : { ...meaning, from, to };
    }
    case 'clock':
    case 'nth':
    case 'same-period':
    case 'unit': {
      const inner = meaning.kind === 'clock' ? meaning.day : meaning.of;
      const other = inner && changed(inner, changes);
      if (other === inner) return meaning;
      return meaning.kind === 'clock' ? { ...meaning, day: other } : { ...meaning, of: other };
    }
    default:
      return meaning;
  }
}

function changedDate(date: CalendarMeaning, { monthFirst, hijri }: Changes): CalendarMeaning {
  const ordered: CalendarMeaning =
    monthFirst && date.swappable === 'day-first'
      ? { ...date, day: date.month, month: date.day, swappable: 'month-first' }
      : date;
  return hijri && isOpen(ordered) ? inHijri(ordered) : ordered;
}

/** Whether nothing but a convention tells the calendar of a date. */
function isOpen({ year, month, shortYear, numbered, gregorian, hijri, before }: CalendarMeaning): boolean {
  if (gregorian || hijri || before) return false;
  if (month !== undefined) return numbered === true && (year === undefined || shortYear === true);
  return year !== undefined && !shortYear && looksHijri(year);
}

/** Hijri years of two digits up to this one are of the fifteenth century. */
const LAST_SHORT = 60;

function inHijri({ swappable: _, shortYear, year, ...date }: CalendarMeaning): CalendarMeaning {
  const whole = year !== undefined && shortYear ? year + (year > LAST_SHORT ? 1300 : 1400) : year;
  return { ...date, hijri: true, ...(whole !== undefined && { year: whole }) };
}
