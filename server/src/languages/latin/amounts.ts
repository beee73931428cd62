/** Amounts and numbers that count: «2,5 milliards de dirhams», "£2.5 billion", «15 %», "30 km", «la 29e édition», "third". */
import type { NumberLabel } from '../mention.js';
import { isMoneyKind, type MoneyKind } from '../time/moneyKinds.js';
import {
  endsBefore,
  find,
  isCapital,
  isNumber,
  isWord,
  normAt,
  touches,
  type FoundSense,
  type LatinText,
} from './latinText.js';
import { decimal, readNumber, readNumberInWords, type NumberReading } from './numbers.js';

export interface AmountReading {
  readonly next: number;
  /** Absent where the number counts nothing: an article's, a telephone's. */
  readonly label?: NumberLabel;
  readonly value?: string;
  readonly money?: MoneyKind;
}

const LARGEST = 1e15;

/** A currency or sign at `i`, as many of it as its row says. */
function inCurrency(number: NumberReading, { sense }: FoundSense, next: number): AmountReading {
  const { value: code, tag } = sense;
  const amount =
    tag === '1/100'
      ? decimal(number.value / 100)
      : tag !== '' && !isMoneyKind(tag)
        ? decimal(number.value * Number(tag))
        : number.digits;
  return { next, label: 'MONEY', value: `${amount} ${code}`, ...(isMoneyKind(tag) ? { money: tag } : {}) };
}

/** «$50», «MAD 3.5 million», «US$ 20». */
function readMoneyFirst(text: LatinText, i: number): AmountReading | undefined {
  const sign = find(text, i, 'sign');
  if (!sign || sign.sense.tag !== '' || !isNumber(text, sign.next) || text.tokens[sign.next]!.gap > 1)
    return undefined;
  const number = readNumber(text, sign.next, true);
  // «500 MAD 300» are 500 dirhams.
  if (!number || (isWord(text, i) && isNumber(text, i - 1))) return undefined;
  const isNamedAgain = find(text, number.next, 'sign')?.sense.value === sign.sense.value;
  return inCurrency(number, sign, isNamedAgain ? number.next + 1 : number.next);
}

/** What the number at `i` is an amount of. */
function readUnit(text: LatinText, number: NumberReading): AmountReading | undefined {
  const { next, digits } = number;
  if (normAt(text, next) === '%' || normAt(text, next) === '٪')
    return { next: next + 1, label: 'PERCENT', value: digits };
  const percent = find(text, next, 'percent');
  if (percent) return { next: percent.next, label: 'PERCENT', value: digits };
  const at = number.isScaled ? (find(text, next, 'of')?.next ?? next) : next;
  const isNear = text.tokens[at]?.gap !== undefined && text.tokens[at]!.gap <= 1;
  const sign = isNear ? find(text, at, 'sign') : undefined;
  if (sign) return inCurrency(number, sign, sign.next);
  const currency = find(text, at, 'currency');
  if (currency) return inCurrency(number, currency, currency.next);
  const measure = find(text, at, 'measure') ?? (number.inDigits && isNear ? symbolAt(text, at) : undefined);
  // «les deux pieds dans l'eau»: a few feet in words are no measure.
  if (measure) return { next: measure.next, label: 'QUANTITY', value: `${digits} ${measure.sense.value}` };
  return undefined;
}

/** The symbol of a measure, not the beginning of a word: 30 km, 45°C, not «5 l'». */
function symbolAt(text: LatinText, i: number): FoundSense | undefined {
  const symbol = find(text, i, 'symbol');
  if (!symbol || normAt(text, symbol.next) === "'") return undefined;
  return touches(text, symbol.next) && isWord(text, symbol.next) ? undefined : symbol;
}

/** «29e», «1er», "21st". */
function readOrdinalInDigits(text: LatinText, i: number): AmountReading | undefined {
  const suffix = isNumber(text, i) && touches(text, i + 1) ? find(text, i + 1, 'ordinal-suffix') : undefined;
  if (!suffix || normAt(text, i).length > 4) return undefined;
  return { next: suffix.next, label: 'ORDINAL', value: String(Number(normAt(text, i))) };
}

/** «deuxième», «vingt-deuxième», "twenty-first". */
export function readOrdinal(
  text: LatinText,
  i: number,
): { readonly next: number; readonly value: number } | undefined {
  const digits = readOrdinalInDigits(text, i);
  if (digits) return { next: digits.next, value: Number(digits.value) };
  const alone = find(text, i, 'ordinal');
  if (alone) return { next: alone.next, value: Number(alone.sense.value) };
  const number = isWord(text, i) ? readNumberInWords(text, i) : undefined;
  if (!number || number.isOne || number.value % 10 !== 0) return undefined;
  const joined =
    normAt(text, number.next) === '-'
      ? number.next + 1
      : (find(text, number.next, 'and')?.next ?? number.next);
  const last = find(text, joined, 'ordinal');
  if (!last || Number(last.sense.value) >= 20 || joined === number.next) return undefined;
  return { next: last.next, value: number.value + Number(last.sense.value) };
}

/** Four digits that may be a year, written without a sign. */
export const isLikelyYear = (text: LatinText, i: number): boolean =>
  isNumber(text, i) && /^(?:19|20)\d\d$/.test(normAt(text, i));

/** «Tél : 05 37 12 34 56», «+212 537 …»: numbers in a row, of which none counts. Index after them. */
function skipTelephone(text: LatinText, i: number): number | undefined {
  let next = i;
  let parts = 0;
  let digits = 0;
  while (isNumber(text, next) && (parts === 0 || text.tokens[next]!.gap <= 1)) {
    digits += normAt(text, next).length;
    parts++;
    next++;
    if (/^[-./)]$/.test(normAt(text, next)) && isNumber(text, next + 1)) next++;
  }
  const isOne =
    parts >= 4 || (parts >= 3 && (normAt(text, i).startsWith('0') || normAt(text, i - 1) === '+'));
  return isOne && digits >= 8 ? next : undefined;
}

/** Whether letters, or a sign between letters and digits, touch the number: covid-19, A320, v1.2. */
function isGlued(text: LatinText, i: number): boolean {
  if (!touches(text, i)) return false;
  if (isWord(text, i - 1) || /^[/\\_@#]$/.test(normAt(text, i - 1))) return true;
  return /^[-–.:,]$/.test(normAt(text, i - 1)) && touches(text, i - 1) && isWord(text, i - 2);
}

/** Whether the number from `i` up to `next` is named by what stands before it: «article 15», «n° 31-08», «salle 4». */
function isLabelled(text: LatinText, i: number): boolean {
  // «les articles 5 et 6».
  const isListed = isNumber(text, i - 2) && (normAt(text, i - 1) === ',' || find(text, i - 1, 'and'));
  if (isListed && endsBefore(text, i - 2, 'label')) return true;
  const isStopped = /^[.:]$/.test(normAt(text, i - 1));
  return endsBefore(text, i, 'label') || (isStopped && endsBefore(text, i - 1, 'label'));
}

const ignored = (next: number): AmountReading => ({ next });

/** The amount or number at `i`. */
export function readAmount(text: LatinText, i: number): AmountReading | undefined {
  const first = readMoneyFirst(text, i);
  if (first) return first;
  const none = find(text, i, 'no-ordinal');
  if (none) return ignored(none.next);
  const fraction = find(text, i, 'fraction');
  if (fraction) return readFraction(fraction);
  const ordinal = readOrdinal(text, i);
  if (ordinal) {
    if (isNumber(text, i) && isGlued(text, i)) return ignored(ordinal.next);
    return { next: ordinal.next, label: 'ORDINAL', value: String(ordinal.value) };
  }
  if (isNumber(text, i)) return readInDigits(text, i);
  const number = readNumberInWords(text, i);
  if (!number) return undefined;
  const unit = readUnit(text, number);
  if (unit) return number.isOne && unit.label === 'QUANTITY' ? undefined : unit;
  if (number.isOne || !countsSomething(text, i, number)) return undefined;
  return { next: number.next, label: 'CARDINAL', value: number.digits };
}

const readFraction = ({ sense, next }: FoundSense): AmountReading => ({
  next,
  label: 'CARDINAL',
  value: sense.value,
});

/** «remis à neuf»: a word that is an adjective too counts only what follows. */
const countsSomething = (text: LatinText, i: number, { next, value }: NumberReading): boolean =>
  value !== 9 || next !== i + 1 || (isWord(text, next) && !find(text, i - 1, 'at'));

function readInDigits(text: LatinText, i: number): AmountReading | undefined {
  const telephone = skipTelephone(text, i);
  if (telephone !== undefined) return ignored(telephone);
  const number = readNumber(text, i, true) ?? undefined;
  if (!number) return ignored(i + 1);
  if (isGlued(text, i)) return ignored(number.next);
  const unit = readUnit(text, number);
  if (unit) return unit;
  const plain = readNumber(text, i)!;
  const { next } = plain;
  if (touches(text, next) && (isWord(text, next) || /^[/\\_@:]$/.test(normAt(text, next))))
    return ignored(next + 1);
  if (/^[-–]$/.test(normAt(text, next)) && touches(text, next) && touches(text, next + 1)) {
    if (isLabelled(text, i)) return ignored(isNumber(text, next + 1) ? next + 2 : next);
    if (isWord(text, next + 1) && isCapital(text, next + 1)) return ignored(next);
  }
  if (isLabelled(text, i) || plain.value > LARGEST || /^0\d/.test(text.norms[i]!)) return ignored(next);
  return { next, label: 'CARDINAL', value: plain.digits };
}
