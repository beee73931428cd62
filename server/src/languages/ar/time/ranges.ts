/** Ranges: «من 4 إلى 7 نونبر», «ما بين 24 و27 نونبر», «24-27 نونبر», «يومي 5 و6 ماي», «من العاشرة إلى الثانية عشرة». */
import { AND, COMMA, DUAL_OR_PLURAL, FEMININE, FOR } from '../affixes.js';
import { areDays, canBeginDays, joinsDays, type Joint } from './dayLists.js';
import { readDayNumber } from './monthDates.js';
import { readClock } from './clocks.js';
import {
  wordAt,
  tokenAt,
  atEdge,
  find,
  findBare,
  isNumber,
  normAt,
  touches,
  type TimeText,
  type Reading,
} from './timeText.js';
import type { CalendarMeaning, Meaning, RangeMeaning } from '../../time/meaning.js';
import { readDayMonthOfRange } from './numericDates.js';
import { readPlacedUnit } from './placedUnits.js';
import { countsSomething } from './bareYears.js';
import { readPoint } from './points.js';
import { isCalendar, isClock, rangeOf, type End } from './rangeEnds.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import { readYear, yearMeaning } from './years.js';
import { BIT } from './vocabulary.js';

/** Past «إلى», «حتى», «إلى غاية», «-»: index of the second end, or -1. */
export function pastTo(text: TimeText, i: number, dash: boolean): number {
  const norm = normAt(text, i);
  if (dash && /^[-–—‑]$/.test(norm)) return i + 1;
  const apart = norm === AND && WORDS['range-to-after-and'].has(normAt(text, i + 1));
  if (!apart && !WORDS['range-to'].has(norm)) return -1;
  const at = apart ? i + 2 : i + 1;
  return phraseAt(text, at, PHRASES['range-to-more'])?.next ?? at;
}

/** Past «و» (its own token): the index, or `i` where it is glued to the word; -1 where there is none. */
export function pastAnd(text: TimeText, i: number): number {
  if (normAt(text, i) === AND) return i + 1;
  return wordAt(text, i)?.proclitics === AND ? i : -1;
}

export function readEnd(text: TimeText, i: number, cued = false): End | undefined {
  const token = tokenAt(text, i);
  if (!token) return undefined;
  const bound = find(text, i, BIT.bound);
  const from = bound?.next ?? i;
  const inYears = cued || bound?.sense.value === 'year';
  const inIt = readDayNumber(text, from);
  if (inIt && WORDS['of-it'].has(normAt(text, inIt.next))) return { next: inIt.next + 1, number: inIt.day };
  const point = readPoint(text, from) ?? readDayMonthOfRange(text, from);
  if (point) return point;
  if (WORDS.now.has(normAt(text, from)))
    return { next: from + 1, meaning: { kind: 'calendar', dayOffset: 0 } };
  const year = readYear(text, from, inYears || !isNumber(text, from));
  if (
    year &&
    !isNumber(text, from) &&
    (year.year < 1900 || year.year > 2099 || countsSomething(text, year.next))
  )
    return undefined;
  if (year) return { next: year.next, meaning: yearMeaning(year) };
  const clock = readClock(text, from);
  // «بين الثاني والسابع من فبراير» are days: an hour is feminine.
  const isHour = clock?.sure || wordAt(text, from)?.stem.endsWith(FEMININE);
  if (clock?.meaning.hour !== undefined && !isNumber(text, from) && isHour)
    return { next: clock.next, meaning: clock.meaning, unsure: !clock.sure };
  const asked = wordAt(text, from)?.number ? readClock(text, from, true) : undefined;
  if (asked?.meaning.part) return { next: asked.next, meaning: asked.meaning };
  const day = readDayNumber(text, from);
  return day && { next: day.next, number: day.day };
}

/** The second end at `i` after the first; what follows both («من هذا الشهر») may place them. */
function join(text: TimeText, first: End, i: number, inYears = false): Reading<RangeMeaning> | undefined {
  if (i < 0 || !tokenAt(text, i)) return undefined;
  const second = readEnd(text, i, inYears);
  if (!second) return undefined;
  const meaning = rangeOf(first, second);
  if (meaning) return { next: second.next, meaning };
  return first.number !== undefined && second.number !== undefined
    ? placedNumbers(text, first.number, second.number, second.next)
    : undefined;
}

/** «من 4 إلى 22 هذا الشهر», «4-23 في الشهر المقبل»: two numbers and the month they lie in. */
function placedNumbers(text: TimeText, a: number, b: number, i: number): Reading<RangeMeaning> | undefined {
  const at = WORDS.within.has(normAt(text, i)) ? i + 1 : i;
  if ((wordAt(text, at)?.proclitics ?? '') !== '') return undefined;
  const placed = readPlacedUnit(text, at);
  const month = placed?.meaning.unit === 'month' ? placed : undefined;
  if (!month) return undefined;
  const day = (number: number): CalendarMeaning => ({ kind: 'calendar', day: number, within: month.meaning });
  return { next: month.next, meaning: { kind: 'range', from: day(a), to: day(b) } };
}

/** «من … إلى …»; index at «من». */
function readFromTo(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const first = readEnd(text, i + 1);
  if (!first) return undefined;
  const to = join(text, first, pastTo(text, first.next, true));
  return to;
}

/** «بين … و…», «ما بين … إلى …»; index at «بين». */
function readBetween(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const inYears = find(text, i + 1, BIT.bound)?.sense.value === 'year';
  const first = readEnd(text, i + 1);
  if (!first) return undefined;
  return (
    join(text, first, pastAnd(text, first.next), inYears) ??
    join(text, first, pastTo(text, first.next, true), inYears)
  );
}

/** What joins a number at the end of a list of days with the next. */
function jointAt(text: TimeText, at: number): Joint | undefined {
  const norm = normAt(text, at);
  if (/^[-–—‑]$/.test(norm) || (norm === '/' && touches(text, at))) return { kind: 'dash', next: at + 1 };
  const word = Math.max(pastAnd(text, at), pastTo(text, at, false));
  if (word >= 0) return { kind: 'word', next: word };
  return norm === COMMA && isNumber(text, at + 1) ? { kind: 'comma', next: at + 1 } : undefined;
}

const MOST_DAYS = 5;

/** «24-27 نونبر», «24 و25 نونبر», «5 و6 و7 ماي»: numbers and then a date; index at the first number. */
function readNumbersThenDate(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const first = readDayNumber(text, i);
  if (!first || !canBeginDays(text, i, first)) return undefined;
  const days = [first.day];
  const joints: Joint['kind'][] = [];
  for (let at = first.next; days.length < MOST_DAYS;) {
    const joint = jointAt(text, at);
    if (!joint || !joinsDays(text, first, joint)) return undefined;
    joints.push(joint.kind);
    const joined = join(text, { number: first.day, next: first.next }, joint.next);
    if (joined) {
      const { to } = joined.meaning;
      if (isCalendar(to) && to.day !== undefined)
        return areDays(text, i, [...days, to.day], joints) ? joined : undefined;
      const isTo = joint.kind === 'word' && pastTo(text, at, false) >= 0 && isClock(to) && to.part;
      const isHour = (joint.kind === 'dash' || isTo) && isClock(to) && !to.day;
      return isHour && first.day < ((to.hour ?? 0) % 12 || 12) ? joined : undefined;
    }
    const between = readDayNumber(text, joint.next);
    if (!between) return undefined;
    days.push(between.day);
    at = between.next;
  }
  return undefined;
}

/** Past weekdays joined by و, a comma or a dash («الثلاثاء والأربعاء»); -1 where there are not two. */
function pastWeekdays(text: TimeText, i: number): number {
  let next = find(text, i, BIT.weekday)?.next ?? -1;
  for (let count = 1; next >= 0; count++) {
    const comma = normAt(text, next) === COMMA ? next + 1 : pastAnd(text, next);
    const more = find(text, comma >= 0 ? comma : pastTo(text, next, true), BIT.weekday);
    if (!more) return count > 1 ? next : -1;
    ({ next } = more);
  }
  return -1;
}

/** «يومي السبت والأحد», «شهري ماي ويونيو», «عامي 2014 و2015»; index at the bound word. */
function readBound(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const bound = find(text, i, BIT.bound);
  if (!bound) return undefined;
  const weekdays = bound.sense.value === 'day' ? pastWeekdays(text, bound.next) : -1;
  const numbered = weekdays < 0 ? undefined : datedDays(text, weekdays);
  if (numbered) return numbered;
  const inYears = bound.sense.value === 'year';
  const first = readEnd(text, bound.next, inYears);
  if (!first) return undefined;
  let last: End | undefined;
  let at = first.next;
  for (let more = 0; more < 6; more++) {
    const comma = normAt(text, at) === COMMA ? at + 1 : pastAnd(text, at);
    const next = comma >= 0 ? comma : pastTo(text, at, true);
    const end = next >= 0 && tokenAt(text, next) ? readEnd(text, next, inYears) : undefined;
    if (!end || !fits(bound.sense.value, end)) break;
    last = end;
    at = end.next;
  }
  if (!last) return undefined;
  if (!fits(bound.sense.value, first) || !fits(bound.sense.value, last)) return undefined;
  const dated = bound.sense.value === 'day' ? datedDays(text, at) : undefined;
  if (dated) return dated;
  const meaning = rangeOf(first, last);
  return meaning ? { next: at, meaning } : undefined;
}

/** «يومي الثلاثاء والأربعاء (25 و26 فبراير)», «… الموافقين 25 و26 فبراير»: the days that follow the weekdays. */
function datedDays(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const norm = normAt(text, i);
  const bracket = norm === '(';
  let from = bracket || WORDS['corresponding-days'].has(norm) ? i + 1 : i;
  if (WORDS['corresponding-days'].has(norm) && normAt(text, from) === FOR) from++;
  const days =
    isNumber(text, from) || wordAt(text, from)?.proclitics === ''
      ? readNumbersThenDate(text, from)
      : undefined;
  if (!days || !bracket) return days;
  return normAt(text, days.next) === ')' ? { ...days, next: days.next + 1 } : undefined;
}

/** The end is of the bound word's kind: a day, a month, a year. */
function fits(unit: string, end: End): boolean {
  if (end.meaning === undefined) return unit === 'day';
  if (!isCalendar(end.meaning)) return false;
  const { day, weekday, month, dayOffset } = end.meaning;
  if (unit === 'day') return day !== undefined || weekday !== undefined || dayOffset !== undefined;
  return unit === 'month'
    ? month !== undefined && day === undefined
    : month === undefined && end.meaning.year !== undefined;
}

/** «فبراير ومارس 2024» is two dates; «يناير - مارس 2024» a range, and so is a date with «إلى» after it. */
export function readAfterPoint(text: TimeText, first: Reading): Reading<RangeMeaning> | undefined {
  const { meaning } = first;
  if (
    meaning.kind === 'fixed' ||
    meaning.kind === 'length' ||
    meaning.kind === 'range' ||
    meaning.kind === 'shift'
  )
    return undefined;
  const dash = /^[-–—]$/.test(normAt(text, first.next));
  const at = pastTo(text, first.next, dash);
  if (at < 0 || (wordAt(text, at)?.proclitics ?? '') !== '') return undefined;
  const second = readEnd(text, at);
  if (second?.meaning?.kind === 'fixed' || second === undefined) return undefined;
  const bareHour =
    second.number !== undefined &&
    isClock(meaning) &&
    meaning.hour !== undefined &&
    atEdge(text, second.next);
  if (!second.meaning && !bareHour) return undefined;
  if (dash && second.meaning && !sameGrain(meaning, second.meaning)) return undefined;
  // «10 رمضان 1446 هـ - 10 مارس 2025 م» is one day in two calendars.
  if (dash && isCalendar(meaning) && isCalendar(second.meaning) && !meaning.hijri !== !second.meaning.hijri)
    return undefined;
  const joined = rangeOf(first, second);
  return joined && { next: second.next, meaning: joined };
}

function sameGrain(a: Meaning, b: Meaning): boolean {
  if (isClock(a) && isClock(b)) return a.hour !== undefined && b.hour !== undefined;
  if (!isCalendar(a) || !isCalendar(b)) return false;
  if (a.weekday !== undefined || b.weekday !== undefined)
    return (a.month !== undefined) === (b.month !== undefined);
  return (
    (a.day !== undefined) === (b.day !== undefined) && (a.month !== undefined) === (b.month !== undefined)
  );
}

/** «الاثنين والثلاثاء الماضيين»: two weekdays placed together. */
function readTwoWeekdays(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const first = find(text, i, BIT.weekday);
  if (!first?.sense.definite) return undefined;
  const at = pastAnd(text, first.next);
  const second = at < 0 ? undefined : find(text, at, BIT.weekday);
  const placed = second && findBare(text, second.next, BIT.relative);
  if (!placed || !normAt(text, second.next).endsWith(DUAL_OR_PLURAL)) return undefined;
  const direction = placed.sense.number < 0 ? 'past' : placed.sense.number > 0 ? 'future' : 'present';
  const day = (weekday: number): CalendarMeaning => ({ kind: 'calendar', weekday, direction });
  return {
    next: placed.next,
    meaning: { kind: 'range', from: day(first.sense.number), to: day(second.sense.number) },
  };
}

/** «الرابعة حتى الخامسة مساء»: an hour that only the end makes one. */
function readHourToClock(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const first = readClock(text, i);
  const at = first && !first.sure ? pastTo(text, first.next, false) : -1;
  const last = at < 0 || wordAt(text, at)?.proclitics !== '' ? undefined : readClock(text, at);
  if (!first || !last?.meaning.part || last.meaning.hour === undefined) return undefined;
  const meaning = rangeOf({ ...first, unsure: true }, last);
  return meaning && { next: last.next, meaning };
}

/** The range that begins at `i` with a word or number of its own, or undefined. */
export function readRange(text: TimeText, i: number): Reading<RangeMeaning> | undefined {
  const word = wordAt(text, i);
  const stem = word?.stem ?? normAt(text, i);
  if (WORDS.from.has(stem)) return readFromTo(text, i);
  if (WORDS.what.has(stem))
    return WORDS.between.has(normAt(text, i + 1)) ? readBetween(text, i + 1) : undefined;
  if (WORDS['between-opener'].has(stem)) return readBetween(text, i);
  const bound = readBound(text, i) ?? readTwoWeekdays(text, i);
  if (bound) return bound;
  const days = isNumber(text, i) || word?.number ? readNumbersThenDate(text, i) : undefined;
  return days ?? (word?.number?.definite ? readHourToClock(text, i) : undefined);
}
