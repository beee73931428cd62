/**
 * Numbers, dates and times of day in digits, which need no language: 1,500 · 3.5 · ٤٢٪ · 2023-12-06 · 6/12/2023 · 15:30.
 * What is glued to letters (covid-19, v1.2) is part of a word.
 */
import type { Word } from '../languagePack.js';
import type { Span } from '../../text/span.js';
import { GROUPING_SIGNS } from '../../text/characters.js';
import { touches } from '../../text/tokens.js';

export interface DigitNumber extends Span {
  readonly kind: 'number' | 'percent';
  /** Canonical decimal digits: no grouping, `.` as the decimal point, no needless zeros. */
  readonly value: string;
}

/** A Gregorian date of the last or of this century. */
export interface DigitDate extends Span {
  readonly kind: 'date';
  readonly year: number;
  readonly month: number;
  /** Absent where a month and a year stand alone. */
  readonly day?: number;
  /** Day and month could be swapped: they are given day first. */
  readonly isSwappable?: boolean;
}

export interface DigitTime extends Span {
  readonly kind: 'time';
  /** TIMEX3: T15:30, T15:30:05. */
  readonly value: string;
}

export type DigitExpression = DigitNumber | DigitDate | DigitTime;

/** Digits with the signs between them, all touching. */
interface Run extends Span {
  readonly parts: readonly string[];
  readonly signs: readonly string[];
  /** Index of the word after it. */
  readonly next: number;
}

const JOINING = new Set(['.', ',', '،', '٬', '٫', '/', '-', '–', ':']);
const OF_DATES = new Set(['/', '-', '–', '.']);
const OF_NUMBERS = new Set(['.', ',', '،', '٫', ...GROUPING_SIGNS]);
const PERCENT = new Set(['%', '٪']);

/** What stands in digits among the words of a text, in order. Linear. */
export function findDigits(words: readonly Word[]): DigitExpression[] {
  const found: DigitExpression[] = [];
  for (let i = 0; i < words.length;) {
    if (words[i]!.kind !== 'number') {
      i++;
      continue;
    }
    const run = runAt(words, i);
    const expression = isGlued(words, i, run.next) ? undefined : read(run, words, i);
    if (expression) found.push(expression);
    i = run.next;
  }
  return found;
}

/** An apostrophe joins digits where three follow it, and else says feet or minutes: 1'500, 5'30. */
const joins = (sign: string, after: string): boolean =>
  JOINING.has(sign) || (GROUPING_SIGNS.has(sign) && after.length === 3);

function runAt(words: readonly Word[], first: number): Run {
  const parts = [words[first]!.norm];
  const signs: string[] = [];
  let next = first + 1;
  while (
    words[next + 1]?.kind === 'number' &&
    touches(words, next) &&
    touches(words, next + 1) &&
    joins(words[next]!.norm, words[next + 1]!.norm)
  ) {
    signs.push(words[next]!.norm);
    parts.push(words[next + 1]!.norm);
    next += 2;
  }
  return { start: words[first]!.start, end: words[next - 1]!.end, parts, signs, next };
}

/** Letters touch the digits, or a sign between letters and digits: covid-19, 3D, v1.2, /2023. */
function isGlued(words: readonly Word[], first: number, next: number): boolean {
  const isLetters = (i: number): boolean => words[i]?.kind === 'arabic' || words[i]?.kind === 'word';
  if (touches(words, first) && (isLetters(first - 1) || '/\\_@#'.includes(words[first - 1]!.norm)))
    return true;
  if (
    touches(words, first) &&
    touches(words, first - 1) &&
    JOINING.has(words[first - 1]!.norm) &&
    isLetters(first - 2)
  )
    return true;
  return touches(words, next) && (isLetters(next) || '/\\_@'.includes(words[next]!.norm));
}

function read(run: Run, words: readonly Word[], first: number): DigitExpression | undefined {
  const { parts, signs, start, end } = run;
  const [sign] = signs;
  if (sign !== undefined && signs.some((other) => other !== sign)) return numberIn(run, words, first);
  if (sign === ':') {
    const value = timeValue(parts);
    return value === undefined ? undefined : { kind: 'time', start, end, value };
  }
  if (sign !== undefined && OF_DATES.has(sign)) {
    const date =
      parts.length === 3 ? dayIn(parts) : parts.length === 2 && sign === '/' ? monthIn(parts) : undefined;
    if (date) return { kind: 'date', start, end, ...date };
  }
  return numberIn(run, words, first);
}

function timeValue(parts: readonly string[]): string | undefined {
  const [hour, minute, second = 0] = parts.map(Number);
  const isTime =
    parts.length <= 3 && parts.every((part, i) => part.length === 2 || (i === 0 && part.length === 1));
  if (!isTime || hour! > 24 || minute! > 59 || second > 59) return undefined;
  return `T${parts.map((part) => part.padStart(2, '0')).join(':')}`;
}

type DateParts = Pick<DigitDate, 'year' | 'month' | 'day' | 'isSwappable'>;

const isYear = (year: number, digits: string): boolean => digits.length === 4 && year >= 1900 && year <= 2099;

/** Whether the Gregorian calendar has the day. */
function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function dayIn(parts: readonly string[]): DateParts | undefined {
  const [a, b, c] = parts.map(Number) as [number, number, number];
  const areShort = (one: string, other: string): boolean => one.length <= 2 && other.length <= 2;
  if (isYear(a, parts[0]!) && areShort(parts[1]!, parts[2]!))
    return isDay(a, b, c) ? { year: a, month: b, day: c } : undefined;
  if (!isYear(c, parts[2]!) || !areShort(parts[0]!, parts[1]!)) return undefined;
  const [isDayFirst, isMonthFirst] = [isDay(c, b, a), isDay(c, a, b)];
  if (isDayFirst) return { year: c, month: b, day: a, ...(isMonthFirst && a !== b && { isSwappable: true }) };
  return isMonthFirst ? { year: c, month: a, day: b } : undefined;
}

function monthIn([one, other]: readonly string[]): DateParts | undefined {
  const [month, year] = [Number(one), Number(other)];
  return one!.length <= 2 && isYear(year, other!) && month >= 1 && month <= 12 ? { year, month } : undefined;
}

function numberIn(
  { start, end, parts, signs, next }: Run,
  words: readonly Word[],
  first: number,
): DigitNumber | undefined {
  const value = decimal(parts, signs);
  if (value === undefined) return undefined;
  const [before, after] = [words[first - 1], words[next]];
  const isBefore = touches(words, first) && PERCENT.has(before!.norm) && words[first - 2]?.kind !== 'number';
  if (after && PERCENT.has(after.norm)) return { kind: 'percent', start, end: after.end, value };
  if (isBefore) return { kind: 'percent', start: before!.start, end, value };
  return { kind: 'number', start, end, value };
}

/** The number that digits with separators write; undefined for what is none (an address, a version). */
function decimal(parts: readonly string[], signs: readonly string[]): string | undefined {
  if (signs.some((sign) => !OF_NUMBERS.has(sign))) return undefined;
  const last = signs.at(-1);
  const before = signs.slice(0, -1);
  const hasFraction =
    last === '٫' ||
    (last !== undefined &&
      !GROUPING_SIGNS.has(last) &&
      (before.length > 0 ? before.some((sign) => sign !== last) : !isGroup(parts[1]!, parts[0]!)));
  const whole = hasFraction ? parts.slice(0, -1) : parts;
  const separators = new Set(hasFraction ? before : signs);
  if (separators.size > 1 || (whole.length > 1 && whole[0]!.length > 3)) return undefined;
  if (whole.slice(1).some((part) => part.length !== 3)) return undefined;
  const integer = whole.join('').replace(/^0+(?=\d)/, '');
  const fraction = hasFraction ? parts.at(-1)!.replace(/0+$/, '') : '';
  return fraction === '' ? integer : `${integer}.${fraction}`;
}

/** Three digits behind a number that is not 0 are thousands: 1.500, but 0.500. */
const isGroup = (part: string, first: string): boolean =>
  part.length === 3 && first.length <= 3 && !/^0/.test(first);
