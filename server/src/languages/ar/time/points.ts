/** A point or period of time at a token: what a range can begin or end with, and what stands alone. */
import { AND_WITH_WORD, COUNTED_ENDING, PROCLITICS_ALONE } from '../affixes.js';
import { readCalendarDate } from './calendarDates.js';
import { readClockWithDay, readDayPart, readTimeAfterDate } from './dayParts.js';
import { find, hasKind, isDefinite, isNumber, normAt, touches, type Line, type Reading } from './line.js';
import { readNamedPeriod } from './namedPeriods.js';
import { GREGORIAN_LETTER, WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';
import { FIRST_LIKELY_YEAR, LAST_LIKELY_YEAR, readYear, readYearPair } from './years.js';
import type { Meaning } from './meaning.js';

export interface Point extends Reading {
  /** A clock time without a part of the day, a marker or minutes: only a range makes it one. */
  readonly unsure?: boolean;
}

const dayLike = (meaning: Meaning): boolean =>
  meaning.kind === 'calendar' &&
  (meaning.day !== undefined || meaning.weekday !== undefined || meaning.dayOffset !== undefined);

const DAY_PARTS = BIT.part | BIT.whole | BIT.unit;
const CLOCKS = BIT.clock | BIT.part | BIT.unit;
const DATES = BIT.day | BIT.weekday | BIT.month | BIT.hijri | BIT.unit | BIT.edge;
const PERIODS = BIT.unit | BIT.edge | BIT.season | BIT.decade | BIT.feast | BIT.weekday | BIT['same-before'];

/** The date, time or period at `i`; the word at `i` may have proclitics. Bare years and lengths are not points. */
export function readPoint(line: Line, i: number): Point | undefined {
  const word = line.words[i];
  const demonstrative = word !== undefined && WORDS.demonstrative.has(word.stem);
  const part =
    demonstrative || (word && WORDS.moment.has(word.stem)) || hasKind(line, i, DAY_PARTS)
      ? readDayPart(line, i)
      : undefined;
  if (part) return part;
  const feast = find(line, i, 'feast') ? readNamedPeriod(line, i) : undefined;
  if (feast) return feast;
  const clock =
    word === undefined || word.number || hasKind(line, i, CLOCKS) ? readClockWithDay(line, i) : undefined;
  if (clock?.sure) return clock;
  const date =
    word === undefined || word.number || word.kinds === 0 || hasKind(line, i, DATES)
      ? readCalendarDate(line, i)
      : undefined;
  const inPeriods =
    word !== undefined && (word.kinds === 0 || demonstrative || word.number || hasKind(line, i, PERIODS));
  const period = inPeriods ? readNamedPeriod(line, i) : undefined;
  if (period && (!date || (isComposed(period.meaning) && period.next > date.next))) return period;
  if (!date) return undefined;
  const timed = dayLike(date.meaning) ? readTimeAfterDate(line, date.next, date.meaning) : undefined;
  return timed ?? date;
}

/** «الثلاثاء الثالث من أيلول» is longer than the weekday it begins with. */
const isComposed = ({ kind }: Meaning): boolean => kind === 'nth' || kind === 'range';

/** «دورة 2024», «الدورة 2025»: editions of yearly things, whose number is their year. */
const numbersEdition = (line: Line, i: number): boolean =>
  find(line, i - 1, 'numbered')?.sense.value === 'edition';

/** A counted noun may follow: a unit, a currency, a singular noun in the accusative (شخصا) or in ة. */
export function countsSomething(line: Line, i: number): boolean {
  const word = line.words[i];
  if (word?.proclitics === '' && word.senses.some(({ kind, definite }) => COUNTED.has(kind) && !definite))
    return true;
  if (line.words[i]?.number && line.words[i]!.proclitics === '') return true;
  const norm = normAt(line, i);
  return norm === '%' || norm === '٪' || norm === '$' || norm === '€';
}
const COUNTED = new Set(['unit', 'currency', 'measure', 'percent']);

/** True where nothing after the number could be counted by it: an edge, a definite noun, a function word. */
function standsFree(line: Line, i: number): boolean {
  const token = line.tokens[i];
  if (!token) return true;
  if (countsSomething(line, i)) return false;
  if (token.kind === 'symbol')
    return !/^[-–/:.,٫\u066b]$/.test(token.norm) || !touches(line, i) || !isNumber(line, i + 1);
  return (
    token.kind === 'arabic' &&
    (isDefinite(line, i) || WORDS['after-year'].has(token.norm) || AND_WITH_WORD.test(token.norm))
  );
}

/** A year with no word of its own: «في 2025», «باريس 2024», «(2019)», «2023-2024». */
export function readBareYear(line: Line, i: number): Reading | undefined {
  if (!isNumber(line, i)) return undefined;
  const before = line.tokens[i - 1];
  if (before && touches(line, i) && before.kind !== 'symbol' && !PROCLITICS_ALONE.test(before.norm))
    return undefined;
  if (before && touches(line, i) && before.kind === 'symbol' && !/^["«“”'(\[،؛:.]$/.test(before.norm))
    return undefined;
  const pair = readYearPair(line, i);
  if (pair && !countsSomething(line, pair.next)) {
    if (pair.from >= FIRST_LIKELY_YEAR && !codeBefore(line, i))
      return {
        next: pair.next,
        meaning: {
          kind: 'range',
          from: { kind: 'calendar', year: pair.from },
          to: { kind: 'calendar', year: pair.to },
        },
      };
    return undefined;
  }
  const year = readYear(line, i, false);
  if (!year || codeBefore(line, i)) return undefined;
  const { next } = year;
  const era = next > i + 1;
  if (line.tokens[next]?.kind === 'word' && touches(line, next)) return undefined;
  if (!era && (year.year < FIRST_LIKELY_YEAR || year.year > LAST_LIKELY_YEAR)) return undefined;
  if (
    era &&
    normAt(line, i + 1) === GREGORIAN_LETTER &&
    !touches(line, i + 1) &&
    !WORDS['before-year'].has(before?.norm ?? '')
  )
    return undefined;
  if (countsSomething(line, next)) return undefined;
  const reading: Reading = {
    next,
    meaning: {
      kind: 'calendar',
      year: year.year,
      ...(year.hijri ? { hijri: true } : {}),
      ...(year.gregorian ? { gregorian: true } : {}),
      ...(year.before ? { before: true } : {}),
    },
  };
  if (era) return reading;
  const said = before?.norm ?? '';
  if (
    WORDS['not-before-year'].has(said) ||
    (WORDS.from.has(said) && WORDS['not-before-year'].has(normAt(line, i - 2)))
  )
    return undefined;
  if (WORDS.birth.has(said)) return reading;
  if (WORDS['before-year'].has(said)) {
    const norm = normAt(line, next);
    const accusative =
      norm.length > 3 &&
      COUNTED_ENDING.test(norm) &&
      !isDefinite(line, next) &&
      !WORDS['after-year'].has(norm);
    return accusative && line.tokens[next]?.kind === 'arabic' ? undefined : reading;
  }
  const opens = said === '(' || said === '«' || said === '"' || said === '“';
  if (opens && standsFree(line, next)) return reading;
  return before?.kind === 'arabic' &&
    (standsFree(line, next) || numbersEdition(line, i)) &&
    year.year >= 1940 &&
    year.year <= 2060
    ? reading
    : undefined;
}

/** «رقم 2024», «المادة 1978»: a code. */
function codeBefore(line: Line, i: number): boolean {
  if (find(line, i - 1, 'unnumbered')) return true;
  return (
    normAt(line, i - 1) === '.' && normAt(line, i - 2) !== '' && isNumber(line, i - 2) && touches(line, i)
  );
}
