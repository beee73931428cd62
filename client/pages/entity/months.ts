/** Mentions over time. Pure. */
import type { EntityDocument } from '../../../server/src/protocol/entities.js';

export interface MonthCount {
  /** ISO 8601; a year where no more is known, empty for documents without a date. */
  readonly month: string;
  readonly count: number;
}

/** Mentions by the month of their document's date, the first month first, those without a date last. */
export function monthsOf(
  documents: readonly Pick<EntityDocument, 'date' | 'count'>[],
): readonly MonthCount[] {
  const months = new Map<string, number>();
  for (const { date = '', count } of documents) {
    const month = date.slice(0, 'YYYY-MM'.length);
    months.set(month, (months.get(month) ?? 0) + count);
  }
  return [...months].map(([month, count]) => ({ month, count })).sort((a, b) => byDate(a.month, b.month));
}

/** The earlier first, what has no date (an empty one) last. */
export function byDate(a: string, b: string): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return a < b ? -1 : 1;
}
