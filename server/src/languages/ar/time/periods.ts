/** Periods: years, decades, centuries, seasons, feasts («عام 2023», «سبعينيات القرن الماضي», «صيف 2024»). */
import { ARTICLE, BY, FOR } from '../affixes.js';
import { readNumber, readOrdinal } from '../numbers/numbers.js';
import { readMonthDate } from './monthDates.js';
import { wordAt, find, findBare, isNumber, normAt, type TimeText, type Reading } from './timeText.js';
import type {
  FeastMeaning,
  FixedMeaning,
  RangeMeaning,
  SeasonMeaning,
  YearSeason,
} from '../../time/meaning.js';
import { ofKind, readPlacedUnit, readRelative } from './placedUnits.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import { readNamedYear, readYear, readYearPair, yearMeaning } from './years.js';
import { BIT } from './vocabulary.js';

const fixed = (next: number, value: string): Reading<FixedMeaning> => ({
  next,
  meaning: { kind: 'fixed', value },
});

/** «عام 2023», «سنة 2024-2025», «العام الدراسي 2024/2025», «الموسم الفلاحي 2024-2025». */
export function readNamedYears(text: TimeText, i: number): Reading | undefined {
  const unit = find(text, i, BIT.unit);
  const { value } = unit?.sense ?? {};
  if (unit?.sense.tag === 'singular' && (value === 'year' || value === 'season')) {
    const kind = findBare(text, unit.next, BIT['kind-of-year']);
    const pair = readYearPair(text, kind?.next ?? unit.next);
    if (pair) return yearPair(pair);
  }
  const named = readNamedYear(text, i);
  return named && { next: named.next, meaning: yearMeaning(named) };
}

/** «2024-2025» as a range. */
export function yearPair(pair: { from: number; to: number; next: number }): Reading<RangeMeaning> {
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
export function readCentury(text: TimeText, i: number): Reading | undefined {
  const unit = find(text, i, BIT.unit);
  if (!unit?.sense.definite || unit.sense.tag !== 'singular') return undefined;
  const { value } = unit.sense;
  if (value !== 'century' && value !== 'millennium') return undefined;
  const article = normAt(text, unit.next) === ARTICLE ? 1 : 0;
  const at = unit.next + article;
  const number = isNumber(text, at)
    ? readNumber(text.tokens, at)
    : wordAt(text, at)?.proclitics === ''
      ? readOrdinal(text.tokens, at)
      : undefined;
  if (!number || number.value < 1 || number.value > 40 || !Number.isInteger(number.value)) return undefined;
  const count = String(number.value - 1);
  if (value === 'millennium') return fixed(number.next, count);
  const era = phraseAt(text, number.next, PHRASES['century-era']);
  if (era?.value === 'hijri') return hijriCentury(number.value, era.next);
  const digits = count.padStart(2, '0');
  return fixed(era?.next ?? number.next, era?.value === 'before-christ' ? `BC${digits}` : digits);
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
export function readDecade(text: TimeText, i: number): Reading | undefined {
  const decade = find(text, i, BIT.decade);
  if (!decade) return undefined;
  const of = WORDS.within.has(normAt(text, decade.next)) ? decade.next + 1 : decade.next;
  const century =
    wordAt(text, of)?.proclitics === '' ? (readCentury(text, of) ?? readPlacedUnit(text, of)) : undefined;
  const digit = decade.sense.number / 10;
  if (century?.meaning.kind === 'fixed') return fixed(century.next, century.meaning.value + String(digit));
  if (century?.meaning.kind === 'unit' && century.meaning.unit === 'century')
    return { next: century.next, meaning: { kind: 'nth', nth: digit, unit: 'decade', of: century.meaning } };
  return fixed(decade.next, `19${digit}`);
}

/** «صيف 2024», «الصيف الماضي», «هذا الشتاء», «خريف السنة الجارية», «فصل الصيف». */
export function readSeason(text: TimeText, i: number): Reading<SeasonMeaning> | undefined {
  const word = wordAt(text, i);
  if (!word) return undefined;
  const demonstrative = WORDS.demonstrative.has(word.stem);
  const introduced = WORDS['season-word'].has(word.stem);
  const at = demonstrative || introduced ? i + 1 : i;
  const season = demonstrative || introduced ? findBare(text, at, BIT.season) : find(text, at, BIT.season);
  if (!season) return undefined;
  const value = season.sense.value as YearSeason;
  const done = (next: number, more: Partial<SeasonMeaning>): Reading<SeasonMeaning> => ({
    next,
    meaning: { kind: 'season', season: value, ...more },
  });
  if (demonstrative) return season.sense.definite ? done(season.next, { offset: 0 }) : undefined;
  const relative = readRelative(text, season.next);
  if (relative && season.sense.definite) return done(relative.next, { offset: relative.offset });
  const of = WORDS.from.has(normAt(text, season.next)) ? season.next + 1 : season.next;
  const pair = readYearPair(text, of);
  if (pair) return done(pair.next, { year: pair.from });
  const year = readNamedYear(text, of) ?? readYear(text, of, isNumber(text, of));
  if (year && year.year >= 1000) return done(year.next, { year: year.year });
  const placed = wordAt(text, of)?.proclitics === '' ? readPlacedUnit(text, of) : undefined;
  if (placed?.meaning.unit === 'year') return done(placed.next, { yearOffset: placed.meaning.offset });
  const said = introduced || WORDS['before-season'].has(normAt(text, i - 1));
  return season.sense.definite && said ? done(season.next, {}) : undefined;
}

/** Ends the id of a feast whose name is an ordinary word too. */
const NEEDS_YEAR = '~';

/** «عيد الأضحى», «عيد الفطر 1446», «عيد العرش المقبل», «رأس السنة». */
export function readFeast(text: TimeText, i: number): Reading<FeastMeaning> | undefined {
  const feast = find(text, i, BIT.feast);
  if (!feast) return undefined;
  const base: FeastMeaning = { kind: 'feast', date: feast.sense.tag, name: feast.sense.value };
  const relative = readRelative(text, feast.next);
  if (relative)
    return {
      next: relative.next,
      meaning: {
        ...base,
        direction: relative.offset < 0 ? 'past' : relative.offset > 0 ? 'future' : 'present',
      },
    };
  const of = WORDS.from.has(normAt(text, feast.next)) ? feast.next + 1 : feast.next;
  const year = readNamedYear(text, of) ?? readYear(text, of, isNumber(text, of));
  if (year && year.year >= 1000)
    return {
      next: year.next,
      meaning: { ...base, year: year.year, ...(year.hijri || year.year < 1600 ? { hijriYear: true } : {}) },
    };
  const placed = wordAt(text, of)?.proclitics === '' ? readPlacedUnit(text, of) : undefined;
  if (placed?.meaning.unit === 'year' && !placed.meaning.same)
    return { next: placed.next, meaning: { ...base, yearOffset: placed.meaning.offset } };
  return feast.sense.value.endsWith(NEEDS_YEAR) ? undefined : { next: feast.next, meaning: base };
}

/** A period that can have a first, a third quarter, an end: a month, a year, a decade, «السنة الجارية», «الأسبوع». */
export function readPeriod(text: TimeText, i: number): Reading | undefined {
  const proclitics = wordAt(text, i)?.proclitics ?? '';
  if (proclitics !== '' && proclitics !== FOR && proclitics !== BY) return undefined;
  const pair = readYearPair(text, i);
  if (pair) return yearPair(pair);
  return (
    readPlacedUnit(text, i) ??
    readNamedYears(text, i) ??
    readCentury(text, i) ??
    readDecade(text, i) ??
    readMonthDate(text, i) ??
    readSeason(text, i) ??
    readFeast(text, i) ??
    readPlainYear(text, i) ??
    readBareUnit(text, i)
  );
}

function readPlainYear(text: TimeText, i: number): Reading | undefined {
  const year = isNumber(text, i) || wordAt(text, i)?.number ? readYear(text, i, true) : undefined;
  return year && year.year >= 1000 ? { next: year.next, meaning: yearMeaning(year) } : undefined;
}

/** «السنة», «الشهر» alone, after a word like نهاية: the running one. */
function readBareUnit(text: TimeText, i: number): Reading | undefined {
  const unit = find(text, i, BIT.unit);
  if (!unit || unit.sense.tag !== 'singular' || !LONG_UNITS.has(unit.sense.value)) return undefined;
  if (!unit.sense.definite && !(unit.sense.value === 'week' && WORDS['two-weeks-of'].has(normAt(text, i))))
    return undefined;
  const kind = findBare(text, unit.next, BIT['kind-of-year']);
  return {
    next: kind?.next ?? unit.next,
    meaning: { kind: 'unit', unit: ofKind(unit.sense, kind?.sense), offset: 0 },
  };
}
const LONG_UNITS = new Set(['week', 'month', 'year', 'decade', 'century']);
