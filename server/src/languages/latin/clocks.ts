/** Times of day: «à 14h30», "10:30 am on Friday", «samedi 16 mars à 20 heures», «lundi matin», «la nuit du 8 septembre». */
import type { ClockMeaning, DayPart, Meaning } from '../time/meaning.js';
import { directionBefore, readDate } from './dates.js';
import {
  endsBefore,
  find,
  indexAfter,
  isDash,
  isNumber,
  isWord,
  normAt,
  skip,
  skipKind,
  touches,
  type LatinText,
  type Reading,
} from './latinText.js';
import { readNumber } from './numbers.js';
import { readDay } from './periods.js';

type ClockReading = Reading<ClockMeaning>;

const AFTERNOON = 12;

function at(next: number, hour: number, minute?: number, second?: number): ClockReading | undefined {
  if (hour > 24 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined;
  const meaning: ClockMeaning = {
    kind: 'clock',
    hour,
    ...(minute === undefined ? {} : { minute }),
    ...(second === undefined ? {} : { second }),
  };
  return { next, meaning };
}

/** Two digits of minutes at `i`. */
const minutesAt = (text: LatinText, i: number): number | undefined =>
  isNumber(text, i) && normAt(text, i).length === 2 ? Number(normAt(text, i)) : undefined;

/** «14:30», "10.30 am". */
function readDigitClock(text: LatinText, i: number): ClockReading | undefined {
  const found = text.inDigits.get(text.tokens[i]?.start ?? -1);
  if (found?.kind === 'time') {
    const [hour, minute, second] = found.value.slice(1).split(':').map(Number);
    return at(indexAfter(text, i, found.end), hour!, minute, second);
  }
  const isStopped = normAt(text, i + 1) === '.' && touches(text, i + 1) && touches(text, i + 2);
  const minute = isStopped ? minutesAt(text, i + 2) : undefined;
  if (minute === undefined || !find(text, i + 3, 'meridiem') || normAt(text, i).length > 2) return undefined;
  return at(i + 3, Number(normAt(text, i)), minute);
}

/** «14h30», «20 heures», "ten o'clock", and whether nothing else can be meant. */
function readHour(text: LatinText, i: number): (ClockReading & { readonly isSure: boolean }) | undefined {
  const hour = readNumber(text, i);
  if (!hour || !Number.isInteger(hour.value) || hour.value > 24 || hour.digits.length > 2) return undefined;
  const meridiem = find(text, hour.next, 'meridiem');
  if (meridiem) {
    const found = hour.value <= AFTERNOON && !hour.isOne ? at(hour.next, hour.value) : undefined;
    return found && { ...found, isSure: true };
  }
  const word = find(text, hour.next, 'hour-word');
  if (!word) return undefined;
  const isEnglish = text.lexicon.language === 'en';
  const minute = isEnglish ? undefined : minutesAt(text, word.next);
  const found = at(minute === undefined ? word.next : word.next + 1, hour.value, minute);
  return found && { ...found, isSure: isEnglish || minute !== undefined };
}

/** Morning or afternoon behind a clock time, and its zone. */
function withPart(text: LatinText, reading: ClockReading): ClockReading | undefined {
  const half = find(text, reading.next, 'meridiem') ?? find(text, reading.next, 'hour-part');
  let { next, meaning } = reading;
  if (half) {
    const { hour = 0 } = meaning;
    const isAfter = half.sense.value === 'PM';
    if (hour > AFTERNOON && !(half.sense.kind === 'hour-part')) return undefined;
    const shifted = isAfter && hour < AFTERNOON ? hour + 12 : !isAfter && hour === AFTERNOON ? 0 : hour;
    meaning = { ...meaning, hour: shifted };
    // The stop of "a.m." that ends a sentence is outside only where it is no part of the sign.
    next = half.next;
  }
  const bracket = find(text, next, 'zone');
  return bracket
    ? { next: bracket.next, meaning: { ...meaning, zone: bracket.sense.value } }
    : { next, meaning };
}

/** A clock time without its day. `isAsked`: something before it says that it is one. */
export function readClock(text: LatinText, i: number, isAsked = false): ClockReading | undefined {
  const named = find(text, i, 'clock');
  if (named) {
    if (!isAsked && !endsBefore(text, i, 'at')) return undefined;
    const [hour, minute] = named.sense.value.split(':').map(Number);
    return at(named.next, hour!, minute);
  }
  if (touches(text, i) && isWord(text, i - 1)) return undefined;
  const digits = isNumber(text, i) ? readDigitClock(text, i) : undefined;
  if (digits) return withPart(text, digits);
  const hour = readHour(text, i);
  if (!hour) return undefined;
  const whole = withPart(text, hour);
  if (!whole) return undefined;
  const isSure = hour.isSure || whole.next > hour.next || isAsked || endsBefore(text, i, 'at');
  return isSure ? whole : undefined;
}

const isDay = (meaning: Meaning): boolean =>
  (meaning.kind === 'calendar' &&
    (meaning.day !== undefined || meaning.weekday !== undefined || meaning.dayOffset !== undefined)) ||
  meaning.kind === 'feast';

const clock = (
  next: number,
  day: Meaning | undefined,
  meaning: Omit<ClockMeaning, 'kind'>,
): ClockReading => ({
  next,
  meaning: { ...meaning, kind: 'clock', ...(day ? { day } : {}) },
  takesArticle: true,
});

/** Part of the day behind its day: «lundi matin», "Monday evening", «hier soir». */
function partAfter(text: LatinText, day: Reading): ClockReading | undefined {
  const part = find(text, day.next, 'part');
  return part && clock(part.next, day.meaning, { part: part.sense.value as DayPart });
}

/** The time of day behind a day: «jeudi à 14h30», "Monday at ten o'clock", «le 3 juin, 9 h 30». */
function timeAfter(text: LatinText, day: Reading): ClockReading | undefined {
  const comma = isDash(text, day.next) ? day.next + 1 : skip(text, day.next, ',');
  const asked = find(text, comma, 'at');
  const time = readClock(text, asked?.next ?? comma, asked !== undefined);
  return time && clock(time.next, day.meaning, time.meaning);
}

/** «ce matin», "last night", "tonight". */
function readPlacedPart(text: LatinText, i: number): ClockReading | undefined {
  const word = find(text, i, 'day-part');
  const today = (dayOffset: number): Meaning => ({ kind: 'calendar', dayOffset });
  if (word) {
    const [offset, part] = word.sense.value.split(' ');
    return clock(word.next, today(Number(offset)), { part: part as DayPart });
  }
  const before = directionBefore(text, i);
  const part = before && find(text, before.next, 'part');
  if (!part || (before.offset !== 0 && (part.sense.value !== 'NI' || before.offset > 0))) return undefined;
  // "this afternoon's": its own; "these nights" are none.
  return clock(part.next, today(before.offset), { part: part.sense.value as DayPart });
}

/** «la nuit du 8 septembre 2023», "the evening of June 3". */
function partBefore(text: LatinText, i: number): ClockReading | undefined {
  const part = find(text, i, 'part');
  const of = part && find(text, part.next, 'day-of');
  const day = of && readDate(text, skipKind(text, of.next, 'article'));
  if (!day || !isDay(day.meaning)) return undefined;
  return clock(day.next, day.meaning, { part: part.sense.value as DayPart });
}

/** A clock time with the day behind it: "10:30 am on Friday", «14h30 lundi», «9 h le 3 juin». */
function readClockFirst(text: LatinText, i: number): ClockReading | undefined {
  const time = readClock(text, i);
  if (!time) return undefined;
  const on = skipKind(text, time.next, text.lexicon.language === 'en' ? 'day-of' : 'article');
  const day = readDate(text, on);
  if (!day || !isDay(day.meaning)) return time;
  return clock(day.next, day.meaning, time.meaning);
}

/** The time of day, the day or the period at `i`. */
export function readPoint(text: LatinText, i: number): Reading | undefined {
  const part = readPlacedPart(text, i) ?? partBefore(text, i) ?? readClockFirst(text, i);
  if (part) return part;
  const day = readDay(text, i);
  if (!day || !isDay(day.meaning)) return day;
  return partAfter(text, day) ?? timeAfter(text, day) ?? day;
}
