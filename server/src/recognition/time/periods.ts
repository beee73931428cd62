/** Periods: years, decades, centuries, seasons, feasts, and parts of periods («نهاية سنة 2022», «الربع الثالث من 2016»). */
import { readNumber, readOrdinal } from '../../text/numbers.js';
import { readMonthDate } from './monthDates.js';
import { atEdge, find, findBare, isDefinite, isNumber, normAt, type Line, type Reading } from './line.js';
import type {
  CalendarMeaning,
  FeastMeaning,
  FixedMeaning,
  NthMeaning,
  RangeMeaning,
  SeasonMeaning,
  Unit,
  UnitMeaning,
  YearSeason,
} from './meaning.js';
import { DEMONSTRATIVES, ofKind, readPlacedUnit, readRelative } from './placedUnits.js';
import { readNamedYear, readYear, readYearPair, yearMeaning } from './years.js';

const fixed = (next: number, value: string): Reading<FixedMeaning> => ({
  next,
  meaning: { kind: 'fixed', value },
});

/** «عام 2023», «سنة 2024-2025», «العام الدراسي 2024/2025». */
export function readNamedYears(line: Line, i: number): Reading | undefined {
  const unit = find(line, i, 'unit');
  if (unit?.sense.value === 'year' && unit.sense.tag === 'singular') {
    const kind = findBare(line, unit.next, 'kind-of-year');
    const pair = readYearPair(line, kind?.next ?? unit.next);
    if (pair) return yearPair(pair);
  }
  const named = readNamedYear(line, i);
  return named && { next: named.next, meaning: yearMeaning(named) };
}

function yearPair(pair: { from: number; to: number; next: number }): Reading<RangeMeaning> {
  return {
    next: pair.next,
    meaning: {
      kind: 'range',
      from: { kind: 'calendar', year: pair.from },
      to: { kind: 'calendar', year: pair.to },
    },
  };
}

/** «القرن التاسع عشر», «القرن الـ19», «القرن الثالث قبل الميلاد», «الألفية الثالثة». */
function readCentury(line: Line, i: number): Reading | undefined {
  const unit = find(line, i, 'unit');
  if (!unit?.sense.definite || unit.sense.tag !== 'singular') return undefined;
  const { value } = unit.sense;
  if (value !== 'century' && value !== 'millennium') return undefined;
  const article = normAt(line, unit.next) === 'ال' ? 1 : 0;
  const at = unit.next + article;
  const number = isNumber(line, at)
    ? readNumber(line.tokens, at)
    : line.words[at]?.proclitics === ''
      ? readOrdinal(line.tokens, at)
      : undefined;
  if (!number || number.value < 1 || number.value > 40 || !Number.isInteger(number.value)) return undefined;
  let { next } = number;
  if (value === 'millennium') return fixed(next, String(number.value - 1));
  const bc = normAt(line, next) === 'قبل' && normAt(line, next + 1) === 'الميلاد';
  if (bc) return fixed(next + 2, `BC${String(number.value - 1).padStart(2, '0')}`);
  const era = normAt(line, next);
  if (era === 'الهجري') return hijriCentury(number.value, next + 1);
  if (era === 'للهجره') return hijriCentury(number.value, next + 1);
  if (era === 'الميلادي' || era === 'م' || era === 'للميلاد') next++;
  else if (era === 'ق' && /^م?$/.test(normAt(line, next + 1).replace('.', '')))
    return fixed(
      next + (normAt(line, next + 1) === '.' ? 3 : 2),
      `BC${String(number.value - 1).padStart(2, '0')}`,
    );
  return fixed(next, String(number.value - 1).padStart(2, '0'));
}

function hijriCentury(number: number, next: number): Reading<RangeMeaning> {
  const from = (number - 1) * 100 + 1;
  return {
    next,
    meaning: {
      kind: 'range',
      from: { kind: 'calendar', year: from, hijri: true },
      to: { kind: 'calendar', year: from + 99, hijri: true },
    },
  };
}

/** «التسعينيات», «سبعينيات القرن الماضي», «العشرينيات من القرن الحالي». */
function readDecade(line: Line, i: number): Reading | undefined {
  const decade = find(line, i, 'decade');
  if (!decade) return undefined;
  const of =
    normAt(line, decade.next) === 'من' || normAt(line, decade.next) === 'في' ? decade.next + 1 : decade.next;
  const century =
    line.words[of]?.proclitics === '' ? (readCentury(line, of) ?? readPlacedUnit(line, of)) : undefined;
  const digit = decade.sense.number / 10;
  if (century?.meaning.kind === 'fixed') return fixed(century.next, century.meaning.value + String(digit));
  if (century?.meaning.kind === 'unit' && century.meaning.unit === 'century')
    return { next: century.next, meaning: { kind: 'nth', nth: digit, unit: 'decade', of: century.meaning } };
  return fixed(decade.next, `19${digit}`);
}

/** «صيف 2024», «الصيف الماضي», «هذا الشتاء», «خريف السنة الجارية», «فصل الصيف». */
function readSeason(line: Line, i: number): Reading<SeasonMeaning> | undefined {
  const word = line.words[i];
  if (!word) return undefined;
  const demonstrative = DEMONSTRATIVES.has(word.stem);
  const fasl = /^(?:ال)?فصل$/.test(word.stem);
  const at = demonstrative || fasl ? i + 1 : i;
  const season = demonstrative || fasl ? findBare(line, at, 'season') : find(line, at, 'season');
  if (!season) return undefined;
  const value = season.sense.value as YearSeason;
  const done = (next: number, more: Partial<SeasonMeaning>): Reading<SeasonMeaning> => ({
    next,
    meaning: { kind: 'season', season: value, ...more },
  });
  if (demonstrative) return season.sense.definite ? done(season.next, { offset: 0 }) : undefined;
  const relative = readRelative(line, season.next);
  if (relative && season.sense.definite) return done(relative.next, { offset: relative.offset });
  const of = normAt(line, season.next) === 'من' ? season.next + 1 : season.next;
  const pair = readYearPair(line, of);
  if (pair) return done(pair.next, { year: pair.from });
  const year = readNamedYear(line, of) ?? readYear(line, of, isNumber(line, of));
  if (year && year.year >= 1000) return done(year.next, { year: year.year });
  const placed = line.words[of]?.proclitics === '' ? readPlacedUnit(line, of) : undefined;
  if (placed?.meaning.unit === 'year') return done(placed.next, { yearOffset: placed.meaning.offset });
  const said = fasl || SEASON_CUES.has(normAt(line, i - 1));
  return season.sense.definite && said ? done(season.next, {}) : undefined;
}
const SEASON_CUES = new Set('في خلال طيله طوال فصل موسم مطلع بدايه نهايه اواخر اوائل منتصف'.split(' '));

/** «عيد الأضحى», «عيد الفطر 1446», «عيد العرش المقبل», «رأس السنة». */
function readFeast(line: Line, i: number): Reading<FeastMeaning> | undefined {
  const feast = find(line, i, 'feast');
  if (!feast) return undefined;
  const base: FeastMeaning = { kind: 'feast', date: feast.sense.tag, name: feast.sense.value };
  const relative = readRelative(line, feast.next);
  if (relative)
    return {
      next: relative.next,
      meaning: {
        ...base,
        direction: relative.offset < 0 ? 'past' : relative.offset > 0 ? 'future' : 'present',
      },
    };
  const of = normAt(line, feast.next) === 'من' ? feast.next + 1 : feast.next;
  const year = readNamedYear(line, of) ?? readYear(line, of, isNumber(line, of));
  if (year && year.year >= 1000)
    return {
      next: year.next,
      meaning: { ...base, year: year.year, ...(year.hijri || year.year < 1600 ? { hijriYear: true } : {}) },
    };
  return { next: feast.next, meaning: base };
}

/** A period that can have a first, a third quarter, an end: a month, a year, a decade, «السنة الجارية», «الأسبوع». */
export function readPeriod(line: Line, i: number): Reading | undefined {
  const proclitics = line.words[i]?.proclitics ?? '';
  if (proclitics !== '' && proclitics !== 'ل' && proclitics !== 'ب') return undefined;
  const pair = readYearPair(line, i);
  if (pair) return yearPair(pair);
  return (
    readPlacedUnit(line, i) ??
    readNamedYears(line, i) ??
    readCentury(line, i) ??
    readDecade(line, i) ??
    readMonthDate(line, i) ??
    readSeason(line, i) ??
    readFeast(line, i) ??
    readPlainYear(line, i) ??
    readBareUnit(line, i)
  );
}

function readPlainYear(line: Line, i: number): Reading | undefined {
  const year = isNumber(line, i) || line.words[i]?.number ? readYear(line, i, true) : undefined;
  return year && year.year >= 1000 ? { next: year.next, meaning: yearMeaning(year) } : undefined;
}

/** «السنة», «الشهر» alone, after a word like نهاية: the running one. */
function readBareUnit(line: Line, i: number): Reading | undefined {
  const unit = find(line, i, 'unit');
  if (!unit || unit.sense.tag !== 'singular' || !LONG_UNITS.has(unit.sense.value)) return undefined;
  if (!unit.sense.definite && !(unit.sense.value === 'week' && normAt(line, i) === 'اسبوعي'))
    return undefined;
  const kind = findBare(line, unit.next, 'kind-of-year');
  return {
    next: kind?.next ?? unit.next,
    meaning: { kind: 'unit', unit: ofKind(unit.sense, kind?.sense), offset: 0 },
  };
}
const LONG_UNITS = new Set(['week', 'month', 'year', 'decade', 'century']);

/** «نهاية سنة 2022», «مطلع العام المقبل», «منتصف نونبر», «متم الشهر الجاري». */
function readEdge(line: Line, i: number): Reading | undefined {
  const edge = find(line, i, 'edge');
  if (!edge || edge.sense.tag === 'first-day') return undefined;
  const from = normAt(line, edge.next) === 'من' ? edge.next + 1 : edge.next;
  if ((line.words[from]?.proclitics ?? '') !== '') return undefined;
  const period = readPeriod(line, from);
  if (!period || (normAt(line, i).endsWith('نصف') && period.meaning.kind === 'unit')) return undefined;
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

const PARTS: Readonly<Record<string, NthMeaning['unit']>> = {
  الربع: 'quarter',
  الفصل: 'quarter',
  النصف: 'half',
  الثلث: 'third',
  الشطر: 'half',
  السداسي: 'half',
  الثلاثي: 'quarter',
};
/** Quarters of a year and of nothing else (الفصل is a chapter too). */
const QUARTERS = new Set(['الربع', 'الثلاثي']);
const LAST = new Set(['الاخير', 'الاخيره', 'اخر', 'الاواخر']);
const FIRST = new Set(['اول', 'اولي']);

interface Count {
  readonly nth: number;
  readonly next: number;
}

/** «الثالث», «الأخير», «الثالثة» after the unit. */
function readNthAfter(line: Line, i: number): Count | undefined {
  if (LAST.has(normAt(line, i))) return { nth: -1, next: i + 1 };
  if (line.words[i]?.proclitics !== '') return undefined;
  const ordinal = readOrdinal(line.tokens, i);
  return ordinal?.definite && ordinal.value <= 60 ? { nth: ordinal.value, next: ordinal.next } : undefined;
}

/** The unit or weekday that is counted at `i`. */
function readCountedUnit(
  line: Line,
  i: number,
  definite: boolean,
): (Pick<NthMeaning, 'unit' | 'weekday'> & { next: number }) | undefined {
  const part = definite ? PARTS[line.words[i]?.stem ?? normAt(line, i)] : undefined;
  if (part) return { unit: part, next: i + 1 };
  const unit = find(line, i, 'unit');
  const weekday =
    unit?.sense.value === 'day' ? findBare(line, unit.next, 'weekday') : find(line, i, 'weekday');
  if (weekday) return { unit: 'day', weekday: weekday.sense.number, next: weekday.next };
  if (!unit || unit.sense.tag !== 'singular' || unit.sense.definite !== definite) return undefined;
  const { value } = unit.sense;
  if (value !== 'day' && value !== 'week' && value !== 'month' && value !== 'weekend' && value !== 'quarter')
    return undefined;
  return { unit: value, next: unit.next };
}

const OF = new Set(['من', 'في', 'خلال']);

/** The period after «من», «في», «بشهر» or at once. */
function readOf(line: Line, i: number, needed: boolean): Reading | undefined {
  const joined = OF.has(normAt(line, i));
  const at = joined ? i + 1 : i;
  if (joined && (line.words[at]?.proclitics ?? '') !== '') return undefined;
  const word = line.words[at];
  if (!joined && word && needed && word.proclitics === '' && !isNumber(line, at)) {
    const year = readNamedYear(line, at) ?? undefined;
    if (!year && !find(line, at, 'unit') && !find(line, at, 'month')) return undefined;
  }
  return readPeriod(line, at);
}

/** «الربع الثالث من 2016», «أول جمعة من يوليو», «آخر أسبوع في سبتمبر», «اليوم الأول من رمضان». */
function readNth(line: Line, i: number): Reading | undefined {
  const word = line.words[i];
  const stem = word?.stem ?? normAt(line, i);
  let counted: ReturnType<typeof readCountedUnit>;
  let nth: Count | undefined;
  if (FIRST.has(stem) || LAST.has(stem) || (word?.number?.kind === 'ordinal' && !word.number.definite)) {
    nth = LAST.has(stem) ? { nth: -1, next: i + 1 } : { nth: word?.number?.value ?? 1, next: i + 1 };
    if (line.words[nth.next]?.proclitics !== '') return undefined;
    counted =
      readCountedUnit(line, nth.next, false) ??
      (find(line, nth.next, 'weekday') ? readCountedUnit(line, nth.next, true) : undefined);
    if (!counted) return undefined;
    nth = { nth: nth.nth, next: counted.next };
  } else {
    counted = readCountedUnit(line, i, true);
    nth = counted && readNthAfter(line, counted.next);
  }
  if (!counted || !nth) return undefined;
  const of = readOf(line, nth.next, true);
  // «في الربع الثالث»: of the year that goes without saying.
  if (!of && counted.unit === 'quarter' && QUARTERS.has(stem) && nth.nth <= 4)
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
function readFirstMonths(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const unit = find(line, i, 'unit');
  let count: number;
  let at: number;
  let unitName: string;
  if (unit?.sense.definite && unit.sense.tag !== 'singular') {
    unitName = unit.sense.value;
    at = unit.next;
    const article = normAt(line, at) === 'ال' ? 1 : 0;
    const number = unit.sense.tag === 'dual' ? undefined : readNumber(line.tokens, at + article);
    if (unit.sense.tag === 'dual') count = 2;
    else if (number && (line.words[at]?.proclitics ?? '') === '') ({ value: count, next: at } = number);
    else return undefined;
  } else {
    const article = normAt(line, i) === 'ال' ? 1 : 0;
    const number =
      line.words[i + article] && !line.words[i + article]!.number
        ? undefined
        : readNumber(line.tokens, i + article);
    if (!number || (!number.definite && !article)) return undefined;
    const after = findBare(line, number.next, 'unit');
    if (!after) return undefined;
    ({ value: count } = number);
    unitName = after.sense.value;
    at = after.next;
  }
  const place = normAt(line, at);
  const last = place === 'الاخيره' || place === 'الاخيرين';
  if (!last && place !== 'الاولي' && place !== 'الاولين') return undefined;
  if (
    (unitName !== 'month' && unitName !== 'week' && unitName !== 'day') ||
    !Number.isInteger(count) ||
    count > 366
  )
    return undefined;
  const of = normAt(line, at + 1) === 'من' ? readPeriod(line, at + 2) : undefined;
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
function readFirstOfMonth(line: Line, i: number): Reading<CalendarMeaning> | undefined {
  if (!FIRST.has(line.words[i]?.stem ?? '') || line.words[i + 1]?.proclitics !== '') return undefined;
  const month = readMonthDate(line, i + 1);
  return month && !month.meaning.day
    ? { next: month.next, meaning: { ...month.meaning, day: 1 } }
    : undefined;
}

/** Any period or part of one at `i`, except a bare year. */
export function readNamedPeriod(line: Line, i: number): Reading | undefined {
  return (
    readFeast(line, i) ??
    readFirstMonths(line, i) ??
    readNth(line, i) ??
    readFirstOfMonth(line, i) ??
    weekend(line, i) ??
    readEdge(line, i) ??
    readCentury(line, i) ??
    readDecade(line, i) ??
    readNamedYears(line, i) ??
    readSeason(line, i)
  );
}

/** «العام القادم 2025», «الموسم الجاري 2024-2025»: the year said again in digits, where nothing is counted by them. */
function withItsYear(line: Line, { meaning, next }: Reading<UnitMeaning>): Reading | undefined {
  if ((meaning.unit !== 'year' && meaning.unit !== 'season') || !isNumber(line, next)) return undefined;
  const pair = readYearPair(line, next);
  if (pair) return yearPair(pair);
  const year = readYear(line, next, false);
  return year && (atEdge(line, year.next) || isDefinite(line, year.next))
    ? { next: year.next, meaning: yearMeaning(year) }
    : undefined;
}

/** «نهاية الأسبوع» alone: the nearest weekend. */
function weekend(line: Line, i: number): Reading | undefined {
  const placed = readPlacedUnit(line, i);
  if (placed) return withItsYear(line, placed) ?? placed;
  const unit = find(line, i, 'unit');
  return unit?.sense.value === 'weekend'
    ? { next: unit.next, meaning: { kind: 'unit', unit: 'weekend', offset: 0 } }
    : undefined;
}
