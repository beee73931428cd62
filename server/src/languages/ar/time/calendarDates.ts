/**
 * Dates of the calendar as the press writes them: weekday, day, month, year in their usual and unusual orders,
 * «اليوم الأربعاء 6 دجنبر الجاري», «الاثنين (5 مايو/أيار 2025)», «الأسبوع القادم يوم الجمعة».
 */
import { ENDS_WITH_ANY_PREPOSITION, ENDS_WITH_PREPOSITION, FOR } from '../affixes.js';
import { atEdge, find, findBare, normAt, touches, type Line, type Reading } from './line.js';
import type { CalendarMeaning, Meaning } from './meaning.js';
import { directionOf, readDayDate, readDayNumber, readMonthDate } from './monthDates.js';
import { readNumericDate } from './numericDates.js';
import { readPlacedUnit, readRelative } from './placedUnits.js';
import { WORDS } from './timeWords.js';

type Draft = { -readonly [K in keyof CalendarMeaning]: CalendarMeaning[K] };

const SIGNS_AFTER_WEEKDAY = new Set(['،', ',', '-', '–', '—', '(', ':']);

/** Past «الموافق», «الموافق لـ», «المصادف», «الواقع فيه»: the index of the date, or -1. */
function pastCorresponding(line: Line, i: number): number {
  if (WORDS.corresponding.has(normAt(line, i))) return normAt(line, i + 1) === FOR ? i + 2 : i + 1;
  return WORDS.falling.has(normAt(line, i)) && WORDS['in-it'].has(normAt(line, i + 1)) ? i + 2 : -1;
}

/** The day and month after a weekday or a word like اليوم, past a comma, a bracket or الموافق. */
function readDateAfterDay(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const norm = normAt(line, i);
  let from = i;
  let bracket = false;
  const corresponding = pastCorresponding(line, i);
  if (corresponding >= 0) {
    from = corresponding;
    if (normAt(line, from) === '(') {
      from++;
      bracket = true;
    }
  } else if (SIGNS_AFTER_WEEKDAY.has(norm) || WORDS.in.has(norm)) {
    from = i + 1;
    bracket = norm === '(';
    const beyond = pastCorresponding(line, from);
    if (beyond >= 0) from = beyond;
  }
  const proclitics = line.words[from]?.proclitics ?? '';
  if (proclitics !== '' && !(proclitics === FOR && WORDS.corresponding.has(normAt(line, from - 1))))
    return undefined;
  if (find(line, from, 'unit')?.sense.value === 'day') from++;
  const date =
    readDayDate(line, from) ??
    readNumericDate(line, from) ??
    (from === i || norm === '،' || norm === ',' ? readMonthWithDay(line, from) : undefined);
  if (!date) return undefined;
  if (!bracket) return date;
  return normAt(line, date.next) === ')' ? { ...date, next: date.next + 1 } : undefined;
}

function readMonthWithDay(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const date = readMonthDate(line, i);
  return date?.meaning.day ? date : undefined;
}

/** Weekday alone or in its date; index at «يوم» or the weekday. */
export function readWeekdayDate(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const unit = find(line, i, 'unit');
  const introduced = unit?.sense.value === 'day' && unit.sense.tag === 'singular';
  const weekdayAt = introduced ? unit.next : i;
  if (introduced && line.words[weekdayAt]?.proclitics !== '') return undefined;
  const weekday = find(line, weekdayAt, 'weekday');
  if (!weekday) return undefined;
  const { definite } = weekday.sense;
  // «الأحد عشر» is eleven.
  if (WORDS.teen.has(normAt(line, weekday.next))) return undefined;
  const draft: Draft = { kind: 'calendar', weekday: weekday.sense.number };
  let next = weekday.next;
  const relative = readRelative(line, next);
  if (relative) {
    draft.direction = directionOf(relative.offset);
    if (Math.abs(relative.offset) === 2) draft.weekBeyond = true;
    next = relative.next;
  }
  const date = readDateAfterDay(line, next);
  if (date && (definite || introduced))
    return {
      next: date.next,
      meaning: {
        ...draft,
        ...date.meaning,
        direction: date.meaning.direction ?? draft.direction,
        ...(line.words[next]?.number?.definite && date.meaning.day! <= 5 ? { perhapsNth: true } : {}),
      },
    };
  if (!definite) return readIndefiniteWeekday(line, weekdayAt, introduced, draft, next);
  if (WORDS.sunday.get(normAt(line, i)) === 'definite' && find(line, i - 1, 'numbered')) return undefined;
  const placed = readWeekAround(line, next);
  if (placed) return { next: placed.next, meaning: { ...draft, within: placed.meaning } };
  const numbered = relative ? undefined : readDayAfterWeekday(line, next);
  if (numbered) return { next: numbered.next, meaning: { ...draft, ...numbered.meaning } };
  return { next, meaning: draft };
}

/** «الأسبوع القادم يوم الجمعة», «هذا الأسبوع السبت»: index at the week. */
export function readWeekWithWeekday(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const week = readPlacedUnit(line, i);
  if (week?.meaning.unit !== 'week') return undefined;
  const unit = findBare(line, week.next, 'unit');
  const at = unit?.sense.value === 'day' && unit.sense.tag === 'singular' ? unit.next : week.next;
  const weekday = findBare(line, at, 'weekday');
  if (!weekday?.sense.definite) return undefined;
  return {
    next: weekday.next,
    meaning: { kind: 'calendar', weekday: weekday.sense.number, within: week.meaning },
  };
}

/** «أحد الأسبوع الماضي», «يوم جمعة»: without article only so. */
function readIndefiniteWeekday(
  line: Line,
  i: number,
  introduced: boolean,
  draft: Draft,
  next: number,
): Reading<CalendarMeaning> | undefined {
  const placed = line.words[next]?.proclitics === '' ? readPlacedUnit(line, next) : undefined;
  if (placed?.meaning.unit === 'week')
    return { next: placed.next, meaning: { ...draft, within: placed.meaning } };
  return introduced && WORDS.sunday.get(normAt(line, i)) !== 'indefinite'
    ? { next, meaning: draft }
    : undefined;
}

/** «من الأسبوع المقبل», «هذا الأسبوع» after a weekday. */
function readWeekAround(line: Line, i: number): Reading | undefined {
  const from = WORDS.within.has(normAt(line, i)) ? i + 1 : i;
  if (line.words[from]?.proclitics !== '') return undefined;
  const placed = readPlacedUnit(line, from);
  return placed?.meaning.unit === 'week' ? placed : undefined;
}

/** «الجمعة 15», «السبت السادس عشر», «السبت في 23»: only where no noun that would be counted follows. */
function readDayAfterWeekday(line: Line, i: number): { next: number; meaning: Partial<Draft> } | undefined {
  const from = WORDS.in.has(normAt(line, i)) ? i + 1 : i;
  const word = line.words[from];
  if (word && word.proclitics !== '') return undefined;
  const day = readDayNumber(line, from);
  // «الاثنين رابع أيام العيد»: an ordinal before its noun is of that noun.
  if (!day || day.day > 31 || (from === i && !day.digits && !day.definite)) return undefined;
  const free = atEdge(line, day.next) || WORDS['after-day'].has(normAt(line, day.next));
  if (!free || (touches(line, day.next) && normAt(line, day.next) === ':')) return undefined;
  if (!day.digits && day.definite && day.day <= 5 && from === i)
    return { next: day.next, meaning: { within: { kind: 'nth', nth: day.day, unit: 'day' } as Meaning } };
  return { next: day.next, meaning: { day: day.day } };
}

/** «مساء الغد», «بالأمس», «حتى الغد»; «جيل الغد» is no day. */
function isPlacedDay(line: Line, i: number): boolean {
  return (
    ENDS_WITH_PREPOSITION.test(line.words[i]!.proclitics) ||
    WORDS['before-month'].has(normAt(line, i - 1)) ||
    find(line, i - 1, 'part') !== undefined ||
    find(line, i - 1, 'unit') !== undefined
  );
}

/** «اليوم العالمي», «لليوم الثالث على التوالي», «باليوم الوطني»: a day of its own name or number, not today. */
function namesDay(line: Line, i: number, next: number): boolean {
  if (find(line, next, 'day-kind')) return true;
  const after = line.words[next];
  if (after?.proclitics === '' && after.number?.definite && !find(line, next, 'weekday'))
    return readDayDate(line, next) === undefined;
  return ENDS_WITH_ANY_PREPOSITION.test(line.words[i]!.proclitics) && !find(line, next, 'weekday');
}

/** «اليوم», «أمس الأحد», «غدا الثلاثاء 3 مارس», «اليوم، 12 ماي». */
export function readDayWord(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const day = find(line, i, 'day');
  if (!day) return undefined;
  const draft: Draft = { kind: 'calendar', dayOffset: day.sense.number };
  if (day.sense.tag === 'today' && (readPlacedUnit(line, i) || namesDay(line, i, day.next))) return undefined;
  if (WORDS['placed-day'].has(line.words[i]!.stem) && day.next === i + 1 && !isPlacedDay(line, i))
    return undefined;
  let next = day.next;
  const skip = normAt(line, next) === '(' || normAt(line, next) === '،' || normAt(line, next) === '-' ? 1 : 0;
  const inner = line.words[next + skip];
  const weekday = inner?.proclitics === '' ? readWeekdayDate(line, next + skip) : undefined;
  if (weekday && find(line, next + skip, 'weekday')?.sense.definite !== false) {
    const closes = normAt(line, next) === '(' && normAt(line, weekday.next) === ')';
    if (skip === 0 || weekday.meaning.month || closes)
      return {
        next: weekday.next + (closes ? 1 : 0),
        meaning: { ...weekday.meaning, dayOffset: draft.dayOffset },
      };
  }
  const date = readDateAfterDay(line, next);
  if (date && !WORDS.in.has(normAt(line, next))) {
    next = date.next;
    return { next, meaning: { ...date.meaning, dayOffset: draft.dayOffset } };
  }
  return { next, meaning: draft };
}

/** Any date of the calendar that begins at `i`, except a bare year. */
export function readCalendarDate(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  return (
    readDayWord(line, i) ??
    readWeekWithWeekday(line, i) ??
    readWeekdayDate(line, i) ??
    readIntroduced(line, i) ??
    readDayDate(line, i) ??
    readNumericDate(line, i) ??
    readMonthDate(line, i)
  );
}

/** «يوم 20 ماي», «يوم 27», «اليوم الثالث من أكتوبر». */
function readIntroduced(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const unit = find(line, i, 'unit');
  if (!unit || unit.sense.value !== 'day' || unit.sense.tag !== 'singular') return undefined;
  const after = unit.next;
  if ((line.words[after]?.proclitics ?? '') !== '') return undefined;
  const date = readDayDate(line, after) ?? readNumericDate(line, after);
  if (date) return date;
  const day = unit.sense.definite ? undefined : readDayNumber(line, after);
  if (!day?.digits || day.day > 31) return undefined;
  if (!atEdge(line, day.next) && !WORDS['after-day'].has(normAt(line, day.next))) return undefined;
  return { next: day.next, meaning: { kind: 'calendar', day: day.day } };
}
