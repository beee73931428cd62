/** Ranges: «من 4 إلى 7 نونبر», «ما بين 24 و27 نونبر», «24-27 نونبر», «يومي 5 و6 ماي», «من العاشرة إلى الثانية عشرة». */
import { AND, COMMA, DUAL_OR_PLURAL, FOR } from '../affixes.js';
import { readDayNumber } from './monthDates.js';
import { readClock } from './clocks.js';
import { atEdge, find, findBare, isNumber, normAt, touches, type Line, type Reading } from './line.js';
import type { CalendarMeaning, Meaning, RangeMeaning } from './meaning.js';
import { readPlacedUnit } from './placedUnits.js';
import { countsSomething } from './bareYears.js';
import { readPoint } from './points.js';
import { isCalendar, isClock, rangeOf, type End } from './rangeEnds.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import { readYear, yearMeaning } from './years.js';

/** Past «إلى», «حتى», «إلى غاية», «-»: index of the second end, or -1. */
function pastTo(line: Line, i: number, dash: boolean): number {
  const norm = normAt(line, i);
  if (dash && /^[-–—‑]$/.test(norm)) return i + 1;
  const apart = norm === AND && WORDS['range-to-after-and'].has(normAt(line, i + 1));
  if (!apart && !WORDS['range-to'].has(norm)) return -1;
  const at = apart ? i + 2 : i + 1;
  return phraseAt(line, at, PHRASES['range-to-more'])?.next ?? at;
}

/** Past «و» (its own token): the index, or `i` where it is glued to the word; -1 where there is none. */
function pastAnd(line: Line, i: number): number {
  if (normAt(line, i) === AND) return i + 1;
  return line.words[i]?.proclitics === AND ? i : -1;
}

function readEnd(line: Line, i: number, cued = false): End | undefined {
  const token = line.tokens[i];
  if (!token) return undefined;
  const bound = find(line, i, 'bound');
  const from = bound?.next ?? i;
  const inYears = cued || bound?.sense.value === 'year';
  const inIt = readDayNumber(line, from);
  if (inIt && WORDS['of-it'].has(normAt(line, inIt.next))) return { next: inIt.next + 1, number: inIt.day };
  const point = readPoint(line, from);
  if (point) return point;
  const year = readYear(line, from, inYears || !isNumber(line, from));
  if (
    year &&
    !isNumber(line, from) &&
    (year.year < 1900 || year.year > 2099 || countsSomething(line, year.next))
  )
    return undefined;
  if (year) return { next: year.next, meaning: yearMeaning(year) };
  const clock = readClock(line, from);
  if (clock?.meaning.hour !== undefined && !isNumber(line, from))
    return { next: clock.next, meaning: clock.meaning, unsure: !clock.sure };
  const day = readDayNumber(line, from);
  return day && { next: day.next, number: day.day };
}

/** The second end at `i` after the first; what follows both («من هذا الشهر») may place them. */
function join(line: Line, first: End, i: number, inYears = false): Reading<RangeMeaning> | undefined {
  if (i < 0 || !line.tokens[i]) return undefined;
  const second = readEnd(line, i, inYears);
  if (!second) return undefined;
  const meaning = rangeOf(first, second);
  if (meaning) return { next: second.next, meaning };
  return first.number !== undefined && second.number !== undefined
    ? placedNumbers(line, first.number, second.number, second.next)
    : undefined;
}

/** «من 4 إلى 22 هذا الشهر», «4-23 في الشهر المقبل»: two numbers and the month they lie in. */
function placedNumbers(line: Line, a: number, b: number, i: number): Reading<RangeMeaning> | undefined {
  const at = WORDS.within.has(normAt(line, i)) ? i + 1 : i;
  if ((line.words[at]?.proclitics ?? '') !== '') return undefined;
  const placed = readPlacedUnit(line, at);
  const month = placed?.meaning.unit === 'month' ? placed : undefined;
  if (!month) return undefined;
  const day = (number: number): CalendarMeaning => ({ kind: 'calendar', day: number, within: month.meaning });
  return { next: month.next, meaning: { kind: 'range', from: day(a), to: day(b) } };
}

/** «من … إلى …»; index at «من». */
function readFromTo(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const first = readEnd(line, i + 1);
  if (!first) return undefined;
  const to = join(line, first, pastTo(line, first.next, true));
  return to;
}

/** «بين … و…», «ما بين … إلى …»; index at «بين». */
function readBetween(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const inYears = find(line, i + 1, 'bound')?.sense.value === 'year';
  const first = readEnd(line, i + 1);
  if (!first) return undefined;
  return (
    join(line, first, pastAnd(line, first.next), inYears) ??
    join(line, first, pastTo(line, first.next, true), inYears)
  );
}

/** «24-27 نونبر», «24 و25 نونبر», «5 و6 و7 ماي»: numbers and then a date; index at the first number. */
function readNumbersThenDate(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const first = readDayNumber(line, i);
  if (!first || first.day > 31) return undefined;
  let at = first.next;
  for (let more = 0; more < 4; more++) {
    const dash = /^[-–—‑]$/.test(normAt(line, at)) || (normAt(line, at) === '/' && touches(line, at));
    const next = dash ? at + 1 : pastAnd(line, at) >= 0 ? pastAnd(line, at) : pastTo(line, at, false);
    const comma = next < 0 && normAt(line, at) === COMMA && isNumber(line, at + 1) ? at + 1 : next;
    if (comma < 0) return undefined;
    const joined = join(line, { number: first.day, next: first.next }, comma);
    if (joined) {
      const { to } = joined.meaning;
      return (isCalendar(to) && to.day !== undefined) ||
        (dash && isClock(to) && !to.day && first.day < ((to.hour ?? 0) % 12 || 12))
        ? joined
        : undefined;
    }
    const between = readDayNumber(line, comma);
    if (!between) return undefined;
    at = between.next;
  }
  return undefined;
}

/** Past weekdays joined by و, a comma or a dash («الثلاثاء والأربعاء»); -1 where there are not two. */
function pastWeekdays(line: Line, i: number): number {
  let next = find(line, i, 'weekday')?.next ?? -1;
  for (let count = 1; next >= 0; count++) {
    const comma = normAt(line, next) === COMMA ? next + 1 : pastAnd(line, next);
    const more = find(line, comma >= 0 ? comma : pastTo(line, next, true), 'weekday');
    if (!more) return count > 1 ? next : -1;
    ({ next } = more);
  }
  return -1;
}

/** «يومي السبت والأحد», «شهري ماي ويونيو», «عامي 2014 و2015»; index at the bound word. */
function readBound(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const bound = find(line, i, 'bound');
  if (!bound) return undefined;
  const weekdays = bound.sense.value === 'day' ? pastWeekdays(line, bound.next) : -1;
  const numbered = weekdays < 0 ? undefined : datedDays(line, weekdays);
  if (numbered) return numbered;
  const inYears = bound.sense.value === 'year';
  const first = readEnd(line, bound.next, inYears);
  if (!first) return undefined;
  let last: End | undefined;
  let at = first.next;
  for (let more = 0; more < 6; more++) {
    const comma = normAt(line, at) === COMMA ? at + 1 : pastAnd(line, at);
    const next = comma >= 0 ? comma : pastTo(line, at, true);
    const end = next >= 0 && line.tokens[next] ? readEnd(line, next, inYears) : undefined;
    if (!end || !fits(bound.sense.value, end)) break;
    last = end;
    at = end.next;
  }
  if (!last) return undefined;
  if (!fits(bound.sense.value, first) || !fits(bound.sense.value, last)) return undefined;
  const dated = bound.sense.value === 'day' ? datedDays(line, at) : undefined;
  if (dated) return dated;
  const meaning = rangeOf(first, last);
  return meaning ? { next: at, meaning } : undefined;
}

/** «يومي الثلاثاء والأربعاء (25 و26 فبراير)», «… الموافقين 25 و26 فبراير»: the days that follow the weekdays. */
function datedDays(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const norm = normAt(line, i);
  const bracket = norm === '(';
  let from = bracket || WORDS['corresponding-days'].has(norm) ? i + 1 : i;
  if (WORDS['corresponding-days'].has(norm) && normAt(line, from) === FOR) from++;
  const days =
    isNumber(line, from) || line.words[from]?.proclitics === '' ? readNumbersThenDate(line, from) : undefined;
  if (!days || !bracket) return days;
  return normAt(line, days.next) === ')' ? { ...days, next: days.next + 1 } : undefined;
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
export function readAfterPoint(line: Line, first: Reading): Reading<RangeMeaning> | undefined {
  const { meaning } = first;
  if (
    meaning.kind === 'fixed' ||
    meaning.kind === 'length' ||
    meaning.kind === 'range' ||
    meaning.kind === 'shift'
  )
    return undefined;
  const dash = /^[-–—]$/.test(normAt(line, first.next));
  const at = pastTo(line, first.next, dash);
  if (at < 0 || (line.words[at]?.proclitics ?? '') !== '') return undefined;
  const second = readEnd(line, at);
  if (second?.meaning?.kind === 'fixed' || second === undefined) return undefined;
  const bareHour =
    second.number !== undefined &&
    isClock(meaning) &&
    meaning.hour !== undefined &&
    atEdge(line, second.next);
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

/** «الأسبوع المقبل بين الأربعاء والجمعة», «نوفمبر بين 19 و20»: a period and the range in it. */
export function readRangeWithin(line: Line, period: Reading): Reading<RangeMeaning> | undefined {
  const { meaning } = period;
  const week = meaning.kind === 'unit' && meaning.unit === 'week';
  const month = isCalendar(meaning) && meaning.month !== undefined && meaning.day === undefined;
  if (!week && !month) return undefined;
  const norm = normAt(line, period.next);
  const between = WORDS.between.has(norm);
  if (!between && !WORDS.from.has(norm)) return undefined;
  const first = readEnd(line, period.next + 1);
  if (!first) return undefined;
  const at = between ? pastAnd(line, first.next) : pastTo(line, first.next, true);
  if (at < 0 || !line.tokens[at]) return undefined;
  const second = readEnd(line, at);
  if (!second) return undefined;
  const place = (end: End): Meaning | undefined => {
    if (week)
      return isCalendar(end.meaning) && end.meaning.weekday ? { ...end.meaning, within: meaning } : undefined;
    return end.number === undefined ? undefined : { ...(meaning as CalendarMeaning), day: end.number };
  };
  const [from, to] = [place(first), place(second)];
  return from && to ? { next: second.next, meaning: { kind: 'range', from, to } } : undefined;
}

/** «الاثنين والثلاثاء الماضيين»: two weekdays placed together. */
function readTwoWeekdays(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const first = find(line, i, 'weekday');
  if (!first?.sense.definite) return undefined;
  const at = pastAnd(line, first.next);
  const second = at < 0 ? undefined : find(line, at, 'weekday');
  const placed = second && findBare(line, second.next, 'relative');
  if (!placed || !normAt(line, second.next).endsWith(DUAL_OR_PLURAL)) return undefined;
  const direction = placed.sense.number < 0 ? 'past' : placed.sense.number > 0 ? 'future' : 'present';
  const day = (weekday: number): CalendarMeaning => ({ kind: 'calendar', weekday, direction });
  return {
    next: placed.next,
    meaning: { kind: 'range', from: day(first.sense.number), to: day(second.sense.number) },
  };
}

/** The range that begins at `i` with a word or number of its own, or undefined. */
export function readRange(line: Line, i: number): Reading<RangeMeaning> | undefined {
  const word = line.words[i];
  const stem = word?.stem ?? normAt(line, i);
  if (WORDS.from.has(stem)) return readFromTo(line, i);
  if (WORDS.what.has(stem))
    return WORDS.between.has(normAt(line, i + 1)) ? readBetween(line, i + 1) : undefined;
  if (WORDS['between-opener'].has(stem)) return readBetween(line, i);
  const bound = readBound(line, i) ?? readTwoWeekdays(line, i);
  if (bound) return bound;
  return isNumber(line, i) || word?.number ? readNumbersThenDate(line, i) : undefined;
}
