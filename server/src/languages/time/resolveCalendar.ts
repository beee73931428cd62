/** Dates of the calendar against the document's date: which year, which week, whether weekday and date agree. */
import { message, type Message } from '../../messages/message.js';
import {
  civilDate,
  dayCount,
  daysInMonth,
  isoDay,
  isoMonth,
  nthWeekday,
  weekdayOf,
  type DayCount,
} from './calendar.js';
import { choose, fullYear } from './choosing.js';
import type { CalendarMeaning } from './meaning.js';
import { dateInFull, dateWithoutYear, monthName, weekdayName } from '../../messages/dates.js';
import { resolveHijri } from './resolveHijri.js';
import {
  dayOf,
  dayPeriod,
  monthPeriod,
  note,
  unresolved,
  yearPeriod,
  type Period,
  type ReferenceDate,
  type Resolution,
} from './resolution.js';
import { resolveUnit } from './resolveUnits.js';
import { checkWeekday, weekdayReadings } from './weekdayAgreement.js';

const padded = (value: number): string => String(value).padStart(2, '0');

function impossible(resolution: Resolution, year: number, month: number, day: number): Period {
  const last = daysInMonth(year, month);
  const dayAfter = isoDay(dayCount(year, month, last) + 1);
  resolution.problems.push({
    kind: 'impossible-date',
    message: message('time.problem.impossible', { month: monthName(month), year, last, day }),
    readings: [
      { value: `${isoMonth(year, month)}-${padded(last)}`, label: dateWithoutYear(last, month) },
      {
        value: dayAfter,
        label: message('time.reading.dayAfter', { date: dayAfter, last: dateWithoutYear(last, month) }),
      },
    ],
  });
  return monthPeriod(year, month);
}

/** A year, month and day that are all known. */
function fullDate(
  resolution: Resolution,
  meaning: CalendarMeaning,
  year: number,
  month: number,
  day: number,
): Period {
  if (day > daysInMonth(year, month)) return impossible(resolution, year, month, day);
  const count = dayCount(year, month, day);
  if (meaning.perhapsNth && weekdayOf(count) !== meaning.weekday) {
    const nth = nthWeekday(
      dayCount(year, month, 1),
      dayCount(year, month, daysInMonth(year, month)),
      meaning.weekday!,
      day,
    );
    if (nth !== undefined) {
      note(resolution, message('time.nthWeekday', { weekday: weekdayName(meaning.weekday!), count: day }));
      return dayPeriod(nth);
    }
  }
  checkWeekday(resolution, meaning.weekday, count);
  if (meaning.swappable)
    resolution.problems.push({
      kind: 'ambiguous-order',
      message: message('time.problem.order', {
        written: meaning.swappable === 'day-first' ? `${day}/${month}` : `${month}/${day}`,
        day,
        month: monthName(month),
      }),
      readings: [
        { value: isoDay(count), label: dateInFull(day, month, year) },
        { value: `${isoMonth(year, day)}-${padded(month)}`, label: dateInFull(month, day, year) },
      ],
    });
  return dayPeriod(count);
}

/** Years near the document's date in which the day exists. */
function yearsAround(
  resolution: Resolution,
  month: number,
  day: number,
): { year: number; from: DayCount; to: DayCount }[] {
  const { year } = resolution.date!;
  return [-8, -4, -1, 0, 1, 4]
    .map((offset) => year + offset)
    .filter((candidate) => day <= daysInMonth(candidate, month))
    .map((candidate) => {
      const from = dayCount(candidate, month, day);
      return { year: candidate, from, to: from };
    });
}

const yearOfDocument = ({ iso }: ReferenceDate): Message => message('time.yearOfDocument', { date: iso });

/** Day and month without a year. */
function dayAndMonth(resolution: Resolution, meaning: CalendarMeaning, month: number, day: number): Period {
  const { date } = resolution;
  if (day > daysInMonth(2024, month)) return impossible(resolution, date?.year ?? 2024, month, day);
  if (!date) {
    const period = unresolved(resolution, `XXXX-${padded(month)}-${padded(day)}`);
    if (meaning.weekday !== undefined) {
      const problem = resolution.problems.findIndex(({ kind }) => kind === 'unresolved');
      const readings = weekdayReadings(month, day, meaning.weekday);
      resolution.problems[problem] = { ...resolution.problems[problem]!, readings };
    }
    return period;
  }
  const candidates = yearsAround(resolution, month, day);
  const near = candidates.filter(({ year }) => Math.abs(year - date.year) <= 1);
  const agreeing =
    meaning.weekday === undefined ? [] : near.filter(({ from }) => weekdayOf(from) === meaning.weekday);
  const direction = meaning.direction === 'present' ? undefined : meaning.direction;
  const pool = agreeing.length > 0 ? agreeing : near.length > 0 ? near : candidates;
  const found =
    date.month === undefined && agreeing.length === 0
      ? pool.find(({ year }) => year === date.year)
      : choose(pool, resolution, direction);
  const year = found?.year ?? date.year;
  note(
    resolution,
    agreeing.length > 0 ? message('time.weekdayAgreesAndYear', { date: date.iso }) : yearOfDocument(date),
  );
  return fullDate(
    resolution,
    agreeing.length > 0 ? { ...meaning, weekday: undefined } : meaning,
    year,
    month,
    day,
  );
}

function monthAlone(resolution: Resolution, meaning: CalendarMeaning, month: number): Period {
  const { date } = resolution;
  if (!date) return unresolved(resolution, `XXXX-${padded(month)}`);
  note(resolution, yearOfDocument(date));
  if (date.month === undefined && (!meaning.direction || meaning.direction === 'present'))
    return monthPeriod(date.year, month);
  if (meaning.direction === 'present') {
    const offset = ((month - date.month! + 18) % 12) - 6;
    return monthPeriod(date.year + Math.floor((date.month! - 1 + offset) / 12), month);
  }
  const candidates = [-1, 0, 1].map((offset) => {
    const period = monthPeriod(date.year + offset, month);
    return { year: date.year + offset, from: period.from!, to: period.to! };
  });
  const found = choose(candidates, resolution, meaning.direction);
  return monthPeriod(found?.year ?? date.year, month);
}

/** A day of a month that is not named: «يوم 27», «السبت السادس عشر». */
function dayAlone(resolution: Resolution, meaning: CalendarMeaning, day: number): Period {
  const { date } = resolution;
  if (date?.month === undefined) return unresolved(resolution, `XXXX-XX-${padded(day)}`);
  note(resolution, message('time.monthOfDocument', { date: date.iso }));
  const candidates = [-2, -1, 0, 1, 2]
    .map((offset) => date.year * 12 + date.month! - 1 + offset)
    .map((all) => ({ year: Math.floor(all / 12), month: (all % 12) + 1 }))
    .filter(({ year, month }) => day <= daysInMonth(year, month))
    .map(({ year, month }) => {
      const from = dayCount(year, month, day);
      return { from, to: from };
    });
  const agreeing = candidates.filter(({ from }) => weekdayOf(from) === meaning.weekday);
  const direction = meaning.direction ?? (resolution.tense === 'future' ? 'future' : undefined);
  const found = choose(agreeing.length > 0 ? agreeing : candidates, resolution, direction);
  if (!found) return unresolved(resolution, `XXXX-XX-${padded(day)}`);
  checkWeekday(resolution, meaning.weekday, found.from);
  return dayPeriod(found.from);
}

/** A weekday alone, «الاثنين», «الثلاثاء الماضي»: the last one, unless something says the next. */
function weekdayAlone(
  resolution: Resolution,
  weekday: number,
  { direction, weekBeyond }: CalendarMeaning,
): Period {
  const day = dayOf(resolution);
  if (day === undefined) return unresolved(resolution, `XXXX-WXX-${weekday}`);
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  const back = (weekdayOf(day) - weekday + 7) % 7;
  note(
    resolution,
    message('time.countedFromDocumentDay', {
      date: resolution.date!.iso,
      weekday: weekdayName(weekdayOf(day)),
    }),
  );
  const beyond = weekBeyond ? 7 : 0;
  if (direction === 'past') return dayPeriod(day - (back === 0 ? 7 : back) - beyond);
  if (direction === 'future' || (direction === undefined && resolution.tense === 'future'))
    return dayPeriod(day + (ahead === 0 ? 7 : ahead) + beyond);
  if (direction === 'present') return dayPeriod(day - weekdayOf(day) + weekday);
  if (resolution.tense === 'present') return dayPeriod(day + ahead);
  return dayPeriod(day - back);
}

function daysFromDocument(offset: number, { iso: date }: ReferenceDate): Message {
  if (offset === 0) return message('time.documentDay', { date });
  const key = offset < 0 ? 'time.daysBeforeDocument' : 'time.daysAfterDocument';
  return message(key, { count: Math.abs(offset), date });
}

/** «اليوم الاثنين», «أمس», «غدا 3 مارس». */
function dayByOffset(resolution: Resolution, meaning: CalendarMeaning, offset: number): Period {
  const today = dayOf(resolution);
  if (today === undefined) {
    if (meaning.weekday === undefined && offset === 0 && resolution.date) {
      note(resolution, message('time.todayIsNow', { date: resolution.date.iso }));
      return { value: 'PRESENT_REF' };
    }
    if (meaning.weekday !== undefined && !resolution.date)
      return unresolved(resolution, `XXXX-WXX-${meaning.weekday}`);
    const { date } = resolution;
    return unresolved(resolution, date?.month ? `${date.iso}-XX` : date ? `${date.iso}-XX-XX` : 'XXXX-XX-XX');
  }
  const count = today + offset;
  note(resolution, daysFromDocument(offset, resolution.date!));
  if (meaning.weekday === undefined) return dayPeriod(count);
  if (weekdayOf(count) === meaning.weekday) {
    note(resolution, message('time.weekdayAgrees'));
    return dayPeriod(count);
  }
  // Dated a day or two off: the weekday that the text says is worth more than the file's date.
  const back = (weekdayOf(count) - meaning.weekday + 7) % 7;
  const near = back <= 3 ? count - back : count + 7 - back;
  checkWeekday(resolution, meaning.weekday, count);
  return dayPeriod(near);
}

/** A calendar date as far as it is said, against the document's date. */
export function resolveCalendar(resolution: Resolution, meaning: CalendarMeaning): Period {
  if (meaning.hijri) return resolveHijri(resolution, meaning);
  const { month, day, weekday, within, dayOffset } = meaning;
  let { year } = meaning;
  if (year !== undefined && meaning.shortYear) year = fullYear(year, resolution);
  if (year !== undefined && meaning.before) return { value: `BC${String(year).padStart(4, '0')}` };
  if (within) return resolveWithin(resolution, meaning);
  if (month !== undefined && day !== undefined)
    return year === undefined
      ? dayAndMonth(resolution, meaning, month, day)
      : fullDate(resolution, meaning, year, month, day);
  if (month !== undefined)
    return year === undefined ? monthAlone(resolution, meaning, month) : monthPeriod(year, month);
  if (year !== undefined) return yearPeriod(year);
  if (day !== undefined) return dayAlone(resolution, meaning, day);
  if (dayOffset !== undefined) return dayByOffset(resolution, meaning, dayOffset);
  return weekday === undefined ? unresolved(resolution, 'XXXX') : weekdayAlone(resolution, weekday, meaning);
}

/** «20 من الشهر المقبل», «نونبر من السنة الماضية», «الجمعة من الأسبوع المقبل», «الأحد الثاني». */
function resolveWithin(resolution: Resolution, meaning: CalendarMeaning): Period {
  const { within, month, day, weekday } = meaning;
  const { date } = resolution;
  if (within?.kind === 'nth' && weekday !== undefined) {
    if (date?.month === undefined) return unresolved(resolution, `XXXX-WXX-${weekday}`);
    const whole = monthPeriod(date.year, date.month);
    const count = nthWeekday(whole.from!, whole.to!, weekday, within.nth);
    return count === undefined ? unresolved(resolution, `XXXX-WXX-${weekday}`) : dayPeriod(count);
  }
  if (within?.kind !== 'unit') return unresolved(resolution, 'XXXX');
  const outer = resolveUnit(resolution, within);
  if (within.unit === 'week')
    return outer.from === undefined
      ? { value: `XXXX-WXX-${weekday ?? 'X'}` }
      : dayPeriod(outer.from + (weekday ?? 1) - 1);
  if (within.unit === 'month') {
    if (outer.from === undefined) return { value: `${outer.value}-${padded(day ?? 1)}` };
    const { year, month: outerMonth } = civilDate(outer.from);
    return fullDate(resolution, meaning, year, outerMonth, day ?? 1);
  }
  const year = outer.from === undefined ? undefined : civilDate(outer.from).year;
  if (month === undefined) return outer;
  if (year === undefined) {
    const value = `XXXX-${padded(month)}`;
    return { value: day === undefined ? value : `${value}-${padded(day)}` };
  }
  return day === undefined ? monthPeriod(year, month) : fullDate(resolution, meaning, year, month, day);
}
