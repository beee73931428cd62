/** Which of several days or years a date without its year means: by direction, by tense, else the nearest. */
import { civilDate, dayCount, daysInMonth, type DayCount } from './calendar.js';
import type { TimeDirection } from './meaning.js';
import type { Resolution } from './resolution.js';

/** Two-digit years: the one within 70 years before to 29 after the document's date (else of 1950–2049). */
export function fullYear(year: number, resolution: Resolution): number {
  const about = resolution.date?.year ?? 2020;
  const century = Math.floor(about / 100) * 100;
  for (const candidate of [century + year, century - 100 + year, century + 100 + year])
    if (candidate >= about - 70 && candidate < about + 30) return candidate;
  return century + year;
}

const FEW_WEEKS = 31;
/** Days that another year, or a day ahead in a sentence that tells the past, counts as further away. */
const OTHER_YEAR = 120;
const AHEAD = 150;

/** Of candidates, the one that direction and tense ask for; else the nearest to the document's date. */
export function choose<T extends { from: DayCount; to: DayCount }>(
  candidates: readonly T[],
  resolution: Resolution,
  direction: TimeDirection | undefined,
): T | undefined {
  const { date, tense } = resolution;
  if (!date) return undefined;
  const exact = date.day !== undefined ? date.near : undefined;
  const start = exact ?? (date.month ? dayCount(date.year, date.month, 1) : dayCount(date.year, 1, 1));
  const end =
    exact ??
    (date.month
      ? dayCount(date.year, date.month, daysInMonth(date.year, date.month))
      : dayCount(date.year, 12, 31));
  const sorted = [...candidates].sort((a, b) => a.from - b.from);
  const wanted = direction ?? (tense === 'future' ? 'future' : undefined);
  if (wanted === 'past') {
    const past = sorted.filter(({ from, to }) =>
      exact === undefined ? from <= start : to < start || (to > from && from < start),
    );
    const before = past.filter(({ to }) => to < start);
    return before.at(-1) ?? past.at(-1);
  }
  // A verb in the future beside a day a few weeks past speaks of that day, not of next year's.
  if (wanted === 'future')
    return sorted.find(({ from, to }) => (direction ? from > start : to >= end - FEW_WEEKS)) ?? sorted.at(-1);
  // A date without a year is most often of the document's own year; news that tells looks back.
  const distance = ({ from, to }: T): number => {
    const middle = (from + to) / 2;
    const otherYear = civilDate(from).year === date.year ? 0 : OTHER_YEAR;
    return Math.abs(middle - date.near) + otherYear + (tense === 'past' && from > end ? AHEAD : 0);
  };
  return sorted.sort((a, b) => distance(a) - distance(b))[0];
}
