/**
 * Numbers in words, digits and both: «ثلاثة آلاف وخمسمائة», «2.5 مليون», «الثالثة والتسعين», «مليون ونصف المليون».
 * A reading begins at a given token and runs left to right without going back, so a text costs linear time.
 */
import { ACCUSATIVE, AND } from '../affixes.js';
import { PARTICLES } from './numberParticles.js';
import { readDigits, tokenAt } from './numbersDigits.js';
import { numberWord, type NumberWord } from './numbersLexicon.js';
import type { Token } from '../tokens.js';

/** A number that was read, in words or digits. */
export class NumberReading {
  constructor(
    readonly value: number,
    /** Canonical decimal digits. */
    readonly decimal: string,
    /** Index of the token after the number. */
    readonly next: number,
    /** Its first word has the article. */
    readonly definite: boolean,
    /** Has digits in it (else words alone). */
    readonly digits: boolean,
    /** One run of digits without separators or scale: may be a year, a day, a rank. */
    readonly plain: boolean,
  ) {}
}

/** A part of a number. */
class Piece {
  constructor(
    readonly value: number,
    /** Index of the token after it. */
    readonly next: number,
    /** Times a thousand, a million …: what its last words multiply it by. */
    readonly scale = 1,
    /** Its digits, where it is written in digits alone. */
    readonly decimal: string | undefined = undefined,
  ) {}
}

const LARGEST_SCALE = 1e12;

const wordAt = (tokens: readonly Token[], i: number): NumberWord | undefined => {
  const token = tokenAt(tokens, i);
  return token?.kind === 'arabic' ? numberWord(token.form) : undefined;
};

/** The word with no proclitic before it: it continues what stands before. */
const bare = (tokens: readonly Token[], i: number): NumberWord | undefined => {
  const word = wordAt(tokens, i);
  return word?.proclitics === '' ? word : undefined;
};

const isTeenTail = (word: NumberWord | undefined): boolean => word?.kind === 'ten' && !word.definite;

/** Index of the word that a conjunction و adds at `i` (`i` itself when glued, the next when apart), or -1. */
function conjoined(tokens: readonly Token[], i: number): number {
  const token = tokenAt(tokens, i);
  if (!token) return -1;
  if (token.norm === AND) return i + 1;
  // «وأحد عشر» folds to the letters of واحد.
  if (PARTICLES['and-one'].has(token.norm) && isTeenTail(bare(tokens, i + 1))) return i;
  return wordAt(tokens, i)?.proclitics === AND ? i : -1;
}

/** 1–99 in words; `word` is the one at `i`, its proclitics already accounted for. */
function readBelowHundred(tokens: readonly Token[], i: number, word: NumberWord): Piece | undefined {
  if (word.kind === 'zero' && word.definite) return undefined;
  if (word.kind === 'ten' || word.kind === 'tens' || word.kind === 'bound-teen' || word.kind === 'zero')
    return new Piece(word.value, i + 1);
  if (word.kind !== 'unit' && word.kind !== 'bound') return undefined;
  if (isTeenTail(bare(tokens, i + 1))) return new Piece(10 + word.value, i + 2);
  const tensAt = conjoined(tokens, i + 1);
  const tens = tensAt >= 0 ? wordAt(tokens, tensAt) : undefined;
  if (tens?.kind === 'tens' && tens.definite === word.definite)
    return new Piece(word.value + tens.value, tensAt + 1);
  return word.kind === 'unit' ? new Piece(word.value, i + 1) : undefined;
}

function readBelowThousand(
  tokens: readonly Token[],
  i: number,
  word: NumberWord | undefined,
): Piece | undefined {
  if (!word) return undefined;
  let hundreds: Piece | undefined;
  if (word.kind === 'hundred' || word.kind === 'hundreds' || (word.kind === 'dual' && word.value === 200)) {
    hundreds = new Piece(word.value, i + 1);
  } else if (word.kind === 'unit' && word.value >= 3) {
    const hundred = bare(tokens, i + 1);
    if (hundred?.kind === 'hundred' && !hundred.definite) hundreds = new Piece(word.value * 100, i + 2);
  }
  if (!hundreds) return readBelowHundred(tokens, i, word);
  const restAt = conjoined(tokens, hundreds.next);
  const restWord = restAt >= 0 ? wordAt(tokens, restAt) : undefined;
  const rest = restWord && readBelowHundred(tokens, restAt, restWord);
  return rest ? new Piece(hundreds.value + rest.value, rest.next) : hundreds;
}

/** «ألفا درهم», «مليونا سنتيم» are two; «مليونا و300 ألف» and «ألفا» at the end one, in the accusative. */
function isConstructDual(tokens: readonly Token[], i: number): boolean {
  const after = tokenAt(tokens, i + 1);
  if (!tokens[i]!.norm.endsWith(ACCUSATIVE) || after?.kind !== 'arabic') return false;
  const { norm } = after;
  if (norm.startsWith(AND) || norm.endsWith(ACCUSATIVE) || PARTICLES['after-accusative'].has(norm))
    return false;
  return !numberWord(after.form);
}

const beginsWithDigits = (tokens: readonly Token[], i: number): boolean => {
  const token = tokenAt(tokens, i);
  return token !== undefined && (token.kind === 'number' || token.norm === '٫');
};

/** A group and the scale words after it: «خمسة وعشرون ألف», «2.5 مليون», «مليون», «ألفان». */
function readScaled(tokens: readonly Token[], i: number): Piece | undefined {
  const digits = beginsWithDigits(tokens, i) ? readDigits(tokens, i) : undefined;
  const word = digits ? undefined : wordAt(tokens, i);
  let group = digits ? new Piece(Number(digits.decimal), digits.next) : readBelowThousand(tokens, i, word);
  let scale = 1;
  if (!group && word?.kind === 'dual') return new Piece(word.value, i + 1, word.value / 2);
  if (!group && word?.kind === 'scale') {
    group = new Piece(isConstructDual(tokens, i) ? 2 : 1, i + 1);
    scale = word.value;
  }
  if (!group && word?.kind === 'fraction') {
    const of = bare(tokens, i + 1);
    if (of?.kind !== 'scale') return undefined;
    return new Piece(word.value * of.value, i + 2);
  }
  if (!group) return undefined;
  let next = group.next;
  for (let more = bare(tokens, next); more?.kind === 'scale';) {
    if (scale * more.value > LARGEST_SCALE * 1000) break;
    // «3 آلاف», «ألف مليار» continue the number; «الآلاف», «مائة الألف» begin something else.
    if (more.definite && !word?.definite && next === group.next) break;
    scale *= more.value;
    next++;
    more = bare(tokens, next);
  }
  const value = scale === 1 ? group.value : Math.round(group.value * scale * 1e6) / 1e6;
  return new Piece(value, next, scale, scale === 1 ? digits?.decimal : undefined);
}

/** «ونصف», «ونصف المليون», «وربع» after a scale: the part of that scale that it adds. */
function readAndFraction(tokens: readonly Token[], i: number, scale: number): Piece | undefined {
  const at = conjoined(tokens, i);
  const word = at >= 0 ? wordAt(tokens, at) : undefined;
  if (word?.kind !== 'fraction') return undefined;
  const repeated = bare(tokens, at + 1);
  if (repeated?.kind === 'scale' && repeated.value === scale) return new Piece(word.value * scale, at + 2);
  return new Piece(word.value * scale, at + 1);
}

/** Longest run of groups joined by و that is still one number. */
function readCardinal(tokens: readonly Token[], i: number): Piece | undefined {
  const first = readScaled(tokens, i);
  if (!first || first.scale <= 1) return first;
  let { value, next, scale } = first;
  while (scale > 1) {
    const fraction = readAndFraction(tokens, next, scale);
    if (fraction) {
      value += fraction.value;
      next = fraction.next;
      break;
    }
    const at = conjoined(tokens, next);
    if (at < 0) break;
    const more = readScaled(tokens, at);
    if (!more || more.value >= scale || more.scale >= scale || !Number.isInteger(more.value)) break;
    value += more.value;
    next = more.next;
    scale = more.scale;
  }
  return new Piece(value, next, first.scale);
}

/** «1 فاصلة 5», «ثلاثة فاصلة خمسة وعشرون»: decimals said in words. */
function withPoint(tokens: readonly Token[], whole: Piece): Piece {
  if (whole.scale > 1 || !PARTICLES['decimal-point'].has(tokenAt(tokens, whole.next)?.norm ?? ''))
    return whole;
  if (!Number.isInteger(whole.value)) return whole;
  const fraction = readScaled(tokens, whole.next + 1);
  if (!fraction || fraction.scale > 1 || !Number.isInteger(fraction.value)) return whole;
  const decimal = `${decimalOf(whole.value)}.${fraction.value}`;
  const scale = bare(tokens, fraction.next);
  const times = scale?.kind === 'scale' && !scale.definite ? scale.value : 1;
  const value = Math.round(Number(decimal) * times * 1e6) / 1e6;
  return new Piece(value, fraction.next + (times > 1 ? 1 : 0), times);
}

/** «بعد المائة», «بعد الألف» after an ordinal. */
function readAfterHundred(tokens: readonly Token[], i: number): Piece | undefined {
  if (!PARTICLES.beyond.has(tokenAt(tokens, i)?.norm ?? '')) return undefined;
  const word = bare(tokens, i + 1);
  if (!word?.definite || (word.kind !== 'hundred' && word.kind !== 'scale' && word.kind !== 'dual'))
    return undefined;
  return word.value <= 1000 ? new Piece(word.value, i + 2) : undefined;
}

/** An ordinal: «الثالث», «الحادية عشرة», «الثالثة والتسعين», «العشرون», «الخامسة بعد المائة». */
function readOrdinalPiece(tokens: readonly Token[], i: number, word: NumberWord): Piece | undefined {
  if (word.kind === 'tens' && word.definite) return new Piece(word.value, i + 1);
  const one = word.definite && word.value === 1 && (word.kind === 'unit' || word.kind === 'bound');
  if (word.kind !== 'ordinal' && word.kind !== 'ordinal-first' && !one) return undefined;
  if (isTeenTail(bare(tokens, i + 1))) return new Piece(10 + word.value, i + 2);
  const tensAt = conjoined(tokens, i + 1);
  const tens = tensAt >= 0 ? wordAt(tokens, tensAt) : undefined;
  if (tens?.kind === 'tens' && word.value < 10 && (word.definite || !tens.definite))
    return new Piece(word.value + tens.value, tensAt + 1);
  return word.kind === 'ordinal' ? new Piece(word.value, i + 1) : undefined;
}

function decimalOf(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isInteger(value)) return BigInt(value).toString();
  return String(Number(value.toPrecision(12)));
}

/** The ordinal in words that begins at token `i`, or undefined. */
export function readOrdinal(tokens: readonly Token[], i: number): NumberReading | undefined {
  const word = wordAt(tokens, i);
  if (!word) return undefined;
  let piece = readOrdinalPiece(tokens, i, word);
  if (!piece) return undefined;
  const beyond = readAfterHundred(tokens, piece.next);
  if (beyond) piece = new Piece(piece.value + beyond.value, beyond.next);
  return new NumberReading(piece.value, String(piece.value), piece.next, word.definite, false, false);
}

/** The last reading: the rules that a number may begin ask for it one after the other. */
let lastTokens: readonly Token[] = [];
let lastAt = -1;
let lastReading: NumberReading | undefined;

/** The cardinal in words or digits that begins at token `i`, or undefined. Proclitics of its first word are skipped. */
export function readNumber(tokens: readonly Token[], i: number): NumberReading | undefined {
  if (tokens === lastTokens && i === lastAt) return lastReading;
  lastReading = readNumberAnew(tokens, i);
  lastTokens = tokens;
  lastAt = i;
  return lastReading;
}

function readNumberAnew(tokens: readonly Token[], i: number): NumberReading | undefined {
  const digits = beginsWithDigits(tokens, i);
  const word = digits ? undefined : wordAt(tokens, i);
  if (!digits && !word) return undefined;
  const first = readCardinal(tokens, i);
  if (!first) return undefined;
  const { value, decimal, next } = withPoint(tokens, first);
  const definite = word !== undefined && word.definite;
  return new NumberReading(
    value,
    decimal ?? decimalOf(value),
    next,
    definite,
    digits,
    digits && next === i + 1,
  );
}

/** The fraction in words that begins at token `i`: «نصف», «ثلثي», «ثلاثة أرباع». */
export function readFraction(tokens: readonly Token[], i: number): Piece | undefined {
  const word = wordAt(tokens, i);
  if (word?.kind === 'fraction') return new Piece(word.value, i + 1);
  if (word?.kind === 'unit' && word.value === 3 && bare(tokens, i + 1)?.kind === 'quarters')
    return new Piece(0.75, i + 2);
  return undefined;
}
