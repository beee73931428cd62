/** Parts of periods and periods by their place: «نهاية سنة 2022», «الربع الثالث من 2016», «العام القادم 2025». */
import { ARTICLE } from '../affixes.js';
import { readNumber, readOrdinal } from '../numbers/numbers.js';
import { readDay } from './dayParts.js';
import { readMonthDate } from './monthDates.js';
import {
  wordAt,
  atEdge,
  find,
  findBare,
  hasKind,
  isDefinite,
  isNumber,
  normAt,
  type TimeText,
  type Reading,
} from './timeText.js';
import type {
  CalendarMeaning,
  FeastMeaning,
  NthMeaning,
  RangeMeaning,
  Unit,
  UnitMeaning,
} from '../../time/meaning.js';
import {
  readCentury,
  readDecade,
  readFeast,
  readNamedYears,
  readPeriod,
  readSeason,
  yearPair,
} from './periods.js';
import { readPlacedUnit } from './placedUnits.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';
import { readNamedYear, readYear, readYearPair, yearMeaning } from './years.js';

/** «نهاية سنة 2022», «مطلع العام المقبل», «منتصف نونبر», «متم الشهر الجاري». */
function readEdge(text: TimeText, i: number): Reading | undefined {
  const edge = find(text, i, BIT.edge);
  if (!edge || edge.sense.tag === 'first-day') return undefined;
  const from = WORDS.from.has(normAt(text, edge.next)) ? edge.next + 1 : edge.next;
  if ((wordAt(text, from)?.proclitics ?? '') !== '') return undefined;
  const day = edge.sense.tag === 'moment' ? readDay(text, from) : undefined;
  const period =
    day ??
    readPeriod(text, from) ??
    (edge.sense.value === 'LATER' ? readMine(text, from) : readPart(text, from));
  if (edge.sense.tag === 'whole' && period?.meaning.kind !== 'unit') return undefined;
  if (!period || (WORDS.half.has(text.words[i]!.stem) && period.meaning.kind === 'unit')) return undefined;
  if (edge.sense.value === 'LATER')
    return {
      next: period.next,
      meaning: {
        kind: 'range',
        from: { kind: 'calendar', dayOffset: 0 },
        to: { kind: 'nth', nth: -1, unit: 'day', of: period.meaning },
      },
    };
  return { next: period.next, meaning: period.meaning, mod: edge.sense.value };
}

/** «نهاية | الثلاثي الأول», «متم | النصف الثاني من 2025»: a part of a period, which has an end too. */
const readPart = (text: TimeText, i: number): Reading | undefined =>
  WORDS['part-of-period'].has(wordAt(text, i)?.stem ?? '') ? readNth(text, i) : undefined;

/** «بقية أسبوعي», «باقي سنتي»: the running one. */
function readMine(text: TimeText, i: number): Reading<UnitMeaning> | undefined {
  const unit = WORDS.mine.get(normAt(text, i));
  return unit === undefined
    ? undefined
    : { next: i + 1, meaning: { kind: 'unit', unit: unit as Unit, offset: 0 } };
}

interface Count {
  readonly nth: number;
  readonly next: number;
}

/** «الثالث», «الأخير», «الثالثة» after the unit. */
function readNthAfter(text: TimeText, i: number): Count | undefined {
  if (WORDS.last.has(normAt(text, i))) return { nth: -1, next: i + 1 };
  if (/^[1-4]$/.test(normAt(text, i)) && WORDS['within-part'].has(normAt(text, i + 1)))
    return { nth: Number(normAt(text, i)), next: i + 1 };
  if (wordAt(text, i)?.proclitics !== '') return undefined;
  const ordinal = readOrdinal(text.tokens, i);
  return ordinal?.definite && ordinal.value <= 60 ? { nth: ordinal.value, next: ordinal.next } : undefined;
}

/** The unit or weekday that is counted at `i`. */
function readCountedUnit(
  text: TimeText,
  i: number,
  definite: boolean,
): (Pick<NthMeaning, 'unit' | 'weekday'> & { next: number }) | undefined {
  const part = definite ? WORDS['part-of-period'].get(wordAt(text, i)?.stem ?? normAt(text, i)) : undefined;
  if (part) return { unit: part as NthMeaning['unit'], next: i + 1 };
  const unit = find(text, i, BIT.unit);
  const weekday =
    unit?.sense.value === 'day' ? findBare(text, unit.next, BIT.weekday) : find(text, i, BIT.weekday);
  if (weekday) return { unit: 'day', weekday: weekday.sense.number, next: weekday.next };
  // «أول أيام رمضان», «ثاني أيام العيد».
  const ofMany = !definite && unit?.sense.value === 'day' && unit.sense.tag === 'plural';
  if (!unit || (unit.sense.tag !== 'singular' && !ofMany) || unit.sense.definite !== definite)
    return undefined;
  const { value } = unit.sense;
  if (value !== 'day' && value !== 'week' && value !== 'month' && value !== 'weekend' && value !== 'quarter')
    return undefined;
  return { unit: value, next: unit.next };
}

const PERIODS = BIT.unit | BIT.month | BIT.hijri | BIT.feast;

/** The period after «من», «في», «بشهر» or at once. */
function readOf(text: TimeText, i: number, needed: boolean): Reading | undefined {
  const joined = WORDS['within-part'].has(normAt(text, i));
  const at = joined ? i + 1 : i;
  if (joined && (wordAt(text, at)?.proclitics ?? '') !== '') return undefined;
  const word = wordAt(text, at);
  if (!joined && word && needed && word.proclitics === '' && !isNumber(text, at)) {
    const year = readNamedYear(text, at) ?? undefined;
    if (!year && !hasKind(text, at, PERIODS) && !WORDS.demonstrative.has(word.stem)) return undefined;
  }
  return readPeriod(text, at);
}

/** «ثالث ثلاثاء بعد عيد الميلاد 2014»: the feast after «بعد». */
function readAfterFeast(text: TimeText, i: number): Reading<FeastMeaning> | undefined {
  return WORDS.shift.get(normAt(text, i)) === '1' && wordAt(text, i + 1)?.proclitics === ''
    ? readFeast(text, i + 1)
    : undefined;
}

/** «الربع الثالث من 2016», «أول جمعة من يوليو», «آخر أسبوع في سبتمبر», «اليوم الأول من رمضان». */
function readNth(text: TimeText, i: number): Reading | undefined {
  const word = wordAt(text, i);
  const stem = word?.stem ?? normAt(text, i);
  let counted: ReturnType<typeof readCountedUnit>;
  let nth: Count | undefined;
  if (
    WORDS.first.has(stem) ||
    WORDS.last.has(stem) ||
    (word?.number?.kind === 'ordinal' && !word.number.definite)
  ) {
    nth = WORDS.last.has(stem) ? { nth: -1, next: i + 1 } : { nth: word?.number?.value ?? 1, next: i + 1 };
    if (wordAt(text, nth.next)?.proclitics !== '') return undefined;
    counted =
      readCountedUnit(text, nth.next, false) ??
      (find(text, nth.next, BIT.weekday) ? readCountedUnit(text, nth.next, true) : undefined);
    if (!counted) return undefined;
    nth = { nth: nth.nth, next: counted.next };
  } else {
    counted = readCountedUnit(text, i, true);
    nth = counted && readNthAfter(text, counted.next);
  }
  if (!counted || !nth) return undefined;
  const after = counted.weekday === undefined ? undefined : readAfterFeast(text, nth.next);
  if (after)
    return {
      next: after.next,
      meaning: {
        kind: 'nth',
        nth: nth.nth,
        unit: 'day',
        weekday: counted.weekday,
        of: after.meaning,
        after: true,
      },
    };
  const of = readOf(text, nth.next, true);
  // «في الربع الثالث»: of the year that goes without saying.
  if (!of && counted.unit === 'quarter' && WORDS['part-of-year'].has(stem) && nth.nth <= 4)
    return { next: nth.next, meaning: { kind: 'nth', nth: nth.nth, unit: 'quarter' } };
  if (!of) return undefined;
  if (
    counted.unit === 'day' &&
    counted.weekday === undefined &&
    of.meaning.kind === 'unit' &&
    of.meaning.unit === 'year'
  )
    return undefined;
  return {
    next: of.next,
    meaning: { kind: 'nth', nth: nth.nth, unit: counted.unit, weekday: counted.weekday, of: of.meaning },
  };
}

/** «الأشهر التسعة الأولى من 2024», «التسعة أشهر الأولى من السنة الجارية»: the first or last months of a year. */
function readFirstMonths(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const unit = find(text, i, BIT.unit);
  let count: number;
  let at: number;
  let unitName: string;
  if (unit?.sense.definite && unit.sense.tag !== 'singular') {
    unitName = unit.sense.value;
    at = unit.next;
    const article = normAt(text, at) === ARTICLE ? 1 : 0;
    const number = unit.sense.tag === 'dual' ? undefined : readNumber(text.tokens, at + article);
    if (unit.sense.tag === 'dual') count = 2;
    else if (number && (wordAt(text, at)?.proclitics ?? '') === '') ({ value: count, next: at } = number);
    else return undefined;
  } else {
    const article = normAt(text, i) === ARTICLE ? 1 : 0;
    const number =
      wordAt(text, i + article) && !text.words[i + article]!.number
        ? undefined
        : readNumber(text.tokens, i + article);
    if (!number || (!number.definite && !article)) return undefined;
    const after = findBare(text, number.next, BIT.unit);
    if (!after) return undefined;
    ({ value: count } = number);
    unitName = after.sense.value;
    at = after.next;
  }
  const place = normAt(text, at);
  const last = WORDS['last-of-period'].has(place);
  if (!last && !WORDS['first-of-period'].has(place)) return undefined;
  if (
    (unitName !== 'month' && unitName !== 'week' && unitName !== 'day') ||
    !Number.isInteger(count) ||
    count > 366
  )
    return undefined;
  const of = WORDS.from.has(normAt(text, at + 1)) ? readPeriod(text, at + 2) : undefined;
  if (!of) return undefined;
  const nth = (n: number): NthMeaning => ({ kind: 'nth', nth: n, unit: unitName as Unit, of: of.meaning });
  return {
    next: of.next,
    meaning: last
      ? { kind: 'range', from: nth(-count), to: nth(-1) }
      : { kind: 'range', from: nth(1), to: nth(count) },
  };
}

/** «أول شتنبر»: its first day. */
function readFirstOfMonth(text: TimeText, i: number): Reading<CalendarMeaning> | undefined {
  if (!WORDS.first.has(wordAt(text, i)?.stem ?? '') || wordAt(text, i + 1)?.proclitics !== '')
    return undefined;
  const month = readMonthDate(text, i + 1);
  return month && !month.meaning.day
    ? { next: month.next, meaning: { ...month.meaning, day: 1 } }
    : undefined;
}

/** Any period or part of one at `i`, except a bare year. */
export function readNamedPeriod(text: TimeText, i: number): Reading | undefined {
  return (
    readFeast(text, i) ??
    readFirstMonths(text, i) ??
    readNth(text, i) ??
    readFirstOfMonth(text, i) ??
    readPlacedPeriod(text, i) ??
    readEdge(text, i) ??
    readCentury(text, i) ??
    readDecade(text, i) ??
    readNamedYears(text, i) ??
    readSeason(text, i)
  );
}

/** «العام القادم 2025», «الموسم الجاري 2024-2025»: the year said again in digits, where nothing is counted by them. */
function withItsYear(text: TimeText, { meaning, next }: Reading<UnitMeaning>): Reading | undefined {
  if ((meaning.unit !== 'year' && meaning.unit !== 'season') || !isNumber(text, next)) return undefined;
  const pair = readYearPair(text, next);
  if (pair) return yearPair(pair);
  const year = readYear(text, next, false);
  return year && (atEdge(text, year.next) || isDefinite(text, year.next))
    ? { next: year.next, meaning: yearMeaning(year) }
    : undefined;
}

/** «الأسبوع الماضي», «السنة الجارية 2025», and «نهاية الأسبوع» alone: the nearest weekend. */
function readPlacedPeriod(text: TimeText, i: number): Reading | undefined {
  const placed = readPlacedUnit(text, i);
  if (placed) return withItsYear(text, placed) ?? placed;
  const unit = find(text, i, BIT.unit);
  return unit?.sense.value === 'weekend'
    ? { next: unit.next, meaning: { kind: 'unit', unit: 'weekend', offset: 0 } }
    : undefined;
}
