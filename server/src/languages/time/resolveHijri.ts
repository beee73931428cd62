/** Hijri dates as Gregorian days, by the Umm al-Qura calendar. */
import { message } from '../../messages/message.js';
import { hijriDays, hijriOf, weekdayOf, type DayCount } from './calendar.js';
import { choose } from './choosing.js';
import type { CalendarMeaning, TimeDirection } from './meaning.js';
import { dayPeriod, daysPeriod, note, unresolved, type Period, type Resolution } from './resolution.js';
import { checkWeekday } from './weekdayAgreement.js';

function hijriPeriod(resolution: Resolution, meaning: CalendarMeaning, year: number): Period | undefined {
  const { month, day } = meaning;
  if (month === undefined) {
    const [first, last] = [hijriDays(year, 1), hijriDays(year, 12)];
    return first && last && daysPeriod(first.from, last.to);
  }
  const days = hijriDays(year, month, day);
  if (!days) {
    resolution.problems.push({
      kind: 'impossible-date',
      message: message('time.problem.impossibleHijri', { day: day ?? 0 }),
    });
    const whole = hijriDays(year, month);
    return whole && daysPeriod(whole.from, whole.to);
  }
  return day === undefined ? daysPeriod(days.from, days.to) : dayPeriod(days.from);
}

/** A Hijri date as far as it is said, against the document's date. */
export function resolveHijri(resolution: Resolution, meaning: CalendarMeaning): Period {
  const { year, month, day } = meaning;
  const { date } = resolution;
  if (year !== undefined) {
    if (meaning.before) return { value: 'XXXX' };
    const period = hijriPeriod(resolution, meaning, year);
    if (!period) return { value: 'XXXX' };
    note(
      resolution,
      message('time.hijri', { date: [day, month, year].filter((part) => part !== undefined).join('/') }),
    );
    if (day !== undefined && period.from !== undefined)
      checkHijriWeekday(resolution, meaning.weekday, period.from);
    return period;
  }
  if (!date) return unresolved(resolution, day === undefined ? 'XXXX-XX' : 'XXXX-XX-XX');
  const about = hijriOf(date.near).year;
  const candidates = [-1, 0, 1]
    .map((offset) => hijriPeriod({ ...resolution, problems: [], notes: [] }, meaning, about + offset))
    .filter((period) => period?.from !== undefined && period.to !== undefined)
    .map((period) => ({ value: period!.value, from: period!.from!, to: period!.to! }));
  const direction =
    meaning.within?.kind === 'unit' && meaning.within.unit === 'year'
      ? offsetDirection(meaning.within.offset)
      : meaning.direction;
  const holding =
    direction === 'present' || direction === undefined
      ? candidates.find(({ from, to }) => from <= date.near && date.near <= to)
      : undefined;
  const found = holding ?? choose(candidates, resolution, direction === 'present' ? undefined : direction);
  if (!found) return unresolved(resolution, 'XXXX-XX');
  note(resolution, message('time.nearestHijriMonth', { date: date.iso }));
  return found;
}

const offsetDirection = (offset: number): TimeDirection =>
  offset < 0 ? 'past' : offset > 0 ? 'future' : 'present';

/** The moon is sighted a day earlier or later by country, so a day's difference is no contradiction. */
function checkHijriWeekday(resolution: Resolution, weekday: number | undefined, count: DayCount): void {
  if (weekday === undefined) return;
  const away = Math.min((weekday - weekdayOf(count) + 7) % 7, (weekdayOf(count) - weekday + 7) % 7);
  if (away > 1) checkWeekday(resolution, weekday, count);
}
