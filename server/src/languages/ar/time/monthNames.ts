/** Names and numbers of months: «تشرين الأول/أكتوبر», «شهر ماي», «شهر 3», «الشهر التاسع». */
import { ALEF_WITH_HAMZA } from '../affixes.js';
import { readNumber, readOrdinal } from '../numbers/numbers.js';
import { wordAt, find, findBare, isNumber, normAt, touches, type TimeText } from './timeText.js';
import { readNamedYear } from './years.js';
import { BIT } from './vocabulary.js';

export interface MonthReading {
  readonly month: number;
  readonly hijri: boolean;
  readonly next: number;
  /** «شهر» before it, or a second name beside it. */
  readonly sure: boolean;
}

const JOINERS = new Set(['/', '-', '–', '—']);

const AUGUST = 8;

/** «أب» (father) and «إب» (the town) fold to the same two letters as «آب». */
const isFather = (text: TimeText, i: number, month: number): boolean =>
  month === AUGUST &&
  text.words[i]!.stem.length === 2 &&
  ALEF_WITH_HAMZA.test(text.source.slice(text.tokens[i]!.start, text.tokens[i]!.end));

/** The number before `i` is not the month's («كانون 2», «تشرين ١») but a score, an amount or a count: «فاز تشرين 2-1». */
function countsAfterMonth(text: TimeText, i: number): boolean {
  const isGlued = touches(text, i) && touches(text, i + 1) && isNumber(text, i + 1);
  if (isGlued && normAt(text, i + 1).length !== 4) return true;
  if (/^[%٪]$/.test(normAt(text, i)) || wordAt(text, i)?.number?.kind === 'scale') return true;
  return find(text, i, BIT.unit) !== undefined && !readNamedYear(text, i);
}

export function readMonthName(text: TimeText, i: number): MonthReading | undefined {
  const found = find(text, i, BIT.month) ?? find(text, i, BIT.hijri);
  if (!found) return undefined;
  const { sense } = found;
  const hijri = sense.kind === 'hijri';
  if (isNumber(text, found.next - 1) && countsAfterMonth(text, found.next)) return undefined;
  if (!hijri && isFather(text, i, sense.number)) return undefined;
  let next = found.next;
  let sure = find(text, i, BIT['weak-month']) === undefined;
  const sign = normAt(text, next);
  const apposed = hijri ? undefined : findBare(text, next, BIT.month);
  if (apposed?.sense.value === sense.value)
    return { month: sense.number, hijri, next: apposed.next, sure: true };
  const second =
    !hijri && (JOINERS.has(sign) || sign === '(') ? findBare(text, next + 1, BIT.month) : undefined;
  if (second && second.sense.value === sense.value) {
    if (sign !== '(') next = second.next;
    else if (normAt(text, second.next) === ')') next = second.next + 1;
    sure = true;
  }
  return { month: sense.number, hijri, next, sure };
}

/** «شهر ماي», «شهر 3», «الشهر التاسع», «ماي»; the word at `i` may have proclitics. */
export function readMonth(text: TimeText, i: number): MonthReading | undefined {
  const unit = find(text, i, BIT.unit);
  if (unit && unit.sense.value === 'month' && unit.sense.tag === 'singular') {
    const named = wordAt(text, unit.next)?.proclitics === '' ? readMonthName(text, unit.next) : undefined;
    if (named) return { ...named, sure: true };
    const number = unit.sense.definite
      ? readOrdinal(text.tokens, unit.next)
      : readNumber(text.tokens, unit.next);
    if (!number || number.value < 1 || number.value > 12 || !Number.isInteger(number.value)) return undefined;
    if (wordAt(text, unit.next) && text.words[unit.next]!.proclitics !== '') return undefined;
    if (find(text, number.next, BIT.unit) && !readNamedYear(text, number.next)) return undefined;
    return { month: number.value, hijri: false, next: number.next, sure: true };
  }
  return readMonthName(text, i);
}
