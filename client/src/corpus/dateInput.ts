/** A document's date as people type it. */
import { message, type Message } from '../../../server/src/messages/message.js';
import { daysInMonth } from '../../../server/src/annotation/timexValue.js';

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** What is wrong with a document date (ISO 8601 date, month or year; nothing takes it away); undefined where it is fine. */
export function dateProblem(typed: string): Message | undefined {
  if (typed.trim() === '') return undefined;
  const found = SHAPE.exec(typed.trim());
  if (!found) return message('date.shape');
  const [, year, month, day] = found;
  if (month !== undefined && (Number(month) < 1 || Number(month) > 12))
    return message('date.noMonth', { month });
  if (day !== undefined) {
    const days = daysInMonth(Number(year), Number(month));
    if (Number(day) < 1 || Number(day) > days)
      return message('date.noDay', { year: year!, month: month!, days });
  }
  return undefined;
}
