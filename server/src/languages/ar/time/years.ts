/** Years: «عام 2023», «سنة 1446 هـ», «2024-2025», «ألفين وأربعة وعشرين», «480 ق.م». */
import { AND } from '../affixes.js';
import { readNumber, type NumberReading } from '../numbers/numbers.js';
import type { CalendarMeaning } from '../../time/meaning.js';
import { wordAt, tokenAt, find, isNumber, normAt, touches, type TimeText } from './timeText.js';
import { GREGORIAN_LETTER, phraseAt, PHRASES, WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

export interface YearReading {
  readonly year: number;
  readonly next: number;
  readonly hijri?: boolean;
  readonly gregorian?: boolean;
  readonly before?: boolean;
  readonly shortYear?: boolean;
}

/** The meaning of a year alone. */
export const yearMeaning = ({ year, shortYear, before, hijri, gregorian }: YearReading): CalendarMeaning => ({
  kind: 'calendar',
  year,
  ...(shortYear ? { shortYear } : {}),
  ...(before ? { before } : {}),
  ...(hijri ? { hijri } : {}),
  ...(gregorian ? { gregorian } : {}),
});

/** Years that a bare four-digit number is taken for; outside it needs a word beside it. */
export const FIRST_LIKELY_YEAR = 1900;
export const LAST_LIKELY_YEAR = 2099;

interface Era {
  readonly next: number;
  readonly hijri?: boolean;
  readonly gregorian?: boolean;
  readonly before?: boolean;
}

/** هـ, م, ق.م, للميلاد, قبل الميلاد … after a year; a lone م needs room for no other meaning. */
function readEra(text: TimeText, i: number, year: number, cued = false): Era | undefined {
  const era = phraseAt(text, i, PHRASES.era);
  if (!era) return undefined;
  if (normAt(text, i) === GREGORIAN_LETTER && year < 1000 && !touches(text, i) && !cued) return undefined;
  const before = era.value.startsWith('before-');
  const hijri = era.value === 'hijri' || era.value === 'before-hijra';
  const gregorian = era.value === 'gregorian';
  return {
    next: era.next,
    ...(hijri ? { hijri } : {}),
    ...(gregorian ? { gregorian } : {}),
    ...(before ? { before } : {}),
  };
}

/** «خمسة وثمانين وتسعمائة وألف»: the units first, the thousands last, as years were written in words. */
function readUnitsFirst(text: TimeText, i: number): NumberReading | undefined {
  const first = tokenAt(text, i)?.kind === 'arabic' ? readNumber(text.tokens, i) : undefined;
  if (!first || first.value > 99) return undefined;
  let { value, next } = first;
  for (const [least, most] of [
    [100, 900],
    [1000, 2000],
  ] as const) {
    const word = wordAt(text, next);
    if (word?.proclitics !== AND || !word.number) continue;
    const part = readNumber(text.tokens, next);
    if (part && part.value >= least && part.value <= most) {
      value += part.value;
      ({ next } = part);
    }
  }
  return value >= 1000 ? { ...first, value, decimal: String(value), next } : undefined;
}

/** «تسعة عشر تسعة وتسعون»: the century and the year in it, side by side. */
function readCenturyFirst(text: TimeText, i: number): NumberReading | undefined {
  const first = tokenAt(text, i)?.kind === 'arabic' ? readNumber(text.tokens, i) : undefined;
  if (!first || first.value < 10 || first.value > 20) return undefined;
  const word = wordAt(text, first.next);
  if (word?.proclitics !== '' || !word.number || word.number.definite) return undefined;
  const second = readNumber(text.tokens, first.next);
  if (!second || second.value < 10 || second.value > 99) return undefined;
  const value = first.value * 100 + second.value;
  return { ...second, value, decimal: String(value) };
}

/** A year in digits or words at `i`. `cued`: a word before it says that it is one, so that any length will do. */
export function readYear(text: TimeText, i: number, cued: boolean): YearReading | undefined {
  const token = tokenAt(text, i);
  if (!token) return undefined;
  if (token.kind !== 'number' && (!cued || !wordAt(text, i)?.number)) return undefined;
  const word = wordAt(text, i);
  if (word && (word.proclitics !== '' || !word.number)) return undefined;
  const number =
    (cued ? (readUnitsFirst(text, i) ?? readCenturyFirst(text, i)) : undefined) ?? readNumber(text.tokens, i);
  if (!number || (number.digits && !number.plain) || !Number.isInteger(number.value)) return undefined;
  if (token.kind === 'number' && token.norm.length > 4) return undefined;
  const year = number.value;
  const era = readEra(text, number.next, year, cued);
  const next = era?.next ?? number.next;
  if (era) {
    if (year < 1 || year > 2999) return undefined;
    return { ...era, year };
  }
  if (year >= 1000 && year <= 2999) {
    if (cued || (year >= FIRST_LIKELY_YEAR && year <= LAST_LIKELY_YEAR)) return { year, next };
    return undefined;
  }
  if (!cued) return undefined;
  if (token.kind === 'number' && token.norm.length === 2 && year >= 30)
    return { year, next, shortYear: true };
  return year >= 100 && year <= 999 && number.digits ? { year, next } : undefined;
}

/** «عام 2023», «سنة 2025», «العام 2024», «عام ألفين وعشرين», «العام الهجري 1446»: index is the unit word. */
export function readNamedYear(text: TimeText, i: number): YearReading | undefined {
  const unit = find(text, i, BIT.unit);
  if (!unit || unit.sense.value !== 'year' || unit.sense.tag !== 'singular') return undefined;
  const kind =
    wordAt(text, unit.next)?.proclitics === '' ? find(text, unit.next, BIT['kind-of-year']) : undefined;
  const after = kind ? kind.next : unit.next;
  if (normAt(text, after) === '(') return readBracketedYear(text, after + 1);
  const at = after;
  const hijri = kind !== undefined && WORDS['hijri-year'].has(normAt(text, unit.next));
  const year = readYear(text, at, true);
  if (!year) return undefined;
  return hijri || (kind === undefined && year.hijri) ? { ...year, hijri: true } : year;
}

/** «عام (1933)», «عام ( 1325 ) هجري». */
function readBracketedYear(text: TimeText, i: number): YearReading | undefined {
  const year = readYear(text, i, true);
  if (!year || year.year < 1000 || normAt(text, year.next) !== ')') return undefined;
  const era = readEra(text, year.next + 1, year.year);
  return { ...year, ...(era?.hijri ? { hijri: true } : {}), next: era?.next ?? year.next + 1 };
}

/** «2024-2025», «2024/2025», «2024/25»: two years that follow each other or stand for a span. Index of the first. */
export function readYearPair(
  text: TimeText,
  i: number,
): { from: number; to: number; next: number } | undefined {
  if (!isNumber(text, i) || normAt(text, i).length !== 4) return undefined;
  const sign = normAt(text, i + 1);
  if (!/^[-/–—‑]$/.test(sign) || !isNumber(text, i + 2)) return undefined;
  if (/^[-/–—‑]$/.test(normAt(text, i + 3)) && isNumber(text, i + 4) && touches(text, i + 4))
    return undefined;
  let a = Number(normAt(text, i));
  const second = normAt(text, i + 2);
  let b = Number(second);
  if (second.length === 2 && touches(text, i + 1) && touches(text, i + 2) && sign === '/')
    b += Math.floor(a / 100) * 100;
  else if (second.length !== 4) return undefined;
  if (b < a && a - b === 1) [a, b] = [b, a];
  const likely = (year: number): boolean => year >= 1300 && year <= LAST_LIKELY_YEAR;
  if (!likely(a) || !likely(b) || (second.length === 2 && b !== a + 1)) return undefined;
  return { from: a, to: b, next: i + 3 };
}
