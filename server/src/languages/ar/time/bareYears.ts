/** Years with no word of their own: four digits that what stands beside them makes a year. */
import { AND_WITH_LONG_WORD, AND_WITH_WORD, COUNTED_ENDING, PROCLITICS_ALONE } from '../affixes.js';
import {
  wordAt,
  tokenAt,
  find,
  isDefinite,
  isNumber,
  normAt,
  touches,
  type TimeText,
  type Reading,
} from './timeText.js';
import { currencyAt } from './currencies.js';
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
import { BIT } from './vocabulary.js';

/** «دورة 2024», «الدورة 2025»: editions of yearly things, whose number is their year. */
const numbersEdition = (text: TimeText, i: number): boolean =>
  find(text, i - 1, BIT.numbered)?.sense.value === 'edition';

/** A counted noun may follow: a unit, a currency, a singular noun in the accusative (شخصا) or in ة. */
export function countsSomething(text: TimeText, i: number): boolean {
  const word = wordAt(text, i);
  if (word?.proclitics === '' && word.senses.some(({ kind, definite }) => COUNTED.has(kind) && !definite))
    return true;
  if (wordAt(text, i)?.number && text.words[i]!.proclitics === '') return true;
  const norm = normAt(text, i);
  return norm === '%' || norm === '٪' || currencyAt(text, i) !== undefined;
}
const COUNTED = new Set(['unit', 'currency', 'measure', 'percent']);

/** True where nothing after the number could be counted by it: an edge, a definite noun, a function word. */
function standsFree(text: TimeText, i: number): boolean {
  const token = tokenAt(text, i);
  if (!token) return true;
  if (countsSomething(text, i)) return false;
  if (token.kind === 'symbol')
    return !/^[-–/:.,٫\u066b]$/.test(token.norm) || !touches(text, i) || !isNumber(text, i + 1);
  return (
    token.kind === 'arabic' &&
    (isDefinite(text, i) || WORDS['after-year'].has(token.norm) || AND_WITH_WORD.test(token.norm))
  );
}

/** A year with no word of its own: «في 2025», «باريس 2024», «(2019)», «2023-2024». */
export function readBareYear(text: TimeText, i: number): Reading | undefined {
  if (!isNumber(text, i) || isPartOfMore(text, i)) return undefined;
  const pair = readYearPair(text, i);
  if (pair && !countsSomething(text, pair.next))
    return (pair.from >= FIRST_LIKELY_YEAR || isBracketed(text, i, pair.next)) && !codeBefore(text, i)
      ? yearPair(pair)
      : undefined;
  const year = readYear(text, i, false);
  if (!year || codeBefore(text, i)) return undefined;
  const { next } = year;
  if ((tokenAt(text, next)?.kind === 'word' && touches(text, next)) || countsSomething(text, next))
    return undefined;
  const isBelieved = next > i + 1 ? hasItsEra(text, i) : isLikely(text, i, year);
  return isBelieved ? { next, meaning: yearMeaning(year) } : undefined;
}

/** «(1885-1957)»: somebody's life. */
const isBracketed = (text: TimeText, i: number, next: number): boolean =>
  normAt(text, i - 1) === '(' && normAt(text, next) === ')';

/** Touches a word or a sign that makes something else of it than a year. */
function isPartOfMore(text: TimeText, i: number): boolean {
  const before = tokenAt(text, i - 1);
  if (!before || !touches(text, i)) return false;
  return before.kind === 'symbol'
    ? !/^["«“”'(\[،؛:.]$/.test(before.norm)
    : !PROCLITICS_ALONE.test(before.norm);
}

/** The era after the year is one: an «م» apart may be the meters or the evening of what is counted. */
const hasItsEra = (text: TimeText, i: number): boolean =>
  normAt(text, i + 1) !== GREGORIAN_LETTER ||
  touches(text, i + 1) ||
  WORDS['before-year'].has(normAt(text, i - 1));

/** What stands beside four digits without an era makes a year of them. */
function isLikely(text: TimeText, i: number, { year, next }: YearReading): boolean {
  if (year < FIRST_LIKELY_YEAR || year > LAST_LIKELY_YEAR) return false;
  const said = normAt(text, i - 1);
  const compared = WORDS.from.has(said) ? normAt(text, i - 2) : said;
  if (WORDS['not-before-year'].has(said) || WORDS['not-before-year'].has(compared)) return false;
  if (WORDS.birth.has(said)) return true;
  if (WORDS['before-year'].has(said)) return !countsAccusative(text, next);
  const free = standsFree(text, next);
  if (free && OPENING.has(said)) return true;
  return (
    tokenAt(text, i - 1)?.kind === 'arabic' &&
    (free || numbersEdition(text, i)) &&
    year >= FIRST_YEAR_AFTER_WORD &&
    year <= LAST_YEAR_AFTER_WORD
  );
}

const OPENING = new Set(['(', '«', '"', '“']);
/** «باريس 2024»: after any word only a year that news speaks of. */
const FIRST_YEAR_AFTER_WORD = 1940;
const LAST_YEAR_AFTER_WORD = 2060;

/** «في 2000 شخصا»: a noun in the accusative is counted. */
function countsAccusative(text: TimeText, i: number): boolean {
  const norm = normAt(text, i);
  return (
    tokenAt(text, i)?.kind === 'arabic' &&
    norm.length > 3 &&
    COUNTED_ENDING.test(norm) &&
    !isDefinite(text, i) &&
    !AND_WITH_LONG_WORD.test(norm) &&
    !WORDS['after-year'].has(norm)
  );
}

/** «رقم 2024», «المادة 1978»: a code. */
function codeBefore(text: TimeText, i: number): boolean {
  if (find(text, i - 1, BIT.unnumbered)) return true;
  return (
    normAt(text, i - 1) === '.' && normAt(text, i - 2) !== '' && isNumber(text, i - 2) && touches(text, i)
  );
}
