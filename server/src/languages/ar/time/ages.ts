/** Ages without their unit: «في ال81 من عمرها», «بلوغه الخمسين», «دون سن الثامنة عشرة»; a decade of a life is none. */
import { AND, ARTICLE_ALONE, withoutProclitic } from '../affixes.js';
import { readNumber, readOrdinal } from '../numbers/numbers.js';
import type { FixedMeaning } from '../../time/meaning.js';
import { Begin } from './beginnings.js';
import { wordAt, find, findBare, isNumber, normAt, type Reading, type TimeText } from './timeText.js';
import { currencyAt } from './currencies.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

const OLDEST = 130;

export interface AgeReading extends Reading<FixedMeaning> {
  /** «في الأربعينات من عمره»: passed over. */
  readonly ignored?: boolean;
}

/** The age at `i`, which may begin with the article apart from its digits. */
export function readAge(text: TimeText, i: number): AgeReading | undefined {
  if ((text.all & Begin.OfAge) === 0) return undefined;
  const decade = find(text, i, BIT.decade);
  if (decade) return isOfLife(text, decade.next) ? { ...age(decade.next, 0), ignored: true } : undefined;
  const from = ARTICLE_ALONE.test(normAt(text, i)) ? i + 1 : i;
  if (from > i ? !isNumber(text, from) : !isNumber(text, i) && !wordAt(text, i)?.number) return undefined;
  if (!mayBeAge(text, i)) return undefined;
  const ordinal = isNumber(text, from) ? undefined : readOrdinal(text.tokens, from);
  const number = ordinal ?? readNumber(text.tokens, from);
  if (!number || !Number.isInteger(number.value) || number.value < 1 || number.value > OLDEST)
    return undefined;
  const { value, next } = number;
  if (isOfLife(text, next)) {
    const unit = find(text, i - 1, BIT.unit);
    return unit?.sense.value === 'decade' ? { ...age(next, value), ignored: true } : age(next, value);
  }
  if (isYoungest(text, i, next)) return age(next, value);
  if (countsThere(text, next)) return undefined;
  const reached =
    WORDS['reaches-age'].has(normAt(text, i - 1)) &&
    wordAt(text, from)?.number?.kind === 'tens' &&
    number.definite;
  return reached || isIntroduced(text, i) ? age(next, value) : undefined;
}

const LONGEST = 6;

/** What an age needs stands near: looked at before the number is read. */
function mayBeAge(text: TimeText, i: number): boolean {
  for (let at = i + 1; at <= i + LONGEST; at++) if (WORDS.life.has(normAt(text, at))) return true;
  return (
    WORDS['reaches-age'].has(normAt(text, i - 1)) ||
    WORDS['ages-of'].has(normAt(text, i - 2)) ||
    WORDS['ages-of'].has(normAt(text, i - 3)) ||
    isIntroduced(text, i)
  );
}

const age = (next: number, years: number): Reading<FixedMeaning> => ({
  next,
  meaning: { kind: 'fixed', value: `P${years}Y` },
});

/** «من عمره». */
const isOfLife = (text: TimeText, i: number): boolean =>
  WORDS.from.has(normAt(text, i)) && WORDS.life.has(normAt(text, i + 1));

/** A unit, a currency or a number follows, so that the words before are of those. */
const countsThere = (text: TimeText, i: number): boolean =>
  findBare(text, i, BIT.unit) !== undefined ||
  find(text, i, BIT.percent) !== undefined ||
  currencyAt(text, i) !== undefined ||
  /^[%٪]$/.test(normAt(text, i)) ||
  (wordAt(text, i)?.number !== undefined && text.words[i]!.proclitics === '');

/** «سن ال18», «عمره نحو 25», «عن عمر يناهز 80». */
function isIntroduced(text: TimeText, i: number): boolean {
  for (let at = i - 1; at >= i - 3; at--)
    if (WORDS['age-of'].has(withoutProclitic(normAt(text, at))))
      return at === i - 1 || WORDS['hedges-age'].has(normAt(text, at + 1)) || hedges(text, at + 1, i);
  return false;
}

/** «تتراوح أعمارهم بين | 19 | و34 سنة»: the lower of two ages, whose unit stands behind the other. */
function isYoungest(text: TimeText, i: number, next: number): boolean {
  if (!WORDS['between-opener'].has(normAt(text, i - 1)) && !WORDS.from.has(normAt(text, i - 1))) return false;
  if (!WORDS['ages-of'].has(normAt(text, i - 2)) && !WORDS['ages-of'].has(normAt(text, i - 3))) return false;
  const joint = normAt(text, next);
  if (joint !== AND && !WORDS['range-to'].has(joint)) return false;
  const oldest = readNumber(text.tokens, next + 1);
  return oldest !== undefined && find(text, oldest.next, BIT.unit)?.sense.value === 'year';
}

const hedges = (text: TimeText, from: number, to: number): boolean =>
  phraseAt(text, from, PHRASES.hedge)?.next === to;
