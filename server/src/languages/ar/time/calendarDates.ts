/**
 * Dates of the calendar as the press writes them: weekday, day, month, year in their usual and unusual orders,
 * «اليوم الأربعاء 6 دجنبر الجاري», «الاثنين (5 مايو/أيار 2025)», «الأسبوع القادم يوم الجمعة».
 */
import { FEMININE_ENDING, ENDS_WITH_ANY_PREPOSITION, ENDS_WITH_PREPOSITION, FOR } from '../affixes.js';
import {
  wordAt,
  tokenAt,
  atEdge,
  find,
  findBare,
  isNumber,
  normAt,
  touches,
  type TimeText,
  type Reading,
} from './timeText.js';
import type { CalendarMeaning, Meaning } from '../../time/meaning.js';
import { directionOf, readDayDate, readDayNumber, readMonthDate } from './monthDates.js';
import { readNumericDate } from './numericDates.js';
import { readPlacedUnit, readRelative } from './placedUnits.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

type CalendarDraft = { -readonly [K in keyof CalendarMeaning]: CalendarMeaning[K] };

const SIGNS_AFTER_WEEKDAY = new Set(['،', ',', '-', '–', '—', '(', ':']);

/** Past «الموافق», «الموافق لـ», «المصادف», «الواقع فيه»: the index of the date, or -1. */
function pastCorresponding(text: TimeText, i: number): number {
  if (WORDS.corresponding.has(normAt(text, i))) return normAt(text, i + 1) === FOR ? i + 2 : i + 1;
  return WORDS.falling.has(normAt(text, i)) && WORDS['in-it'].has(normAt(text, i + 1)) ? i + 2 : -1;
}

/** The day and month after a weekday or a word like اليوم, past a comma, a bracket or الموافق. */
function readDateAfterDay(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const norm = normAt(text, i);
  let from = i;
  let bracket = false;
  const corresponding = pastCorresponding(text, i);
  if (corresponding >= 0) {
    from = corresponding;
    if (normAt(text, from) === '(') {
      from++;
      bracket = true;
    }
  } else if (SIGNS_AFTER_WEEKDAY.has(norm) || WORDS.in.has(norm)) {
    from = i + 1;
    bracket = norm === '(';
    const beyond = pastCorresponding(text, from);
    if (beyond >= 0) from = beyond;
  }
  const proclitics = wordAt(text, from)?.proclitics ?? '';
  if (proclitics !== '' && !(proclitics === FOR && WORDS.corresponding.has(normAt(text, from - 1))))
    return undefined;
  if (find(text, from, BIT.unit)?.sense.value === 'day') from++;
  const date =
    readDayDate(text, from) ??
    readNumericDate(text, from) ??
    (from === i || norm === '،' || norm === ',' ? readMonthWithDay(text, from) : undefined);
  if (!date) return undefined;
  if (!bracket) return date;
  return normAt(text, date.next) === ')' ? { ...date, next: date.next + 1 } : undefined;
}

function readMonthWithDay(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const date = readMonthDate(text, i);
  return date?.meaning.day ? date : undefined;
}

/** Weekday alone or in its date; index at «يوم» or the weekday. */
function readWeekdayDate(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const unit = find(text, i, BIT.unit);
  const introduced = unit?.sense.value === 'day' && unit.sense.tag === 'singular';
  const weekdayAt = introduced ? unit.next : i;
  if (introduced && wordAt(text, weekdayAt)?.proclitics !== '') return undefined;
  const weekday = find(text, weekdayAt, BIT.weekday);
  if (!weekday) return undefined;
  const { definite } = weekday.sense;
  // «الأحد عشر» is eleven.
  if (WORDS.teen.has(normAt(text, weekday.next))) return undefined;
  const draft: CalendarDraft = { kind: 'calendar', weekday: weekday.sense.number };
  let next = weekday.next;
  const relative = readRelative(text, next);
  if (relative) {
    draft.direction = directionOf(relative.offset);
    if (Math.abs(relative.offset) === 2) draft.weekBeyond = true;
    next = relative.next;
  }
  const date = readDateAfterDay(text, next);
  // «اثنين، 6 مايو 2024» begins a dateline.
  const isDateline = weekdayAt === 0 && date?.meaning.month !== undefined;
  if (date && (definite || introduced || isDateline))
    return {
      next: date.next,
      meaning: {
        ...draft,
        ...date.meaning,
        direction: date.meaning.direction ?? draft.direction,
        ...(wordAt(text, next)?.number?.definite && date.meaning.day! <= 5 ? { perhapsNth: true } : {}),
      },
    };
  if (!definite) return readIndefiniteWeekday(text, weekdayAt, introduced, draft, next);
  if (WORDS.sunday.get(normAt(text, i)) === 'definite' && find(text, i - 1, BIT.numbered)) return undefined;
  const placed = readWeekAround(text, next);
  if (placed) return { next: placed.next, meaning: { ...draft, within: placed.meaning } };
  const numbered = relative ? undefined : readDayAfterWeekday(text, next);
  if (numbered) return { next: numbered.next, meaning: { ...draft, ...numbered.meaning } };
  return { next, meaning: draft };
}

/** «الأسبوع القادم يوم الجمعة», «هذا الأسبوع السبت»: index at the week. */
function readWeekWithWeekday(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const week = readPlacedUnit(text, i);
  if (week?.meaning.unit !== 'week') return undefined;
  const unit = findBare(text, week.next, BIT.unit);
  const at = unit?.sense.value === 'day' && unit.sense.tag === 'singular' ? unit.next : week.next;
  const weekday = findBare(text, at, BIT.weekday);
  if (!weekday?.sense.definite) return undefined;
  return {
    next: weekday.next,
    meaning: { kind: 'calendar', weekday: weekday.sense.number, within: week.meaning },
  };
}

/** «أحد الأسبوع الماضي», «يوم جمعة»: without article only so. */
function readIndefiniteWeekday(
  text: TimeText,
  i: number,
  introduced: boolean,
  draft: CalendarDraft,
  next: number,
): Reading<CalendarMeaning> | undefined {
  const placed = wordAt(text, next)?.proclitics === '' ? readPlacedUnit(text, next) : undefined;
  if (placed?.meaning.unit === 'week')
    return { next: placed.next, meaning: { ...draft, within: placed.meaning } };
  return introduced && WORDS.sunday.get(normAt(text, i)) !== 'indefinite'
    ? { next, meaning: draft }
    : undefined;
}

/** «من الأسبوع المقبل», «هذا الأسبوع» after a weekday. */
function readWeekAround(text: TimeText, i: number): Reading | undefined {
  const from = WORDS.within.has(normAt(text, i)) ? i + 1 : i;
  if (wordAt(text, from)?.proclitics !== '') return undefined;
  const placed = readPlacedUnit(text, from);
  return placed?.meaning.unit === 'week' ? placed : undefined;
}

/** «الجمعة 15», «السبت السادس عشر», «السبت في 23»: only where no noun that would be counted follows. */
function readDayAfterWeekday(
  text: TimeText,
  i: number,
): { next: number; meaning: Partial<CalendarDraft> } | undefined {
  const from = WORDS.in.has(normAt(text, i)) ? i + 1 : i;
  const word = wordAt(text, from);
  if (word && word.proclitics !== '') return undefined;
  const day = readDayNumber(text, from);
  // «الاثنين رابع أيام العيد»: an ordinal before its noun is of that noun.
  if (!day || day.day > 31 || (from === i && !day.digits && !day.definite)) return undefined;
  const free = atEdge(text, day.next) || WORDS['after-day'].has(normAt(text, day.next));
  if (!free || (touches(text, day.next) && normAt(text, day.next) === ':')) return undefined;
  if (!day.digits && day.definite && day.day <= 5 && from === i)
    return { next: day.next, meaning: { within: { kind: 'nth', nth: day.day, unit: 'day' } as Meaning } };
  return { next: day.next, meaning: { day: day.day } };
}

/** «مساء الغد», «بالأمس», «حتى الغد»; «جيل الغد» is no day. */
function isPlacedDay(text: TimeText, i: number): boolean {
  return (
    ENDS_WITH_PREPOSITION.test(text.words[i]!.proclitics) ||
    WORDS['before-month'].has(normAt(text, i - 1)) ||
    find(text, i - 1, BIT.part) !== undefined ||
    find(text, i - 1, BIT.unit) !== undefined
  );
}

/** «اليوم العالمي», «لليوم الثالث على التوالي», «باليوم الوطني»: a day of its own name or number, not today. */
function namesDay(text: TimeText, i: number, next: number): boolean {
  if (find(text, next, BIT['day-kind'])) return true;
  const after = wordAt(text, next);
  if (after?.proclitics === '' && after.number?.definite && !find(text, next, BIT.weekday))
    return readDayDate(text, next) === undefined;
  return ENDS_WITH_ANY_PREPOSITION.test(text.words[i]!.proclitics) && !find(text, next, BIT.weekday);
}

/** «كرة رأسية»: an adjective in ة follows. */
const isOfKind = (text: TimeText, i: number): boolean =>
  tokenAt(text, i)?.kind === 'arabic' && FEMININE_ENDING.test(normAt(text, i)) && normAt(text, i).length > 3;

/** «اليوم», «أمس الأحد», «غدا الثلاثاء 3 مارس», «اليوم، 12 ماي». */
function readDayWord(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const day = find(text, i, BIT.day);
  if (!day) return undefined;
  const draft: CalendarDraft = { kind: 'calendar', dayOffset: day.sense.number };
  if (day.sense.tag === 'today' && (readPlacedUnit(text, i) || namesDay(text, i, day.next))) return undefined;
  // «طوال اليوم» is how long.
  if (
    day.sense.tag === 'today' &&
    WORDS.throughout.has(normAt(text, i - 1)) &&
    !find(text, day.next, BIT.weekday)
  )
    return undefined;
  if (WORDS['placed-day'].has(text.words[i]!.stem) && day.next === i + 1 && !isPlacedDay(text, i))
    return undefined;
  if (WORDS.ball.has(normAt(text, i)) && isOfKind(text, day.next)) return undefined;
  let next = day.next;
  const skip = normAt(text, next) === '(' || normAt(text, next) === '،' || normAt(text, next) === '-' ? 1 : 0;
  const inner = wordAt(text, next + skip);
  const weekday = inner?.proclitics === '' ? readWeekdayDate(text, next + skip) : undefined;
  if (weekday && find(text, next + skip, BIT.weekday)?.sense.definite !== false) {
    const closes = normAt(text, next) === '(' && normAt(text, weekday.next) === ')';
    if (skip === 0 || weekday.meaning.month || closes)
      return {
        next: weekday.next + (closes ? 1 : 0),
        meaning: { ...weekday.meaning, dayOffset: draft.dayOffset },
      };
  }
  const date = readDateAfterDay(text, next);
  if (date && !WORDS.in.has(normAt(text, next))) {
    next = date.next;
    return { next, meaning: { ...date.meaning, dayOffset: draft.dayOffset } };
  }
  return { next, meaning: draft };
}

/** «هذا الأربعاء», «هذا السبت»: the one of the document's week. */
function readThisWeekday(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const stem = wordAt(text, i)?.stem ?? '';
  if (!WORDS.demonstrative.has(stem) || WORDS['far-demonstrative'].has(stem)) return undefined;
  if (!findBare(text, i + 1, BIT.weekday)?.sense.definite) return undefined;
  const day = readWeekdayDate(text, i + 1);
  return day && { next: day.next, meaning: { direction: 'present', ...day.meaning } };
}

/** Any date of the calendar that begins at `i`, except a bare year. */
export function readCalendarDate(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  if (isNumber(text, i)) return readDayDate(text, i) ?? readNumericDate(text, i);
  return (
    readDayWord(text, i) ??
    readWeekWithWeekday(text, i) ??
    readWeekdayDate(text, i) ??
    readThisWeekday(text, i) ??
    readIntroduced(text, i) ??
    readDayDate(text, i) ??
    readMonthDate(text, i)
  );
}

/** «يوم 20 ماي», «يوم 27», «اليوم الثالث من أكتوبر». */
function readIntroduced(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const unit = find(text, i, BIT.unit);
  if (!unit || unit.sense.value !== 'day' || unit.sense.tag !== 'singular') return undefined;
  const after = unit.next;
  if ((wordAt(text, after)?.proclitics ?? '') !== '') return undefined;
  const date = readDayDate(text, after) ?? readNumericDate(text, after);
  if (date) return date;
  const day = unit.sense.definite ? undefined : readDayNumber(text, after);
  if (!day?.digits || day.day > 31) return undefined;
  if (!atEdge(text, day.next) && !WORDS['after-day'].has(normAt(text, day.next))) return undefined;
  return { next: day.next, meaning: { kind: 'calendar', day: day.day } };
}
