/** Lengths of time as TIMEX3 writes them. */
import type { LengthPart, Unit } from './meaning.js';

const LETTERS: Record<Unit, string> = {
  second: 'S',
  minute: 'M',
  hour: 'H',
  night: 'D',
  day: 'D',
  weekend: 'D',
  week: 'W',
  month: 'M',
  quarter: 'M',
  season: 'Y',
  year: 'Y',
  decade: 'Y',
  century: 'Y',
  millennium: 'Y',
};
const TIMES: Partial<Record<Unit, number>> = { quarter: 3, decade: 10, century: 100, millennium: 1000 };
const ORDER = 'YMWD';
const CLOCK_ORDER = 'HMS';

const decimal = (count: number): string => String(Math.round(count * 1000) / 1000);

/** ISO 8601 duration of a length: P3D, P1Y6M, PT48H, PXY. */
export function durationValue(length: readonly LengthPart[]): string {
  const days = new Map<string, number | undefined>();
  const clock = new Map<string, number | undefined>();
  for (const { unit, count } of length) {
    const into = unit === 'second' || unit === 'minute' || unit === 'hour' ? clock : days;
    const letter = LETTERS[unit];
    const before = into.get(letter) ?? 0;
    into.set(letter, count === undefined ? undefined : before + count * (TIMES[unit] ?? 1));
  }
  const write = (parts: Map<string, number | undefined>, order: string): string =>
    [...order]
      .filter((letter) => parts.has(letter))
      .map((letter) => {
        const count = parts.get(letter);
        return (count === undefined ? 'X' : decimal(count)) + letter;
      })
      .join('');
  const time = write(clock, CLOCK_ORDER);
  return `P${write(days, ORDER)}${time === '' ? '' : `T${time}`}`;
}
