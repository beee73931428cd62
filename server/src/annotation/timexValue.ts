/** TIMEX3 values as people type them (ISO 24617-1 over ISO 8601, as the annotation guidelines use it). Pure. */
import { TIME_LABELS } from '../languages/mention.js';
import { message, type Message } from '../messages/message.js';

const TIMES: ReadonlySet<string> = new Set(TIME_LABELS);

/** Whether annotations of a label have a TIMEX3 value. */
export function hasTimexValue(label: string): boolean {
  return TIMES.has(label);
}

/** How many days a month of the Gregorian calendar has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

const DATE =
  /^(?:(?:\d{4}|XXXX)(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?|(?:\d{4}|XXXX)-W(?:\d\d|XX)(?:-(?:WE|[1-7X]))?|(?:\d{4}|XXXX)-(?:Q[1-4X]|H[12]|SP|SU|FA|WI)|\d{1,3}|XX?X?|BC\d{2,4})$/;
const CLOCK = /^(?:MO|MI|AF|EV|NI|DT|\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:\d\d)?)$/;
const DURATION = /^P(?=.)(?:(?:\d+(?:\.\d+)?|X+)[YMWD])*(?:T(?:(?:\d+(?:\.\d+)?|X+)[HMS])+)?$/;
const REFERENCE = /^(?:PAST|PRESENT|FUTURE)_REF$/;

function pointProblem(value: string): Message | undefined {
  if (REFERENCE.test(value)) return undefined;
  const at = value.indexOf('T');
  const date = at < 0 ? value : value.slice(0, at);
  const clock = at < 0 ? undefined : value.slice(at + 1);
  if (date !== '' && !DATE.test(date)) return message('timex.noDate', { value: date });
  if (date === '' && clock === undefined) return message('timex.empty');
  const [year = '', month, day] = date.split('-');
  if (/^\d\d$/.test(month ?? '')) {
    const number = Number(month);
    if (number < 1 || number > 12) return message('timex.noMonth', { month: month! });
    const most = /^\d{4}$/.test(year) ? daysInMonth(Number(year), number) : daysInMonth(2024, number);
    if (/^\d\d$/.test(day ?? '') && (Number(day) < 1 || Number(day) > most))
      return message('timex.noDay', { days: most, day: day! });
  }
  const week = /^W(\d\d)$/.exec(month ?? '')?.[1];
  if (week !== undefined && (Number(week) < 1 || Number(week) > 53)) return message('timex.noWeek', { week });
  if (clock === undefined) return undefined;
  if (!CLOCK.test(clock)) return message('timex.noClock', { value: clock });
  const [hour, minute, second] = clock.split(/[:Z+-]/).map(Number);
  if (!/^\d/.test(clock)) return undefined;
  if (hour! > 24 || (minute ?? 0) > 59 || (second ?? 0) > 59)
    return message('timex.noTime', { value: clock });
  return undefined;
}

/** What is wrong with a TIMEX3 value for a label (DATE, TIME, DURATION, SET); undefined where nothing is. */
export function timexProblem(value: string, label?: string): Message | undefined {
  const clean = value.trim();
  if (clean === '') return message('timex.empty');
  const duration = DURATION.test(clean);
  if (label === 'DURATION') return duration ? undefined : message('timex.duration');
  if (label === 'SET' && duration) return undefined;
  if (duration) return label === undefined ? undefined : message('timex.isDuration', { value: clean, label });
  const ends = clean.split('/');
  if (ends.length > 2) return message('timex.twoEnds');
  for (const end of ends) {
    const problem = pointProblem(end);
    if (problem !== undefined) return problem;
  }
  if (label === 'TIME' && ends.length === 1 && !clean.includes('T') && !REFERENCE.test(clean))
    return message('timex.time');
  if (label === 'DATE' && clean.includes('T') && !REFERENCE.test(clean)) return message('timex.isTime');
  return ends.length === 2 &&
    /^\d{4}/.test(ends[0]!) &&
    /^\d{4}/.test(ends[1]!) &&
    ends[0]! > ends[1]! &&
    ends[0]!.length === ends[1]!.length
    ? message('timex.backwards')
    : undefined;
}
