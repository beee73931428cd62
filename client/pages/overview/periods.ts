/** Dates counted by year or by month, without gaps between the first and the last. Pure. */
import type { CountedPeriod } from '../../../server/src/protocol/overview.js';

export type Grain = 'year' | 'month';

/** Over more years months would be too thin to be seen. */
const MOST_YEARS_IN_MONTHS = 6;
/** Bars of a chart: further away from most of the dates is told in no chart. */
const MOST_BARS = 240;

const isMonth = (period: string): boolean => period.length > 4;

export interface Periods {
  readonly grain: Grain;
  readonly rows: readonly CountedPeriod[];
  /** Mentions of dates that name a year alone, where months are shown. */
  readonly withoutMonth: number;
}

/** `wanted`: what somebody chose; else as fits. */
export function periodsBy(all: readonly CountedPeriod[], wanted: Grain | undefined): Periods {
  const years = all.map(({ period }) => Number(period.slice(0, 4)));
  const isShort = all.length > 0 && Math.max(...years) - Math.min(...years) < MOST_YEARS_IN_MONTHS;
  const grain = wanted ?? (isShort && all.some(({ period }) => isMonth(period)) ? 'month' : 'year');
  const counts = new Map<string, CountedPeriod>();
  let withoutMonth = 0;
  for (const one of all) {
    if (grain === 'month' && !isMonth(one.period)) {
      withoutMonth += one.annotated + one.suggested;
      continue;
    }
    const period = grain === 'year' ? one.period.slice(0, 4) : one.period;
    const before = counts.get(period) ?? { annotated: 0, suggested: 0, documents: 0 };
    counts.set(period, {
      period,
      annotated: before.annotated + one.annotated,
      suggested: before.suggested + one.suggested,
      documents: before.documents + one.documents,
    });
  }
  return { grain, rows: withoutGaps([...counts.values()], grain), withoutMonth };
}

const numberOf = (period: string, grain: Grain): number =>
  grain === 'year' ? Number(period) : 12 * Number(period.slice(0, 4)) + Number(period.slice(5, 7)) - 1;

const nameOf = (number: number, grain: Grain): string =>
  grain === 'year'
    ? String(number).padStart(4, '0')
    : `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

/** Where the dates lie too far apart for that, they stand side by side as they are. */
function withoutGaps(rows: readonly CountedPeriod[], grain: Grain): readonly CountedPeriod[] {
  const numbers = rows.map(({ period }) => numberOf(period, grain));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const sorted = [...rows].sort((a, b) => (a.period < b.period ? -1 : 1));
  if (rows.length === 0 || last - first >= MOST_BARS) return sorted;
  const known = new Map(rows.map((row) => [row.period, row]));
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const period = nameOf(first + i, grain);
    return known.get(period) ?? { period, annotated: 0, suggested: 0, documents: 0 };
  });
}
