/**
 * Which numbers before a date are days of its month too: «5، 6 و7 ماي», «24-27 نونبر». A number before a dateline is
 * none («القاعة 4، 14 نونبر 2024», «محمد السادس، 6 مايو 2024»), and a weekday is none though it is a number word
 * («الاثنين، 6 مايو 2024»).
 */
import { AND, COMMA } from '../affixes.js';
import type { DayReading } from './monthDates.js';
import { isRegnal } from './numberContexts.js';
import { tokenAt, find, isNumber, normAt, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

/** What joins two days of a list: a dash or slash, a comma, a word («و», «إلى»). */
export interface Joint {
  readonly kind: 'dash' | 'comma' | 'word';
  /** Index of the token after it. */
  readonly next: number;
}

/** Whether the number at `i` can be a day of the month that a later one has. */
export function canBeginDays(text: TimeText, i: number, first: DayReading): boolean {
  if (first.day > 31) return false;
  if (first.next === i + 1 && find(text, i, BIT.weekday)) return false;
  if (!first.digits && isRegnal(text, i)) return false;
  return !find(text, i - 1, BIT.unnumbered) && find(text, i - 1, BIT.numbered)?.sense.value !== 'rank';
}

/** Whether the first number and the one after a joint are written alike enough to be two days. */
export function joinsDays(text: TimeText, first: DayReading, { kind, next }: Joint): boolean {
  if (kind === 'word') return true;
  if (first.digits) return !first.definite;
  return kind === 'dash' && !isNumber(text, next);
}

/** Whether days that are joined so can be a list or a range; `i` is the token of the first. */
export function areDays(
  text: TimeText,
  i: number,
  days: readonly number[],
  joints: readonly Joint['kind'][],
): boolean {
  if (joints.every((kind) => kind === 'word')) return true;
  if (days.some((day, k) => k > 0 && day <= days[k - 1]!)) return false;
  return !joints.includes('comma') || joints.at(-1) === 'word' || hasNoHead(text, i);
}

const BEFORE_LIST = new Set(['(', '[', '«', '"', '“', '.', '!', '؟', '؛', COMMA, ',']);

/** Nothing stands before the number at `i` that it could be the number of: «قتل 12، 15 مايو» counts. */
function hasNoHead(text: TimeText, i: number): boolean {
  const before = tokenAt(text, i - 1);
  if (before === undefined) return true;
  if (before.kind === 'symbol')
    return BEFORE_LIST.has(before.norm) && !(before.norm === COMMA && isNumber(text, i - 2));
  if (before.kind !== 'arabic' || before.norm === AND) return false;
  return (
    WORDS['before-day'].has(normAt(text, i - 1)) ||
    find(text, i - 1, BIT.weekday) !== undefined ||
    find(text, i - 1, BIT.bound)?.sense.value === 'day' ||
    find(text, i - 1, BIT.unit)?.sense.value === 'day'
  );
}
