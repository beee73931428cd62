/** Periods: «la semaine dernière», "this year", «troisième trimestre 2024», «les années 1990», "early 2005", feasts. */
import type { FeastMeaning, Meaning, SeasonMeaning, Unit, UnitMeaning, YearSeason } from '../time/meaning.js';
import { readOrdinal } from './amounts.js';
import {
  directionAfter,
  directionBefore,
  directionOf,
  readDate,
  readMonth,
  readYear,
  yearAt,
} from './dates.js';
import {
  find,
  isNumber,
  normAt,
  skip,
  skipKind,
  touches,
  type LatinText,
  type Reading,
} from './latinText.js';
import { readNumber } from './numbers.js';

/** Units that are placed from the document's date. */
const PLACED: ReadonlySet<string> = new Set(['week', 'weekend', 'month', 'year', 'decade', 'century']);

const placed = (unit: string, offset: number, next: number): Reading<UnitMeaning> => ({
  next,
  meaning: { kind: 'unit', unit: unit as Unit, offset },
  takesArticle: true,
});

/** «la semaine dernière», «ce mois-ci», "last year", «trimestre dernier». */
function readPlacedUnit(text: LatinText, i: number): Reading | undefined {
  const before = directionBefore(text, i);
  const at = before?.next ?? i;
  const season = find(text, at, 'season');
  const quarter = season ? undefined : find(text, at, 'quarter');
  const unit = season ?? quarter ?? find(text, at, 'unit');
  if (!unit || unit.sense.tag === 'plural') return undefined;
  const value = quarter ? 'quarter' : unit.sense.value;
  if (!season && !quarter && !PLACED.has(value)) return undefined;
  const after = text.lexicon.language === 'fr' ? directionAfter(text, unit.next) : undefined;
  const direction = after ?? before;
  if (!direction) return undefined;
  const next = after?.next ?? unit.next;
  if (!season) return placed(value, direction.offset, next);
  const meaning: SeasonMeaning = { kind: 'season', season: value as YearSeason, offset: direction.offset };
  return { next, meaning, takesArticle: true };
}

/** "the past three years", «les cinq prochaines années», «ces dernières semaines», «les trois mois à venir». */
export function readPlacedLength(text: LatinText, i: number): Reading | undefined {
  const first = find(text, i, 'before-noun');
  const counted = readNumber(text, first?.next ?? skipKind(text, i, 'this'));
  const number = counted && !counted.isOne && counted.value < 1e6 ? counted : undefined;
  const at = number?.next ?? first?.next ?? skipKind(text, i, 'this');
  const second = first ? undefined : find(text, at, 'before-noun');
  const unit = find(text, second?.next ?? at, 'unit');
  // «les 12 derniers mois»: one form for both.
  const isPlural = unit?.sense.tag === 'plural' || (number !== undefined && unit?.sense.value === 'month');
  if (!unit || !isPlural) return undefined;
  const after =
    first || second || text.lexicon.language === 'en' ? undefined : directionAfter(text, unit.next);
  const offset = after?.offset ?? Number((first ?? second)?.sense.value ?? 0);
  if (offset === 0) return undefined;
  const length = [{ unit: unit.sense.value as Unit, count: number?.value }];
  const meaning: Meaning = { kind: 'length', length, direction: offset < 0 ? -1 : 1 };
  return { next: after?.next ?? unit.next, meaning, takesArticle: true };
}

/** The year of a quarter, half or season at `i`: «2024», «de l'année 2024», "of 2024", "of the year". */
function yearOf(text: LatinText, i: number): Reading | undefined {
  const ofYear = find(text, i, 'of-year');
  if (ofYear) {
    const named = yearAt(text, ofYear.next);
    if (named) return { next: named.next, meaning: { kind: 'calendar', year: named.value } };
    return { next: ofYear.next, meaning: { kind: 'unit', unit: 'year', offset: 0 } };
  }
  const year = yearAt(text, skipKind(text, i, 'of'));
  return year && { next: year.next, meaning: { kind: 'calendar', year: year.value } };
}

/** «troisième trimestre 2024», "first half of 2024", «T1 2024», "Q3". */
function readQuarter(text: LatinText, i: number): Reading | undefined {
  const letter = find(text, i, 'quarter-letter');
  if (letter && isNumber(text, i + 1) && touches(text, i + 1)) {
    const nth = Number(normAt(text, i + 1));
    const of = yearOf(text, i + 2);
    if (!of || normAt(text, i + 1).length !== 1 || nth < 1 || nth > 4) return undefined;
    return { next: of.next, meaning: { kind: 'nth', nth, unit: 'quarter', of: of.meaning } };
  }
  const ordinal = readOrdinal(text, i);
  const quarter = ordinal && find(text, ordinal.next, 'quarter');
  const part = quarter ?? (ordinal && find(text, ordinal.next, 'half'));
  if (!ordinal || !part || ordinal.value > (quarter ? 4 : 2)) return undefined;
  const of = yearOf(text, part.next);
  // "the second half" is one of a match too.
  if (!of && !quarter) return undefined;
  const unit = quarter ? ('quarter' as const) : ('half' as const);
  const meaning: Meaning = { kind: 'nth', nth: ordinal.value, unit, ...(of ? { of: of.meaning } : {}) };
  return { next: of?.next ?? part.next, meaning, takesArticle: true };
}

/** «été 2024», "summer of 2024". */
function readSeason(text: LatinText, i: number): Reading | undefined {
  const season = find(text, i, 'season');
  const year = season && yearAt(text, skipKind(text, season.next, 'of'));
  if (!year) return undefined;
  const meaning = { kind: 'season' as const, season: season.sense.value as YearSeason, year: year.value };
  return { next: year.next, meaning, takesArticle: true };
}

/** «années 1990», «années quatre-vingt», "1990s", "'90s". */
function readDecade(text: LatinText, i: number): Reading | undefined {
  const head = find(text, i, 'decade-head');
  if (head) {
    const number = readNumber(text, head.next);
    return number && decade(number.next, number.value);
  }
  const at = skip(text, i, "'");
  const isPlural = normAt(text, at + 1) === 's' && touches(text, at + 1);
  if (!isNumber(text, at) || !isPlural || text.lexicon.language !== 'en') return undefined;
  return decade(at + 2, Number(normAt(text, at)));
}

function decade(next: number, year: number): Reading | undefined {
  const full = year < 100 ? 1900 + year : year;
  if (full % 10 !== 0 || full < 1000 || full > 2090) return undefined;
  return { next, meaning: { kind: 'fixed', value: String(full / 10) }, takesArticle: true };
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

/** «XXe», «XIXème»: the number of a century in Roman digits. */
function romanAt(text: LatinText, i: number): number | undefined {
  const match = /^([ivx]{1,5})(?:e|eme|er)?$/.exec(normAt(text, i));
  if (!match) return undefined;
  const digits = [...match[1]!].map((letter) => ROMAN[letter]!);
  return digits.reduce((sum, digit, k) => sum + (digit < (digits[k + 1] ?? 0) ? -digit : digit), 0);
}

/** «XXe siècle», "the nineteenth century". */
function readCentury(text: LatinText, i: number): Reading | undefined {
  const roman = romanAt(text, i);
  const nth = roman === undefined ? readOrdinal(text, i) : { value: roman, next: i + 1 };
  const head = nth && find(text, nth.next, 'century-head');
  if (!head || nth.value < 1 || nth.value > 30) return undefined;
  return {
    next: head.next,
    meaning: { kind: 'fixed', value: String(nth.value - 1).padStart(2, '0') },
    takesArticle: true,
  };
}

/** «début mars», «fin 2022», "early 2005", «fin de l'année», "the end of the month". */
function readEdge(text: LatinText, i: number): Reading | undefined {
  const edge = find(text, i, 'edge');
  if (!edge) return undefined;
  const of = find(text, edge.next, 'edge-of')?.next;
  const at = skip(text, of ?? edge.next, '-');
  const year = yearAt(text, at);
  const whole: Reading | undefined = year
    ? { next: year.next, meaning: { kind: 'calendar', year: year.value } }
    : (readMonth(text, at, true) ??
      readYear(text, at) ??
      readSeason(text, at) ??
      readDecade(text, at) ??
      readCentury(text, at) ??
      readQuarter(text, at) ??
      readPlacedUnit(text, at));
  if (whole) return { ...whole, mod: edge.sense.value, takesArticle: true };
  const unit = of === undefined ? undefined : find(text, at, 'unit');
  if (!unit || unit.sense.tag === 'plural' || !PLACED.has(unit.sense.value) || unit.sense.value === 'weekend')
    return undefined;
  return { ...placed(unit.sense.value, 0, unit.next), mod: edge.sense.value };
}

/** «Noël», "Eid al-Fitr 2024", «ramadan». */
function readFeast(text: LatinText, i: number): Reading | undefined {
  // «Jean-Noël»: a first name.
  if (normAt(text, i - 1) === '-') return undefined;
  const head = find(text, i, 'month-head');
  const ramadan = find(text, head?.next ?? i, 'ramadan');
  if (ramadan) {
    const year = yearAt(text, ramadan.next);
    const meaning: Meaning = { kind: 'calendar', hijri: true, month: Number(ramadan.sense.value) };
    return { next: year?.next ?? ramadan.next, meaning, takesArticle: true };
  }
  const feast = find(text, i, 'feast');
  if (!feast) return undefined;
  const year = yearAt(text, feast.next);
  const after = year ? undefined : directionAfter(text, feast.next);
  const meaning: FeastMeaning = {
    kind: 'feast',
    date: feast.sense.value,
    name: text.source.slice(text.tokens[i]!.start, text.tokens[feast.next - 1]!.end),
    ...(year ? { year: year.value } : {}),
    ...(after ? { direction: directionOf(String(after.offset)) } : {}),
  };
  return { next: year?.next ?? after?.next ?? feast.next, meaning, takesArticle: true };
}

/** «actuellement», "recently". */
function readReference(text: LatinText, i: number): Reading | undefined {
  const found = find(text, i, 'reference');
  return found && { next: found.next, meaning: { kind: 'fixed', value: found.sense.value } };
}

/** The period at `i`; no bare year. */
const readPeriod = (text: LatinText, i: number): Reading | undefined =>
  readEdge(text, i) ??
  readDecade(text, i) ??
  readCentury(text, i) ??
  readQuarter(text, i) ??
  readSeason(text, i) ??
  readPlacedUnit(text, i) ??
  readFeast(text, i) ??
  readReference(text, i);

/** The date or period at `i`, the longer one. */
export function readDay(text: LatinText, i: number): Reading | undefined {
  const date = readDate(text, i);
  const period = readPeriod(text, i);
  return date && (!period || date.next >= period.next) ? date : period;
}
