/**
 * Dates of the calendar as the press writes them: weekday, day, month, year in their usual and unusual orders,
 * «اليوم الأربعاء 6 دجنبر الجاري», «الاثنين (5 مايو/أيار 2025)», «20 من الشهر المقبل», «يناير الثاني والعشرين، 2018».
 */
import { readNumber, readOrdinal } from '../../text/numbers.js';
import { atEdge, find, findBare, isNumber, normAt, touches, type Line, type Reading } from './line.js';
import type { CalendarMeaning, Direction, Meaning } from './meaning.js';
import { readNumericDate } from './numericDates.js';
import { DEMONSTRATIVES, readPlacedUnit, readRelative } from './placedUnits.js';
import { looksHijri, readNamedYear, readYear, type YearReading } from './years.js';

type Draft = { -readonly [K in keyof CalendarMeaning]: CalendarMeaning[K] };

interface MonthReading {
  readonly month: number;
  readonly hijri: boolean;
  readonly next: number;
  /** «شهر» before it, or a second name beside it. */
  readonly sure: boolean;
}

const directionOf = (offset: number): Direction => (offset < 0 ? 'past' : offset > 0 ? 'future' : 'present');

const JOINERS = new Set(['/', '-', '–', '—']);

/** «أب» (father) and «إب» (the town) fold to the same letters as «آب». */
const isFather = (line: Line, i: number): boolean =>
  line.words[i]!.stem === 'اب' && /[أإ]ب/.test(line.text.slice(line.tokens[i]!.start, line.tokens[i]!.end));

function readMonthName(line: Line, i: number): MonthReading | undefined {
  const found = find(line, i, 'month') ?? find(line, i, 'hijri');
  if (!found || isFather(line, i)) return undefined;
  const { sense } = found;
  const hijri = sense.kind === 'hijri';
  let next = found.next;
  let sure = find(line, i, 'weak-month') === undefined;
  const sign = normAt(line, next);
  const apposed = hijri ? undefined : findBare(line, next, 'month');
  if (apposed?.sense.value === sense.value)
    return { month: sense.number, hijri, next: apposed.next, sure: true };
  const second =
    !hijri && (JOINERS.has(sign) || sign === '(') ? findBare(line, next + 1, 'month') : undefined;
  if (second && second.sense.value === sense.value) {
    if (sign !== '(') next = second.next;
    else if (normAt(line, second.next) === ')') next = second.next + 1;
    sure = true;
  }
  return { month: sense.number, hijri, next, sure };
}

/** «شهر ماي», «شهر 3», «الشهر التاسع», «ماي»; the word at `i` may have proclitics. */
export function readMonth(line: Line, i: number): MonthReading | undefined {
  const unit = find(line, i, 'unit');
  if (unit && unit.sense.value === 'month' && unit.sense.tag === 'singular') {
    const named = line.words[unit.next]?.proclitics === '' ? readMonthName(line, unit.next) : undefined;
    if (named) return { ...named, sure: true };
    const number = unit.sense.definite
      ? readOrdinal(line.tokens, unit.next)
      : readNumber(line.tokens, unit.next);
    if (!number || number.value < 1 || number.value > 12 || !Number.isInteger(number.value)) return undefined;
    if (line.words[unit.next] && line.words[unit.next]!.proclitics !== '') return undefined;
    if (find(line, number.next, 'unit') && !readNamedYear(line, number.next)) return undefined;
    return { month: number.value, hijri: false, next: number.next, sure: true };
  }
  return readMonthName(line, i);
}

interface DayReading {
  readonly day: number;
  readonly next: number;
  readonly digits: boolean;
  readonly definite: boolean;
}

const ARTICLE = /^(?:[وف]?[بك]?ال|[وف]?لل)$/;

/** A day of the month: 6, السادس, الرابع والعشرين, خمسة عشر, فاتح. */
export function readDayNumber(line: Line, i: number): DayReading | undefined {
  const first = find(line, i, 'edge');
  if (first?.sense.tag === 'first-day') return { day: 1, next: first.next, digits: false, definite: true };
  if (ARTICLE.test(normAt(line, i)) && isNumber(line, i + 1)) {
    const day = readDayNumber(line, i + 1);
    return day && { ...day, definite: true };
  }
  if (isNumber(line, i)) {
    const norm = normAt(line, i);
    const day = Number(norm);
    if (norm.length > 2 || day < 1 || day > 39) return undefined;
    return { day, next: i + 1, digits: true, definite: false };
  }
  if (!line.words[i]?.number) return undefined;
  const number = readOrdinal(line.tokens, i) ?? readNumber(line.tokens, i);
  if (!number || number.value < 1 || number.value > 39 || !Number.isInteger(number.value)) return undefined;
  return { day: number.value, next: number.next, digits: false, definite: number.definite };
}

const SEPARATORS = new Set(['-', '/', '.', '–']);
const BETWEEN_DAY_AND_MONTH = new Set(['من', 'ل']);

/** Day and month: «6 دجنبر», «السادس من شهر دجنبر», «6-دجنبر», «الأول من تشرين الثاني/نوفمبر». */
function readDayMonth(line: Line, i: number): { day: number; month: MonthReading; sign: string } | undefined {
  const day = readDayNumber(line, i);
  if (!day) return undefined;
  let at = day.next;
  let sign = '';
  if (BETWEEN_DAY_AND_MONTH.has(normAt(line, at))) at++;
  else if (day.digits && SEPARATORS.has(normAt(line, at))) sign = normAt(line, at++);
  const proclitics = line.words[at]?.proclitics;
  if (proclitics === undefined || (proclitics !== '' && proclitics !== 'ب' && proclitics !== 'ل'))
    return undefined;
  const month = readMonth(line, at);
  // «3 - صفر» is a score.
  if (sign !== '' && month?.hijri && month.month === 2) return undefined;
  return month && { day: day.day, month, sign };
}

/** The year after a month: «2023», «، 2023», «من عام 2023», «لعام 2014», «سنة ألفين وعشرين», «-2024». */
function readYearAfterMonth(line: Line, i: number, sign: string): YearReading | undefined {
  const norm = normAt(line, i);
  const plain = readYear(line, i, true);
  if (plain && !plain.shortYear) return plain;
  if (plain?.shortYear && plain.year >= 40 && atEdge(line, plain.next)) return plain;
  if (norm === 'من' || norm === 'في')
    return (
      readNamedYear(line, i + 1) ?? (norm === 'من' ? fourDigits(readYear(line, i + 1, true)) : undefined)
    );
  if (norm === '،' || norm === ',' || (sign !== '' && norm === sign)) {
    const named = norm === '،' || norm === ',' ? readNamedYear(line, i + 1) : undefined;
    if (named) return named;
    const year = readYear(line, i + 1, isNumber(line, i + 1));
    return sign !== '' && norm === sign ? year : fourDigits(year);
  }
  const proclitics = line.words[i]?.proclitics;
  return proclitics === '' || proclitics === 'ل' ? readNamedYear(line, i) : undefined;
}

const fourDigits = (year: YearReading | undefined): YearReading | undefined =>
  year && year.year >= 1000 && !year.shortYear ? year : undefined;

function setYear(draft: Draft, year: YearReading): void {
  draft.year = year.year;
  if (year.shortYear) draft.shortYear = true;
  if (year.before) draft.before = true;
  if (year.hijri || (draft.hijri && looksHijri(year.year))) draft.hijri = true;
}

/** What places a month or a day: its year, «الماضي», «من هذا العام», «الجاري من السنة الماضية». */
function readTail(line: Line, i: number, draft: Draft, sign = ''): number {
  let at = i;
  const relative = readRelative(line, at);
  if (relative) {
    draft.direction = directionOf(relative.offset);
    at = relative.next;
  }
  const year = readYearAfterMonth(line, at, sign);
  if (year) {
    setYear(draft, year);
    return year.next;
  }
  if (relative) return at;
  const of = normAt(line, at) === 'من' ? at + 1 : at;
  const word = line.words[of];
  const placed =
    word && (word.proclitics === '' || word.proclitics === 'ل') ? readPlacedUnit(line, of) : undefined;
  if (placed && placed.meaning.unit === 'year') {
    draft.within = placed.meaning;
    return placed.next;
  }
  return at;
}

const PREPOSITIONS = new Set(
  'في من منذ حتي الي خلال قبل بعد طيله اوائل اواخر مطلع بدايه نهايه منتصف متم لغايه غايه بين ما او بحلول'.split(
    ' ',
  ),
);

/** A weak month name (مارس, رمضان, آب) is believed after a preposition or after another month. */
function monthIsPlaced(line: Line, i: number): boolean {
  const proclitics = line.words[i]?.proclitics ?? '';
  if (/[بل]$/.test(proclitics)) return true;
  if (PREPOSITIONS.has(normAt(line, i - 1)) || find(line, i - 1, 'edge')) return true;
  return proclitics === 'و' && (find(line, i - 1, 'month') ?? find(line, i - 1, 'hijri')) !== undefined;
}

/** A month with its year or place: «نونبر 2025», «شهر ماي الماضي», «ماي». */
export function readMonthDate(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const month = readMonth(line, i);
  if (!month) return DEMONSTRATIVES.has(line.words[i]?.stem ?? '') ? readThisMonth(line, i + 1) : undefined;
  const draft: Draft = { kind: 'calendar', month: month.month };
  if (month.hijri) draft.hijri = true;
  let at = month.next;
  const day = readDayAfterMonth(line, at);
  if (day) {
    draft.day = day.day;
    at = day.next;
  }
  const next = readTail(line, at, draft);
  if (!month.sure && next === month.next && !monthIsPlaced(line, i)) return undefined;
  return { next, meaning: draft };
}

/** «هذا سبتمبر». */
function readThisMonth(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const month = line.words[i]?.proclitics === '' ? readMonthName(line, i) : undefined;
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
function readDayAfterMonth(line: Line, i: number): DayReading | undefined {
  const word = line.words[i];
  if (isNumber(line, i)) {
    const day = readDayNumber(line, i);
    const comma = day && (normAt(line, day.next) === ',' || normAt(line, day.next) === '،');
    return comma && fourDigits(readYear(line, day.next + 1, true)) ? day : undefined;
  }
  if (!word?.number?.definite || word.proclitics !== '') return undefined;
  if (word.number.kind === 'dual' || word.number.kind === 'scale') return undefined;
  const day = readDayNumber(line, i);
  if (!day || !BETWEEN_DAY_AND_MONTH.has(normAt(line, day.next))) return day;
  return readYear(line, day.next + 1, true) ? day : undefined;
}

/** Day with month, and their tail; or a day in a placed month («20 من الشهر المقبل», «السابع من هذا الشهر»). */
export function readDayDate(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const both = readDayMonth(line, i);
  if (both) {
    const draft: Draft = { kind: 'calendar', day: both.day, month: both.month.month };
    if (both.month.hijri) draft.hijri = true;
    return { next: readTail(line, both.month.next, draft, both.sign), meaning: draft };
  }
  const day = readDayNumber(line, i);
  if (!day) return undefined;
  const at = normAt(line, day.next) === 'من' || normAt(line, day.next) === 'في' ? day.next + 1 : day.next;
  if (line.words[at]?.proclitics !== '') return undefined;
  const placed = readPlacedUnit(line, at);
  if (placed?.meaning.unit !== 'month') return undefined;
  return { next: placed.next, meaning: { kind: 'calendar', day: day.day, within: placed.meaning } };
}

const AFTER_WEEKDAY = new Set(['،', ',', '-', '–', '—', '(', 'في', ':']);
const CORRESPONDING = new Set(['الموافق', 'الموافقه', 'المصادف', 'موافق', 'الموافقين', 'المتزامن']);

function at(line: Line, i: number): number {
  // «الموافق ل», «الموافق لـ»
  return normAt(line, i) === 'ل' ? i + 1 : i;
}

/** The day and month after a weekday or a word like اليوم, past a comma, a bracket or الموافق. */
function readDateAfterDay(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const norm = normAt(line, i);
  let from = i;
  let bracket = false;
  if (CORRESPONDING.has(norm)) {
    from = at(line, i + 1);
    if (normAt(line, from) === '(') {
      from++;
      bracket = true;
    }
  } else if (AFTER_WEEKDAY.has(norm)) {
    from = i + 1;
    bracket = norm === '(';
    if (CORRESPONDING.has(normAt(line, from))) from = at(line, from + 1);
  }
  const proclitics = line.words[from]?.proclitics ?? '';
  if (proclitics !== '' && !(proclitics === 'ل' && CORRESPONDING.has(normAt(line, from - 1))))
    return undefined;
  if (normAt(line, from) === 'شهر' || find(line, from, 'unit')?.sense.value === 'day')
    from = find(line, from, 'unit')?.sense.value === 'day' ? from + 1 : from;
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
  if (/^عشره?$/.test(normAt(line, weekday.next))) return undefined;
  const draft: Draft = { kind: 'calendar', weekday: weekday.sense.number };
  let next = weekday.next;
  const relative = readRelative(line, next);
  if (relative) {
    draft.direction = directionOf(relative.offset);
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
  if (normAt(line, i) === 'الاحد' && find(line, i - 1, 'numbered')) return undefined;
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
  return introduced && normAt(line, i) !== 'احد' ? { next, meaning: draft } : undefined;
}

/** «من الأسبوع المقبل», «هذا الأسبوع» after a weekday. */
function readWeekAround(line: Line, i: number): Reading | undefined {
  const from = normAt(line, i) === 'من' || normAt(line, i) === 'في' ? i + 1 : i;
  if (line.words[from]?.proclitics !== '') return undefined;
  const placed = readPlacedUnit(line, from);
  return placed?.meaning.unit === 'week' ? placed : undefined;
}

/** «الجمعة 15», «السبت السادس عشر», «السبت في 23»: only where no noun that would be counted follows. */
function readDayAfterWeekday(line: Line, i: number): { next: number; meaning: Partial<Draft> } | undefined {
  const from = normAt(line, i) === 'في' ? i + 1 : i;
  const word = line.words[from];
  if (word && word.proclitics !== '') return undefined;
  const day = readDayNumber(line, from);
  if (!day || day.day > 31) return undefined;
  const free = atEdge(line, day.next) || RANGE_WORDS.has(normAt(line, day.next));
  if (!free || (touches(line, day.next) && normAt(line, day.next) === ':')) return undefined;
  if (!day.digits && day.definite && day.day <= 5 && from === i)
    return { next: day.next, meaning: { within: { kind: 'nth', nth: day.day, unit: 'day' } as Meaning } };
  return { next: day.next, meaning: { day: day.day } };
}

const RANGE_WORDS = new Set(['الي', 'حتي', 'و', 'مع']);

const DEFINITE_DAYS = new Set(['الغد', 'الامس']);

/** «مساء الغد», «بالأمس», «حتى الغد»; «جيل الغد» is no day. */
function isPlacedDay(line: Line, i: number): boolean {
  return (
    /[بل]$/.test(line.words[i]!.proclitics) ||
    PREPOSITIONS.has(normAt(line, i - 1)) ||
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
  return /[بلك]$/.test(line.words[i]!.proclitics) && !find(line, next, 'weekday');
}

/** «اليوم», «أمس الأحد», «غدا الثلاثاء 3 مارس», «اليوم، 12 ماي». */
export function readDayWord(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  const day = find(line, i, 'day');
  if (!day) return undefined;
  const draft: Draft = { kind: 'calendar', dayOffset: day.sense.number };
  if (day.sense.tag === 'today' && (readPlacedUnit(line, i) || namesDay(line, i, day.next))) return undefined;
  if (DEFINITE_DAYS.has(line.words[i]!.stem) && day.next === i + 1 && !isPlacedDay(line, i)) return undefined;
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
  if (date && normAt(line, next) !== 'في') {
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
  if (!atEdge(line, day.next) && !RANGE_WORDS.has(normAt(line, day.next))) return undefined;
  return { next: day.next, meaning: { kind: 'calendar', day: day.day } };
}
