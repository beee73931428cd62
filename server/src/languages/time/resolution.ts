/** What resolving carries along: the document's date as numbers, and the notes and problems that come up on the way. */
import { message, sameMessage, type Message } from '../../messages/message.js';
import type { DocumentDate, TimeProblem } from '../mention.js';
import { dayCount, daysInMonth, isoDay, type DayCount } from './calendar.js';
import type { TimeDirection } from './meaning.js';

/** The document's date, as far as it is known. */
export interface ReferenceDate {
  readonly iso: string;
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
  /** Its day; the middle of its month or year where no more is known. */
  readonly near: DayCount;
}

export interface Resolution {
  readonly date: ReferenceDate | undefined;
  /** Which way the sentence looks, where the expression itself does not say. */
  readonly tense: TimeDirection | undefined;
  /** What the text last spoke of before the expression, for «السنة نفسها» and «اليوم التالي». */
  readonly antecedent?: Period;
  readonly notes: Message[];
  readonly problems: TimeProblem[];
}

/** A value, with the days it covers where they are known. */
export interface Period {
  readonly value: string;
  readonly from?: DayCount;
  readonly to?: DayCount;
}

/** Reads 2024-11-08, 2024-11 or 2024; undefined for anything else. */
export function referenceDate(date: DocumentDate | undefined): ReferenceDate | undefined {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T.*)?$/.exec(date?.value ?? '');
  if (!match) return undefined;
  const year = Number(match[1]);
  const month = match[2] === undefined ? undefined : Number(match[2]);
  const day = match[3] === undefined ? undefined : Number(match[3]);
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (day !== undefined && (day < 1 || day > daysInMonth(year, month!))) return undefined;
  return {
    iso: match[0].slice(0, 10),
    year,
    month,
    day,
    near: dayCount(year, month ?? 7, day ?? (month ? 15 : 1)),
  };
}

/** The document's day, where it is known to the day. */
export const dayOf = ({ date }: Resolution): DayCount | undefined =>
  date?.day === undefined ? undefined : date.near;

export const dayPeriod = (count: DayCount): Period => ({ value: isoDay(count), from: count, to: count });

export function monthPeriod(year: number, month: number): Period {
  const from = dayCount(year, month, 1);
  return { value: isoDay(from).slice(0, -3), from, to: from + daysInMonth(year, month) - 1 };
}

export function yearPeriod(year: number): Period {
  return { value: String(year).padStart(4, '0'), from: dayCount(year, 1, 1), to: dayCount(year, 12, 31) };
}

export const daysPeriod = (from: DayCount, to: DayCount): Period => ({
  value: `${isoDay(from)}/${isoDay(to)}`,
  from,
  to,
});

/** Notes once that the document's date is missing or too coarse. */
export function unresolved(resolution: Resolution, value: string): Period {
  const { date, problems } = resolution;
  if (!problems.some(({ kind }) => kind === 'unresolved'))
    problems.push({
      kind: 'unresolved',
      message: date ? message('time.problem.coarseDate', { date: date.iso }) : message('time.problem.noDate'),
    });
  return { value };
}

/** Tells once how the value came about. */
export function note({ notes }: Resolution, told: Message): void {
  if (!notes.some((before) => sameMessage(before, told))) notes.push(told);
}
