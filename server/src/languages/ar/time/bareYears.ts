/** Years with no word of their own: four digits that what stands beside them makes a year. */
import { AND_WITH_WORD, COUNTED_ENDING, PROCLITICS_ALONE } from '../affixes.js';
import { find, isDefinite, isNumber, normAt, touches, type Line, type Reading } from './line.js';
import { yearPair } from './periods.js';
import { GREGORIAN_LETTER, WORDS } from './timeWords.js';
import {
  FIRST_LIKELY_YEAR,
  LAST_LIKELY_YEAR,
  readYear,
  readYearPair,
  yearMeaning,
  type YearReading,
} from './years.js';

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
  if (!isNumber(line, i) || isPartOfMore(line, i)) return undefined;
  const pair = readYearPair(line, i);
  if (pair && !countsSomething(line, pair.next))
    return pair.from >= FIRST_LIKELY_YEAR && !codeBefore(line, i) ? yearPair(pair) : undefined;
  const year = readYear(line, i, false);
  if (!year || codeBefore(line, i)) return undefined;
  const { next } = year;
  if ((line.tokens[next]?.kind === 'word' && touches(line, next)) || countsSomething(line, next))
    return undefined;
  const isBelieved = next > i + 1 ? hasItsEra(line, i) : isLikely(line, i, year);
  return isBelieved ? { next, meaning: yearMeaning(year) } : undefined;
}

/** Touches a word or a sign that makes something else of it than a year. */
function isPartOfMore(line: Line, i: number): boolean {
  const before = line.tokens[i - 1];
  if (!before || !touches(line, i)) return false;
  return before.kind === 'symbol'
    ? !/^["«“”'(\[،؛:.]$/.test(before.norm)
    : !PROCLITICS_ALONE.test(before.norm);
}

/** The era after the year is one: an «م» apart may be the meters or the evening of what is counted. */
const hasItsEra = (line: Line, i: number): boolean =>
  normAt(line, i + 1) !== GREGORIAN_LETTER ||
  touches(line, i + 1) ||
  WORDS['before-year'].has(normAt(line, i - 1));

/** What stands beside four digits without an era makes a year of them. */
function isLikely(line: Line, i: number, { year, next }: YearReading): boolean {
  if (year < FIRST_LIKELY_YEAR || year > LAST_LIKELY_YEAR) return false;
  const said = normAt(line, i - 1);
  const compared = WORDS.from.has(said) ? normAt(line, i - 2) : said;
  if (WORDS['not-before-year'].has(said) || WORDS['not-before-year'].has(compared)) return false;
  if (WORDS.birth.has(said)) return true;
  if (WORDS['before-year'].has(said)) return !countsAccusative(line, next);
  const free = standsFree(line, next);
  if (free && OPENING.has(said)) return true;
  return (
    line.tokens[i - 1]?.kind === 'arabic' &&
    (free || numbersEdition(line, i)) &&
    year >= FIRST_YEAR_AFTER_WORD &&
    year <= LAST_YEAR_AFTER_WORD
  );
}

const OPENING = new Set(['(', '«', '"', '“']);
/** «باريس 2024»: after any word only a year that news speaks of. */
const FIRST_YEAR_AFTER_WORD = 1940;
const LAST_YEAR_AFTER_WORD = 2060;

/** «في 2000 شخصا»: a noun in the accusative is counted. */
function countsAccusative(line: Line, i: number): boolean {
  const norm = normAt(line, i);
  return (
    line.tokens[i]?.kind === 'arabic' &&
    norm.length > 3 &&
    COUNTED_ENDING.test(norm) &&
    !isDefinite(line, i) &&
    !WORDS['after-year'].has(norm)
  );
}

/** «رقم 2024», «المادة 1978»: a code. */
function codeBefore(line: Line, i: number): boolean {
  if (find(line, i - 1, 'unnumbered')) return true;
  return (
    normAt(line, i - 1) === '.' && normAt(line, i - 2) !== '' && isNumber(line, i - 2) && touches(line, i)
  );
}
