/**
 * The dialects of value of the public cases, each compared with a TIMEX3 value as this recogniser gives it. What is
 * evened out is notation alone: Duckling's intervals end after their last day, Recognizers-Text writes ranges as
 * `(start,end,length)` and leaves the year of «2 October» open (XXXX), hours without minutes are T07.
 */
import {
  civilDate,
  dayCount,
  daysInMonth,
  isoDay,
  weekdayOf,
} from '../../server/src/languages/time/calendar.js';

export interface Answer {
  readonly start: number;
  readonly end: number;
  readonly label: string;
  readonly text: string;
  readonly value: string;
  readonly mod?: string;
  readonly anchor?: { readonly from: string; readonly to: string };
}

interface Days {
  readonly from: number;
  readonly to: number;
}

/** The first and last day of a DATE value, or undefined. */
function daysOf(value: string): Days | undefined {
  let match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  const numbers = (): number[] => match!.slice(1).map(Number);
  if (match) {
    const [y, m, d] = numbers() as [number, number, number];
    return { from: dayCount(y, m, d), to: dayCount(y, m, d) };
  }
  if ((match = /^(\d{4})-(\d\d)$/.exec(value))) {
    const [y, m] = numbers() as [number, number];
    return { from: dayCount(y, m, 1), to: dayCount(y, m, daysInMonth(y, m)) };
  }
  if ((match = /^(\d{4})$/.exec(value)))
    return { from: dayCount(+match[1]!, 1, 1), to: dayCount(+match[1]!, 12, 31) };
  if ((match = /^(\d{3})$/.exec(value)))
    return { from: dayCount(+match[1]! * 10, 1, 1), to: dayCount(+match[1]! * 10 + 9, 12, 31) };
  if ((match = /^(\d{4})-Q(\d)$/.exec(value))) {
    const [y, q] = numbers() as [number, number];
    return { from: dayCount(y, q * 3 - 2, 1), to: dayCount(y, q * 3, daysInMonth(y, q * 3)) };
  }
  if ((match = /^(\d{4})-W(\d\d)$/.exec(value))) {
    const [y, w] = numbers() as [number, number];
    const jan4 = dayCount(y, 1, 4);
    const monday = jan4 - weekdayOf(jan4) + 1 + (w - 1) * 7;
    return { from: monday, to: monday + 6 };
  }
  return undefined;
}

const clock = (value: string): string =>
  value.replace(/T(\d\d)$/, 'T$1:00').replace(/T(\d\d:\d\d):00(?=$|Z)/, 'T$1');

/** An answer that is a time of day alone lies on the reference date. */
function onDay(value: string, reference: string | null): string {
  const day = value.startsWith('T') ? (reference ?? '').slice(0, 10) + value : value;
  const zoned = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)$/.exec(day);
  const offset = /(?:([+-])(\d\d):(\d\d)|Z)$/.exec(reference ?? '');
  if (!zoned || !offset) return clock(day);
  const minutesOf = (zone: string): number =>
    zone === 'Z'
      ? 0
      : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6)));
  const shift = minutesOf(offset[0]) - minutesOf(zoned[6]!);
  const minutes = Number(zoned[4]) * 60 + Number(zoned[5]) + shift;
  const count = dayCount(Number(zoned[1]), Number(zoned[2]), Number(zoned[3])) + Math.floor(minutes / 1440);
  const rest = ((minutes % 1440) + 1440) % 1440;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${isoDay(count)}T${two(Math.floor(rest / 60))}:${two(rest % 60)}`;
}

/** Months and seconds of an ISO duration. */
function lengthOf(value: string): string | undefined {
  const match =
    /^P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/.exec(
      value,
    );
  if (!match) return undefined;
  const [y = 0, m = 0, w = 0, d = 0, h = 0, min = 0, s = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return `${y * 12 + m} ${Math.round((((w * 7 + d) * 24 + h) * 60 + min) * 60 + s)}`;
}

/** The digits and letters that X leaves open. */
function matches(value: string, open: string): boolean {
  if (value.length !== open.length) return false;
  return [...open].every((char, i) => char === 'X' || char === value[i]);
}

const day = (value: string): number | undefined => {
  const days = /^\d{4}-\d\d-\d\d$/.test(value) ? daysOf(value) : undefined;
  return days?.from;
};

function openDay(count: number, open: string): boolean {
  return matches(isoDay(count), open);
}

/** (start,end,length) of Recognizers-Text; its end is the day after, or the last day, by kind. */
function rangeAgrees(answer: Answer, expected: string): boolean {
  const [start = '', end = '', length = ''] = expected.slice(1, -1).split(',');
  if (start.startsWith('T')) {
    const [a = '', b = ''] = answer.value.split('/');
    const time = (value: string): string => clock(value.slice(Math.max(0, value.indexOf('T'))));
    return time(a) === clock(start) && time(b) === clock(end);
  }
  const ends = answer.value.split('/');
  const from = daysOf(ends[0]!);
  const to = daysOf(ends.at(-1)!);
  if (from && to) {
    return openDay(from.from, start) && [to.from, to.to, to.to + 1].some((count) => openDay(count, end));
  }
  if (answer.anchor && answer.value !== answer.anchor.from) {
    const [anchorFrom, anchorTo] = [day(answer.anchor.from), day(answer.anchor.to)];
    const [expectedFrom, expectedTo] = [day(start), day(end)];
    if (
      anchorFrom === undefined ||
      anchorTo === undefined ||
      expectedFrom === undefined ||
      expectedTo === undefined
    )
      return false;
    return (
      lengthOf(answer.value) === lengthOf(length) &&
      Math.abs(anchorFrom - expectedFrom) <= 1 &&
      Math.abs(anchorTo - expectedTo) <= 1
    );
  }
  return false;
}

/** Recognizers-Text: nth weekday of a month (XXXX-07-WXX-5-#1), week of a month or year (2015-01-W01). */
function timexAgrees(answer: Answer, expected: string): boolean {
  const { value } = answer;
  if (expected.startsWith('(')) return rangeAgrees(answer, expected);
  const nth = /^(\d{4}|XXXX)-(\d\d)-WXX-(\d)-#?(\d)$/.exec(expected);
  if (nth) {
    const count = day(value);
    if (count === undefined) return false;
    const { year, month, day: of } = civilDate(count);
    return (
      matches(String(year), nth[1]!) &&
      month === Number(nth[2]) &&
      weekdayOf(count) === Number(nth[3]) &&
      Math.ceil(of / 7) === Number(nth[4])
    );
  }
  const week = /^(\d{4})-\d\d-W(\d\d)$/.exec(expected);
  if (week) return value === `${week[1]}-W${week[2]}`;
  if (/^(?:SP|SU|FA|WI)$/.test(expected)) return value.endsWith(`-${expected}`);
  if (expected.startsWith('T'))
    return clock(value.slice(Math.max(0, value.indexOf('T')))) === clock(expected);
  if (expected.startsWith('P')) return lengthOf(value) === lengthOf(expected);
  if (matches(value, expected)) return true;
  return (
    answer.anchor !== undefined &&
    answer.anchor.from === answer.anchor.to &&
    matches(answer.anchor.from, expected)
  );
}

/** Duckling: ends of intervals are exclusive; the first and last third of a month are its ten days. */
function ducklingInterval(answer: Answer, expected: string, reference: string | null): boolean {
  const [start = '', end = ''] = expected.split('/');
  const value = answer.value;
  const ends = value.split('/');
  if (/T/.test(expected)) {
    const [a = '', b = ''] = ends.map((one) => onDay(one, reference));
    return (
      a === clock(start) &&
      (b === clock(end) ||
        b === clock(end).replace(/T(\d\d)/, (_, h: string) => `T${String(Number(h) - 1).padStart(2, '0')}`))
    );
  }
  const [from, to, expectedFrom, expectedTo] = [daysOf(ends[0]!), daysOf(ends.at(-1)!), day(start), day(end)];
  if (!from || !to || expectedFrom === undefined || expectedTo === undefined) return false;
  if (answer.mod === 'START') return from.from === expectedFrom;
  if (answer.mod === 'END') return to.to + 1 === expectedTo;
  return from.from === expectedFrom && to.to + 1 === expectedTo;
}

/** Whether an answer means what the case expects. */
export function agrees(answer: Answer, expected: string, kind: string, reference: string | null): boolean {
  if (kind === 'numeral' || kind === 'ordinal') return Number(answer.value) === Number(expected);
  const { value } = answer;
  if (value === expected) return true;
  if (kind === 'duration') return lengthOf(value) !== undefined && lengthOf(value) === lengthOf(expected);
  if (kind === 'interval') return ducklingInterval(answer, expected, reference);
  if (/^\d{4}-\d\d-\d\dT/.test(expected)) return onDay(value, reference) === clock(expected);
  if (answer.anchor && answer.anchor.from === answer.anchor.to && answer.anchor.from === expected)
    return true;
  return timexAgrees(answer, expected);
}
