/** Ranges: «du 4 au 7 novembre 2024», "between 2019 and 2021", «2021-2026», "June 3-5", «les 3 et 4 juin». */
import type { CalendarMeaning, Meaning, RangeMeaning } from '../time/meaning.js';
import { readClock, readPoint } from './clocks.js';
import { dayAt, monthAt, yearAt } from './dates.js';
import {
  find,
  isDash,
  isNumber,
  isWord,
  normAt,
  skip,
  skipKind,
  touches,
  type LatinText,
  type Reading,
} from './latinText.js';

type RangeReading = Reading<RangeMeaning>;

const range = (next: number, from: Meaning, to: Meaning, takesArticle = false): RangeReading => ({
  next,
  meaning: { kind: 'range', from, to },
  ...(takesArticle ? { takesArticle } : {}),
});

const isDated = (meaning: Meaning): meaning is CalendarMeaning => meaning.kind === 'calendar';

/** The end of a range at `i`: a point, a bare day of the month, a bare year. */
function endAt(text: LatinText, i: number): Reading | undefined {
  const at = skipKind(text, i, 'article');
  const year = yearAt(text, at);
  if (year) return { next: year.next, meaning: { kind: 'calendar', year: year.value } };
  const point = readClock(text, at, true) ?? readPoint(text, at);
  if (point) return point;
  const month = monthAt(text, at, false);
  if (month) return { next: month.next, meaning: { kind: 'calendar', month: month.value } };
  const day = dayAt(text, at);
  return day && { next: day.next, meaning: { kind: 'calendar', day: day.value } };
}

/** What one end says for both: month and year of the second for the first, the first's month for the second. */
function shared(from: Meaning, to: Meaning): readonly [Meaning, Meaning] | undefined {
  if (!isDated(from) || !isDated(to)) {
    const areClocks = from.kind === 'clock' && to.kind === 'clock';
    return areClocks ? [from, to.day ? to : { ...to, ...(from.day ? { day: from.day } : {}) }] : undefined;
  }
  const isLone = ({ day, month }: CalendarMeaning): boolean => day !== undefined && month === undefined;
  if (isLone(from) && isLone(to) && from.weekday === undefined) return undefined;
  const month = from.month ?? (isLone(from) ? to.month : undefined);
  const first: CalendarMeaning = {
    ...from,
    ...(month === undefined ? {} : { month }),
    ...(month !== undefined && from.year === undefined && to.year !== undefined
      ? { year: month > (to.month ?? 12) ? to.year - 1 : to.year }
      : {}),
  };
  const second = isLone(to) && from.month !== undefined ? { ...to, month: from.month, ...yearOf(from) } : to;
  // «de mars 2024 à l'école»: both ends are of one kind.
  const isYear = ({ month: of, year, weekday }: CalendarMeaning): boolean =>
    year !== undefined && of === undefined && weekday === undefined;
  return isYear(first) === isYear(second) ? [first, second] : undefined;
}
const yearOf = ({ year }: CalendarMeaning): { year?: number } => (year === undefined ? {} : { year });

/** «du 4 au 7 novembre», "from June 20 to June 23", «entre 2019 et 2021», "from 9 am to 5 pm". */
function readOpened(text: LatinText, i: number): RangeReading | undefined {
  const between = find(text, i, 'between');
  const opener = between ?? find(text, i, 'from');
  const from = opener && endAt(text, opener.next);
  const joiner = from && find(text, from.next, between ? 'and' : 'to');
  const to = joiner && endAt(text, joiner.next);
  const ends = to && shared(from.meaning, to.meaning);
  return ends && range(to.next, ends[0], ends[1]);
}

/** «4-7 novembre 2024», «les 3 et 4 juin», "3 to 5 June": days before their month. */
function readDays(text: LatinText, i: number): RangeReading | undefined {
  const first = dayAt(text, i);
  if (!first || !isNumber(text, i)) return undefined;
  const joined = isDash(text, first.next)
    ? first.next + 1
    : (find(text, first.next, 'and') ?? find(text, first.next, 'to'))?.next;
  const last = joined === undefined ? undefined : dayAt(text, joined);
  const month = last && monthAt(text, skipKind(text, last.next, 'of'), true);
  if (!month || last.value <= first.value) return undefined;
  const year = yearAt(text, month.next);
  const meaning: CalendarMeaning = {
    kind: 'calendar',
    month: month.value,
    ...(year ? { year: year.value } : {}),
  };
  const next = year?.next ?? month.next;
  return range(next, { ...meaning, day: first.value }, { ...meaning, day: last.value }, true);
}

/** "June 3-5, 2024", "June 3 to 5": days behind their month. */
function readDaysAfterMonth(text: LatinText, i: number): RangeReading | undefined {
  const month = text.lexicon.language === 'en' ? monthAt(text, i, true) : undefined;
  const first = month && dayAt(text, month.next);
  if (!first) return undefined;
  const joined = isDash(text, first.next)
    ? first.next + 1
    : (find(text, first.next, 'and') ?? find(text, first.next, 'to'))?.next;
  const last = joined === undefined ? undefined : dayAt(text, joined);
  if (!last || last.value <= first.value || isWord(text, last.next)) return undefined;
  const year = yearAt(text, skip(text, last.next, ','));
  const meaning: CalendarMeaning = {
    kind: 'calendar',
    month: month.value,
    ...(year ? { year: year.value } : {}),
  };
  return range(
    year?.next ?? last.next,
    { ...meaning, day: first.value },
    { ...meaning, day: last.value },
    true,
  );
}

/** «2021-2026», «2023/2024», "2024-25". */
function readYears(text: LatinText, i: number): RangeReading | undefined {
  const from = normAt(text, i);
  if (!isNumber(text, i) || !/^(?:19|20)\d\d$/.test(from) || touchesBefore(text, i)) return undefined;
  const isJoined =
    (isDash(text, i + 1) || normAt(text, i + 1) === '/') && touches(text, i + 1) === touches(text, i + 2);
  const last = normAt(text, i + 2);
  if (!isJoined || !isNumber(text, i + 2) || !/^(?:(?:19|20)\d\d|\d\d)$/.test(last)) return undefined;
  if (touches(text, i + 3) && (isDash(text, i + 3) || normAt(text, i + 3) === '/' || isWord(text, i + 3)))
    return undefined;
  const to = last.length === 2 ? Number(from.slice(0, 2) + last) : Number(last);
  // 2024-05 is a month.
  if (to <= Number(from) || (last.length === 2 && to !== Number(from) + 1)) return undefined;
  return range(i + 3, { kind: 'calendar', year: Number(from) }, { kind: 'calendar', year: to });
}

const touchesBefore = (text: LatinText, i: number): boolean =>
  touches(text, i) && /^[-/.]$/.test(normAt(text, i - 1));

/** The range at `i`. */
export const readRange = (text: LatinText, i: number): RangeReading | undefined =>
  readOpened(text, i) ?? readDays(text, i) ?? readDaysAfterMonth(text, i) ?? readYears(text, i);
