/** A point or period of time at a token: what a range can begin or end with, and what stands alone. */
import { readAppointed } from './appointments.js';
import { readCalendarDate } from './calendarDates.js';
import { readClockWithDay, readDayPart, readTimeAfterDate } from './dayParts.js';
import { find, hasKind, type TimeText, type Reading } from './timeText.js';
import { readLonePart } from './loneParts.js';
import { readNamedPeriod } from './namedPeriods.js';
import { readSamePeriod } from './samePeriods.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';
import type { Meaning } from '../../time/meaning.js';

export interface Point extends Reading {
  /** A clock time without a part of the day, a marker or minutes: only a range makes it one. */
  readonly unsure?: boolean;
}

const dayLike = (meaning: Meaning): boolean =>
  meaning.kind === 'calendar' &&
  (meaning.day !== undefined || meaning.weekday !== undefined || meaning.dayOffset !== undefined);

const DAY_PARTS = BIT.part | BIT.whole | BIT.unit;
const LONE_PARTS = BIT.part | BIT.whole | BIT.edge;
const CLOCKS = BIT.clock | BIT.part | BIT.unit;
const DATES = BIT.day | BIT.weekday | BIT.month | BIT.hijri | BIT.unit | BIT.edge;
const PERIODS = BIT.unit | BIT.edge | BIT.season | BIT.decade | BIT.feast | BIT.weekday | BIT['same-before'];

/** The date, time or period at `i`; the word at `i` may have proclitics. Bare years and lengths are not points. */
export function readPoint(text: TimeText, i: number): Point | undefined {
  const word = text.words[i];
  const demonstrative = word !== undefined && WORDS.demonstrative.has(word.stem);
  const same = word ? readSamePeriod(text, i) : undefined;
  if (same) return same;
  const part =
    demonstrative || (word && WORDS.moment.has(word.stem)) || hasKind(text, i, DAY_PARTS)
      ? readDayPart(text, i)
      : undefined;
  if (part) return part;
  const appointed =
    word === undefined || word.number || hasKind(text, i, BIT.part) ? readAppointed(text, i) : undefined;
  if (appointed) return appointed;
  const feast = find(text, i, 'feast') ? readNamedPeriod(text, i) : undefined;
  if (feast) return feast;
  const clock =
    word === undefined || word.number || hasKind(text, i, CLOCKS) ? readClockWithDay(text, i) : undefined;
  if (clock?.sure) return clock;
  const date =
    word === undefined || word.number || word.kinds === 0 || hasKind(text, i, DATES)
      ? readCalendarDate(text, i)
      : undefined;
  const inPeriods =
    word !== undefined && (word.kinds === 0 || demonstrative || word.number || hasKind(text, i, PERIODS));
  const period = inPeriods ? readNamedPeriod(text, i) : undefined;
  if (period && (!date || (isComposed(period.meaning) && period.next > date.next))) return period;
  if (!date) return hasKind(text, i, LONE_PARTS) ? readLonePart(text, i) : undefined;
  const timed = dayLike(date.meaning) ? readTimeAfterDate(text, date.next, date.meaning) : undefined;
  return timed ?? date;
}

/** «الثلاثاء الثالث من أيلول» is longer than the weekday it begins with. */
const isComposed = ({ kind }: Meaning): boolean => kind === 'nth' || kind === 'range';
