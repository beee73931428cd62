/** Parts of periods, seasons and shifts against the document's date. */
import { message } from '../../messages/message.js';
import {
  addMonths,
  civilDate,
  dayCount,
  daysInMonth,
  isoDay,
  isoWeek,
  isoWeekValue,
  isoYear,
  nthWeekday,
  weekdayOf,
  type DayCount,
} from './calendar.js';
import { durationValue } from './durationValue.js';
import type {
  LengthMeaning,
  LengthPart,
  NthMeaning,
  SeasonMeaning,
  ShiftMeaning,
  YearSeason,
} from './meaning.js';
import { choose } from './choosing.js';
import {
  dayOf,
  dayPeriod,
  daysPeriod,
  monthPeriod,
  note,
  unresolved,
  yearPeriod,
  type Period,
  type Resolution,
} from './resolution.js';
import { decadePeriod, quarterPeriod } from './resolveUnits.js';

const isWholeYear = ({ from, to }: Period): boolean =>
  from !== undefined && to !== undefined && to - from >= 364 && to - from <= 365;

/** The nth unit of a period already resolved. */
export function resolveNth(
  resolution: Resolution,
  { nth, unit, weekday, after }: NthMeaning,
  of: Period,
): Period {
  if (unit === 'decade') {
    const century = Number(of.value);
    return Number.isInteger(century) && of.value.length === 2
      ? decadePeriod(century * 10 + nth)
      : { value: `XX${nth}` };
  }
  const { from, to } = of;
  if (from === undefined || to === undefined) return { value: unknownNth(unit, nth, of) };
  if (weekday !== undefined) {
    if (after) return nth > 0 ? dayPeriod(to + ((weekday - weekdayOf(to) + 6) % 7) + 1 + (nth - 1) * 7) : of;
    const count = nthWeekday(from, to, weekday, nth);
    return count === undefined ? unresolved(resolution, `XXXX-WXX-${weekday}`) : dayPeriod(count);
  }
  const { year, month } = civilDate(from);
  const counted = (whole: number): number => (nth < 0 ? whole + 1 + nth : nth);
  switch (unit) {
    case 'quarter':
      return isWholeYear(of) && counted(4) >= 1 && counted(4) <= 4 ? quarterPeriod(year, counted(4)) : of;
    case 'half':
      return half(of, counted(2));
    case 'third':
      return isWholeYear(of)
        ? daysPeriod(dayCount(year, counted(3) * 4 - 3, 1), monthPeriod(year, counted(3) * 4).to!)
        : daysPeriod(from + (counted(3) - 1) * 10, counted(3) === 3 ? to : from + counted(3) * 10 - 1);
    case 'month': {
      const months = addMonths(year, month, counted(12) - 1);
      return monthPeriod(months.year, months.month);
    }
    case 'week': {
      const monday =
        nth > 0
          ? firstMonday(from, isWholeYear(of)) + (nth - 1) * 7
          : lastMonday(to, isWholeYear(of)) + (nth + 1) * 7;
      return { value: isoWeekValue(monday), from: monday, to: monday + 6 };
    }
    case 'weekend': {
      const saturday = nthWeekday(from, to, 6, nth);
      return saturday === undefined
        ? of
        : { value: `${isoWeekValue(saturday)}-WE`, from: saturday, to: saturday + 1 };
    }
    default:
      return dayPeriod(nth > 0 ? from + nth - 1 : to + nth + 1);
  }
}

/** A quarter without its year: the last one of that number that has begun, the next one where the text looks ahead. */
export function resolveQuarter(resolution: Resolution, nth: number): Period {
  const { date, tense } = resolution;
  const quarter = nth < 0 ? 4 : nth;
  if (date?.month === undefined) return unresolved(resolution, `XXXX-Q${quarter}`);
  const current = Math.ceil(date.month / 3);
  note(resolution, message('time.countedFromDocument', { date: date.iso }));
  if (tense === 'future') return quarterPeriod(quarter < current ? date.year + 1 : date.year, quarter);
  return quarterPeriod(quarter > current ? date.year - 1 : date.year, quarter);
}

function half(of: Period, nth: number): Period {
  const { year, month } = civilDate(of.from!);
  if (isWholeYear(of)) {
    const [from, to] = nth === 1 ? [1, 6] : [7, 12];
    return { value: `${isoYear(year)}-H${nth}`, from: dayCount(year, from, 1), to: monthPeriod(year, to).to };
  }
  if (of.to! - of.from! > 31) return of;
  const last = daysInMonth(year, month);
  return nth === 1
    ? daysPeriod(of.from!, dayCount(year, month, 15))
    : daysPeriod(dayCount(year, month, 16), dayCount(year, month, last));
}

const firstMonday = (from: DayCount, year: boolean): DayCount => {
  const monday = from - weekdayOf(from) + 1;
  if (year) return isoWeek(from).week === 1 ? monday : monday + 7;
  return monday === from ? from : monday + 7;
};

const lastMonday = (to: DayCount, year: boolean): DayCount => {
  const monday = to - weekdayOf(to) + 1;
  return monday + 6 <= to || year ? monday : monday - 7;
};

function unknownNth(unit: NthMeaning['unit'], nth: number, of: Period): string {
  if (unit === 'quarter') return nth > 0 ? `XXXX-Q${nth}` : 'XXXX-Q4';
  if (unit === 'half') return nth > 0 ? `XXXX-H${nth}` : 'XXXX-H2';
  return /^XXXX-\d\d$/.test(of.value) && unit === 'day' && nth > 0
    ? `${of.value}-${String(nth).padStart(2, '0')}`
    : 'XXXX-XX-XX';
}

const SEASON_MONTH: Record<YearSeason, number> = { SP: 3, SU: 6, FA: 9, WI: 12 };

export function resolveSeason(resolution: Resolution, meaning: SeasonMeaning): Period {
  const { season, year, offset, yearOffset } = meaning;
  const { date } = resolution;
  const period = (of: number): Period & { from: DayCount; to: DayCount } => {
    const from = dayCount(of, SEASON_MONTH[season], 1);
    const end = addMonths(of, SEASON_MONTH[season], 2);
    return { value: `${isoYear(of)}-${season}`, from, to: monthPeriod(end.year, end.month).to! };
  };
  if (year !== undefined) return period(year);
  if (!date) return unresolved(resolution, `XXXX-${season}`);
  note(resolution, message('time.yearOfDocument', { date: date.iso }));
  if (yearOffset !== undefined) return period(date.year + yearOffset);
  const around = [-2, -1, 0, 1, 2].map((years) => period(date.year + years));
  if (offset === undefined || offset === 0) {
    const holding = around.find(({ from, to }) => from <= date.near && date.near <= to);
    return (
      holding ??
      (offset === 0 ? period(date.year) : (choose(around, resolution, undefined) ?? period(date.year)))
    );
  }
  const past = around.filter(({ to }) => to < date.near);
  const future = around.filter(({ from }) => from > date.near);
  return (offset < 0 ? past.at(offset) : future[offset - 1]) ?? period(date.year + offset);
}

/** The day that lies a length away; months and years as the calendar has them. */
function shifted(day: DayCount, length: readonly LengthPart[], direction: number): DayCount {
  let { year, month, day: dayOfMonth } = civilDate(day);
  let days = 0;
  for (const { unit, count = 0 } of length) {
    const n = count * direction;
    if (unit === 'month') ({ year, month } = addMonths(year, month, Math.round(n)));
    else if (unit === 'quarter' || unit === 'season')
      ({ year, month } = addMonths(year, month, Math.round(n * 3)));
    else if (unit === 'year') ({ year, month } = addMonths(year, month, Math.round(n * 12)));
    else if (unit === 'decade') year += Math.round(n * 10);
    else if (unit === 'century') year += Math.round(n * 100);
    else if (unit === 'week') days += n * 7;
    else if (unit === 'day' || unit === 'night') days += n;
  }
  year = Math.max(-9999, Math.min(9999, year));
  dayOfMonth = Math.min(dayOfMonth, daysInMonth(year, month));
  return dayCount(year, month, dayOfMonth) + Math.round(Math.max(-3e6, Math.min(3e6, days)));
}

export function resolveShift(
  resolution: Resolution,
  { length, direction }: ShiftMeaning,
): Period & { exact?: DayCount } {
  const { date } = resolution;
  const units = new Set(length.map(({ unit }) => unit));
  const has = (...names: string[]): boolean => names.some((name) => units.has(name as LengthPart['unit']));
  if (length.some(({ count }) => count === undefined) || has('hour', 'minute', 'second'))
    return { value: direction < 0 ? 'PAST_REF' : 'FUTURE_REF' };
  const fine = has('day', 'night', 'week', 'weekend');
  if (!date)
    return unresolved(
      resolution,
      fine ? 'XXXX-XX-XX' : has('month') ? 'XXXX-XX' : has('year') ? 'XXXX' : 'XXX',
    );
  note(
    resolution,
    message(direction < 0 ? 'time.lengthBeforeDocument' : 'time.lengthAfterDocument', {
      length: durationValue(length),
      date: date.iso,
    }),
  );
  const exact = shifted(date.near, length, direction);
  const { year, month } = civilDate(exact);
  if (fine)
    return dayOf(resolution) === undefined
      ? unresolved(resolution, 'XXXX-XX-XX')
      : { ...dayPeriod(exact), exact };
  if (has('month', 'quarter', 'season')) {
    if (date.month === undefined) return unresolved(resolution, 'XXXX-XX');
    return { ...monthPeriod(year, month), exact };
  }
  if ((has('year') || has('decade')) && year < 1)
    return { value: year > -9999 ? `BC${String(1 - year).padStart(4, '0')}` : 'PAST_REF' };
  if (has('year')) return { ...yearPeriod(year), exact };
  if (has('decade')) return { ...decadePeriod(Math.floor(year / 10)), exact };
  return { value: isoYear(year).slice(0, 2), exact };
}

/** The days that a length before or after the document's date covers, or undefined. */
export function lengthAnchor(
  resolution: Resolution,
  { length, direction }: LengthMeaning,
): { from: string; to: string } | undefined {
  const day = dayOf(resolution);
  if (day === undefined || direction === undefined || length.some(({ count }) => count === undefined))
    return undefined;
  const other = shifted(day, length, direction);
  return direction < 0 ? { from: isoDay(other), to: isoDay(day) } : { from: isoDay(day), to: isoDay(other) };
}
