/**
 * The dialects of value of the public cases, each compared with a TIMEX3 value as this recogniser gives it. What is
 * evened out is notation alone: Duckling's intervals end after their last day, Recognizers-Text writes ranges as
 * `(start,end,length)` and leaves the year of «2 October» open (XXXX), hours without minutes are T07. What TIMEX3 has a
 * name for (tonight TNI, midday TMI, the middle of a month) both write as hours and days, «a few» Recognizers-Text as 3,
 * and an hour that does not say its half of the day is for Duckling the next one.
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
  /** An hour of the clock that does not say which half of the day it is of. */
  readonly eitherHalf?: boolean;
  /** «حتى» stands before it. */
  readonly until?: boolean;
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
  if ((match = /^(\d\d)$/.exec(value)))
    return { from: dayCount(+match[1]! * 100, 1, 1), to: dayCount(+match[1]! * 100 + 99, 12, 31) };
  if ((match = /^(\d{4})-H(\d)$/.exec(value))) {
    const [y, h] = numbers() as [number, number];
    return { from: dayCount(y, h * 6 - 5, 1), to: dayCount(y, h * 6, daysInMonth(y, h * 6)) };
  }
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
  const week = /^(\d{4}|XXXX)-(\d\d)-W(\d\d)$/.exec(expected);
  if (week) return value === `${week[1]}-W${week[3]}` || isWeekOfMonth(value, week[1]!, week[2]!, week[3]!);
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

/** Recognizers-Text: the first week of a month, 2016-11-W01; the fourth is its last too. */
function isWeekOfMonth(value: string, year: string, month: string, nth: string): boolean {
  const monday = /^\d{4}-W\d\d$/.test(value) ? daysOf(value)!.from : undefined;
  if (monday === undefined || !openDay(monday, `${year}-${month}-XX`)) return false;
  return [Math.ceil(civilDate(monday).day / 7), civilDate(monday + 7).day <= 7 ? 4 : 0].includes(Number(nth));
}

/** Hours that Duckling gives a part of the day; a morning begins at midnight or at four. */
const HOURS: Readonly<Record<string, readonly [from: readonly number[], to: number]>> = {
  MO: [[0, 3, 4, 5], 12],
  MI: [[12], 14],
  AF: [[12], 19],
  EV: [[18], 24],
  NI: [[18], 24],
};

/** «tonight» is from 18 to 24. */
function partAgrees(value: string, start: string, end: string): boolean {
  const named = /^(\d{4}-\d\d-\d\d)T(MO|MI|AF|EV|NI)$/.exec(value);
  if (!named) return false;
  const [from, to] = HOURS[named[2]!]!;
  const hour = (of: number): string =>
    of === 24 ? `${isoDay(day(named[1]!)! + 1)}T00:00` : `${named[1]}T${String(of).padStart(2, '0')}:00`;
  return from.some((of) => clock(start) === hour(of)) && clock(end) === hour(to);
}

/** A minute or an hour before: ends that are exclusive by the grain of the interval. */
function lastBefore(end: string, minutes: number): string {
  const at = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(clock(end));
  const all = at ? Number(at[2]) * 60 + Number(at[3]) - minutes : -1;
  const two = (n: number): string => String(n).padStart(2, '0');
  return at && all >= 0 ? `${at[1]}T${two(Math.floor(all / 60))}:${two(all % 60)}` : '';
}

/** «until the end of the month», «within two weeks»: from the reference time on. */
function fromNowAgrees(answer: Answer, end: string, reference: string | null): boolean {
  const { anchor, until, value } = answer;
  if (anchor) return anchor.from === (reference ?? '').slice(0, 10) && anchor.to === end.slice(0, 10);
  if (!until) return false;
  const days = daysOf(value);
  if (days) return isoDay(days.to + 1) === end.slice(0, 10) || isoDay(days.from) === end.slice(0, 10);
  return momentAgrees(answer, end, reference);
}

/** A moment: «now» is the reference time, an hour without its half of the day the next one. */
function momentAgrees({ value, eitherHalf }: Answer, expected: string, reference: string | null): boolean {
  if (value === 'PRESENT_REF') return clock(expected) === clock((reference ?? '').slice(0, 19));
  const at = onDay(value, reference);
  if (at === clock(expected)) return true;
  if (!eitherHalf || reference === null || at >= clock(reference.slice(0, 16))) return false;
  return at === lastBefore(expected, 12 * 60);
}

/** Duckling: ends of intervals are exclusive; the first and last third of a month are its ten days. */
function ducklingInterval(answer: Answer, expected: string, reference: string | null): boolean {
  const [start = '', end = ''] = expected.split('/');
  const value = answer.value;
  const ends = value.split('/');
  if (clock(start) === clock((reference ?? '').slice(0, 19)) && fromNowAgrees(answer, end, reference))
    return true;
  if (/T/.test(expected)) {
    const [a = '', b = ''] = ends.map((one) => onDay(one, reference));
    if (a === clock(start) && [clock(end), lastBefore(end, 60), lastBefore(end, 1)].includes(b)) return true;
    return partAgrees(value, start, end);
  }
  if (answer.anchor && answer.anchor.from !== answer.anchor.to)
    return answer.anchor.from === start && answer.anchor.to === end;
  const [from, to, expectedFrom, expectedTo] = [daysOf(ends[0]!), daysOf(ends.at(-1)!), day(start), day(end)];
  if (!from || !to || expectedFrom === undefined || expectedTo === undefined) return false;
  if (answer.mod === 'START') return from.from === expectedFrom;
  if (answer.mod === 'END') return to.to + 1 === expectedTo;
  if (answer.mod === 'MID') return from.from + 10 === expectedFrom && from.from + 20 === expectedTo;
  return from.from === expectedFrom && to.to + 1 === expectedTo;
}

/** The beginning, middle and end of a month as a day; midday and the middle of a part of the day as an hour. */
function edgeAgrees({ value, mod }: Answer, expected: string): boolean {
  const [from, to] = [daysOf(value)?.from, daysOf(value)?.to];
  const middle = mod === 'MID' && /^\d{4}-\d\d$/.test(value) ? from! + 14 : undefined;
  const edge = mod === 'START' ? from : mod === 'END' ? to : middle;
  if (edge !== undefined) return isoDay(edge) === expected;
  const hours: Readonly<Record<string, string>> =
    mod === 'MID' ? { TMO: 'T10', TMI: 'T14', TAF: 'T14' } : { TMI: 'T12' };
  return value.startsWith('T') && hours[value] === expected;
}

/** Whether an answer means what the case expects. */
export function agrees(answer: Answer, expected: string, kind: string, reference: string | null): boolean {
  if (kind === 'numeral' || kind === 'ordinal') return Number(answer.value) === Number(expected);
  const { value } = answer;
  if (value === expected) return true;
  if (kind === 'duration') {
    const length = lengthOf(value.replace(/X(?=[A-Z])/, '3'));
    return length !== undefined && length === lengthOf(expected);
  }
  if (kind === 'interval') return ducklingInterval(answer, expected, reference);
  if (/^\d{4}-\d\d-\d\dT/.test(expected)) return momentAgrees(answer, expected, reference);
  if (edgeAgrees(answer, expected)) return true;
  if (answer.anchor && answer.anchor.from === answer.anchor.to && answer.anchor.from === expected)
    return true;
  return timexAgrees(answer, expected);
}
