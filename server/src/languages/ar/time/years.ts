/** Years: «عام 2023», «سنة 1446 هـ», «2024-2025», «ألفين وأربعة وعشرين», «480 ق.م». */
import { AND } from '../affixes.js';
import { readNumber, type NumberReading } from '../numbers/numbers.js';
import type { CalendarMeaning } from './meaning.js';
import { find, isNumber, normAt, touches, type Line } from './line.js';
import { GREGORIAN_LETTER, phraseAt, PHRASES, WORDS } from './timeWords.js';

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
const LAST_HIJRI = 1600;

interface Era {
  readonly next: number;
  readonly hijri?: boolean;
  readonly gregorian?: boolean;
  readonly before?: boolean;
}

/** هـ, م, ق.م, للميلاد, قبل الميلاد … after a year; a lone م needs room for no other meaning. */
function readEra(line: Line, i: number, year: number, cued = false): Era | undefined {
  const era = phraseAt(line, i, PHRASES.era);
  if (!era) return undefined;
  if (normAt(line, i) === GREGORIAN_LETTER && year < 1000 && !touches(line, i) && !cued) return undefined;
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
function readUnitsFirst(line: Line, i: number): NumberReading | undefined {
  const first = line.tokens[i]?.kind === 'arabic' ? readNumber(line.tokens, i) : undefined;
  if (!first || first.value > 99) return undefined;
  let { value, next } = first;
  for (const [least, most] of [
    [100, 900],
    [1000, 2000],
  ] as const) {
    const word = line.words[next];
    if (word?.proclitics !== AND || !word.number) continue;
    const part = readNumber(line.tokens, next);
    if (part && part.value >= least && part.value <= most) {
      value += part.value;
      ({ next } = part);
    }
  }
  return value >= 1000 ? { ...first, value, decimal: String(value), next } : undefined;
}

/** A year in digits or words at `i`. `cued`: a word before it says that it is one, so that any length will do. */
export function readYear(line: Line, i: number, cued: boolean): YearReading | undefined {
  const token = line.tokens[i];
  if (!token) return undefined;
  if (token.kind !== 'number' && (!cued || !line.words[i]?.number)) return undefined;
  const word = line.words[i];
  if (word && (word.proclitics !== '' || !word.number)) return undefined;
  const number = (cued ? readUnitsFirst(line, i) : undefined) ?? readNumber(line.tokens, i);
  if (!number || (number.digits && !number.plain) || !Number.isInteger(number.value)) return undefined;
  if (token.kind === 'number' && token.norm.length > 4) return undefined;
  const year = number.value;
  const era = readEra(line, number.next, year, cued);
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
export function readNamedYear(line: Line, i: number): YearReading | undefined {
  const unit = find(line, i, 'unit');
  if (!unit || unit.sense.value !== 'year' || unit.sense.tag !== 'singular') return undefined;
  const kind = line.words[unit.next]?.proclitics === '' ? find(line, unit.next, 'kind-of-year') : undefined;
  const after = kind ? kind.next : unit.next;
  if (normAt(line, after) === '(') return readBracketedYear(line, after + 1);
  const at = after;
  const hijri = kind !== undefined && WORDS['hijri-year'].has(normAt(line, unit.next));
  const year = readYear(line, at, true);
  if (!year) return undefined;
  return hijri || (kind === undefined && year.hijri) ? { ...year, hijri: true } : year;
}

/** «عام (1933)», «عام ( 1325 ) هجري». */
function readBracketedYear(line: Line, i: number): YearReading | undefined {
  const year = readYear(line, i, true);
  if (!year || year.year < 1000 || normAt(line, year.next) !== ')') return undefined;
  const era = readEra(line, year.next + 1, year.year);
  return { ...year, ...(era?.hijri ? { hijri: true } : {}), next: era?.next ?? year.next + 1 };
}

/** A Hijri year where nothing but its size says so. */
export const looksHijri = (year: number): boolean => year >= 1300 && year <= LAST_HIJRI;

/** «2024-2025», «2024/2025», «2024/25»: two years that follow each other or stand for a span. Index of the first. */
export function readYearPair(line: Line, i: number): { from: number; to: number; next: number } | undefined {
  if (!isNumber(line, i) || normAt(line, i).length !== 4) return undefined;
  const sign = normAt(line, i + 1);
  if (!/^[-/–—‑]$/.test(sign) || !isNumber(line, i + 2)) return undefined;
  if (/^[-/–—‑]$/.test(normAt(line, i + 3)) && isNumber(line, i + 4) && touches(line, i + 4))
    return undefined;
  let a = Number(normAt(line, i));
  const second = normAt(line, i + 2);
  let b = Number(second);
  if (second.length === 2 && touches(line, i + 1) && touches(line, i + 2) && sign === '/')
    b += Math.floor(a / 100) * 100;
  else if (second.length !== 4) return undefined;
  if (b < a && a - b === 1) [a, b] = [b, a];
  const likely = (year: number): boolean => year >= 1300 && year <= LAST_LIKELY_YEAR;
  if (!likely(a) || !likely(b) || (second.length === 2 && b !== a + 1)) return undefined;
  return { from: a, to: b, next: i + 3 };
}
