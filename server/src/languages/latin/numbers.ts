/** Numbers in digits and words: «2,5 millions», "1,200", «mille deux cents», "two hundred and ten", «quatre-vingt-dix-sept». */
import { GROUPING_SIGNS } from '../../text/characters.js';
import { find, isNumber, normAt, touches, type LatinText } from './latinText.js';

export interface NumberReading {
  readonly next: number;
  readonly value: number;
  /** The number as decimal digits. */
  readonly digits: string;
  readonly inDigits: boolean;
  /** «un», "a", which are articles too. */
  readonly isOne?: boolean;
  /** With million, milliard …: what is counted follows behind «de». */
  readonly isScaled?: boolean;
}

export const decimal = (value: number): string => String(Math.round(value * 1e6) / 1e6);

const SIGNS = new Set(['.', ',', ...GROUPING_SIGNS]);

interface Digits {
  readonly next: number;
  readonly digits: string;
}

const isGroup = (text: LatinText, i: number): boolean => isNumber(text, i) && normAt(text, i).length === 3;

/** «1 500 000»: groups of three behind spaces. */
function spaced(text: LatinText, i: number): Digits | undefined {
  const first = normAt(text, i);
  if (first.length > 3 || first.startsWith('0')) return undefined;
  let next = i + 1;
  let digits = first;
  while (isGroup(text, next) && text.tokens[next]!.gap === 1) digits += normAt(text, next++);
  if (next === i + 1) return undefined;
  const hasFraction = normAt(text, next) === ',' && touches(text, next) && touches(text, next + 1);
  if (!hasFraction || !isNumber(text, next + 1)) return { next, digits };
  return { next: next + 2, digits: `${digits}.${normAt(text, next + 1)}` };
}

/** Digits with signs between them, by what the language writes. */
function readDigits(text: LatinText, i: number): Digits | undefined {
  const parts = [normAt(text, i)];
  const signs: string[] = [];
  let next = i + 1;
  while (
    SIGNS.has(normAt(text, next)) &&
    touches(text, next) &&
    isNumber(text, next + 1) &&
    touches(text, next + 1)
  ) {
    signs.push(normAt(text, next));
    parts.push(normAt(text, next + 1));
    next += 2;
  }
  if (signs.length === 0) return spaced(text, i) ?? { next, digits: parts[0]! };
  const last = signs.at(-1)!;
  const inThrees = parts.slice(1).every((part) => part.length === 3) && parts[0]!.length <= 3;
  const isSame = signs.every((sign) => sign === last);
  const grouping = text.lexicon.language === 'fr' ? '.' : ',';
  const isWhole =
    isSame &&
    inThrees &&
    !/^0/.test(parts[0]!) &&
    (signs.length > 1 || last === grouping || GROUPING_SIGNS.has(last));
  if (isWhole) return { next, digits: parts.join('') };
  // An address, a version.
  if (isSame && signs.length > 1) return undefined;
  if (GROUPING_SIGNS.has(last)) return undefined;
  const whole = parts.slice(0, -1);
  if (whole.slice(1).some((part) => part.length !== 3) || new Set(signs.slice(0, -1)).size > 1)
    return undefined;
  return { next, digits: `${whole.join('')}.${parts.at(-1)!}` };
}

/** No needless zeros. */
function canonical(digits: string): string {
  const [whole = '', fraction = ''] = digits.split('.');
  const integer = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  return rest === '' ? integer : `${integer}.${rest}`;
}

function scaleAt(text: LatinText, i: number): { readonly times: number; readonly next: number } | undefined {
  const word = find(text, i, 'number');
  if (word && (word.sense.tag === 'counted-scale' || word.sense.tag === 'scale'))
    return { times: Number(word.sense.value), next: word.next };
  const suffix = find(text, i, 'suffix');
  // «3 m» are metres: letters that stand for millions touch their digits, or are of several.
  const isSuffix =
    suffix &&
    (touches(text, i) || normAt(text, i).length > 1 || find(text, suffix.next, 'sign') !== undefined);
  return isSuffix ? { times: Number(suffix.sense.value), next: suffix.next } : undefined;
}

/** The number in digits at `i`, with million, milliard … behind it. */
function readNumberInDigits(text: LatinText, i: number, isMoney = false): NumberReading | undefined {
  const read = readDigits(text, i);
  if (!read) return undefined;
  const digits = canonical(read.digits);
  const scale = scaleAt(text, read.next);
  const isLetter =
    scale !== undefined && touches(text, read.next) && find(text, read.next, 'suffix') !== undefined;
  if (!scale || (isLetter && !isMoney))
    return { next: read.next, value: Number(digits), digits, inDigits: true };
  const value = Number(digits) * scale.times;
  return { next: scale.next, value, digits: decimal(value), inDigits: true, isScaled: scale.times >= 1e6 };
}

/** What is read so far of a number in words. */
interface Sum {
  total: number;
  current: number;
  /** The last scale. */
  below: number;
}

/** Takes a number word into the sum, if it can follow. */
function take(sum: Sum, value: number, tag: string): boolean {
  const { current } = sum;
  switch (tag) {
    case 'one':
    case 'unit': {
      const tens = current % 100;
      // «soixante-quinze», «quatre-vingt-treize».
      const fits = value < 10 ? tens % 10 === 0 && tens !== 10 : tens === 0 || tens === 60 || tens === 80;
      if (!fits || (value === 0 && current > 0)) return false;
      sum.current += value;
      return true;
    }
    case 'ten':
      if (current % 100 !== 0) return false;
      sum.current += value;
      return true;
    case 'hundred':
      if (current >= 100) return false;
      sum.current = (current || 1) * 100;
      return true;
    default:
      if (value >= sum.below || (current === 0 && tag === 'counted-scale')) return false;
      sum.total += (current || 1) * value;
      sum.current = 0;
      sum.below = value;
      return true;
  }
}

const MOST_WORDS = 16;

/** The number in words at `i`. */
export function readNumberInWords(text: LatinText, i: number): NumberReading | undefined {
  const first = find(text, i, 'number');
  if (!first) return undefined;
  const sum: Sum = { total: 0, current: 0, below: Infinity };
  if (!take(sum, Number(first.sense.value), first.sense.tag)) return undefined;
  let next = first.next;
  let words = 1;
  for (; words < MOST_WORDS; words++) {
    const isHyphen = normAt(text, next) === '-' && touches(text, next) && touches(text, next + 1);
    const joined = isHyphen ? next + 1 : (find(text, next, 'and')?.next ?? next);
    const more = find(text, joined, 'number');
    if (!more) break;
    // «vingt et un», "two hundred and ten", but «trois et quatre».
    const isAnd = joined !== next && !isHyphen;
    if (
      isAnd &&
      (text.lexicon.language === 'fr' ? !isAndOne(more.sense.value, sum) : sum.current % 100 !== 0)
    )
      break;
    if (isAnd && sum.current + sum.total === 0) break;
    if (more.sense.tag === 'one' && text.norms[joined] !== 'one' && text.lexicon.language === 'en') break;
    if (!take(sum, Number(more.sense.value), more.sense.tag)) break;
    next = more.next;
  }
  const value = sum.total + sum.current;
  const isOne = words === 1 && first.sense.tag === 'one';
  return {
    next,
    value,
    digits: decimal(value),
    inDigits: false,
    ...(isOne ? { isOne } : {}),
    ...(sum.below >= 1e6 && sum.below < Infinity ? { isScaled: true } : {}),
  };
}

/** «et un», «et onze» behind tens. */
const isAndOne = (value: string, { current }: Sum): boolean =>
  (value === '1' || value === '11') && current % 100 >= 20;

/** The number at `i`, in digits or words. */
export const readNumber = (text: LatinText, i: number, isMoney = false): NumberReading | undefined =>
  isNumber(text, i) ? readNumberInDigits(text, i, isMoney) : readNumberInWords(text, i);
