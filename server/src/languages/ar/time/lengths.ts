/** Lengths of time: «ثلاثة أيام», «شهرين», «48 ساعة», «سنة ونصف», «نصف قرن», «بضعة أسابيع», «سنة وستة أشهر». */
import { ACCUSATIVE, AND, ARTICLE, ARTICLE_ALONE } from '../affixes.js';
import { readFraction, readNumber } from '../numbers/numbers.js';
import { wordAt, tokenAt, find, findBare, normAt, type TimeText } from './timeText.js';
import type { LengthPart, Unit } from '../../time/meaning.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

export interface LengthReading {
  readonly next: number;
  readonly length: readonly LengthPart[];
  /** With the article: «السنوات الخمس», «ال24 ساعة». */
  readonly definite: boolean;
  /** A bare «سنة» or «أيام», a length only beside a word that asks for one. */
  readonly bare?: boolean;
}

const SMALLER: Partial<Record<Unit, { unit: Unit; times: number }>> = {
  millennium: { unit: 'year', times: 1000 },
  century: { unit: 'year', times: 100 },
  decade: { unit: 'year', times: 10 },
  year: { unit: 'month', times: 12 },
  day: { unit: 'hour', times: 24 },
  hour: { unit: 'minute', times: 60 },
  minute: { unit: 'second', times: 60 },
};

/** A fraction of a unit in the next smaller one where that comes out whole (نصف سنة is six months). */
function fractionOf(unit: Unit, fraction: number): LengthPart {
  const smaller = SMALLER[unit];
  const count = smaller ? Math.round(fraction * smaller.times * 1000) / 1000 : NaN;
  return smaller && Number.isInteger(count) ? { unit: smaller.unit, count } : { unit, count: fraction };
}

/** Adds «ونصف», «وربع» to a part. */
function withFraction(part: LengthPart, fraction: number): LengthPart[] {
  const rest = fractionOf(part.unit, fraction);
  if (rest.unit === part.unit || part.unit === 'day')
    return [{ unit: part.unit, count: (part.count ?? 0) + fraction }];
  if (part.unit === 'century' || part.unit === 'decade' || part.unit === 'millennium')
    return [{ unit: 'year', count: (part.count ?? 0) * SMALLER[part.unit]!.times + rest.count! }];
  return [part, rest];
}

/** Index of the word that و adds at `i`, or -1. */
function added(text: TimeText, i: number): number {
  if (normAt(text, i) === AND) return i + 1;
  return wordAt(text, i)?.proclitics === AND ? i : -1;
}

function readCounted(text: TimeText, i: number): LengthReading | undefined {
  const article = normAt(text, i) === ARTICLE && tokenAt(text, i + 1)?.kind === 'number';
  const from = article ? i + 1 : i;
  const fraction = wordAt(text, from)?.number ? readFraction(text.tokens, from) : undefined;
  if (fraction) {
    const of = findBare(text, fraction.next, BIT.unit);
    if (of && of.sense.tag === 'singular')
      return {
        next: of.next,
        length: [fractionOf(of.sense.value as Unit, fraction.value)],
        definite: of.sense.definite,
        // «نصف العام» may be a date, «ثلاثة أرباع الساعة» is none.
        ...(of.sense.definite && of.sense.value !== 'hour' ? { bare: true } : {}),
      };
  }
  const number = readNumber(text.tokens, from);
  if (!number || number.value > 1e9 || number.value <= 0) return undefined;
  const unit = findBare(text, number.next, BIT.unit);
  if (!unit || unit.sense.value === 'weekend') return undefined;
  if (unit.sense.definite && !number.definite) return undefined;
  if (unit.sense.tag === 'dual' && number.value !== 2 && !normAt(text, number.next).endsWith(ACCUSATIVE))
    return undefined;
  return {
    next: unit.next,
    length: [{ unit: unit.sense.value as Unit, count: number.value }],
    definite: article || number.definite,
  };
}

const isMonth = (text: TimeText, i: number): boolean =>
  (findBare(text, i, BIT.month) ?? findBare(text, i, BIT.hijri)) !== undefined;

/** «يوم واحد», «الأيام الثلاثة», «السنوات الخمس», «العقدين», «أيام قليلة», «سنوات». */
function readFromUnit(text: TimeText, i: number): LengthReading | undefined {
  const found = find(text, i, BIT.unit);
  if (!found || found.sense.value === 'weekend') return undefined;
  const { tag, value, definite } = found.sense;
  // «قبل شهر | رمضان»: the month of that name.
  if (value === 'month' && tag === 'singular' && isMonth(text, found.next)) return undefined;
  const unit = value as Unit;
  const part = (count: number | undefined): LengthPart[] => [{ unit, count }];
  const article = ARTICLE_ALONE.test(normAt(text, found.next)) && definite && tag === 'plural';
  const digits = article ? readNumber(text.tokens, found.next + 1) : undefined;
  if (digits && Number.isInteger(digits.value) && digits.value > 2)
    return { next: digits.next, length: part(digits.value), definite };
  const word = wordAt(text, found.next);
  if (tag === 'dual' && !isSingularToo(text, i)) return { next: found.next, length: part(2), definite };
  if (word?.number && word.proclitics === '' && word.number.definite === definite) {
    const number = readNumber(text.tokens, found.next);
    const one = number?.value === 1 && tag === 'singular';
    const many = number && tag === 'plural' && definite && number.value > 2;
    if (number && (one || many) && !find(text, number.next, BIT.unit))
      return { next: number.next, length: part(number.value), definite };
  }
  if (tag === 'plural') {
    const few = findBare(text, found.next, BIT.few);
    if (few && few.sense.definite === definite) return { next: few.next, length: part(undefined), definite };
    return { next: found.next, length: part(undefined), definite, bare: true };
  }
  if (tag !== 'singular') return undefined;
  if (WORDS['whole-length'].has(normAt(text, found.next)))
    return { next: found.next + 1, length: part(1), definite };
  return { next: found.next, length: part(1), definite, bare: true };
}

/** «يوما» is both a dual and the singular of counting; alone it is the latter. */
const isSingularToo = (text: TimeText, i: number): boolean =>
  text.words[i]!.senses.some(({ kind, tag }) => kind === 'unit' && tag === 'singular');

/** «بضعة أيام», «عدة سنوات», «بعض الوقت». */
function readVague(text: TimeText, i: number): LengthReading | undefined {
  const vague = find(text, i, BIT.vague);
  if (!vague) return undefined;
  const unit = findBare(text, vague.next, BIT.unit);
  if (!unit || unit.sense.tag !== 'plural') return undefined;
  const few = findBare(text, unit.next, BIT.few);
  return {
    next: few?.sense.definite === false ? few.next : unit.next,
    length: [{ unit: unit.sense.value as Unit, count: undefined }],
    definite: false,
  };
}

function readPart(text: TimeText, i: number): LengthReading | undefined {
  const token = tokenAt(text, i);
  if (!token) return undefined;
  const word = wordAt(text, i);
  if (token.kind === 'number' || token.norm === ARTICLE) return readCounted(text, i);
  if (!word) return undefined;
  return (word.number ? readCounted(text, i) : undefined) ?? readVague(text, i) ?? readFromUnit(text, i);
}

const MOST_PARTS = 5;
const BY_LENGTH: readonly Unit[] = [
  'second',
  'minute',
  'hour',
  'day',
  'week',
  'month',
  'year',
  'decade',
  'century',
];
const isLonger = (a: Unit, b: Unit): boolean => BY_LENGTH.indexOf(a) > BY_LENGTH.indexOf(b);

/** The length at `i`, whose first word may have proclitics. */
export function readLength(text: TimeText, i: number): LengthReading | undefined {
  const first = readPart(text, i);
  if (!first) return undefined;
  let { next } = first;
  const length = [...first.length];
  let bare = first.bare;
  for (let parts = 1; parts < MOST_PARTS; parts++) {
    const at = added(text, next);
    if (at < 0) break;
    const last = length.at(-1)!;
    const fraction = wordAt(text, at)?.number ? readFraction(text.tokens, at) : undefined;
    const named = fraction && findBare(text, fraction.next, BIT.unit);
    if (fraction && (!named || (named.sense.value === last.unit && named.sense.definite))) {
      if (last.count === undefined || fraction.value === 0.75) break;
      length.splice(-1, 1, ...withFraction(last, fraction.value));
      next = named?.next ?? fraction.next;
      bare = undefined;
      break;
    }
    const more = readPart(text, at);
    if (
      !more ||
      more.definite !== first.definite ||
      more.length.some(({ unit, count }) => unit === last.unit || count === undefined)
    )
      break;
    if (more.bare && (first.bare || isLonger(more.length[0]!.unit, last.unit))) break;
    length.push(...more.length);
    next = more.next;
    bare = undefined;
  }
  return { next, length, definite: first.definite, bare };
}

/** «بعد عقد اتفاقية»: عقد is holding, not a decade, before a noun. */
export function isHolding(text: TimeText, { bare, length, next }: LengthReading): boolean {
  if (!bare || length[0]!.unit !== 'decade' || length[0]!.count !== 1) return false;
  return tokenAt(text, next)?.kind === 'arabic' && !WORDS['from-or-on'].has(normAt(text, next));
}
