/** A document's date as people type it. */
import { daysInMonth } from '../../../server/src/annotation/timexValue.js';

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** What is wrong with a document date (ISO 8601 date, month or year); undefined where it is fine. */
export function dateProblem(typed: string): string | undefined {
  const found = SHAPE.exec(typed.trim());
  if (!found) return 'Write a date (2024-11-08), a month (2024-11) or a year (2024).';
  const [, year, month, day] = found;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12)) return `There is no month ${month}.`;
  if (day !== undefined) {
    const days = daysInMonth(Number(year), Number(month));
    if (Number(day) < 1 || Number(day) > days) return `${year}-${month} has days 01 to ${days}.`;
  }
  return undefined;
}
