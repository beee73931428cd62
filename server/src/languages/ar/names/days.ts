/** Days that name what happened on them: «اتفاق العاشر من مارس», «ثورة 25 يناير». */
import { isYear, wordAt, type View } from './view.js';
import { Class } from './wordClasses.js';

/** Words before the month at most («الحادي والعشرين من كانون»). */
const LONGEST_DAY = 4;

/**
 * Token after the day, month and year at a token, or -1. A day that only the time of writing tells («الاثنين»,
 * «10 مارس الجاري») names nothing.
 */
export function dayAfter(view: View, token: number): number {
  const first = wordAt(view, token);
  if (!view.inTime(token) || (first.kind !== 'number' && !(first.classes & Class.Ordinal))) return -1;
  let to = token + 1;
  while (view.inTime(to) && to < token + LONGEST_DAY && !(wordAt(view, to).classes & Class.Calendar)) to++;
  if (!view.inTime(to) || !(wordAt(view, to).classes & Class.Calendar)) return -1;
  to++;
  if (wordAt(view, to).classes & Class.Ordinal) to++;
  if (isYear(view, to)) to++;
  const after = wordAt(view, to).classes;
  return after & Class.Calendar && after & Class.Definite ? -1 : to;
}
