/** Lengths of time, ages, repeated times, and days that lie a length away. */
import { durationValue } from '../time/durationValue.js';
import type { FixedMeaning, LengthMeaning, LengthPart, ShiftMeaning, Unit } from '../time/meaning.js';
import { endsBefore, find, isNumber, normAt, touches, type LatinText, type Reading } from './latinText.js';
import { readNumber } from './numbers.js';

export interface LengthReading {
  readonly next: number;
  readonly length: readonly LengthPart[];
  /** «un an», "a week": a length only beside a word that asks for one. */
  readonly isBare: boolean;
}

const MOST = 1e7;

function readPart(text: LatinText, i: number): (LengthReading & { readonly part: LengthPart }) | undefined {
  const few = find(text, i, 'few');
  const number = few ? undefined : readNumber(text, i);
  const at = few?.next ?? number?.next;
  if (at === undefined || (number && (number.value > MOST || number.value <= 0))) return undefined;
  const unit = unitOfLength(text, at);
  if (!unit) return undefined;
  const isPlural = unit.sense.tag === 'plural' || find(text, at, 'unit')!.sense.value === 'month';
  if (few && !isPlural) return undefined;
  const part = { unit: unit.sense.value as Unit, count: number?.value };
  return { next: unit.next, length: [part], part, isBare: number?.isOne === true };
}

/** «3 h»: the short form of an hour, not the beginning of a time of day. */
function unitOfLength(text: LatinText, i: number): ReturnType<typeof find> {
  const unit = find(text, i, 'unit');
  if (unit) return unit.sense.value === 'weekend' ? undefined : unit;
  const isHour = normAt(text, i) === 'h' && !isNumber(text, i + 1);
  return isHour
    ? { next: i + 1, sense: { kind: 'unit', value: 'hour', tag: 'plural', rest: [] } }
    : undefined;
}

/** «trois jours», "18 months", «deux ans et trois mois», «un an et demi». */
function readLength(text: LatinText, i: number): LengthReading | undefined {
  const first = readPart(text, i);
  if (!first) return undefined;
  const half = find(text, first.next, 'and-half');
  if (half) return { next: half.next, length: withHalf(first.part), isBare: false };
  const and = find(text, first.next, 'and');
  const second = and ? readPart(text, and.next) : undefined;
  if (!second || second.part.unit === first.part.unit || first.part.count === undefined) return first;
  return { next: second.next, length: [first.part, second.part], isBare: false };
}

function withHalf(part: LengthPart): LengthPart[] {
  if (part.unit === 'year') return [part, { unit: 'month', count: 6 }];
  if (part.unit === 'hour') return [part, { unit: 'minute', count: 30 }];
  return [{ unit: part.unit, count: (part.count ?? 0) + 0.5 }];
}

/** A length by itself: «pendant dix ans», "57-year-old", "aged 81". */
export function readDuration(text: LatinText, i: number): Reading<LengthMeaning> | undefined {
  const compound = readCompound(text, i);
  if (compound) return compound;
  const age = ageAt(text, i);
  if (age) return age;
  const length = readLength(text, i);
  if (!length || (length.isBare && !endsBefore(text, i, 'length-intro'))) return undefined;
  if (length.length.some(({ count }) => count === undefined) && !endsBefore(text, i, 'length-intro'))
    return undefined;
  const old = find(text, length.next, 'old');
  return { next: old?.next ?? length.next, meaning: { kind: 'length', length: length.length } };
}

/** "57-year-old", "three-day". */
function readCompound(text: LatinText, i: number): Reading<LengthMeaning> | undefined {
  const number = readNumber(text, i);
  if (!number || number.isOne || normAt(text, number.next) !== '-' || !touches(text, number.next))
    return undefined;
  const unit = find(text, number.next + 1, 'unit');
  if (unit?.sense.tag !== 'singular' || text.lexicon.language !== 'en' || number.value > MOST)
    return undefined;
  const old = normAt(text, unit.next) === '-' ? find(text, unit.next + 1, 'old') : undefined;
  const length = [{ unit: unit.sense.value as Unit, count: number.value }];
  return { next: old?.next ?? unit.next, meaning: { kind: 'length', length } };
}

const OLDEST = 130;

/** "aged 81": the number alone. */
function ageAt(text: LatinText, i: number): Reading<LengthMeaning> | undefined {
  if (!endsBefore(text, i, 'age-before')) return undefined;
  const number = readNumber(text, i);
  if (!number || number.isOne || number.value > OLDEST || find(text, number.next, 'unit')) return undefined;
  return { next: number.next, meaning: { kind: 'length', length: [{ unit: 'year', count: number.value }] } };
}

/** «il y a trois jours», «depuis dix ans», «dans deux semaines», "three days ago". */
export function readShift(text: LatinText, i: number): Reading<ShiftMeaning> | undefined {
  const back = find(text, i, 'ago') ?? find(text, i, 'since');
  const ahead = back ? undefined : find(text, i, 'in');
  const before = back ?? ahead;
  const length = readLength(text, before?.next ?? i);
  if (!length) return undefined;
  if (back) return shift(length.next, length, -1);
  if (ahead) {
    // "built in three days": a length, but for what is to come.
    const isAhead = text.lexicon.language === 'fr' || text.tenses[i] === 'future';
    return isAhead && !find(text, length.next, 'day-of') ? shift(length.next, length, 1) : undefined;
  }
  const after = find(text, length.next, 'ago-after');
  return after && shift(after.next, length, after.sense.value === '1' ? 1 : -1);
}

const shift = (next: number, { length }: LengthReading, direction: -1 | 1): Reading<ShiftMeaning> => ({
  next,
  meaning: { kind: 'shift', length, direction },
});

const fixed = (next: number, value: string): Reading<FixedMeaning> => ({
  next,
  meaning: { kind: 'fixed', value },
});

/** «chaque lundi», «tous les deux ans», "every week", «une fois par mois», "annually". */
export function readSet(text: LatinText, i: number): Reading<FixedMeaning> | undefined {
  const adverb = find(text, i, 'set');
  if (adverb) return fixed(adverb.next, adverb.sense.value);
  const every = find(text, i, 'every');
  return every ? readRepeated(text, every.next) : readTimes(text, i);
}

function readRepeated(text: LatinText, i: number): Reading<FixedMeaning> | undefined {
  const weekday = weekdayAt(text, i);
  if (weekday) return fixed(weekday.next, `XXXX-WXX-${weekday.value}`);
  const part = find(text, i, 'part');
  if (part) return fixed(part.next, `XXXX-XX-XXT${part.sense.value}`);
  const season = find(text, i, 'season');
  if (season) return fixed(season.next, `XXXX-${season.sense.value}`);
  const unit = find(text, i, 'unit');
  if (unit?.sense.value === 'weekend') return fixed(unit.next, 'XXXX-WXX-WE');
  if (unit) return fixed(unit.next, durationValue([{ unit: unit.sense.value as Unit, count: 1 }]));
  const length = readLength(text, i);
  if (!length || length.isBare || length.length.some(({ count }) => count === undefined)) return undefined;
  return fixed(length.next, durationValue(length.length));
}

/** A weekday, in French in the plural too: «tous les vendredis». */
function weekdayAt(
  text: LatinText,
  i: number,
): { readonly next: number; readonly value: string } | undefined {
  const found = find(text, i, 'weekday');
  return found && { next: found.next, value: found.sense.value };
}

/** «une fois par mois», "three times a week", "twice a year". */
function readTimes(text: LatinText, i: number): Reading<FixedMeaning> | undefined {
  const number = find(text, i, 'once') ? undefined : readNumber(text, i);
  const times = number ? find(text, number.next, 'times')?.next : find(text, i, 'once')?.next;
  const per = times === undefined ? undefined : find(text, times, 'per');
  const unit = per && find(text, per.next, 'unit');
  if (unit?.sense.tag !== 'singular' || unit.sense.value === 'weekend') return undefined;
  return fixed(unit.next, durationValue([{ unit: unit.sense.value as Unit, count: 1 }]));
}
