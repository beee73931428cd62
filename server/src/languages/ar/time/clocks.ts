/** Times of day: «الساعة الثالثة مساء», «20:30 بتوقيت غرينتش», «العاشرة والنصف صباحا», «10h30». */
import { AND, BY, FEMININE_ENDING } from '../affixes.js';
import { DECIMAL_LETTER } from '../numbers/numbersDigits.js';
import { readFraction, readNumber } from '../numbers/numbers.js';
import { wordAt, tokenAt, find, isNumber, normAt, touches, type TimeText } from './timeText.js';
import type { ClockMeaning, DayPart } from '../../time/meaning.js';
import { HOUR_LETTER, TIME_LETTER, WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

type ClockDraft = { -readonly [K in keyof ClockMeaning]: ClockMeaning[K] };

export interface ClockReading {
  readonly next: number;
  readonly meaning: ClockMeaning;
  /** Said to be a time by الساعة, a part of the day, minutes or a zone; else a number that could be one. */
  readonly sure: boolean;
}

interface Hour {
  readonly hour: number;
  readonly minute?: number;
  readonly second?: number;
  readonly next: number;
  readonly words: boolean;
}

const twoDigits = (text: TimeText, i: number, most: number): number => {
  const norm = normAt(text, i);
  return isNumber(text, i) && norm.length === 2 && Number(norm) <= most ? Number(norm) : -1;
};

const HOUR_SIGNS = new Set([':', 'h', '.', ',', '٫', '،']);

function readDigitalHour(text: TimeText, i: number, marked: boolean): Hour | undefined {
  const norm = normAt(text, i);
  const hour = Number(norm);
  if (norm.length > 2 || hour > 24 || (touches(text, i) && normAt(text, i - 1) === DECIMAL_LETTER))
    return undefined;
  const sign = normAt(text, i + 1);
  if ((HOUR_SIGNS.has(sign) || WORDS['hour-letter'].has(sign)) && touches(text, i + 1)) {
    const minute = touches(text, i + 2) ? twoDigits(text, i + 2, 59) : -1;
    const loose = sign === '.' || sign === ',' || sign === '٫' || sign === '،';
    if (minute >= 0 && (!loose || marked || zoneAt(text, i + 3) || partAt(text, i + 3))) {
      const second =
        sign === ':' && normAt(text, i + 3) === ':' && touches(text, i + 3) ? twoDigits(text, i + 4, 59) : -1;
      if (second >= 0) return { hour, minute, second, next: i + 5, words: false };
      return { hour, minute, next: i + 3, words: false };
    }
    if (sign === 'h' || (sign === HOUR_LETTER && marked))
      return { hour, minute: 0, next: i + 2, words: false };
    if (sign === ':' && isNumber(text, i + 2) && touches(text, i + 2)) return undefined;
  }
  return { hour, next: i + 1, words: false };
}

/** The hour at `i`: digits, «الثالثة», «الحادية عشرة», and after الساعة also «ثلاثة». */
function readHour(text: TimeText, i: number, marked: boolean): Hour | undefined {
  if (isNumber(text, i)) return readDigitalHour(text, i, marked);
  const word = wordAt(text, i);
  if (!word?.number) return undefined;
  if (word.number.definite && FEMININE_ENDING.test(word.stem)) {
    const ordinal = readHourOrdinal(text, i);
    if (ordinal) return ordinal;
  }
  if (!marked || word.number.definite) return undefined;
  const isJoined = (at: number): boolean => wordAt(text, at)?.proclitics === AND || normAt(text, at) === AND;
  const small = isJoined(i + 1) ? smallNumber(text, i) : undefined;
  const teen = isJoined(i + 2) ? teenNumber(text, i) : undefined;
  const number = small ?? teen ?? (isJoined(i + 1) ? undefined : readNumber(text.tokens, i));
  return number && number.value >= 1 && number.value <= 12 && Number.isInteger(number.value)
    ? { hour: number.value, next: number.next, words: true }
    : undefined;
}

/** «الثالثة», «الواحدة», «الثانية عشرة»; minutes («الثالثة وعشرون دقيقة») are left for later. */
function readHourOrdinal(text: TimeText, i: number): Hour | undefined {
  const { number } = text.words[i]!;
  const after = wordAt(text, i + 1)?.number;
  const teen = after?.kind === 'ten' && after.proclitics === '' && !after.definite;
  if (number!.kind !== 'ordinal' && number!.kind !== 'ordinal-first' && number!.value !== 1) return undefined;
  if (number!.kind === 'ordinal-first' && !teen) return undefined;
  const value = number!.value + (teen ? 10 : 0);
  if (value > 12 || (number!.kind === 'ordinal' && number!.value === 1 && !teen)) return undefined;
  return { hour: value, next: teen ? i + 2 : i + 1, words: true };
}

/** A number word alone, without what و adds (after الساعة that is minutes). */
function smallNumber(text: TimeText, i: number): { value: number; next: number } | undefined {
  const number = wordAt(text, i)?.number;
  return number && (number.kind === 'unit' || number.kind === 'ten')
    ? { value: number.value, next: i + 1 }
    : undefined;
}

/** «أحد عشر», «اثنا عشر» without what و adds. */
function teenNumber(text: TimeText, i: number): { value: number; next: number } | undefined {
  const [number, ten] = [wordAt(text, i)?.number, wordAt(text, i + 1)?.number];
  return number && number.value <= 2 && ten?.kind === 'ten' && ten.proclitics === '' && ten.value === 10
    ? { value: number.value + 10, next: i + 2 }
    : undefined;
}

interface Minutes {
  readonly minutes: number;
  readonly next: number;
}

/** A fraction or a number of minutes; `need`: the word دقيقة must follow a number. */
function readMinutes(text: TimeText, i: number, need: boolean): Minutes | undefined {
  const number = wordAt(text, i)?.number;
  const fraction = number ? readFraction(text.tokens, i) : undefined;
  if (fraction && (fraction.value < 0.6 || fraction.value === 0.75))
    return { minutes: Math.round(fraction.value * 60), next: fraction.next };
  if (!number && !isNumber(text, i)) return undefined;
  if (number?.definite && number.kind !== 'tens') return undefined;
  const count = readNumber(text.tokens, i);
  if (!count || count.value < 1 || count.value > 59 || !Number.isInteger(count.value)) return undefined;
  if (WORDS.minute.has(normAt(text, count.next))) return { minutes: count.value, next: count.next + 1 };
  return need ? undefined : { minutes: count.value, next: count.next };
}

/** «والنصف», «و15 دقيقة», «إلا ربعا», «إلا عشر دقائق» after an hour. */
function readAdded(text: TimeText, i: number, marked: boolean): Minutes | undefined {
  const norm = normAt(text, i);
  if (WORDS.less.has(norm)) {
    const less = readMinutes(text, i + 1, false) ?? lessAccusative(text, i + 1);
    return less && { minutes: -less.minutes, next: less.next };
  }
  const at = norm === AND ? i + 1 : wordAt(text, i)?.proclitics === AND ? i : -1;
  if (at < 0) return undefined;
  const more = readMinutes(text, at, true) ?? (marked ? readMinutes(text, at, false) : undefined);
  if (more) return more;
  const loose = isNumber(text, at) ? undefined : readMinutes(text, at, false);
  return loose && partAt(text, loose.next) ? loose : undefined;
}

/** «إلا ربعا», «إلا ثلثا». */
function lessAccusative(text: TimeText, i: number): Minutes | undefined {
  const minutes = WORDS['less-fraction'].get(normAt(text, i));
  return minutes === undefined ? undefined : { minutes: Number(minutes), next: i + 1 };
}

interface Part {
  readonly part: DayPart;
  readonly next: number;
  readonly word: string;
}

/** «صباحا», «مساء», «بعد الظهر», «في الليل», «ظهر» after an hour. */
export function partAt(text: TimeText, i: number): Part | undefined {
  const from = WORDS.in.has(normAt(text, i)) ? i + 1 : i;
  const word = wordAt(text, from);
  if (word?.proclitics !== '') {
    const glued = word?.proclitics === BY ? find(text, from, BIT.part) : undefined;
    if (!glued || glued.sense.tag !== 'adverb') return undefined;
  }
  for (const sense of word?.senses ?? []) {
    if (sense.kind !== 'part' || sense.tag !== 'adverb') continue;
    const found = sense.rest.every((rest, k) => normAt(text, from + 1 + k) === rest);
    if (!found) continue;
    const letter = word!.stem.length === 1;
    if (letter && (from !== i || !isNumber(text, i - 1) || belongsToMeasure(text, i + 1))) continue;
    const part = sense.value as DayPart;
    return { part, next: from + 1 + sense.rest.length, word: word!.stem };
  }
  return undefined;
}
/** «م²», «م2», «م.»: the letter before is no part of the day. */
const belongsToMeasure = (text: TimeText, i: number): boolean =>
  AFTER_MEASURE_LETTER.has(normAt(text, i)) || (isNumber(text, i) && touches(text, i));
const AFTER_MEASURE_LETTER = new Set(['.', '²', '³']);

/** «بتوقيت غرينتش», «بالتوقيت المحلي», «ت.غ», «GMT», «حسب توقيت القاهرة». */
function zoneAt(text: TimeText, i: number): { zone: string; next: number } | undefined {
  let at = i;
  if (normAt(text, at) === '(') at++;
  const bracket = at > i;
  const done = (zone: string, next: number): { zone: string; next: number } | undefined => {
    if (!bracket) return { zone, next };
    return normAt(text, next) === ')' ? { zone, next: next + 1 } : undefined;
  };
  const norm = normAt(text, at);
  if (WORDS['universal-time'].has(norm)) return done('Z', at + 1);
  if (norm === TIME_LETTER) {
    const dot = normAt(text, at + 1) === '.' || normAt(text, at + 1) === '،' ? 1 : 0;
    if (WORDS['universal-time-letter'].has(normAt(text, at + 1 + dot)))
      return done('Z', at + 2 + dot + (dot && normAt(text, at + 3) === '.' && touches(text, at + 3) ? 1 : 0));
  }
  if (WORDS.according.has(norm)) at++;
  const time = normAt(text, at);
  if (WORDS['local-time'].has(time)) {
    const local = find(text, at + 1, BIT.zone);
    return local ? done(local.sense.value, local.next) : undefined;
  }
  if (!WORDS['time-of'].has(time)) return undefined;
  const place = find(text, at + 1, BIT.zone);
  if (place) return done(place.sense.value, place.next);
  const town = tokenAt(text, at + 1);
  return town?.kind === 'arabic' ? done('', at + 2) : undefined;
}

/** 24-hour clock from the hour said and the part of the day. */
function hourOfDay(hour: number, part: Part | undefined): number {
  if (!part || hour > 12) return hour === 24 ? 0 : hour;
  switch (part.part) {
    case 'MO':
      return hour === 12 ? (WORDS.before.has(part.word) ? 12 : 0) : hour;
    case 'MI':
      return hour >= 10 ? hour : hour + 12;
    case 'AF':
      return hour === 12 ? 12 : hour + 12;
    case 'EV':
      return hour === 12 ? 0 : hour + 12;
    case 'NI':
      if (hour === 12) return 0;
      return hour >= 6 ? hour + 12 : hour;
  }
}

/** The clock time from hour, minutes and part. */
function clock(hour: Hour, minutes: number | undefined, part: Part | undefined, zone?: string): ClockMeaning {
  let h = hourOfDay(hour.hour, part);
  let m = hour.minute ?? 0;
  if (minutes !== undefined) {
    m += minutes;
    if (m < 0) {
      m += 60;
      // «12 إلا ربع قبل الظهر» is 11:45.
      h = (h + 23) % 24;
    } else if (m > 59) m = 59;
  }
  const draft: ClockDraft = { kind: 'clock', hour: h, minute: m };
  if (hour.second !== undefined) draft.second = hour.second;
  if (part) draft.part = part.part;
  if (zone) draft.zone = zone;
  return draft;
}

/** A time of the clock at `i`, which may be «الساعة» or the hour itself. */
export function readClock(text: TimeText, i: number, asked = false): ClockReading | undefined {
  const fixed = find(text, i, BIT.clock);
  if (fixed) {
    const [hour, minute] = fixed.sense.value.split(':').map(Number);
    const zone = zoneAt(text, fixed.next);
    return {
      next: zone?.next ?? fixed.next,
      meaning: { kind: 'clock', hour, minute, ...(zone?.zone ? { zone: zone.zone } : {}) },
      sure: true,
    };
  }
  const stem = wordAt(text, i)?.stem ?? normAt(text, i);
  const marked = WORDS['hour-marker'].has(stem);
  const from = marked ? i + 1 : i;
  if (marked && wordAt(text, from) && text.words[from]!.proclitics !== '') return undefined;
  const hour = readHour(text, from, marked || asked);
  if (!hour) return undefined;
  let { next } = hour;
  const isRange = marked && WORDS['between-opener'].has(normAt(text, i - 1));
  let minutes = hour.minute === undefined ? readAdded(text, next, (marked || asked) && !isRange) : undefined;
  if (minutes) ({ next } = minutes);
  const more = minutes?.minutes === 30 ? readAdded(text, next, false) : undefined;
  if (more) {
    // «الخامسة والنصف إلا خمس دقائق».
    minutes = { minutes: 30 + more.minutes, next: more.next };
    ({ next } = more);
  }
  let zone = zoneAt(text, next);
  if (zone) ({ next } = zone);
  const part = partAt(text, next);
  if (part) ({ next } = part);
  if (part && !zone) {
    zone = zoneAt(text, next);
    if (zone) ({ next } = zone);
  }
  if (part && !minutes && hour.minute === undefined) {
    minutes = readAdded(text, next, false);
    if (minutes) ({ next } = minutes);
  }
  const digital = hour.minute !== undefined;
  const introduced = hour.words && WORDS['before-hour'].has(normAt(text, i - 1));
  const sure =
    marked ||
    part !== undefined ||
    zone !== undefined ||
    digital ||
    introduced ||
    (minutes !== undefined && hour.words);
  if (!sure && !hour.words && hour.hour > 12) return undefined;
  return { next, meaning: clock(hour, minutes?.minutes, part, zone?.zone), sure };
}
