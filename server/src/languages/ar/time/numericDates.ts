/** Dates in digits: 6/12/2023, 2023-12-06, 06.12.23, 12/2023, «يوم 22/04». */
import { COMMA } from '../affixes.js';
import {
  tokenAt,
  endsClause,
  find,
  isNumber,
  normAt,
  touches,
  atEdge,
  type TimeText,
  type Reading,
} from './timeText.js';
import { isAppointed } from './appointed.js';
import type { CalendarMeaning } from '../../time/meaning.js';
import { GREGORIAN_LETTER, phraseAt, PHRASES, WORDS } from './timeWords.js';
import { looksHijri } from '../../time/calendar.js';
import { BIT } from './vocabulary.js';

const DATE_SIGNS = new Set(['/', '-', '.', '–', '\\']);

/** Dates in digits: 6/12/2023, 2023-12-06, 06.12.23, 12/2023. Day before month, unless that is impossible. */
export function readNumericDate(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const sign = normAt(text, i + 1);
  if (!isNumber(text, i) || !DATE_SIGNS.has(sign) || !isNumber(text, i + 2)) return undefined;
  if (touches(text, i)) {
    const before = tokenAt(text, i - 1);
    if (before?.kind === 'symbol' && !/[(«"“،,:]/.test(before.norm)) return undefined;
    if (before?.kind === 'word') return undefined;
  }
  if (!touches(text, i + 1) && touches(text, i + 2)) return undefined;
  const a = normAt(text, i);
  const b = normAt(text, i + 2);
  if (find(text, i - 1, BIT.unnumbered)) return undefined;
  if (normAt(text, i + 3) !== sign || !isNumber(text, i + 4)) return readMonthYear(text, i, a, b, sign);
  const c = normAt(text, i + 4);
  if (DATE_SIGNS.has(normAt(text, i + 5)) && isNumber(text, i + 6) && touches(text, i + 6)) return undefined;
  return readThree(text, i + 5, a, b, c);
}

function readThree(
  text: TimeText,
  next: number,
  a: string,
  b: string,
  c: string,
): Reading<CalendarMeaning> | undefined {
  const [x, y, z] = [Number(a), Number(b), Number(c)];
  if (a.length === 4 && b.length <= 2 && c.length <= 2) {
    if (y > 12 && z <= 12) return dated(text, next, { day: y, month: z, year: x });
    return y >= 1 && y <= 12 && z >= 1 && z <= 39
      ? dated(text, next, { day: z, month: y, year: x })
      : undefined;
  }
  if (a.length > 2 || b.length > 2 || (c.length !== 4 && c.length !== 2) || x < 1 || y < 1) return undefined;
  if (c.length === 4 && (z < 1300 || z > 2200)) return undefined;
  const year = c.length === 4 ? { year: z } : { year: z, shortYear: true, numbered: true };
  if (y > 12 && x <= 12 && y <= 31) return dated(text, next, { day: y, month: x, ...year });
  if (y > 12 || x > 39) return undefined;
  return dated(text, next, {
    day: x,
    month: y,
    ...year,
    ...(x <= 12 && x !== y ? { swappable: 'day-first' as const } : {}),
  });
}

/** «6/5/2024 م. محمد», «6/5/2024 م بناني»: an initial, where neither an edge nor a word of grammar follows. */
function beginsName(text: TimeText, i: number): boolean {
  if (normAt(text, i) !== GREGORIAN_LETTER || touches(text, i) || atEdge(text, i + 1)) return false;
  const after = normAt(text, i + 1);
  return !WORDS.corresponding.has(after) && !WORDS.falling.has(after) && !WORDS['after-year'].has(after);
}

function dated(text: TimeText, next: number, date: Partial<CalendarMeaning>): Reading<CalendarMeaning> {
  const era = phraseAt(text, next, PHRASES.era);
  const hijri =
    era?.value === 'hijri' || (date.year !== undefined && !date.shortYear && looksHijri(date.year));
  const gregorian = era?.value === 'gregorian' && !beginsName(text, next);
  return {
    next: era && (era.value === 'hijri' || gregorian) ? era.next : next,
    meaning: {
      kind: 'calendar',
      ...date,
      ...(hijri ? { hijri: true, swappable: undefined } : {}),
      ...(gregorian ? { gregorian: true } : {}),
    },
  };
}

/** 12/2023, 2015.3; and 4/22, 22/04 after a preposition; 4-22, 3-2015 only of an appointment. */
function readMonthYear(
  text: TimeText,
  i: number,
  a: string,
  b: string,
  sign: string,
): Reading<CalendarMeaning> | undefined {
  const [x, y] = [Number(a), Number(b)];
  const likely = (year: number): boolean => year >= 1900 && year <= 2099;
  if ((sign === '-' || sign === '–' || sign === '\\') && !isAppointed(text, i)) return undefined;
  if (a.length <= 2 && b.length === 4 && x >= 1 && x <= 12 && likely(y))
    return { next: i + 3, meaning: { kind: 'calendar', month: x, year: y } };
  if (a.length === 4 && b.length <= 2 && y >= 1 && y <= 12 && likely(x))
    return { next: i + 3, meaning: { kind: 'calendar', month: y, year: x } };
  return readDayMonthDigits(text, i, a, b, sign);
}

/** «من 5/1 إلى 7/2»: day and month as an end of a range. */
export function readDayMonthOfRange(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  const before = normAt(text, i - 1);
  if (!WORDS.from.has(before) && !WORDS['range-to'].has(before) && !WORDS['between-opener'].has(before))
    return undefined;
  if (!isNumber(text, i) || normAt(text, i + 1) !== '/' || !isNumber(text, i + 2)) return undefined;
  const [day, month] = [Number(normAt(text, i)), Number(normAt(text, i + 2))];
  if (day < 1 || day > 31 || month < 1 || month > 12 || normAt(text, i + 3) === '/') return undefined;
  return { next: i + 3, meaning: { kind: 'calendar', day, month, numbered: true } };
}

/** «يوم 22/04», «بتاريخ 5/6»: without a year only after a word for a date, or where it can be nothing else. */
function readDayMonthDigits(
  text: TimeText,
  i: number,
  a: string,
  b: string,
  sign: string,
): Reading<CalendarMeaning> | undefined {
  const [x, y] = [Number(a), Number(b)];
  if (a.length > 2 || b.length > 2 || x < 1 || y < 1 || Math.min(x, y) > 12 || Math.max(x, y) > 31)
    return undefined;
  const said =
    WORDS['before-day-and-month'].has(normAt(text, i - 1)) ||
    isAppointed(text, i) ||
    find(text, i - 1, BIT.weekday) !== undefined;
  const open = Math.max(x, y) > 12 && endsClause(text, i + 3);
  if (sign === '.' ? !(said && open) : !(said || open)) return undefined;
  if (find(text, i + 3, BIT.unit) || find(text, i + 3, BIT.percent)) return undefined;
  const [day, month] = y > 12 ? [y, x] : [x, y];
  const year = readYearAfterComma(text, i + 3);
  return {
    next: year?.next ?? i + 3,
    meaning: {
      kind: 'calendar',
      day,
      month,
      ...(year ? { year: year.year } : {}),
      numbered: true,
      ...(x <= 12 && y <= 12 && x !== y ? { swappable: 'day-first' as const } : {}),
    },
  };
}

/** «11/12، 2016». */
function readYearAfterComma(text: TimeText, i: number): { year: number; next: number } | undefined {
  const norm = normAt(text, i);
  if ((norm !== COMMA && norm !== ',') || !/^(?:19|20)\d\d$/.test(normAt(text, i + 1))) return undefined;
  return atEdge(text, i + 2) ? { year: Number(normAt(text, i + 1)), next: i + 2 } : undefined;
}
