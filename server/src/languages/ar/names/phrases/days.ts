/** Days that name what happened on them: «اتفاق العاشر من مارس», «ثورة 25 يناير». */
import { isYear, wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';

/** Words before the month at most («الحادي والعشرين من كانون»). */
const LONGEST_DAY = 4;

/**
 * Token after the day, month and year at a token, or -1. A day that only the time of writing tells («الاثنين»,
 * «10 مارس الجاري») names nothing.
 */
export function dayAfter(analysis: AnalysedText, token: number): number {
  const first = wordAt(analysis, token);
  if (!analysis.inTime(token) || (first.kind !== 'number' && !(first.classes & Class.Ordinal))) return -1;
  let to = token + 1;
  while (analysis.inTime(to) && to < token + LONGEST_DAY && !(wordAt(analysis, to).classes & Class.Calendar))
    to++;
  if (!analysis.inTime(to) || !(wordAt(analysis, to).classes & Class.Calendar)) return -1;
  to++;
  if (wordAt(analysis, to).classes & Class.Ordinal) to++;
  if (isYear(analysis, to)) to++;
  const after = wordAt(analysis, to).classes;
  return after & Class.Calendar && after & Class.Definite ? -1 : to;
}
