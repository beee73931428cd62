/** A part of a day with its day, and a time of day beside a date: «صباح اليوم الاثنين», «الخميس على الساعة الثامنة مساء». */
import { ARTICLE, BY, FOR } from '../affixes.js';
import { isAppointed } from './appointed.js';
import { readCalendarDate } from './calendarDates.js';
import { partAt, readClock, type ClockReading } from './clocks.js';
import { wordAt, find, findBare, isNumber, normAt, type TimeText, type Reading } from './timeText.js';
import type { CalendarMeaning, ClockMeaning, DayPart, Meaning } from '../../time/meaning.js';
import { readPlacedUnit, readRelative } from './placedUnits.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

const TODAY: CalendarMeaning = { kind: 'calendar', dayOffset: 0 };

/** A day at `i`: a date down to the day, or «اليوم نفسه», «اليوم الموالي». */
export function readDay(text: TimeText, i: number): Reading | undefined {
  if ((wordAt(text, i)?.proclitics ?? '') !== '') return undefined;
  const placed = readPlacedUnit(text, i);
  if (placed?.meaning.unit === 'day') return placed;
  const date = readCalendarDate(text, i);
  if (!date) return undefined;
  const { day, weekday, dayOffset } = date.meaning;
  return day !== undefined || weekday !== undefined || dayOffset !== undefined ? date : undefined;
}

/** «صباح», «بعد ظهر», «ليلة» before their day. */
function findPart(text: TimeText, i: number): { part: DayPart; next: number } | undefined {
  for (const sense of wordAt(text, i)?.senses ?? []) {
    if (sense.kind !== 'part') continue;
    if (sense.tag !== 'noun' && !(sense.rest.length === 0 && WORDS.evening.has(text.words[i]!.stem)))
      continue;
    if (sense.rest.every((rest, k) => normAt(text, i + 1 + k) === rest))
      return { part: sense.value as DayPart, next: i + 1 + sense.rest.length };
  }
  return undefined;
}

/** «صباح اليوم الاثنين», «ليلة أمس», «هذا المساء», «الليلة الماضية», «الليلة»; a clock may follow. */
export function readDayPart(text: TimeText, i: number): Reading<ClockMeaning> | undefined {
  const word = wordAt(text, i);
  if (!word) return undefined;
  const whole = find(text, i, BIT.whole);
  const night = find(text, i, BIT.unit);
  if (night?.sense.value === 'night' && night.sense.definite && night.sense.tag === 'singular') {
    const relative = readRelative(text, night.next);
    if (relative) return clockOn({ kind: 'calendar', dayOffset: relative.offset }, 'NI', relative.next);
  }
  if (whole?.sense.tag === 'tonight') {
    const said = WORDS.demonstrative.has(normAt(text, whole.next)) && whole.next === i + 1 ? 1 : 0;
    return withClock(text, clockOn(TODAY, 'NI', whole.next + said));
  }
  if (WORDS.demonstrative.has(word.stem)) {
    if (WORDS['far-demonstrative'].has(word.stem)) return undefined;
    const part = partAt(text, i + 1);
    if (part && normAt(text, i + 1).startsWith(ARTICLE))
      return withClock(text, clockOn(TODAY, part.part, part.next));
    return undefined;
  }
  const edge = pastEdgeOfPart(text, i);
  const part = findPart(text, edge?.next ?? i);
  if (!part) return undefined;
  const from = WORDS.from.has(normAt(text, part.next)) ? part.next + 1 : part.next;
  const day = readDay(text, from);
  if (!day) return undefined;
  let { next } = day;
  if (part.part === 'NI' && isWeekday(day.meaning)) {
    // «ليلة السبت الأحد», «ليل السبت-الأحد»: the night that begins on the first.
    const after =
      normAt(text, next) === '-' || normAt(text, next) === '/' || WORDS.to.has(normAt(text, next))
        ? next + 1
        : next;
    const second = findBare(text, after, BIT.weekday);
    if (second?.sense.definite) ({ next } = second);
  }
  const reading = withClock(text, clockOn(day.meaning, part.part, next));
  return edge?.mod ? { ...reading, mod: edge.mod } : reading;
}

/** Past «الساعات الأولى من», «ساعة متأخرة من», «وقت مبكر من» before a part of a day, with its TIMEX3 mod. */
function pastEdgeOfPart(text: TimeText, i: number): { next: number; mod?: string } | undefined {
  const stem = text.words[i]!.stem;
  if (WORDS['many-hours'].has(stem)) {
    const at = WORDS.what.has(normAt(text, i + 1)) ? i + 2 : i + 1;
    if (wordAt(text, at)?.proclitics === '' && findPart(text, at)) return { next: at };
  }
  if (!WORDS.hours.has(stem) || !WORDS.from.has(normAt(text, i + 2))) return undefined;
  const mod = WORDS['edge-of-part'].get(normAt(text, i + 1));
  return mod === undefined ? undefined : { next: i + 3, mod };
}

const isWeekday = (meaning: Meaning): boolean =>
  meaning.kind === 'calendar' && meaning.weekday !== undefined && meaning.month === undefined;

const clockOn = (day: Meaning, part: DayPart, next: number): Reading<ClockMeaning> => ({
  next,
  meaning: { kind: 'clock', day, part },
});

const SIGNS_BEFORE_CLOCK = new Set(['،', ',', '-', '–', '—', '|']);
const MOST_JOINERS = 3;

/** The clock that follows a date, past a comma, a dash or «على», «عند تمام», «ابتداء من». */
function clockAfter(text: TimeText, i: number): ClockReading | undefined {
  let at = i;
  for (let joiners = 0; joiners <= MOST_JOINERS; joiners++) {
    const proclitics = wordAt(text, at)?.proclitics ?? '';
    if (proclitics === '' || proclitics === BY || proclitics === FOR) {
      const clock = readClock(text, at);
      if (clock?.sure && clock.meaning.hour !== undefined) return clock;
    }
    if (!SIGNS_BEFORE_CLOCK.has(normAt(text, at)) && !WORDS['before-clock'].has(normAt(text, at)))
      return undefined;
    at++;
  }
  return undefined;
}

/** Adds to a part of a day the clock that follows it: «مساء الاثنين على الساعة الثامنة». */
function withClock(text: TimeText, reading: Reading<ClockMeaning>): Reading<ClockMeaning> {
  const clock = clockAfter(text, reading.next);
  if (!clock) return reading;
  const { day, part } = reading.meaning;
  return { next: clock.next, meaning: { ...toPart(clock.meaning, part), day } };
}

/** «مساء الاثنين على الساعة الثامنة»: the hour is of the evening. */
export function toPart(clock: ClockMeaning, part: DayPart | undefined): ClockMeaning {
  if (!part || clock.part || clock.hour === undefined || clock.hour > 12) return clock;
  const afternoon =
    part === 'AF' ||
    part === 'EV' ||
    (part === 'NI' && clock.hour >= 6) ||
    (part === 'MI' && clock.hour < 10);
  if (!afternoon) return { ...clock, part, hour: clock.hour === 12 && part === 'NI' ? 0 : clock.hour };
  return { ...clock, part, hour: clock.hour === 12 ? 12 : clock.hour + 12 };
}

/** A time of day after a date: «اليوم الاثنين صباحا», «الخميس 3 ماي على الساعة 20:00». */
export function readTimeAfterDate(
  text: TimeText,
  i: number,
  day: Meaning,
): Reading<ClockMeaning> | undefined {
  const clock = clockAfter(text, i);
  if (clock) return { next: clock.next, meaning: { ...clock.meaning, day } };
  const part = partAt(text, i);
  if (!part) return undefined;
  const again = readDay(text, part.next);
  if (again && !normAt(text, i).startsWith(ARTICLE) && WORDS.evening.has(normAt(text, i))) return undefined;
  const after = clockAfter(text, part.next);
  if (after) return { next: after.next, meaning: { ...toPart(after.meaning, part.part), day } };
  return clockOn(day, part.part, part.next);
}

/** «بعد الظهر الساعة 7», «مساء الساعة التاسعة». */
function readPartThenClock(text: TimeText, i: number): ClockReading | undefined {
  const part = wordAt(text, i) ? partAt(text, i) : undefined;
  if (!part || normAt(text, i).length < 3) return undefined;
  const at = WORDS.in.has(normAt(text, part.next)) ? part.next + 1 : part.next;
  const clock = readClock(text, at);
  if (!clock || clock.meaning.hour === undefined) return undefined;
  if (!clock.sure && (isNumber(text, at) || !isAppointed(text, i))) return undefined;
  return { ...clock, meaning: toPart(clock.meaning, part.part), sure: true };
}

/** «18:30 - 12 نونبر 2024», «09:15 | الثلاثاء 12 نوفمبر»: signs between a clock and its date. */
const BEFORE_DATE = new Set(['،', ',', '-', '–', '—', '|']);

const isDated = (meaning: Meaning): boolean =>
  meaning.kind === 'calendar' && meaning.day !== undefined && meaning.month !== undefined;

/** A clock with the day that follows it: «الساعة الثالثة من مساء اليوم», «العاشرة صباح الاثنين», «20:00 يوم السبت». */
export function readClockWithDay(
  text: TimeText,
  i: number,
): (Reading<ClockMeaning> & { sure: boolean }) | undefined {
  const hour = readClock(text, i) ?? readPartThenClock(text, i);
  if (!hour) return undefined;
  const { next, meaning } = hour;
  if (hour.meaning.part === undefined && WORDS.demonstrative.has(normAt(text, next))) {
    const part = partAt(text, next + 1);
    if (part && normAt(text, next + 1).startsWith(ARTICLE))
      return { next: part.next, meaning: { ...toPart(meaning, part.part), day: TODAY }, sure: true };
    const tonight = find(text, next, BIT.whole);
    if (tonight) return { next: tonight.next, meaning: { ...toPart(meaning, 'NI'), day: TODAY }, sure: true };
  }
  // «الساعة 8 الليلة».
  const tonight =
    meaning.part === undefined && (hour.sure || i === 0) ? findBare(text, next, BIT.whole) : undefined;
  if (tonight?.sense.tag === 'tonight')
    return { next: tonight.next, meaning: { ...toPart(meaning, 'NI'), day: TODAY }, sure: true };
  const of = WORDS.from.has(normAt(text, next)) ? next + 1 : next;
  if ((wordAt(text, of)?.proclitics ?? '') === '') {
    const part = findPart(text, of);
    const day = part && readDay(text, part.next);
    if (part && day)
      return { next: day.next, meaning: { ...toPart(meaning, part.part), day: day.meaning }, sure: true };
    if (of > next) {
      const noun = partAt(text, of);
      if (noun && normAt(text, of).startsWith(ARTICLE))
        return { next: noun.next, meaning: toPart(meaning, noun.part), sure: true };
    }
  }
  // «الثالثة مساء اليوم»: مساء was read as the hour's part, the day follows it.
  const day = readDay(text, BEFORE_DATE.has(normAt(text, of)) ? of + 1 : of);
  if (
    day &&
    hour.sure &&
    (normAt(text, of) === '،' || !BEFORE_DATE.has(normAt(text, of)) || isDated(day.meaning))
  )
    return { next: day.next, meaning: { ...meaning, day: day.meaning }, sure: true };
  return hour;
}
