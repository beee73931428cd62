/** TIMEX3 values in the reader's words: `2023-12-06` → “Wednesday 6 December 2023”, `P3D` → “3 days”. */
import { dateInFull, dateWithoutYear, monthName, weekdayName } from '../messages/dates.js';
import { message, type Message, type MessageKey } from '../messages/message.js';
import { daysInMonth } from './timexValue.js';

/** Messages that name nothing, and those that name what a modifier says of, or how many there are. */
type Plain = Extract<
  MessageKey,
  `timex.part.${string}` | `timex.season.${string}` | `timex.reference.${string}`
>;
type Modified = Extract<MessageKey, `timex.mod.${string}`>;
type Counted = Extract<MessageKey, `timex.length.${string}`>;
type Unknown = Extract<MessageKey, `timex.some.${string}`>;

/** What a table says of a name that somebody may have typed. */
const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

const PARTS: Readonly<Record<string, Plain>> = {
  MO: 'timex.part.MO',
  MI: 'timex.part.MI',
  AF: 'timex.part.AF',
  EV: 'timex.part.EV',
  NI: 'timex.part.NI',
  DT: 'timex.part.DT',
};
const SEASONS: Readonly<Record<string, Plain>> = {
  SP: 'timex.season.SP',
  SU: 'timex.season.SU',
  FA: 'timex.season.FA',
  WI: 'timex.season.WI',
};
const REFERENCES: Readonly<Record<string, Plain>> = {
  PRESENT_REF: 'timex.reference.PRESENT',
  PAST_REF: 'timex.reference.PAST',
  FUTURE_REF: 'timex.reference.FUTURE',
};
const MODS: Readonly<Record<string, Modified>> = {
  START: 'timex.mod.START',
  MID: 'timex.mod.MID',
  END: 'timex.mod.END',
  APPROX: 'timex.mod.APPROX',
  BEFORE: 'timex.mod.BEFORE',
  AFTER: 'timex.mod.AFTER',
};
/** By the letter of ISO 8601; `TM` for the minutes of a clock's part. */
const LENGTHS: Readonly<Record<string, Counted>> = {
  Y: 'timex.length.years',
  M: 'timex.length.months',
  W: 'timex.length.weeks',
  D: 'timex.length.days',
  TH: 'timex.length.hours',
  TM: 'timex.length.minutes',
  TS: 'timex.length.seconds',
};
const SOME: Readonly<Record<string, Unknown>> = {
  Y: 'timex.some.years',
  M: 'timex.some.months',
  W: 'timex.some.weeks',
  D: 'timex.some.days',
  TH: 'timex.some.hours',
  TM: 'timex.some.minutes',
  TS: 'timex.some.seconds',
};

const UNKNOWN_YEAR = 'XXXX';

interface DateParts {
  readonly year: string;
  readonly month?: number;
  readonly day?: number;
}

function parts(value: string): DateParts | undefined {
  const match = /^(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?$/.exec(value);
  if (!match) return undefined;
  const number = (text: string | undefined): number | undefined =>
    text === undefined || text === 'XX' ? undefined : Number(text);
  const month = number(match[2]);
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  return { year: match[1]!, month, day: number(match[3]) };
}

/** ISO 8601: Monday is 1. */
const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;

function dateMessage(value: string): Message | undefined {
  const date = parts(value);
  if (!date) return undefined;
  const { year, month, day } = date;
  const known = year !== UNKNOWN_YEAR;
  if (month === undefined) {
    if (day !== undefined) return message('timex.dayOfSomeMonth', { day });
    return known ? message('timex.year', { year }) : message('timex.someYear');
  }
  const name = monthName(month);
  if (day === undefined)
    return known
      ? message('timex.monthOfYear', { month: name, year })
      : message('timex.yearUnknown', { time: name });
  if (!known) return message('timex.yearUnknown', { time: dateWithoutYear(day, month) });
  const whole = dateInFull(day, month, year);
  if (day > daysInMonth(Number(year), month)) return whole;
  return message('timex.weekdayAndDate', {
    weekday: weekdayName(weekdayOf(Number(year), month, day)),
    date: whole,
  });
}

const yearMessage = (year: string): Message =>
  year === UNKNOWN_YEAR ? message('timex.someYear') : message('timex.year', { year });

function weekMessage(value: string): Message | undefined {
  const match = /^(\d{4}|XXXX)-W(\d\d|XX)(?:-(WE|[1-7]))?$/.exec(value);
  if (!match) return undefined;
  const [, year = '', number = '', day] = match;
  const weekday = day === undefined || day === 'WE' ? undefined : weekdayName(Number(day));
  if (number === 'XX') {
    if (day === 'WE') return message('timex.everyWeekend');
    return weekday ?? message('timex.someWeek');
  }
  const week = message('timex.weekOfYear', { week: Number(number), year: yearMessage(year) });
  if (day === 'WE') return message('timex.weekendOfWeek', { week });
  return weekday ? message('timex.weekdayOfWeek', { weekday, week }) : week;
}

function partOfYearMessage(value: string): Message | undefined {
  const match = /^(\d{4}|XXXX)-(?:Q([1-4X])|H([12])|(SP|SU|FA|WI))$/.exec(value);
  if (!match) return undefined;
  const [, year = '', quarter, half, season] = match;
  const of = yearMessage(year);
  if (quarter === 'X') return message('timex.aQuarterOfYear', { year: of });
  if (quarter) return message('timex.quarterOfYear', { quarter: Number(quarter), year: of });
  if (half) return message('timex.halfOfYear', { half: Number(half), year: of });
  const name = message(SEASONS[season!]!);
  return year === UNKNOWN_YEAR
    ? message('timex.yearUnknown', { time: name })
    : message('timex.seasonOfYear', { season: name, year });
}

/** Decades, centuries and millennia by their first digits, and years before Christ. */
function eraMessage(value: string): Message | undefined {
  const match = /^(BC)?(\d{1,4})$/.exec(value);
  if (!match) return undefined;
  const [, before, digits = ''] = match;
  const number = Number(digits) + 1;
  if (before !== undefined) {
    if (digits.length === 4) return message('timex.yearBeforeChrist', { year: Number(digits) });
    return digits.length === 2 ? message('timex.centuryBeforeChrist', { century: number }) : undefined;
  }
  if (digits.length === 3) return message('timex.decade', { year: `${digits}0` });
  if (digits.length === 2) return message('timex.century', { century: number });
  return digits.length === 1 ? message('timex.millennium', { millennium: number }) : undefined;
}

function lengthMessage(value: string): Message | undefined {
  if (!/^P(?=.)(?:(?:\d+(?:\.\d+)?|X+)[YMWD])*(?:T(?:(?:\d+(?:\.\d+)?|X+)[HMS])+)?$/.test(value))
    return undefined;
  const [days = '', clock = ''] = value.slice(1).split('T');
  const read = (text: string, clockSign: string): Message[] =>
    [...text.matchAll(/(\d+(?:\.\d+)?|X+)([YMWDHS])/g)].map(([, count = '', letter = '']) => {
      const unit = clockSign + letter;
      return count.startsWith('X') ? message(SOME[unit]!) : message(LENGTHS[unit]!, { count: Number(count) });
    });
  return [...read(days, ''), ...read(clock, 'T')].reduce((before, last) =>
    message('timex.and', { before, last }),
  );
}

function clockMessage(value: string): Message | undefined {
  const at = value.indexOf('T');
  if (at < 0 || value.startsWith('P')) return undefined;
  const day = value.slice(0, at);
  const clock = value.slice(at + 1);
  const match = /^(\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:\d\d)?$/.exec(clock);
  const part = own(PARTS, clock);
  if (!match && !part && !/^\d\d$/.test(clock)) return undefined;
  const time = part ? message(part) : clockTime(match?.[1] ?? `${clock}:00`, match?.[2]);
  if (day === '') return time;
  if (day === 'XXXX-XX-XX') return message('timex.dayUnknown', { time });
  const date = dateMessage(day) ?? otherMessage(day);
  return date && message('timex.dateAndTime', { date, time });
}

function clockTime(time: string, zone: string | undefined): Message {
  if (zone === undefined) return message('timex.clock', { time });
  return message('timex.clockInZone', { time, zone: zone === 'Z' ? 'UTC' : `UTC${zone}` });
}

const otherMessage = (value: string): Message | undefined => {
  const reference = own(REFERENCES, value);
  return reference
    ? message(reference)
    : (weekMessage(value) ?? partOfYearMessage(value) ?? eraMessage(value));
};

function rangeMessage(value: string): Message | undefined {
  const slash = value.indexOf('/');
  if (slash < 0) return undefined;
  const [a, b] = [value.slice(0, slash), value.slice(slash + 1)];
  const [from, to] = [parts(a), parts(b)];
  if (from?.month && to?.month && from.day !== undefined && to.day !== undefined && from.year === to.year)
    return daysMessage({ month: from.month, day: from.day }, { month: to.month, day: to.day }, to.year);
  if (from && to && from.month === undefined && to.month === undefined) {
    if (from.day !== undefined && to.day !== undefined)
      return message('timex.daysOfSomeMonth', { from: from.day, to: to.day });
    return message('timex.years', { from: from.year, to: to.year });
  }
  return message('timex.range', { from: timexMessage(a) ?? a, to: timexMessage(b) ?? b });
}

interface MonthDay {
  readonly month: number;
  readonly day: number;
}

/** «4–7 November 2024», «28 October – 3 November 2024». */
function daysMessage(from: MonthDay, to: MonthDay, year: string): Message {
  const known = year !== UNKNOWN_YEAR;
  if (from.month === to.month) {
    const days = { from: from.day, to: to.day, month: monthName(to.month) };
    return known
      ? message('timex.daysOfMonth', { ...days, year })
      : message('timex.yearUnknown', { time: message('timex.days', days) });
  }
  return message('timex.range', {
    from: dateWithoutYear(from.day, from.month),
    to: known ? dateInFull(to.day, to.month, year) : dateWithoutYear(to.day, to.month),
  });
}

/** A TIMEX3 value (and `mod`) in words; undefined for a value that is none. */
export function timexMessage(value: string, mod?: string): Message | undefined {
  const time =
    rangeMessage(value) ??
    dateMessage(value) ??
    otherMessage(value) ??
    lengthMessage(value) ??
    clockMessage(value);
  const modified = mod === undefined ? undefined : own(MODS, mod);
  return time && modified ? message(modified, { time }) : time;
}
