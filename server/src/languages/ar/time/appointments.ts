/**
 * Hours and days of the month that nothing but an appointment's words tell: «سأعود في السابعة», «عدت إلى 27», «المنبه على
 * ثمانية», «سأعود 730 مساء»; and minutes beside an hour: «خمس دقائق قبل الثامنة».
 */
import { FEMININE, FOR } from '../affixes.js';
import { readFraction, readNumber } from '../numbers/numbers.js';
import { isAppointed } from './appointed.js';
import { partAt, readClock } from './clocks.js';
import type { CalendarMeaning, ClockMeaning } from '../../time/meaning.js';
import { toPart } from './dayParts.js';
import { readDayNumber } from './monthDates.js';
import { wordAt, atEdge, find, isNumber, normAt, touches, type Reading, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

export function readAppointed(
  text: TimeText,
  i: number,
): Reading<ClockMeaning> | Reading<CalendarMeaning> | undefined {
  if (!isAppointed(text, i)) return undefined;
  const digits = readHourDigits(text, i);
  if (digits) return digits;
  const fixed = find(text, i, BIT.clock) ? readClock(text, i) : undefined;
  if (fixed) return fixed;
  const part = readPart(text, i);
  if (part) return part;
  const day = readDayNumber(text, i);
  const clock = day && !day.digits && day.day > 12 ? undefined : readClock(text, i, true);
  const isHour = isNumber(text, i) ? WORDS['before-hour'].has(normAt(text, i - 1)) : isFeminine(text, i);
  if (clock && (clock.meaning.part || isHour) && isFree(text, clock.next)) return clock;
  const proclitics = wordAt(text, i)?.proclitics ?? '';
  const isPlaced = proclitics === FOR || WORDS['before-day'].has(normAt(text, i - 1));
  return day && day.day <= 31 && (day.digits || day.definite) && isPlaced && isFree(text, day.next)
    ? { next: day.next, meaning: { kind: 'calendar', day: day.day } }
    : undefined;
}

/** «4.22», «11/12» are more than their first number. */
const isFree = (text: TimeText, i: number): boolean =>
  atEdge(text, i) && !(touches(text, i) && isNumber(text, i + 1));

/** «سأعود مساء», «سأعود صباحا 9». */
function readPart(text: TimeText, i: number): Reading<ClockMeaning> | undefined {
  const part = wordAt(text, i) ? partAt(text, i) : undefined;
  if (!part) return undefined;
  if (isFree(text, part.next)) return { next: part.next, meaning: { kind: 'clock', part: part.part } };
  const clock = isNumber(text, part.next) ? readClock(text, part.next) : undefined;
  return clock && isFree(text, clock.next)
    ? { next: clock.next, meaning: toPart(clock.meaning, part.part) }
    : undefined;
}

const isFeminine = (text: TimeText, i: number): boolean => wordAt(text, i)?.stem.endsWith(FEMININE) === true;

/** «730 مساء»: hours and minutes without a sign. */
function readHourDigits(text: TimeText, i: number): Reading<ClockMeaning> | undefined {
  if (!/^\d{3,4}$/.test(normAt(text, i))) return undefined;
  const part = partAt(text, i + 1);
  const digits = Number(normAt(text, i));
  const [hour, minute] = [Math.floor(digits / 100), digits % 100];
  if (!part || hour < 1 || hour > 12 || minute > 59) return undefined;
  const late = part.part !== 'MO' && hour < 12 ? hour + 12 : hour;
  return { next: part.next, meaning: { kind: 'clock', hour: late, minute, part: part.part } };
}

/** «خمس دقائق قبل الثامنة», «ربع ساعة بعد التاسعة مساء», «ثلاث دقائق حتى الثامنة». */
export function readMinutesBeside(text: TimeText, i: number): Reading<ClockMeaning> | undefined {
  const fraction = wordAt(text, i)?.number ? readFraction(text.tokens, i) : undefined;
  const number =
    fraction ?? (wordAt(text, i)?.number || isNumber(text, i) ? readNumber(text.tokens, i) : undefined);
  if (!number) return undefined;
  const unit = find(text, number.next, BIT.unit);
  if (unit ? unit.sense.value !== (fraction ? 'hour' : 'minute') : !fraction) return undefined;
  // «ربع بعد الثامنة».
  const at = unit?.next ?? number.next;
  const side = WORDS.beside.get(normAt(text, at));
  const clock = side === undefined ? undefined : readClock(text, at + 1);
  if (!clock || clock.meaning.hour === undefined || (isNumber(text, at + 1) && !clock.sure)) return undefined;
  if (!unit && isNumber(text, at + 1)) return undefined;
  const minutes = Math.round(fraction ? number.value * 60 : number.value) * Number(side);
  if (Math.abs(minutes) > 59) return undefined;
  const { hour, minute = 0 } = clock.meaning;
  const all = (hour * 60 + minute + minutes + 24 * 60) % (24 * 60);
  return { next: clock.next, meaning: { ...clock.meaning, hour: Math.floor(all / 60), minute: all % 60 } };
}
