/** A point or period of time at a token: what a range can begin or end with, and what stands alone. */
import { readAppointed } from './appointments.js';
import { Begin, POINTS } from './beginnings.js';
import { readCalendarDate } from './calendarDates.js';
import { readClockWithDay, readDayPart, readTimeAfterDate } from './dayParts.js';
import { find, type TimeText, type Reading } from './timeText.js';
import { readLonePart } from './loneParts.js';
import { readNamedPeriod } from './namedPeriods.js';
import { readSamePeriod } from './samePeriods.js';
import type { Meaning } from '../../time/meaning.js';
import { BIT } from './vocabulary.js';

export interface Point extends Reading {
  /** A clock time without a part of the day, a marker or minutes: only a range makes it one. */
  readonly unsure?: boolean;
}

const dayLike = (meaning: Meaning): boolean =>
  meaning.kind === 'calendar' &&
  (meaning.day !== undefined || meaning.weekday !== undefined || meaning.dayOffset !== undefined);

/** The date, time or period at `i`; the word at `i` may have proclitics. Bare years and lengths are not points. */
export function readPoint(text: TimeText, i: number): Point | undefined {
  const begins = text.begins[i] ?? 0;
  if ((begins & POINTS) === 0) return undefined;
  const same = (begins & Begin.SamePeriod) === 0 ? undefined : readSamePeriod(text, i);
  if (same) return same;
  const part = (begins & Begin.DayPart) === 0 ? undefined : readDayPart(text, i);
  if (part) return part;
  const appointed = (begins & Begin.Appointed) === 0 ? undefined : readAppointed(text, i);
  if (appointed) return appointed;
  const feast = find(text, i, BIT.feast) ? readNamedPeriod(text, i) : undefined;
  if (feast) return feast;
  const clock = (begins & Begin.Clock) === 0 ? undefined : readClockWithDay(text, i);
  if (clock?.sure) return clock;
  const date = (begins & Begin.Date) === 0 ? undefined : readCalendarDate(text, i);
  const period = (begins & Begin.Period) === 0 ? undefined : readNamedPeriod(text, i);
  if (period && (!date || (isComposed(period.meaning) && period.next > date.next))) return period;
  if (!date) return (begins & Begin.LonePart) === 0 ? undefined : readLonePart(text, i);
  const timed = dayLike(date.meaning) ? readTimeAfterDate(text, date.next, date.meaning) : undefined;
  return timed ?? date;
}

/** «الثلاثاء الثالث من أيلول» is longer than the weekday it begins with. */
const isComposed = ({ kind }: Meaning): boolean => kind === 'nth' || kind === 'range';
