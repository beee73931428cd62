/**
 * How values are compared: dates and times (ISO 8601, TIMEX3) by the time that they speak of, numbers by size, words as
 * they are folded. Pure.
 */
import type { Operator } from '../query/queryTree.js';

/** The time that a value speaks of, as texts that are in the order of time: `from` and `to` belong to it. */
export interface Bounds {
  readonly from: string;
  readonly to: string;
}

const SEASONS: Readonly<Record<string, readonly [string, string]>> = {
  ...{ Q1: ['01', '03'], Q2: ['04', '06'], Q3: ['07', '09'], Q4: ['10', '12'] },
  ...{ H1: ['01', '06'], H2: ['07', '12'] },
  ...{ SP: ['03', '05'], SU: ['06', '08'], FA: ['09', '11'] },
};
const POINT =
  /^(\d{4})(?:-(?:(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?[Z\d:+-]*)?)?|W(\d\d)|(Q[1-4]|H[12]|SP|SU|FA)))?$/;

/** The time of a year, month, day, week, season, time of day, or of two of them with a slash between; undefined where it is none. */
export function boundsOf(value: string): Bounds | undefined {
  const [first = '', second = first, ...more] = value.trim().split('/');
  const from = pointBounds(first);
  const to = pointBounds(second);
  return from && to && more.length === 0 ? { from: from.from, to: to.to } : undefined;
}

function pointBounds(value: string): Bounds | undefined {
  const match = POINT.exec(value);
  if (!match) return undefined;
  const [, year = '', month, day, hour, minute, second, week, season] = match;
  if (week !== undefined) return weekBounds(Number(year), Number(week));
  const months = season === undefined ? undefined : SEASONS[season];
  const rest = (fill: string, own = month): string =>
    `${year}-${own ?? fill}-${day ?? fill}T${hour ?? fill}:${minute ?? fill}:${second ?? fill}`;
  return { from: rest('00', months?.[0]), to: rest('99', months?.[1]) };
}

/** Monday to Sunday of a week by ISO 8601: the first is that of 4 January. */
function weekBounds(year: number, week: number): Bounds {
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = 4 - ((fourth.getUTCDay() + 6) % 7) + 7 * (week - 1);
  const day = (number: number): string => new Date(Date.UTC(year, 0, number)).toISOString().slice(0, 10);
  return { from: `${day(monday)}T00:00:00`, to: `${day(monday + 6)}T99:99:99` };
}

const order = (operator: Operator, difference: number): boolean => {
  if (operator === '>') return difference > 0;
  if (operator === '<') return difference < 0;
  return operator === '>=' ? difference >= 0 : difference <= 0;
};

/** Holds a text against what a query asks for; the same for all texts, so that what is asked is looked at once. */
export function valueTest(
  operator: Operator,
  wanted: string,
  fold: (text: string) => string,
): (value: string) => boolean {
  if (operator === '==') return (value) => value === wanted;
  const bounds = boundsOf(wanted);
  const number = Number(wanted);
  if (operator === '=' || operator === '!=') {
    const folded = fold(wanted).trim();
    return (value) => {
      const own = bounds && boundsOf(value);
      const isIt =
        fold(value).trim() === folded || (own && own.from >= bounds.from && own.to <= bounds.to) === true;
      return isIt === (operator === '=');
    };
  }
  return (value) => {
    const own = boundsOf(value);
    if (own && bounds) {
      if (operator === '>') return own.from > bounds.to;
      if (operator === '<') return own.to < bounds.from;
      return operator === '>=' ? own.from >= bounds.from : own.to <= bounds.to;
    }
    return value.trim() !== '' && order(operator, Number(value) - number);
  };
}
