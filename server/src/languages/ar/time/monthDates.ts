/** Months and days of the month, with their years: «6 دجنبر الجاري», «20 من الشهر المقبل», «يناير الثاني والعشرين، 2018». */
import {
  AND,
  ARTICLE_ALONE,
  BY,
  COMMA,
  ENDS_WITH_PREPOSITION,
  FOR,
  MASCULINE_ADJECTIVE,
} from '../affixes.js';
import { readNumber, readOrdinal } from '../numbers/numbers.js';
import { wordAt, atEdge, find, isNumber, normAt, touches, type TimeText, type Reading } from './timeText.js';
import type { CalendarMeaning, TimeDirection } from '../../time/meaning.js';
import { isAppointed } from './appointed.js';
import { readMonth, readMonthName, type MonthReading } from './monthNames.js';
import { readPlacedUnit, readRelative } from './placedUnits.js';
import { WORDS } from './timeWords.js';
import { LAST_LIKELY_YEAR, readNamedYear, readYear, type YearReading } from './years.js';
import { looksHijri } from '../../time/calendar.js';
import { BIT } from './vocabulary.js';

type CalendarDraft = { -readonly [K in keyof CalendarMeaning]: CalendarMeaning[K] };

/** «الماضي» of −1, «المقبل» of 1. */
export const directionOf = (offset: number): TimeDirection =>
  offset < 0 ? 'past' : offset > 0 ? 'future' : 'present';

/** A day of a month, as it is written. */
export interface DayReading {
  readonly day: number;
  readonly next: number;
  readonly digits: boolean;
  readonly definite: boolean;
}

/** A day of the month: 6, السادس, الرابع والعشرين, خمسة عشر, فاتح. */
export function readDayNumber(text: TimeText, i: number): DayReading | undefined {
  const first = find(text, i, BIT.edge);
  if (first?.sense.tag === 'first-day') return { day: 1, next: first.next, digits: false, definite: true };
  if (ARTICLE_ALONE.test(normAt(text, i)) && isNumber(text, i + 1)) {
    const day = readDayNumber(text, i + 1);
    return day && { ...day, definite: true };
  }
  if (isNumber(text, i)) {
    const norm = normAt(text, i);
    const day = Number(norm);
    if (norm.length > 2 || day < 1 || day > 39) return undefined;
    return { day, next: i + 1, digits: true, definite: false };
  }
  if (!wordAt(text, i)?.number) return undefined;
  const number = readOrdinal(text.tokens, i) ?? readNumber(text.tokens, i);
  if (!number || number.value < 1 || number.value > 39 || !Number.isInteger(number.value)) return undefined;
  return { day: number.value, next: number.next, digits: false, definite: number.definite };
}

const SEPARATORS = new Set(['-', '/', '.', '–']);
/** «السادس من دجنبر», «6 ل دجنبر». */
const joinsDayAndMonth = (norm: string): boolean => WORDS.from.has(norm) || norm === FOR;

/** The month after a day: «6 دجنبر», «السادس من شهر دجنبر», «6-دجنبر», «الأول من تشرين الثاني/نوفمبر». */
function readMonthOfDay(text: TimeText, day: DayReading): { month: MonthReading; sign: string } | undefined {
  let at = day.next;
  let sign = '';
  if (joinsDayAndMonth(normAt(text, at))) at++;
  else if (day.digits && SEPARATORS.has(normAt(text, at))) sign = normAt(text, at++);
  const proclitics = wordAt(text, at)?.proclitics;
  if (proclitics === undefined || (proclitics !== '' && proclitics !== BY && proclitics !== FOR))
    return undefined;
  const month = readMonth(text, at);
  // «3 - صفر» is a score.
  if (sign !== '' && month?.hijri && month.month === 2) return undefined;
  return month && { month, sign };
}

/** The year after a month: «2023», «، 2023», «من عام 2023», «لعام 2014», «سنة ألفين وعشرين», «-2024». */
function readYearAfterMonth(text: TimeText, i: number, sign: string): YearReading | undefined {
  const norm = normAt(text, i);
  const plain = readYear(text, i, true);
  if (plain && !plain.shortYear) return plain;
  if (plain?.shortYear && plain.year >= 40 && atEdge(text, plain.next)) return plain;
  if (WORDS.within.has(norm))
    return (
      readNamedYear(text, i + 1) ??
      (WORDS.from.has(norm) ? fourDigits(readYear(text, i + 1, true)) : undefined)
    );
  if (norm === COMMA || norm === ',' || (sign !== '' && norm === sign)) {
    const named = norm === COMMA || norm === ',' ? readNamedYear(text, i + 1) : undefined;
    if (named) return named;
    const year = readYear(text, i + 1, isNumber(text, i + 1));
    // «في 6 نونبر، 2500 شخص» counts.
    if (norm !== sign && isNumber(text, i + 1) && year && year.year > LAST_LIKELY_YEAR) return undefined;
    return sign !== '' && norm === sign ? year : fourDigits(year);
  }
  const proclitics = wordAt(text, i)?.proclitics;
  return proclitics === '' || proclitics === FOR ? readNamedYear(text, i) : undefined;
}

const fourDigits = (year: YearReading | undefined): YearReading | undefined =>
  year && year.year >= 1000 && !year.shortYear ? year : undefined;

function setYear(draft: CalendarDraft, year: YearReading): void {
  draft.year = year.year;
  if (year.shortYear) draft.shortYear = true;
  if (year.before) draft.before = true;
  if (year.hijri || (draft.hijri && looksHijri(year.year))) draft.hijri = true;
}

/** What places a month or a day: its year, «الماضي», «من هذا العام», «الجاري من السنة الماضية». */
function readTail(text: TimeText, i: number, draft: CalendarDraft, sign = ''): number {
  let at = i;
  const relative = readRelative(text, at);
  if (relative) {
    draft.direction = directionOf(relative.offset);
    at = relative.next;
  }
  const year = readYearAfterMonth(text, at, sign);
  if (year) {
    setYear(draft, year);
    return year.next;
  }
  if (relative) return at;
  const of = WORDS.from.has(normAt(text, at)) ? at + 1 : at;
  const word = wordAt(text, of);
  const placed =
    word && (word.proclitics === '' || word.proclitics === FOR) ? readPlacedUnit(text, of) : undefined;
  if (placed && placed.meaning.unit === 'year') {
    draft.within = placed.meaning;
    return placed.next;
  }
  return at;
}

/** A weak month name (مارس, رمضان, آب) is believed after a preposition or after another month. */
function monthIsPlaced(text: TimeText, i: number): boolean {
  const proclitics = wordAt(text, i)?.proclitics ?? '';
  if (ENDS_WITH_PREPOSITION.test(proclitics)) return true;
  if (WORDS['before-month'].has(normAt(text, i - 1)) || find(text, i - 1, BIT.edge)) return true;
  if (find(text, i - 1, BIT.unit)?.sense.tag === 'plural') return true;
  return proclitics === AND && (find(text, i - 1, BIT.month) ?? find(text, i - 1, BIT.hijri)) !== undefined;
}

/** A month with its year or place: «نونبر 2025», «شهر ماي الماضي», «ماي». */
export function readMonthDate(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const month = readMonth(text, i);
  if (!month)
    return WORDS.demonstrative.has(wordAt(text, i)?.stem ?? '') ? readThisMonth(text, i + 1) : undefined;
  const draft: CalendarDraft = { kind: 'calendar', month: month.month };
  if (month.hijri) draft.hijri = true;
  let at = month.next;
  const day = readDayAfterMonth(text, at) ?? readBareDayAfterMonth(text, i, at);
  if (day) {
    draft.day = day.day;
    at = day.next;
  }
  const next = readTail(text, at, draft);
  if (!month.sure && next === month.next && !monthIsPlaced(text, i)) return undefined;
  return { next, meaning: draft };
}

/** «هذا سبتمبر». */
function readThisMonth(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const month = wordAt(text, i)?.proclitics === '' ? readMonthName(text, i) : undefined;
  return (
    month && {
      next: month.next,
      meaning: {
        kind: 'calendar',
        month: month.month,
        hijri: month.hijri || undefined,
        direction: 'present',
      },
    }
  );
}

/** «مايو الحادي عشر», «يناير الثاني والعشرين، 2018», «نونبر 12, 2024». */
function readDayAfterMonth(text: TimeText, i: number): DayReading | undefined {
  const word = wordAt(text, i);
  if (isNumber(text, i)) {
    const day = readDayNumber(text, i);
    const comma = day && (normAt(text, day.next) === ',' || normAt(text, day.next) === COMMA);
    return comma && fourDigits(readYear(text, day.next + 1, true)) ? day : undefined;
  }
  if (!word?.number?.definite || word.proclitics !== '') return undefined;
  if (word.number.kind === 'dual' || word.number.kind === 'scale') return undefined;
  const day = readDayNumber(text, i);
  if (!day || !joinsDayAndMonth(normAt(text, day.next))) return day;
  return readYear(text, day.next + 1, true) ? day : undefined;
}

/** «سأعود أكتوبر 2», «في أكتوبر-2», «يناير اثنان وعشرون، 2018»: a day with no article, where a date is asked for. */
function readBareDayAfterMonth(text: TimeText, month: number, i: number): DayReading | undefined {
  const at = SIGNS_AFTER_MONTH.has(normAt(text, i)) ? i + 1 : i;
  if (!isNumber(text, at) && wordAt(text, at)?.proclitics !== '') return undefined;
  const day = isDated(text, month) ? readDayNumber(text, at) : undefined;
  if (!day || day.day > 31 || !atEdge(text, day.next)) return undefined;
  if (!day.digits && (at > i || day.day <= 10)) return undefined;
  const isMore = touches(text, day.next) && touches(text, day.next + 1) && isNumber(text, day.next + 1);
  if (isMore || /^[-–—/]$/.test(normAt(text, day.next))) return undefined;
  if (normAt(text, day.next) !== '.') return day;
  // «نوفمبر. 16. 2016».
  return fourDigits(readYear(text, day.next + 1, true)) && normAt(text, i) === '.'
    ? { ...day, next: day.next + 1 }
    : day;
}
const SIGNS_AFTER_MONTH = new Set(['-', '/', '.', '–']);

/** What stands before the month asks for a date: a preposition, an appointment, the beginning of the line, a weekday. */
export const isDated = (text: TimeText, i: number): boolean =>
  i === 0 ||
  monthIsPlaced(text, i) ||
  isAppointed(text, i) ||
  ((normAt(text, i - 1) === COMMA || normAt(text, i - 1) === ',') &&
    find(text, i - 2, BIT.weekday) !== undefined);

/** «في 29 الجاري», «يوم 3 المقبل», «إلى 15 منه»: the month goes without saying. */
function readDayOfMonth(text: TimeText, i: number, day: DayReading): Reading<CalendarMeaning> | undefined {
  if (
    WORDS['of-it'].has(normAt(text, day.next)) &&
    WORDS['before-day'].has(normAt(text, i - 1)) &&
    (day.digits || day.definite)
  )
    return {
      next: day.next + 1,
      meaning: {
        kind: 'calendar',
        day: day.day,
        within: { kind: 'unit', unit: 'month', offset: 0, same: true },
      },
    };
  const relative = day.digits && day.day <= 31 ? readRelative(text, day.next) : undefined;
  if (!relative || relative.sense.tag !== '' || !MASCULINE_ADJECTIVE.test(normAt(text, day.next)))
    return undefined;
  if (!WORDS['before-day'].has(normAt(text, i - 1)) && find(text, i - 1, BIT.weekday) === undefined)
    return undefined;
  return {
    next: relative.next,
    meaning: {
      kind: 'calendar',
      day: day.day,
      within: { kind: 'unit', unit: 'month', offset: relative.offset },
    },
  };
}

/** Day with month, and their tail; or a day in a placed month («20 من الشهر المقبل», «السابع من هذا الشهر»). */
export function readDayDate(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const day = readDayNumber(text, i);
  if (!day) return undefined;
  const of = readMonthOfDay(text, day);
  if (of) {
    const draft: CalendarDraft = { kind: 'calendar', day: day.day, month: of.month.month };
    if (of.month.hijri) draft.hijri = true;
    return { next: readTail(text, of.month.next, draft, of.sign), meaning: draft };
  }
  const at = WORDS.within.has(normAt(text, day.next)) ? day.next + 1 : day.next;
  const ofMonth = at === day.next ? readDayOfMonth(text, i, day) : undefined;
  if (ofMonth) return ofMonth;
  if (wordAt(text, at)?.proclitics !== '') return undefined;
  const placed = readPlacedUnit(text, at);
  if (placed?.meaning.unit !== 'month') return undefined;
  return { next: placed.next, meaning: { kind: 'calendar', day: day.day, within: placed.meaning } };
}
