/** The ends of a range, and what each takes over from the other: «من 4 إلى 7 نونبر», «من الثالثة إلى الخامسة مساء». */
import type { CalendarMeaning, ClockMeaning, Meaning, RangeMeaning } from '../../time/meaning.js';

/** An end of a range: a point, or a bare number whose sense the other end tells. */
export interface End {
  readonly next: number;
  readonly meaning?: Meaning;
  readonly number?: number;
  readonly mod?: string;
  /** An hour that only the other end can make one: «الثالثة» in «بين الثالثة والخامسة مساء». */
  readonly unsure?: boolean;
}

export const isCalendar = (meaning: Meaning | undefined): meaning is CalendarMeaning =>
  meaning?.kind === 'calendar';
export const isClock = (meaning: Meaning | undefined): meaning is ClockMeaning => meaning?.kind === 'clock';

/** What a calendar date without month or year takes over from the other end. */
function completed(date: CalendarMeaning, other: CalendarMeaning, first: boolean): CalendarMeaning {
  const shared = { hijri: other.hijri ?? date.hijri };
  if (date.day !== undefined && date.month === undefined && !date.within && other.day !== undefined) {
    return {
      ...date,
      ...shared,
      month: other.month,
      year: other.year,
      within: other.within,
      direction: date.direction ?? other.direction,
    };
  }
  if (
    date.year !== undefined &&
    other.year !== undefined &&
    other.before &&
    first &&
    date.month === undefined
  )
    return { ...date, before: true };
  if (date.month !== undefined && date.year === undefined && !date.within && !date.direction) {
    if (other.within) return { ...date, ...shared, within: other.within };
    if (other.year === undefined || other.month === undefined)
      return date.year === undefined && other.direction ? { ...date, direction: other.direction } : date;
    const turns = first ? date.month > other.month : date.month < other.month;
    return { ...date, ...shared, year: other.year + (turns ? (first ? -1 : 1) : 0) };
  }
  if (
    date.weekday !== undefined &&
    date.month === undefined &&
    date.day === undefined &&
    !date.within &&
    other.within
  )
    return { ...date, within: other.within };
  if (
    date.weekday !== undefined &&
    other.weekday !== undefined &&
    !date.direction &&
    date.month === undefined
  )
    return { ...date, direction: other.direction };
  return date;
}

/** A bare number as an end, by what the other end is. */
function numberEnd(number: number, other: Meaning | undefined): Meaning | undefined {
  if (isCalendar(other) && other.day !== undefined && number <= 39) return { kind: 'calendar', day: number };
  if (isClock(other) && other.hour !== undefined && number <= 24)
    return { kind: 'clock', hour: number, minute: 0 };
  return undefined;
}

/** Hours without a part of the day take that of the other end, where that keeps the order. */
function completedClock(clock: ClockMeaning, other: ClockMeaning, first: boolean): ClockMeaning {
  const day = clock.day ?? other.day;
  const withDay = day ? { ...clock, day } : clock;
  if (clock.part || !other.part || clock.hour === undefined || clock.hour >= 12 || other.hour === undefined)
    return withDay;
  const later = clock.hour + 12;
  if (other.hour < 12) return withDay;
  if (first ? later <= other.hour : later >= other.hour) return { ...withDay, hour: later, part: other.part };
  return withDay;
}

/** Two ends as one range, each completed by the other; undefined where they are of different kinds. */
export function rangeOf(a: End, b: End): RangeMeaning | undefined {
  if (a.unsure && (b.unsure || b.meaning === undefined)) return undefined;
  if (b.unsure && a.meaning === undefined) return undefined;
  let from = a.meaning ?? (a.number === undefined ? undefined : numberEnd(a.number, b.meaning));
  let to = b.meaning ?? (b.number === undefined ? undefined : numberEnd(b.number, a.meaning));
  if (!from || !to) return undefined;
  if (isCalendar(from) && isCalendar(to)) {
    const [first, second] = [from, to];
    from = completed(first, second, true);
    to = completed(second, first, false);
  } else if (isClock(from) && isClock(to)) {
    const [first, second] = [from, to];
    from = completedClock(first, second, true);
    to = completedClock(second, first, false);
  } else if (isClock(from) !== isClock(to) && !(isCalendar(from) || isCalendar(to))) return undefined;
  return { kind: 'range', from, to };
}
