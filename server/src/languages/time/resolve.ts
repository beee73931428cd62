/** The value of a meaning against the document's date: the one place where the two meet. */
import { message } from '../../messages/message.js';
import { civilDate, dayCount, daysInMonth, isoDay, weekdayOf } from './calendar.js';
import { durationValue } from './durationValue.js';
import type { CalendarMeaning, ClockMeaning, Meaning, RangeMeaning } from './meaning.js';
import { resolveCalendar } from './resolveCalendar.js';
import { resolveFeast } from './resolveFeast.js';
import { lengthAnchor, resolveNth, resolveQuarter, resolveSeason, resolveShift } from './resolvePeriods.js';
import { dayPeriod, monthPeriod, note, type Period, type Resolution } from './resolution.js';
import { resolveSameOf, resolveSamePeriod, resolveUnit } from './resolveUnits.js';

const MOST_NESTED = 8;

export interface Resolved extends Period {
  /** The days that a length before or after the document's date covers. */
  readonly anchor?: { readonly from: string; readonly to: string };
}

/** Resolves any meaning; a meaning nested too deep stays unknown. */
export function resolveMeaning(resolution: Resolution, meaning: Meaning, depth = 0): Resolved {
  if (depth > MOST_NESTED) return { value: 'XXXX' };
  switch (meaning.kind) {
    case 'calendar':
      return resolveCalendar(resolution, meaning);
    case 'unit':
      if (meaning.of)
        return resolveSameOf(resolution, meaning, resolveMeaning(resolution, meaning.of, depth + 1));
      return resolveUnit(resolution, meaning);
    case 'nth':
      if (meaning.of)
        return resolveNth(resolution, meaning, resolveMeaning(resolution, meaning.of, depth + 1));
      return meaning.unit === 'quarter' ? resolveQuarter(resolution, meaning.nth) : { value: 'XXXX' };
    case 'same-period':
      return resolveSamePeriod(resolution, meaning.of && resolveMeaning(resolution, meaning.of, depth + 1));
    case 'season':
      return resolveSeason(resolution, meaning);
    case 'feast':
      return resolveFeast(resolution, meaning);
    case 'shift': {
      const { exact, ...period } = resolveShift(resolution, meaning);
      return exact === undefined ? period : { ...period, anchor: { from: isoDay(exact), to: isoDay(exact) } };
    }
    case 'length': {
      const anchor = lengthAnchor(resolution, meaning);
      return { value: durationValue(meaning.length), ...(anchor ? { anchor } : {}) };
    }
    case 'range':
      return resolveRange(resolution, meaning, depth);
    case 'clock':
      return resolveClock(resolution, meaning, depth);
    case 'fixed':
      return { value: meaning.value };
  }
}

const padded = (value: number): string => String(value).padStart(2, '0');

function resolveClock(resolution: Resolution, meaning: ClockMeaning, depth: number): Period {
  const { day, hour, minute, second, part, zone } = meaning;
  const date = day ? resolveMeaning(resolution, day, depth + 1) : undefined;
  let on = date?.value ?? '';
  if (on.includes('/')) on = on.slice(0, on.indexOf('/'));
  if (on === 'PRESENT_REF')
    on = resolution.date
      ? `${resolution.date.iso}${'-XX'.repeat(resolution.date.month ? 1 : 2)}`
      : 'XXXX-XX-XX';
  if (hour === undefined) return { ...date, value: `${on}T${part ?? 'DT'}` };
  const seconds = second === undefined ? '' : `:${padded(second)}`;
  return { ...date, value: `${on}T${padded(hour)}:${padded(minute ?? 0)}${seconds}${zone ?? ''}` };
}

const first = (value: string): string => value.split('/')[0]!;
const last = (value: string): string => value.split('/').at(-1)!;

const calendarOf = (meaning: Meaning): CalendarMeaning | undefined =>
  meaning.kind === 'calendar'
    ? meaning
    : meaning.kind === 'clock' && meaning.day
      ? calendarOf(meaning.day)
      : undefined;

const clockOf = (value: string): string => (value.includes('T') ? value.slice(value.indexOf('T')) : '');

/** The range turned forward where its ends do not say their years: over the turn of the year, or of the week. */
function turned(resolution: Resolution, range: RangeMeaning, a: Period, b: Period): Period | undefined {
  const [from, to] = [calendarOf(range.from), calendarOf(range.to)];
  if (!from || !to || (from.year !== undefined && to.year !== undefined)) return undefined;
  if (a.from === undefined || b.from === undefined) return undefined;
  const [timeA, timeB] = [clockOf(first(a.value)), clockOf(last(b.value))];
  if (isWeekday(from) && isWeekday(to)) {
    // «من الخميس إلى الأحد» with no word of the past goes on from the first day.
    if (resolution.tense !== 'past' && !from.direction && !to.direction) {
      const after = a.from + ((weekdayOf(b.from) - weekdayOf(a.from) + 7) % 7);
      return { value: `${first(a.value)}/${isoDay(after)}${timeB}`, from: a.from, to: after };
    }
    const before = b.from - ((weekdayOf(b.from) - (from.weekday ?? 1) + 7) % 7);
    return { value: `${isoDay(before)}${timeA}/${last(b.value)}`, from: before, to: b.to };
  }
  if (from.month === undefined || to.month === undefined || from.month <= to.month) return undefined;
  const years = [civilDate(a.from).year, civilDate(b.from).year - 1];
  const near = resolution.date?.near ?? a.from;
  const options = years.map((year) => {
    const start = period(year, from);
    const end = period(year + 1, to);
    const away = near < start.from! ? start.from! - near : near > end.to! ? near - end.to! : 0;
    return { start, end, away };
  });
  const best = options.reduce((one, other) => (other.away < one.away ? other : one));
  return {
    value: `${best.start.value}${timeA}/${best.end.value}${timeB}`,
    from: best.start.from,
    to: best.end.to,
  };
}

const period = (year: number, { month = 1, day }: CalendarMeaning): Period =>
  day === undefined
    ? monthPeriod(year, month)
    : dayPeriod(dayCount(year, month, Math.min(day, daysInMonth(year, month))));

const isWeekday = ({ weekday, month, day }: CalendarMeaning): boolean =>
  weekday !== undefined && month === undefined && day === undefined;

function resolveRange(resolution: Resolution, range: RangeMeaning, depth: number): Period {
  const a = resolveMeaning(resolution, range.from, depth + 1);
  const b = resolveMeaning(resolution, range.to, depth + 1);
  const value = `${first(a.value)}/${last(b.value)}`;
  if (a.from !== undefined && b.to !== undefined && a.from > b.to) {
    const forward = turned(resolution, range, a, b);
    if (forward) {
      note(resolution, message('time.rangeTurns'));
      return forward;
    }
    const turnedRound = `${first(b.value)}/${last(a.value)}`;
    resolution.problems.push({
      kind: 'backwards-range',
      message: message('time.problem.backwards', { last: last(b.value), first: first(a.value) }),
      readings: [
        { value: turnedRound, label: message('time.reading.otherWayRound', { range: turnedRound }) },
      ],
    });
  }
  return { value, from: a.from, to: b.to };
}
