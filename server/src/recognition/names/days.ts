/** Days that name what happened on them: «اتفاق العاشر من مارس», «ثورة 25 يناير». */
import { wordAt, type View } from './view.js';
import { Class } from './wordClasses.js';

/** Words of a day's name at most («الحادي والعشرين من كانون الثاني»). */
const LONGEST_DAY = 5;

/**
 * Token after the day and month at a token, or -1. A day that only the time of writing tells («الاثنين», «10 مارس
 * الجاري») names nothing.
 */
export function dayAfter(view: View, token: number): number {
  const first = wordAt(view, token);
  if (!view.inTime(token) || (first.kind !== 'number' && !(first.classes & Class.Ordinal))) return -1;
  let month = false;
  let to = token + 1;
  for (; view.inTime(to); to++) {
    const { classes } = wordAt(view, to);
    if (to === token + LONGEST_DAY || (classes & Class.Calendar && classes & Class.Definite)) return -1;
    month ||= (classes & Class.Calendar) !== 0;
  }
  return month ? to : -1;
}
