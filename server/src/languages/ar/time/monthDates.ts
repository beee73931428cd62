/** Months and days of the month, with their years: «6 دجنبر الجاري», «20 من الشهر المقبل», «يناير الثاني والعشرين، 2018». */
import {
  ALEF_WITH_HAMZA,
  AND,
  ARTICLE_ALONE,
  BY,
  COMMA,
  ENDS_WITH_PREPOSITION,
  FOR,
  MASCULINE_ADJECTIVE,
} from '../affixes.js';
import { readNumber, readOrdinal } from '../numbers/numbers.js';
import {
  atEdge,
  find,
  findBare,
  isNumber,
  normAt,
  touches,
  type TimeText,
  type Reading,
} from './timeText.js';
import type { CalendarMeaning, TimeDirection } from '../../time/meaning.js';
import { readPlacedUnit, readRelative } from './placedUnits.js';
import { WORDS } from './timeWords.js';
import { LAST_LIKELY_YEAR, readNamedYear, readYear, type YearReading } from './years.js';
import { looksHijri } from '../../time/calendar.js';

type CalendarDraft = { -readonly [K in keyof CalendarMeaning]: CalendarMeaning[K] };

interface MonthReading {
  readonly month: number;
  readonly hijri: boolean;
  readonly next: number;
  /** «شهر» before it, or a second name beside it. */
  readonly sure: boolean;
}

/** «الماضي» of −1, «المقبل» of 1. */
export const directionOf = (offset: number): TimeDirection =>
  offset < 0 ? 'past' : offset > 0 ? 'future' : 'present';

const JOINERS = new Set(['/', '-', '–', '—']);

const AUGUST = 8;

/** «أب» (father) and «إب» (the town) fold to the same two letters as «آب». */
const isFather = (text: TimeText, i: number, month: number): boolean =>
  month === AUGUST &&
  text.words[i]!.stem.length === 2 &&
  ALEF_WITH_HAMZA.test(text.source.slice(text.tokens[i]!.start, text.tokens[i]!.end));

/** The number before `i` is not the month's («كانون 2», «تشرين ١») but a score, an amount or a count: «فاز تشرين 2-1». */
function countsAfterMonth(text: TimeText, i: number): boolean {
  const isGlued = touches(text, i) && touches(text, i + 1) && isNumber(text, i + 1);
  if (isGlued && normAt(text, i + 1).length !== 4) return true;
  if (/^[%٪]$/.test(normAt(text, i)) || text.words[i]?.number?.kind === 'scale') return true;
  return find(text, i, 'unit') !== undefined && !readNamedYear(text, i);
}

function readMonthName(text: TimeText, i: number): MonthReading | undefined {
  const found = find(text, i, 'month') ?? find(text, i, 'hijri');
  if (!found) return undefined;
  const { sense } = found;
  const hijri = sense.kind === 'hijri';
  if (isNumber(text, found.next - 1) && countsAfterMonth(text, found.next)) return undefined;
  if (!hijri && isFather(text, i, sense.number)) return undefined;
  let next = found.next;
  let sure = find(text, i, 'weak-month') === undefined;
  const sign = normAt(text, next);
  const apposed = hijri ? undefined : findBare(text, next, 'month');
  if (apposed?.sense.value === sense.value)
    return { month: sense.number, hijri, next: apposed.next, sure: true };
  const second =
    !hijri && (JOINERS.has(sign) || sign === '(') ? findBare(text, next + 1, 'month') : undefined;
  if (second && second.sense.value === sense.value) {
    if (sign !== '(') next = second.next;
    else if (normAt(text, second.next) === ')') next = second.next + 1;
    sure = true;
  }
  return { month: sense.number, hijri, next, sure };
}

/** «شهر ماي», «شهر 3», «الشهر التاسع», «ماي»; the word at `i` may have proclitics. */
function readMonth(text: TimeText, i: number): MonthReading | undefined {
  const unit = find(text, i, 'unit');
  if (unit && unit.sense.value === 'month' && unit.sense.tag === 'singular') {
    const named = text.words[unit.next]?.proclitics === '' ? readMonthName(text, unit.next) : undefined;
    if (named) return { ...named, sure: true };
    const number = unit.sense.definite
      ? readOrdinal(text.tokens, unit.next)
      : readNumber(text.tokens, unit.next);
    if (!number || number.value < 1 || number.value > 12 || !Number.isInteger(number.value)) return undefined;
    if (text.words[unit.next] && text.words[unit.next]!.proclitics !== '') return undefined;
    if (find(text, number.next, 'unit') && !readNamedYear(text, number.next)) return undefined;
    return { month: number.value, hijri: false, next: number.next, sure: true };
  }
  return readMonthName(text, i);
}

/** A day of a month, as it is written. */
export interface DayReading {
  readonly day: number;
  readonly next: number;
  readonly digits: boolean;
  readonly definite: boolean;
}

/** A day of the month: 6, السادس, الرابع والعشرين, خمسة عشر, فاتح. */
export function readDayNumber(text: TimeText, i: number): DayReading | undefined {
  const first = find(text, i, 'edge');
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
  if (!text.words[i]?.number) return undefined;
  const number = readOrdinal(text.tokens, i) ?? readNumber(text.tokens, i);
  if (!number || number.value < 1 || number.value > 39 || !Number.isInteger(number.value)) return undefined;
  return { day: number.value, next: number.next, digits: false, definite: number.definite };
}

const SEPARATORS = new Set(['-', '/', '.', '–']);
/** «السادس من دجنبر», «6 ل دجنبر». */
const joinsDayAndMonth = (norm: string): boolean => WORDS.from.has(norm) || norm === FOR;

/** Day and month: «6 دجنبر», «السادس من شهر دجنبر», «6-دجنبر», «الأول من تشرين الثاني/نوفمبر». */
function readDayMonth(
  text: TimeText,
  i: number,
): { day: number; month: MonthReading; sign: string } | undefined {
  const day = readDayNumber(text, i);
  if (!day) return undefined;
  let at = day.next;
  let sign = '';
  if (joinsDayAndMonth(normAt(text, at))) at++;
  else if (day.digits && SEPARATORS.has(normAt(text, at))) sign = normAt(text, at++);
  const proclitics = text.words[at]?.proclitics;
  if (proclitics === undefined || (proclitics !== '' && proclitics !== BY && proclitics !== FOR))
    return undefined;
  const month = readMonth(text, at);
  // «3 - صفر» is a score.
  if (sign !== '' && month?.hijri && month.month === 2) return undefined;
  return month && { day: day.day, month, sign };
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
  const proclitics = text.words[i]?.proclitics;
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
  const word = text.words[of];
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
  const proclitics = text.words[i]?.proclitics ?? '';
  if (ENDS_WITH_PREPOSITION.test(proclitics)) return true;
  if (WORDS['before-month'].has(normAt(text, i - 1)) || find(text, i - 1, 'edge')) return true;
  if (find(text, i - 1, 'unit')?.sense.tag === 'plural') return true;
  return proclitics === AND && (find(text, i - 1, 'month') ?? find(text, i - 1, 'hijri')) !== undefined;
}

/** A month with its year or place: «نونبر 2025», «شهر ماي الماضي», «ماي». */
export function readMonthDate(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const month = readMonth(text, i);
  if (!month)
    return WORDS.demonstrative.has(text.words[i]?.stem ?? '') ? readThisMonth(text, i + 1) : undefined;
  const draft: CalendarDraft = { kind: 'calendar', month: month.month };
  if (month.hijri) draft.hijri = true;
  let at = month.next;
  const day = readDayAfterMonth(text, at);
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
  const month = text.words[i]?.proclitics === '' ? readMonthName(text, i) : undefined;
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
  const word = text.words[i];
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
  if (!WORDS['before-day'].has(normAt(text, i - 1)) && find(text, i - 1, 'weekday') === undefined)
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
  const both = readDayMonth(text, i);
  if (both) {
    const draft: CalendarDraft = { kind: 'calendar', day: both.day, month: both.month.month };
    if (both.month.hijri) draft.hijri = true;
    return { next: readTail(text, both.month.next, draft, both.sign), meaning: draft };
  }
  const day = readDayNumber(text, i);
  if (!day) return undefined;
  const at = WORDS.within.has(normAt(text, day.next)) ? day.next + 1 : day.next;
  const ofMonth = at === day.next ? readDayOfMonth(text, i, day) : undefined;
  if (ofMonth) return ofMonth;
  if (text.words[at]?.proclitics !== '') return undefined;
  const placed = readPlacedUnit(text, at);
  if (placed?.meaning.unit !== 'month') return undefined;
  return { next: placed.next, meaning: { kind: 'calendar', day: day.day, within: placed.meaning } };
}
