/** Numbers as mentions: CARDINAL, ORDINAL, MONEY, PERCENT, QUANTITY, and the numbers that are no mention at all. */
import { AND, ARTICLE_ALONE, ENDS_WITH_YEH, LIKE, PROCLITICS_ALONE } from '../affixes.js';
import { readFraction, readNumber, readOrdinal, type NumberReading } from '../numbers/numbers.js';
import type { Token } from '../tokens.js';
import type { NumberLabel } from '../../mention.js';
import {
  beginsLength,
  closesName,
  countsNoun,
  isCoded,
  isGrade,
  isMinute,
  isParted,
  isPlural,
  isQuote,
  isRank,
  isRegnal,
  isSingularBefore,
  listStart,
  pastGroups,
} from './numberContexts.js';
import { readScore, scoreEnd } from './scores.js';
import type { MoneyKind } from '../../time/moneyKinds.js';
import { currencyAt, currencyBeforeAmount } from './currencies.js';
import { readDayDate } from './monthDates.js';
import { readNumericDate } from './numericDates.js';
import { wordAt, tokenAt, find, findBare, isNumber, normAt, touches, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';
import { FIRST_LIKELY_YEAR, LAST_LIKELY_YEAR } from './years.js';
import { BIT } from './vocabulary.js';

export interface NumberMention {
  /** Token index of the end. */
  readonly next: number;
  readonly label?: NumberLabel;
  readonly value?: string;
  readonly money?: MoneyKind;
  /** Token where the mention begins, where not at the token read. */
  readonly from?: number;
  /** Token index of its end, where what was read goes on (the sign of a score). */
  readonly end?: number;
  /** The other number of a score. */
  readonly second?: NumberMention;
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
  text: TimeText,
  amount: Pick<Amount, 'decimal' | 'value'>,
  next: number,
): NumberMention | undefined {
  const norm = normAt(text, next);
  if (norm === '%' || norm === '٪') return { next: next + 1, label: 'PERCENT', value: amount.decimal };
  const percent = find(text, next, BIT.percent);
  if (percent) return { next: percent.next, label: 'PERCENT', value: amount.decimal };
  if (WORDS['percentage-point'].has(norm) && find(text, next + 1, BIT.percent))
    return { next: find(text, next + 1, BIT.percent)!.next, label: 'PERCENT', value: amount.decimal };
  const currency = currencyAt(text, next);
  if (currency) {
    const { code, parts, money } = currency;
    const decimal = parts === 1 ? amount.decimal : decimalOf(amount.value / parts);
    return { next: currency.next, label: 'MONEY', value: `${decimal} ${code}`, ...(money ? { money } : {}) };
  }
  const measure = wordAt(text, next)?.proclitics === '' ? find(text, next, BIT.measure) : undefined;
  const letter = measure?.next === next + 1 && normAt(text, next).length === 1;
  if (measure && (!letter || touches(text, next))) {
    const rate = readRate(text, measure.next);
    const unit = measure.sense.value + (rate?.value ?? '');
    return { next: rate?.next ?? measure.next, label: 'QUANTITY', value: `${amount.decimal} ${unit}` };
  }
  if (norm === '°') return { next: next + 1, label: 'QUANTITY', value: `${amount.decimal} °C` };
  return undefined;
}

/** «في الثانية» after a measure. */
function readRate(text: TimeText, i: number): { value: string; next: number } | undefined {
  if (!WORDS.in.has(normAt(text, i))) return undefined;
  const unit = findBare(text, i + 1, BIT.unit);
  const value = unit?.sense.definite && unit.sense.tag === 'singular' ? RATES[unit.sense.value] : undefined;
  if (!unit || value === undefined) return undefined;
  return { value, next: WORDS['the-one'].has(normAt(text, unit.next)) ? unit.next + 1 : unit.next };
}
const RATES: Readonly<Record<string, string>> = { second: '/s', minute: '/min', hour: '/h', day: '/d' };

/** «"7" آلاف درهم»: the digits alone are quoted. */
function readQuotedDigits(text: TimeText, i: number): NumberMention | undefined {
  if (!isQuote(text, i - 1) || !isQuote(text, i + 1)) return undefined;
  const number = readNumber(text.tokens, i)!;
  const scale = wordAt(text, i + 2)?.proclitics === '' ? text.words[i + 2]!.number : undefined;
  const times = scale?.kind === 'scale' && !scale.definite ? scale.value : 1;
  const next = times > 1 ? i + 3 : i + 2;
  const value = number.value * times;
  const decimal = decimalOf(value);
  const unit = readUnit(text, { decimal, value }, next);
  if (unit) return { ...unit, from: i - 1 };
  return times > 1 ? { next, from: i - 1, label: 'CARDINAL', value: decimal } : undefined;
}

/** «$50», «ر.س 1.500», «SAR 500»: the currency before its amount. */
function readSignAndAmount(text: TimeText, i: number): NumberMention | undefined {
  const sign = currencyBeforeAmount(text, i);
  if (!sign || !isNumber(text, sign.next) || readNumericDate(text, sign.next)) return undefined;
  if (touches(text, i) && belongsToBefore(text.tokens[i - 1]!)) return undefined;
  const number = readNumber(text.tokens, sign.next);
  if (!number || readUnit(text, number, number.next)?.label === 'PERCENT') return undefined;
  if (WORDS['currency-code'].has(normAt(text, i)) && number.plain && isNamed(text, sign.next, number.value))
    return undefined;
  return { next: number.next, label: 'MONEY', value: `${number.decimal} ${sign.code}` };
}

/** «EUR/USD 1.08» is a rate, «HK$5» of another currency; «و$5» is none of them. */
const belongsToBefore = ({ kind, norm }: Token): boolean =>
  kind === 'symbol' ? /^[/&+._-]$/.test(norm) : kind !== 'arabic' || !PROCLITICS_ALONE.test(norm);

/** The number at `i` is a year or belongs to a name: «معرض MAD 2024», «EUR1». */
const isNamed = (text: TimeText, i: number, value: number): boolean =>
  (value >= FIRST_LIKELY_YEAR && value <= LAST_LIKELY_YEAR) || (touches(text, i) && value < 10);

const isWordCardinalNoise = (text: TimeText, i: number, reading: NumberReading): boolean => {
  const norm = text.words[i]!.stem;
  // «واحدة من», «كواحد من», «أحد»: one of, not a count.
  if (reading.value === 1 && reading.next === i + 1) {
    const after = normAt(text, reading.next);
    return (
      WORDS['after-one'].has(after) || WORDS['the-one'].has(norm) || text.words[i]!.proclitics.includes(LIKE)
    );
  }
  // «آلاف المتظاهرين», «ملايين»: an indefinite many; «مئات» is no number word at all.
  return WORDS['indefinite-many'].has(norm) && reading.next === i + 1;
};

/** The number mention at token `i` (its first word may have proclitics), or undefined where no number begins. */
export function readNumberMention(text: TimeText, i: number): NumberMention | undefined {
  const token = text.tokens[i]!;
  const money = readSignAndAmount(text, i);
  if (money) return money;
  if (
    (token.norm === '%' || token.norm === '٪') &&
    isNumber(text, i + 1) &&
    touches(text, i + 1) &&
    !touchesNumber(text, i)
  ) {
    const number = readNumber(text.tokens, i + 1);
    if (number) return { next: number.next, label: 'PERCENT', value: number.decimal };
  }
  if (ARTICLE_ALONE.test(token.norm) && isNumber(text, i + 1)) return readArticleNumber(text, i);
  if (token.norm === '-' && isNumber(text, i + 1) && touches(text, i + 1) && !touches(text, i)) {
    const inner = readDigitMention(text, i + 1);
    return inner?.value !== undefined ? { ...inner, value: `-${inner.value}` } : inner;
  }
  if (isNumber(text, i) || token.norm === '٫') return readDigitMention(text, i);
  return wordAt(text, i)?.number ? readWordMention(text, i) : readUnitAlone(text, i);
}

/** «طنين», «درهمين», and «طن» before «و250 كيلوغراما»: amounts that need no number. */
function readUnitAlone(text: TimeText, i: number): NumberMention | undefined {
  const stem = wordAt(text, i)?.stem ?? '';
  const two = WORDS.two.has(stem);
  if (!two && !WORDS.one.has(stem)) return undefined;
  const amount = readUnit(text, two ? TWO : ONE, i);
  if (!amount || two) return amount;
  const rest = normAt(text, amount.next) === AND ? amount.next + 1 : -1;
  return rest >= 0 && isNumber(text, rest) && readDigitMention(text, rest)?.label === amount.label
    ? amount
    : undefined;
}

const touchesNumber = (text: TimeText, i: number): boolean => touches(text, i) && isNumber(text, i - 1);

/** «ال47», «الـ 8», «لل93»: a rank, unless it counts («ال24 دولة») or has a unit. */
function readArticleNumber(text: TimeText, i: number): NumberMention | undefined {
  const number = readNumber(text.tokens, i + 1);
  if (!number) return undefined;
  const unit = readUnit(text, number, number.next);
  if (unit) return { ...unit, from: i };
  if (isCoded(text, i + 1, number.next)) return { next: number.next };
  const counts =
    number.value > 2 &&
    (isPlural(text, i - 1) || (countsNoun(text, number.next) && !isSingularBefore(text, i)));
  return {
    next: number.next,
    from: i,
    label: counts || !number.plain ? 'CARDINAL' : 'ORDINAL',
    value: number.decimal,
  };
}

function readDigitMention(text: TimeText, i: number): NumberMention | undefined {
  const score = scoreEnd(text, i);
  if (
    score > 0 &&
    !readDayDate(text, score - 1)?.meaning.month &&
    !find(text, score, BIT.percent) &&
    !currencyAt(text, score) &&
    !find(text, score, BIT.measure) &&
    !/^[%٪]$/.test(normAt(text, score))
  )
    return scoreMention(text, i, score);
  const number = readNumber(text.tokens, i);
  if (!number) return undefined;
  const before = tokenAt(text, i - 1);
  if (before?.kind === 'word' && touches(text, i)) return { next: number.next };
  const unit = readUnit(text, number, number.next) ?? readQuotedDigits(text, i);
  if (unit) return unit;
  if (closesName(text, i, number.next)) return { next: number.next };
  if (isCoded(text, i, number.next)) return { next: pastGroups(text, number.next) };
  const listed = listStart(text, i);
  // «المرسوم عدد 54» is a decree's number, «ضبط عدد 5 بنادق» a count.
  const named = WORDS['number-of'].has(normAt(text, listed - 1)) ? listed - 2 : listed - 1;
  if (find(text, named, BIT.unnumbered) && !touches(text, listed))
    return { next: pastGroups(text, number.next) };
  if (normAt(text, i - 1) === ':' && find(text, i - 2, BIT.unnumbered))
    return { next: pastGroups(text, number.next) };
  if (beginsLength(text, number.next)) return { next: number.next };
  if (number.plain && number.value > 0 && (isRank(text, i, number.next) || isMinute(text, i, number.value)))
    return { next: number.next, label: 'ORDINAL', value: number.decimal };
  return { next: number.next, label: 'CARDINAL', value: number.decimal };
}

/** «2-1»: two numbers, or what only looks like a score. */
function scoreMention(text: TimeText, i: number, next: number): NumberMention {
  const goals = readScore(text, i, next);
  if (!goals) return { next };
  const [value, other] = goals;
  const second: NumberMention = { next, from: i + 2, label: 'CARDINAL', value: other };
  return { next, end: i + 1, label: 'CARDINAL', value, second };
}

function readWordMention(text: TimeText, i: number): NumberMention | undefined {
  const word = text.words[i]!;
  const ordinal = readOrdinal(text.tokens, i);
  if (ordinal)
    return WORDS['article-of-law'].has(normAt(text, i - 1))
      ? { next: ordinal.next }
      : ordinalMention(text, i, ordinal);
  const fraction = readFraction(text.tokens, i);
  const number = readNumber(text.tokens, i);
  if (!number) {
    if (!fraction) return undefined;
    const decimal = decimalOf(fraction.value);
    const unit = readUnit(text, { ...fraction, decimal }, fraction.next);
    if (unit) return unit;
    return isParted(text, i, fraction.next)
      ? { next: fraction.next, label: 'CARDINAL', value: decimal }
      : { next: fraction.next };
  }
  if (isWordCardinalNoise(text, i, number)) return { next: number.next };
  const unit = readUnit(text, number, number.next);
  if (unit) return unit;
  if (word.senses.some(({ kind }) => kind === 'weekday') && number.next === i + 1 && word.proclitics === '') {
    if (number.value !== 2) return { next: number.next };
  }
  if (isRank(text, i, number.next) && number.definite)
    return { next: number.next, label: 'ORDINAL', value: number.decimal };
  return { next: number.next, label: 'CARDINAL', value: number.decimal };
}

function ordinalMention(text: TimeText, i: number, ordinal: NumberReading): NumberMention {
  const { next } = ordinal;
  const none = { next };
  const spelling = text.source.slice(text.tokens[i]!.start, text.tokens[i]!.end);
  // «الأولي» (preliminary) is not «الأولى».
  if (ordinal.value === 1 && WORDS['first-feminine'].has(text.words[i]!.stem) && ENDS_WITH_YEH.test(spelling))
    return none;
  if (isRegnal(text, i) || WORDS.oxide.has(normAt(text, next))) return none;
  if (next === i + 1 && isGrade(text, i)) return none;
  if (WORDS['month-ordinal'].has(text.words[i]!.stem) && findBare(text, i - 1, BIT.hijri)) return none;
  const word = text.words[i]!;
  // «العشرين» alone after a plural or «مجموعة» counts; a bare «ثان» or «أول» needs its noun.
  if (word.number?.kind === 'tens' && word.number.definite && WORDS.group.has(normAt(text, i - 1)))
    return { next, label: 'CARDINAL', value: ordinal.decimal };
  return { next, label: 'ORDINAL', value: ordinal.decimal };
}
