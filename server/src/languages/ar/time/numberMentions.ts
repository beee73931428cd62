/** Numbers as mentions: CARDINAL, ORDINAL, MONEY, PERCENT, QUANTITY, and the numbers that are no mention at all. */
import { AND, ARTICLE_ALONE, ENDS_WITH_YEH, LIKE } from '../affixes.js';
import { readFraction, readNumber, readOrdinal, type NumberReading } from '../numbers/numbers.js';
import type { NumberLabel } from '../../mention.js';
import {
  beginsLength,
  countsNoun,
  isCoded,
  isGrade,
  isRank,
  isRegnal,
  isSingularBefore,
  listStart,
  pastGroups,
  scoreEnd,
} from './numberContexts.js';
import { find, findBare, isNumber, normAt, touches, type Line } from './line.js';
import { WORDS } from './timeWords.js';

export interface NumberMention {
  /** Token index of the end. */
  readonly next: number;
  readonly label?: NumberLabel;
  readonly value?: string;
  /** Token where the mention begins, where not at the token read. */
  readonly from?: number;
}

interface Amount {
  readonly decimal: string;
  readonly value: number;
  readonly next: number;
}

const ONE = { decimal: '1', value: 1 };
const TWO = { decimal: '2', value: 2 };

const decimalOf = (value: number): string => String(Number(value.toPrecision(12)));

/** «% في المائة», currency or measure after an amount. */
function readUnit(
  line: Line,
  amount: Pick<Amount, 'decimal' | 'value'>,
  next: number,
): NumberMention | undefined {
  const norm = normAt(line, next);
  if (norm === '%' || norm === '٪') return { next: next + 1, label: 'PERCENT', value: amount.decimal };
  const percent = find(line, next, 'percent');
  if (percent) return { next: percent.next, label: 'PERCENT', value: amount.decimal };
  if (WORDS['percentage-point'].has(norm) && find(line, next + 1, 'percent'))
    return { next: find(line, next + 1, 'percent')!.next, label: 'PERCENT', value: amount.decimal };
  const currency =
    line.tokens[next]?.kind === 'symbol' || line.words[next]?.proclitics === ''
      ? find(line, next, 'currency')
      : undefined;
  if (currency) {
    const { value, tag } = currency.sense;
    const parts = tag === 'centime' ? 100 : tag === 'mill' ? 1000 : 1;
    const decimal = parts === 1 ? amount.decimal : decimalOf(amount.value / parts);
    return { next: currency.next, label: 'MONEY', value: `${decimal} ${value}` };
  }
  const measure = line.words[next]?.proclitics === '' ? find(line, next, 'measure') : undefined;
  const letter = measure?.next === next + 1 && normAt(line, next).length === 1;
  if (measure && (!letter || touches(line, next)))
    return { next: measure.next, label: 'QUANTITY', value: `${amount.decimal} ${measure.sense.value}` };
  if (norm === '°') return { next: next + 1, label: 'QUANTITY', value: `${amount.decimal} °C` };
  return undefined;
}

const SIGNS: Readonly<Record<string, string>> = { $: 'USD', '€': 'EUR', '£': 'GBP' };

const isWordCardinalNoise = (line: Line, i: number, reading: NumberReading): boolean => {
  const norm = line.words[i]!.stem;
  // «واحدة من», «كواحد من», «أحد»: one of, not a count.
  if (reading.value === 1 && reading.next === i + 1) {
    const after = normAt(line, reading.next);
    return (
      WORDS['after-one'].has(after) || WORDS['the-one'].has(norm) || line.words[i]!.proclitics.includes(LIKE)
    );
  }
  // «آلاف المتظاهرين», «ملايين»: an indefinite many; «مئات» is no number word at all.
  return WORDS['indefinite-many'].has(norm) && reading.next === i + 1;
};

/** The number mention at token `i` (its first word may have proclitics), or undefined where no number begins. */
export function readNumberMention(line: Line, i: number): NumberMention | undefined {
  const token = line.tokens[i]!;
  const sign = SIGNS[token.norm];
  if (sign && isNumber(line, i + 1)) {
    const number = readNumber(line.tokens, i + 1);
    if (number) return { next: number.next, label: 'MONEY', value: `${number.decimal} ${sign}` };
  }
  if (
    (token.norm === '%' || token.norm === '٪') &&
    isNumber(line, i + 1) &&
    touches(line, i + 1) &&
    !touchesNumber(line, i)
  ) {
    const number = readNumber(line.tokens, i + 1);
    if (number) return { next: number.next, label: 'PERCENT', value: number.decimal };
  }
  if (ARTICLE_ALONE.test(token.norm) && isNumber(line, i + 1)) return readArticleNumber(line, i);
  if (token.norm === '-' && isNumber(line, i + 1) && touches(line, i + 1) && !touches(line, i)) {
    const inner = readDigitMention(line, i + 1);
    return inner?.value !== undefined ? { ...inner, value: `-${inner.value}` } : inner;
  }
  if (isNumber(line, i) || token.norm === '٫') return readDigitMention(line, i);
  return line.words[i]?.number ? readWordMention(line, i) : readUnitAlone(line, i);
}

/** «طنين», «درهمين», and «طن» before «و250 كيلوغراما»: amounts that need no number. */
function readUnitAlone(line: Line, i: number): NumberMention | undefined {
  const stem = line.words[i]?.stem ?? '';
  const two = WORDS.two.has(stem);
  if (!two && !WORDS.one.has(stem)) return undefined;
  const amount = readUnit(line, two ? TWO : ONE, i);
  if (!amount || two) return amount;
  const rest = normAt(line, amount.next) === AND ? amount.next + 1 : -1;
  return rest >= 0 && isNumber(line, rest) && readDigitMention(line, rest)?.label === amount.label
    ? amount
    : undefined;
}

const touchesNumber = (line: Line, i: number): boolean => touches(line, i) && isNumber(line, i - 1);

/** «ال47», «الـ 8», «لل93»: a rank, unless it counts («ال24 دولة») or has a unit. */
function readArticleNumber(line: Line, i: number): NumberMention | undefined {
  const number = readNumber(line.tokens, i + 1);
  if (!number) return undefined;
  const unit = readUnit(line, number, number.next);
  if (unit) return { ...unit, from: i };
  if (isCoded(line, i + 1, number.next)) return { next: number.next };
  const counts = number.value > 2 && countsNoun(line, number.next) && !isSingularBefore(line, i);
  return {
    next: number.next,
    from: i,
    label: counts || !number.plain ? 'CARDINAL' : 'ORDINAL',
    value: number.decimal,
  };
}

function readDigitMention(line: Line, i: number): NumberMention | undefined {
  const score = scoreEnd(line, i);
  if (
    score > 0 &&
    !find(line, score, 'percent') &&
    !find(line, score, 'currency') &&
    !find(line, score, 'measure') &&
    !/^[%٪]$/.test(normAt(line, score))
  )
    return { next: score };
  const number = readNumber(line.tokens, i);
  if (!number) return undefined;
  const before = line.tokens[i - 1];
  if (before?.kind === 'word' && touches(line, i)) return { next: number.next };
  const unit = readUnit(line, number, number.next);
  if (unit) return unit;
  if (isCoded(line, i, number.next)) return { next: pastGroups(line, number.next) };
  const listed = listStart(line, i);
  // «المرسوم عدد 54» is a decree's number, «ضبط عدد 5 بنادق» a count.
  const named = WORDS['number-of'].has(normAt(line, listed - 1)) ? listed - 2 : listed - 1;
  if (find(line, named, 'unnumbered') && !touches(line, listed))
    return { next: pastGroups(line, number.next) };
  if (normAt(line, i - 1) === ':' && find(line, i - 2, 'unnumbered'))
    return { next: pastGroups(line, number.next) };
  if (beginsLength(line, number.next)) return { next: number.next };
  if (number.plain && number.value > 0 && isRank(line, i))
    return { next: number.next, label: 'ORDINAL', value: number.decimal };
  return { next: number.next, label: 'CARDINAL', value: number.decimal };
}

function readWordMention(line: Line, i: number): NumberMention | undefined {
  const word = line.words[i]!;
  const ordinal = readOrdinal(line.tokens, i);
  if (ordinal)
    return WORDS['article-of-law'].has(normAt(line, i - 1))
      ? { next: ordinal.next }
      : ordinalMention(line, i, ordinal);
  const fraction = readFraction(line.tokens, i);
  const number = readNumber(line.tokens, i);
  if (!number) {
    if (!fraction) return undefined;
    const unit = readUnit(line, { ...fraction, decimal: decimalOf(fraction.value) }, fraction.next);
    return unit ?? { next: fraction.next };
  }
  const unit = readUnit(line, number, number.next);
  if (unit) return unit;
  if (isWordCardinalNoise(line, i, number)) return { next: number.next };
  if (word.senses.some(({ kind }) => kind === 'weekday') && number.next === i + 1 && word.proclitics === '') {
    if (number.value !== 2) return { next: number.next };
  }
  if (isRank(line, i) && number.definite)
    return { next: number.next, label: 'ORDINAL', value: number.decimal };
  return { next: number.next, label: 'CARDINAL', value: number.decimal };
}

function ordinalMention(line: Line, i: number, ordinal: NumberReading): NumberMention {
  const { next } = ordinal;
  const none = { next };
  const text = line.text.slice(line.tokens[i]!.start, line.tokens[i]!.end);
  // «الأولي» (preliminary) is not «الأولى».
  if (ordinal.value === 1 && WORDS['first-feminine'].has(line.words[i]!.stem) && ENDS_WITH_YEH.test(text))
    return none;
  if (isRegnal(line, i)) return none;
  if (next === i + 1 && isGrade(line, i)) return none;
  if (WORDS['month-ordinal'].has(line.words[i]!.stem) && findBare(line, i - 1, 'hijri')) return none;
  const word = line.words[i]!;
  // «العشرين» alone after a plural or «مجموعة» counts; a bare «ثان» or «أول» needs its noun.
  if (word.number?.kind === 'tens' && word.number.definite && WORDS.group.has(normAt(line, i - 1)))
    return { next, label: 'CARDINAL', value: ordinal.decimal };
  return { next, label: 'ORDINAL', value: ordinal.decimal };
}
