/** Dates of the calendar: «le lundi 3 juin», «12 mars 2024», "March 5, 2024", "on Tuesday", «en mars», "in 2019". */
import type { CalendarMeaning, TimeDirection } from '../time/meaning.js';
import { isLikelyYear } from './amounts.js';
import { isFunctionWord } from './languageOf.js';
import {
  endsBefore,
  find,
  indexAfter,
  isCapital,
  isNumber,
  isWord,
  normAt,
  skip,
  skipKind,
  touches,
  type FoundSense,
  type LatinText,
  type Reading,
} from './latinText.js';

type DateReading = Reading<CalendarMeaning>;

interface Found {
  readonly value: number;
  readonly next: number;
}

const isShort = (tag: string): boolean => tag === 'short';

/** A day of the month in digits, or «premier»: 3, 1er, 3rd. */
export function dayAt(text: LatinText, i: number): Found | undefined {
  if (isNumber(text, i)) {
    const norm = normAt(text, i);
    const value = Number(norm);
    if (norm.length > 2 || value < 1 || value > 31) return undefined;
    const suffix = touches(text, i + 1) ? find(text, i + 1, 'ordinal-suffix') : undefined;
    return { value, next: suffix?.next ?? i + 1 };
  }
  const ordinal = text.lexicon.language === 'fr' ? find(text, i, 'ordinal') : undefined;
  return ordinal?.sense.value === '1' ? { value: 1, next: ordinal.next } : undefined;
}

/** The month at `i`; a short form only where `beside` a day or a year. */
export function monthAt(text: LatinText, i: number, beside: boolean): Found | undefined {
  const found = find(text, i, 'month');
  if (!found || (isShort(found.sense.tag) && !beside)) return undefined;
  return { value: Number(found.sense.value), next: afterStop(text, found) };
}

/** Index after the stop of an abbreviation: «janv.», "Sept.". */
const afterStop = (text: LatinText, { sense, next }: FoundSense): number =>
  isShort(sense.tag) && touches(text, next) ? skip(text, next, '.') : next;

/** A year of four digits. */
export function yearAt(text: LatinText, i: number): Found | undefined {
  if (!isLikelyYear(text, i) || (touches(text, i + 1) && (isWord(text, i + 1) || isJoined(text, i + 1))))
    return undefined;
  return { value: Number(normAt(text, i)), next: i + 1 };
}
const isJoined = (text: LatinText, i: number): boolean =>
  isNumber(text, i + 1) && touches(text, i + 1) && /^[.,:/]$/.test(normAt(text, i));

/** «3 juin 2024», "3rd of June, 2024". */
function readDayMonth(text: LatinText, i: number): DateReading | undefined {
  const day = dayAt(text, i);
  if (!day) return undefined;
  const of = text.lexicon.language === 'en' ? skipKind(text, day.next, 'of') : day.next;
  const month = monthAt(text, of, true);
  if (!month) return undefined;
  return withYear(text, month.next, { kind: 'calendar', day: day.value, month: month.value });
}

/** "March 5, 2024", "June 20th". */
function readMonthDay(text: LatinText, i: number): DateReading | undefined {
  if (text.lexicon.language === 'fr') return undefined;
  const month = monthAt(text, i, true);
  const day = month && dayAt(text, month.next);
  // "May 10,000" and "March 3.5" are no days.
  if (!day || (isJoined(text, day.next) && touches(text, day.next)) || find(text, day.next, 'percent'))
    return undefined;
  return withYear(text, day.next, { kind: 'calendar', day: day.value, month: month.value });
}

function withYear(text: LatinText, i: number, meaning: CalendarMeaning): DateReading {
  const comma = skip(text, i, ',');
  const year = yearAt(text, comma);
  // "on June 3, 2000 people": a comma before a year has one behind it, or the end.
  const isYear = year && (comma === i || text.lexicon.language !== 'fr');
  if (isYear && !(comma !== i && isWord(text, year.next) && !isSmall(text, year.next)))
    return { next: year.next, meaning: { ...meaning, year: year.value }, takesArticle: true };
  const direction = directionAfter(text, i);
  if (direction)
    return { next: direction.next, meaning: { ...meaning, direction: direction.value }, takesArticle: true };
  return { next: i, meaning, takesArticle: true };
}

const isSmall = (text: LatinText, i: number): boolean => isFunctionWord(normAt(text, i));

const DIRECTIONS: Readonly<Record<string, TimeDirection>> = { '-1': 'past', '0': 'present', '1': 'future' };
export const directionOf = (value: string): TimeDirection => DIRECTIONS[value]!;

/** «dernier», «prochain», «courant», «à venir» behind a date or a unit. */
export function directionAfter(
  text: LatinText,
  i: number,
): { readonly value: TimeDirection; readonly offset: number; readonly next: number } | undefined {
  const hyphen = normAt(text, i) === '-' ? i + 1 : i;
  const found = find(text, hyphen, 'after-noun');
  return (
    found && { value: directionOf(found.sense.value), offset: Number(found.sense.value), next: found.next }
  );
}

/** «ce», "this", "last", "next" before a weekday, a month or a unit. */
export function directionBefore(
  text: LatinText,
  i: number,
): { readonly value: TimeDirection; readonly offset: number; readonly next: number } | undefined {
  const found =
    find(text, i, 'this') ?? (text.lexicon.language === 'en' ? find(text, i, 'before-noun') : undefined);
  return (
    found && { value: directionOf(found.sense.value), offset: Number(found.sense.value), next: found.next }
  );
}

/** A date in digits with its month: 12/03/2024, 2024-03-12. */
function readDigitDate(text: LatinText, i: number): DateReading | undefined {
  const found = text.inDigits.get(text.tokens[i]?.start ?? -1);
  if (found?.kind !== 'date' || !isNumber(text, i)) return undefined;
  const { year, month, day, isSwappable } = found;
  const next = indexAfter(text, i, found.end);
  const meaning = { kind: 'calendar' as const, year, month, day };
  return {
    next,
    takesArticle: true,
    meaning: isSwappable ? { ...meaning, swappable: 'day-first' } : meaning,
  };
}

/** «lundi», "Tuesday", with the date behind it where there is one. */
function readWeekday(text: LatinText, i: number): DateReading | undefined {
  const found = find(text, i, 'weekday');
  if (!found || found.sense.tag === 'plural') return undefined;
  const weekday = Number(found.sense.value);
  const comma = skip(text, afterStop(text, found), ',');
  const article = text.lexicon.language === 'en' ? skipKind(text, comma, 'article') : comma;
  const date = readDayMonth(text, article) ?? readMonthDay(text, comma) ?? readDigitDate(text, comma);
  if (date) return { ...date, meaning: { ...date.meaning, weekday } };
  if (isShort(found.sense.tag) || (text.lexicon.language === 'en' && !isCapital(text, i))) return undefined;
  const day = text.lexicon.language === 'fr' ? dayAt(text, found.next) : undefined;
  if (day && isDayAlone(text, day.next))
    return { next: day.next, meaning: { kind: 'calendar', weekday, day: day.value }, takesArticle: true };
  const after = directionAfter(text, found.next);
  if (after)
    return {
      next: after.next,
      meaning: { kind: 'calendar', weekday, direction: after.value },
      takesArticle: true,
    };
  return { next: found.next, meaning: { kind: 'calendar', weekday } };
}

/** «mardi 12,»: no noun follows that is counted. */
const isDayAlone = (text: LatinText, i: number): boolean =>
  !isWord(text, i) ? !isNumber(text, i) : isSmall(text, i) && !touches(text, i);

/** "last Monday", "this Friday", «ce mardi», "last March". */
function readPlacedDay(text: LatinText, i: number): DateReading | undefined {
  const before = directionBefore(text, i);
  if (!before) return undefined;
  const weekday = find(text, before.next, 'weekday');
  if (weekday && weekday.sense.tag === '') {
    const date = readWeekday(text, before.next);
    const meaning = { ...date?.meaning, kind: 'calendar' as const, direction: before.value };
    return date && { next: date.next, meaning };
  }
  const month =
    text.lexicon.language === 'en' && isCapital(text, before.next)
      ? monthAt(text, before.next, false)
      : undefined;
  return (
    month && { next: month.next, meaning: { kind: 'calendar', month: month.value, direction: before.value } }
  );
}

/** «aujourd'hui», "yesterday", with the date behind it where there is one: «aujourd'hui mardi 12 mars». */
function readDayWord(text: LatinText, i: number): DateReading | undefined {
  const found = find(text, i, 'day');
  if (!found) return undefined;
  const date = readDayMonth(text, found.next) ?? readWeekday(text, found.next);
  const meaning = { ...date?.meaning, kind: 'calendar' as const, dayOffset: Number(found.sense.value) };
  return { next: date?.next ?? found.next, meaning };
}

/** «mars 2024», «mois de septembre 2026», «en mars»: a month without its day. */
export function readMonth(text: LatinText, i: number, isIntroduced = false): DateReading | undefined {
  const head = find(text, i, 'month-head');
  const at = head?.next ?? i;
  const short = monthAt(text, at, true);
  if (!short) return undefined;
  const takesArticle = head !== undefined;
  const year = yearAt(text, skip(text, short.next, ',')) ?? yearAt(text, skipKind(text, short.next, 'of'));
  if (year)
    return {
      next: year.next,
      meaning: { kind: 'calendar', month: short.value, year: year.value },
      takesArticle,
    };
  const month = monthAt(text, at, false);
  if (!month || (text.lexicon.language === 'en' && !isCapital(text, at))) return undefined;
  const meaning: CalendarMeaning = { kind: 'calendar', month: month.value };
  const after = directionAfter(text, month.next);
  if (after) return { next: after.next, meaning: { ...meaning, direction: after.value }, takesArticle };
  const isAsked = head !== undefined || isIntroduced || endsBefore(text, at, 'month-intro');
  return isAsked && !isCapitalPlanet(text, at) ? { next: month.next, meaning, takesArticle } : undefined;
}

/** «la planète Mars»: French writes months small. */
const isCapitalPlanet = (text: LatinText, i: number): boolean =>
  text.lexicon.language === 'fr' && isCapital(text, i);

/** The date at `i`; no bare year. */
export const readDate = (text: LatinText, i: number): DateReading | undefined =>
  readDigitDate(text, i) ??
  readDayMonth(text, i) ??
  readMonthDay(text, i) ??
  readWeekday(text, i) ??
  readPlacedDay(text, i) ??
  readDayWord(text, i) ??
  readMonth(text, i);

/** A year that something tells to be one: «en 2019», «l'année 2024», "(2011)", at the end of a name. */
export function readYear(text: LatinText, i: number): DateReading | undefined {
  const head = find(text, i, 'year-head');
  if (head) {
    const named = yearAt(text, head.next);
    return (
      named && { next: named.next, meaning: { kind: 'calendar', year: named.value }, takesArticle: true }
    );
  }
  const year = yearAt(text, i);
  if (!year || endsBefore(text, i, 'label')) return undefined;
  const reading = { next: year.next, meaning: { kind: 'calendar' as const, year: year.value } };
  if (find(text, year.next, 'currency') ?? find(text, year.next, 'measure') ?? find(text, year.next, 'sign'))
    return undefined;
  const endsHere =
    !isWord(text, year.next) && !isNumber(text, year.next) && !/^[%°]$/.test(normAt(text, year.next));
  if (endsHere) return reading;
  // "the 2022 World Cup".
  if (find(text, i - 1, 'article') && isCapital(text, year.next)) return reading;
  const isSmallNext = isWord(text, year.next) && isSmall(text, year.next);
  const intro = text.lexicon.words.get(normAt(text, i - 1))?.find(({ kind }) => kind === 'year-intro');
  if (intro ? intro.tag !== 'weak' || isSmallNext : isSmallNext && isWord(text, i - 1)) return reading;
  return undefined;
}
