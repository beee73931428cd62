/** What stands around a number and decides what it is: codes, scores, telephone numbers, ranks, names, lists. */
import {
  AND,
  ARTICLE_ALONE,
  COMMA,
  COUNTED_ENDING,
  PLURAL_ENDING,
  PROCLITIC_AND_ARTICLE,
  PROCLITICS_ALONE,
  withoutArticle,
  withoutProclitic,
} from '../affixes.js';
import { currencyAt } from './currencies.js';
import { readLength } from './lengths.js';
import {
  tokenAt,
  endsClause,
  find,
  isDefinite,
  isNumber,
  normAt,
  touches,
  type TimeText,
} from './timeText.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

/** Hyphens, colons and slashes that make digits part of a score, a code or a phone number. */
export function isCoded(text: TimeText, i: number, next: number): boolean {
  const before = tokenAt(text, i - 1);
  if (before && touches(text, i)) {
    if (before.kind === 'word') return true;
    if (before.kind === 'arabic' && !PROCLITICS_ALONE.test(before.norm) && !ARTICLE_ALONE.test(before.norm))
      return true;
    if (/^[-/:_#@.–‑=+]$/.test(before.norm) && i >= 2 && touches(text, i - 1)) return true;
    if (before.norm === '+' || before.norm === '#') return true;
  }
  const after = tokenAt(text, next);
  if (after && touches(text, next)) {
    if (after.kind === 'word') return true;
    if (
      after.kind === 'arabic' &&
      find(text, next, BIT.measure) === undefined &&
      currencyAt(text, next) === undefined &&
      !WORDS.glued.has(after.norm) &&
      !(countsNoun(text, next) && after.norm.length > 3)
    )
      return true;
    const beyond = tokenAt(text, next + 1);
    if (/^[-/:_.–‑+]$/.test(after.norm) && beyond && touches(text, next + 1) && beyond.kind !== 'symbol')
      return true;
  }
  const norm = normAt(text, i);
  return (
    isNumber(text, i) && (norm.length > 9 || (norm.length > 1 && norm.startsWith('0') && next === i + 1))
  );
}

/** Regnal and other names in which an ordinal is part of the name: «محمد السادس», «الحسن الثاني», «البابا فرنسيس الأول». */
export function isRegnal(text: TimeText, i: number): boolean {
  const before = tokenAt(text, i - 1);
  return before?.kind === 'arabic' && WORDS.ruler.has(withoutProclitic(before.norm));
}

/** A noun without article follows: «ال27 دولة», «الـ15 عضوا». */
export function countsNoun(text: TimeText, i: number): boolean {
  const token = tokenAt(text, i);
  return (
    token?.kind === 'arabic' &&
    token.norm.length > 2 &&
    !isDefinite(text, i) &&
    COUNTED_ENDING.test(token.norm) &&
    !PROCLITIC_AND_ARTICLE.test(token.norm)
  );
}

/** «الدورة الـ12», «المؤتمر ال47»: a definite noun stands before the number. */
export const isSingularBefore = (text: TimeText, i: number): boolean => isDefinite(text, i - 1);

/** Past the other groups of a telephone number («0522 33 44 55», «05.22.33.44.55»). */
export function pastGroups(text: TimeText, i: number): number {
  let next = i;
  let groups = 0;
  for (;;) {
    const at = /^[-.]$/.test(normAt(text, next)) && touches(text, next + 1) ? next + 1 : next;
    if (!isNumber(text, at) || !/^\d{2,4}$/.test(normAt(text, at))) break;
    next = at + 1;
    groups++;
  }
  return groups > 1 || normAt(text, i - 1).startsWith('0') ? next : i;
}

/** «الدورة 93», «المرتبة 11», «الدفعة (31)»: after a noun whose number is a rank; but «المعرض 25 لوحة» counts. */
export function isRank(text: TimeText, i: number, next: number): boolean {
  const from = listStart(text, i);
  const noun = normAt(text, from - 1) === '(' && normAt(text, next) === ')' ? from - 1 : from;
  const numbered = find(text, noun - 1, BIT.numbered);
  if (numbered?.next !== noun) return false;
  return numbered.sense.value !== 'edition' || !countsNoun(text, next);
}

const MOST_WORDS_BEFORE = 2;

export const isQuote = (text: TimeText, i: number): boolean => /^["“”«»]$/.test(normAt(text, i));

/** «"نوت 7"»: quoted with one or two words before it, the number belongs to their name. */
export function closesName(text: TimeText, i: number, next: number): boolean {
  if (!isQuote(text, next) || isRank(text, i, next)) return false;
  for (let at = i - 1; at >= i - MOST_WORDS_BEFORE - 1; at--) {
    if (isQuote(text, at)) return at < i - 1;
    if (tokenAt(text, at)?.kind === 'symbol') return false;
  }
  return false;
}

const LAST_MINUTE = 120;
const SENTENCE = 60;

/** «سجل الهدفين العلوي (18) وبنعلي (38)»: the minute of a goal, in brackets behind who scored it. */
export function isMinute(text: TimeText, i: number, value: number): boolean {
  if (value > LAST_MINUTE || normAt(text, i - 1) !== '(' || normAt(text, i + 1) !== ')') return false;
  for (let at = i - 2; at >= 0 && i - at < SENTENCE && !endsClause(text, at); at--)
    if (WORDS.goal.has(normAt(text, at))) return true;
  return false;
}

/** «ربع البالغين», «ثلثي أعضاء المجلس»: a fraction of the noun after it; not «ربع النهائي». */
export function isParted(text: TimeText, i: number, next: number): boolean {
  const token = tokenAt(text, next);
  if (token?.kind !== 'arabic' || isDefinite(text, i) || WORDS['not-parted'].has(token.norm)) return false;
  return isDefinite(text, next) ? find(text, next, BIT.unit) === undefined : WORDS.from.has(token.norm);
}

/** «الدول ال57», «الضحايا ال12»: a definite plural stands there, whose number counts. */
export const isPlural = (text: TimeText, i: number): boolean =>
  isDefinite(text, i) &&
  (WORDS.plural.has(normAt(text, i)) || PLURAL_ENDING.test(normAt(text, i))) &&
  find(text, i, BIT.unit) === undefined &&
  find(text, i, BIT.weekday) === undefined;

const MOST_LISTED = 6;
const LIST_JOINERS = new Set([AND, COMMA, ',']);

/** The first number of the list that one stands in: «المواد 5 و6 و7», «الدقائق 12 و33». */
export function listStart(text: TimeText, i: number): number {
  let from = i;
  for (let listed = 1; listed < MOST_LISTED; listed++) {
    if (!LIST_JOINERS.has(normAt(text, from - 1)) || !isNumber(text, from - 2)) return from;
    from -= 2;
  }
  return from;
}

/** «24 و31 سنة», «3 إلى 5 سنوات»: the first number of lengths that share their unit. */
export function beginsLength(text: TimeText, i: number): boolean {
  const norm = normAt(text, i);
  if (norm !== '-' && !WORDS['joins-lengths'].has(norm)) return false;
  return isNumber(text, i + 1) && readLength(text, i + 1) !== undefined;
}

/** «الوزير الأول», «الفريق أول ركن»: part of an office or a rank. */
export const isGrade = (text: TimeText, i: number): boolean =>
  WORDS.office.has(normAt(text, i - 1)) ||
  (!isDefinite(text, i) && WORDS.rank.has(withoutArticle(normAt(text, i - 1))));
