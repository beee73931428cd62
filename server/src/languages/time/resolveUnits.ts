/** Units placed relative to the document's date: «الأسبوع الماضي», «العقد المقبل», «نهاية الأسبوع». */
import { message } from '../../messages/message.js';
import { addMonths, civilDate, dayCount, daysInMonth, isoWeekValue, isoYear, weekdayOf } from './calendar.js';
import type { Unit, UnitMeaning } from './meaning.js';
import {
  dayOf,
  dayPeriod,
  monthPeriod,
  note,
  unresolved,
  yearPeriod,
  type Period,
  type Resolution,
} from './resolution.js';

const UNKNOWN: Record<Unit, string> = {
  second: 'XXXX-XX-XX',
  minute: 'XXXX-XX-XX',
  hour: 'XXXX-XX-XX',
  night: 'XXXX-XX-XXTNI',
  day: 'XXXX-XX-XX',
  weekend: 'XXXX-WXX-WE',
  week: 'XXXX-WXX',
  month: 'XXXX-XX',
  quarter: 'XXXX-QX',
  season: 'XXXX',
  year: 'XXXX',
  decade: 'XXX',
  century: 'XX',
  millennium: 'X',
};

export const decadePeriod = (decade: number): Period => ({
  value: String(decade).padStart(3, '0'),
  from: dayCount(decade * 10, 1, 1),
  to: dayCount(decade * 10 + 9, 12, 31),
});

const centuryPeriod = (century: number): Period => ({
  value: String(century).padStart(2, '0'),
  from: dayCount(century * 100, 1, 1),
  to: dayCount(century * 100 + 99, 12, 31),
});

/** The unit that holds, or follows, what the text last spoke of. */
function besideAntecedent(resolution: Resolution, unit: Unit, offset: number): Period | undefined {
  const from = resolution.antecedent?.from;
  if (from === undefined) return undefined;
  const { year, month } = civilDate(from);
  note(resolution, message('time.countedFromBefore'));
  if (unit === 'year') return yearPeriod(year + offset);
  if (unit === 'month') {
    const moved = addMonths(year, month, offset);
    return monthPeriod(moved.year, moved.month);
  }
  if (unit === 'week') {
    const monday = from - weekdayOf(from) + 1 + offset * 7;
    return { value: isoWeekValue(monday), from: monday, to: monday + 6 };
  }
  if (unit === 'quarter') {
    const moved = addMonths(year, month, offset * 3);
    return quarterPeriod(moved.year, Math.ceil(moved.month / 3));
  }
  const exact = resolution.antecedent!.to === from;
  return (unit === 'day' || unit === 'night') && exact ? dayPeriod(from + offset) : undefined;
}

/** «الشهر نفسه من العام الماضي»: the day, month or quarter that the text last spoke of, in another year. */
export function resolveSameOf(resolution: Resolution, { unit }: UnitMeaning, of: Period): Period {
  const from = resolution.antecedent?.from;
  if (of.from === undefined) return { value: UNKNOWN[unit] };
  const { year } = civilDate(of.from);
  if (from === undefined) return { value: `${isoYear(year)}${UNKNOWN[unit].slice(4)}` };
  note(resolution, message('time.countedFromBefore'));
  const { month, day } = civilDate(from);
  if (unit === 'month') return monthPeriod(year, month);
  if (unit === 'quarter') return quarterPeriod(year, Math.ceil(month / 3));
  if (unit === 'week') {
    const monday = dayCount(year, month, Math.min(day, daysInMonth(year, month)));
    return {
      value: isoWeekValue(monday),
      from: monday - weekdayOf(monday) + 1,
      to: monday - weekdayOf(monday) + 7,
    };
  }
  return dayPeriod(dayCount(year, month, Math.min(day, daysInMonth(year, month))));
}

/** «نفس الفترة من 2015»: what the text last spoke of, in that year. */
export function resolveSamePeriod(resolution: Resolution, of: Period | undefined): Period {
  const { antecedent } = resolution;
  const from = antecedent?.from;
  if (!antecedent || from === undefined) {
    note(resolution, message('time.refersToBefore'));
    return of ?? { value: UNKNOWN.year };
  }
  note(resolution, message('time.countedFromBefore'));
  if (of?.from === undefined) return of ?? antecedent;
  const years = civilDate(of.from).year - civilDate(from).year;
  return { value: antecedent.value.replace(YEARS, (year) => isoYear(Number(year) + years)) };
}
const YEARS = /(?<=^|\/)\d{4}/g;

export function resolveUnit(resolution: Resolution, meaning: UnitMeaning): Period {
  const { unit, same, following, fresh } = meaning;
  const { date } = resolution;
  const beside = same || following ? besideAntecedent(resolution, unit, meaning.offset) : undefined;
  if (beside) return beside;
  if (same) {
    note(resolution, message('time.refersToBefore'));
    return { value: UNKNOWN[unit] };
  }
  const offset = fresh && date?.month !== undefined && date.month >= 10 ? 1 : meaning.offset;
  const day = dayOf(resolution);
  if (!date) return unresolved(resolution, UNKNOWN[unit]);
  note(resolution, message('time.countedFromDocument', { date: date.iso }));
  switch (unit) {
    case 'year':
      return yearPeriod(date.year + offset);
    case 'decade':
      return decadePeriod(Math.floor(date.year / 10) + offset);
    case 'century':
      return centuryPeriod(Math.floor(date.year / 100) + offset);
    case 'millennium':
      return { value: String(Math.floor(date.year / 1000) + offset) };
    case 'season': {
      const first = (date.month !== undefined && date.month < 7 ? date.year - 1 : date.year) + offset;
      return {
        value: `${isoYear(first)}/${isoYear(first + 1)}`,
        from: dayCount(first, 7, 1),
        to: dayCount(first + 1, 6, 30),
      };
    }
    case 'month': {
      if (date.month === undefined) return unresolved(resolution, `${isoYear(date.year)}-XX`);
      const { year, month } = addMonths(date.year, date.month, offset);
      return monthPeriod(year, month);
    }
    case 'quarter': {
      if (date.month === undefined) return unresolved(resolution, `${isoYear(date.year)}-QX`);
      const { year, month } = addMonths(date.year, date.month, offset * 3);
      return quarterPeriod(year, Math.ceil(month / 3));
    }
    case 'week': {
      if (day === undefined) return unresolved(resolution, UNKNOWN.week);
      const monday = day - weekdayOf(day) + 1 + offset * 7;
      return { value: isoWeekValue(monday), from: monday, to: monday + 6 };
    }
    case 'weekend': {
      if (day === undefined) return unresolved(resolution, UNKNOWN.weekend);
      // The weekend past by default on Monday and Tuesday, the coming one later in the week.
      const early = offset === 0 && resolution.tense !== 'future' && weekdayOf(day) <= 2 ? -7 : 0;
      const saturday = day - weekdayOf(day) + 6 + offset * 7 + early;
      return { value: `${isoWeekValue(saturday)}-WE`, from: saturday, to: saturday + 1 };
    }
    case 'night':
    case 'day':
    case 'hour':
    case 'minute':
    case 'second':
      return day === undefined ? unresolved(resolution, UNKNOWN.day) : dayPeriod(day + offset);
  }
}

export function quarterPeriod(year: number, quarter: number): Period {
  const from = dayCount(year, quarter * 3 - 2, 1);
  const last = civilDate(from + 70);
  return { value: `${isoYear(year)}-Q${quarter}`, from, to: monthPeriod(last.year, last.month).to };
}
