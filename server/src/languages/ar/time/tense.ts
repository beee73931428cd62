/** Which way a sentence looks: what its verbs say about a weekday or a month without its own «الماضي» or «المقبل». */
import { BEGINS_IMPERFECT, CONJUNCTIONS, ENDS_WITH_PREPOSITION, FUTURE, IMPERFECT } from '../affixes.js';
import { perForm } from '../forms.js';
import { wordAt, endsClause, find, normAt, type TimeText } from './timeText.js';
import type { TimeDirection } from '../../time/meaning.js';
import { WORDS } from './timeWords.js';
import { isNotComing } from './vocabulary.js';
import { BIT } from './vocabulary.js';

const FURTHEST = 24;

/** A verb in the future: س and an imperfect (سيعقد, ستنطلق, سنلتقي, سأعود). */
const isFutureVerb = perForm(({ norm }): boolean => {
  if (norm.length < 4 || norm.length > 9) return false;
  const at = CONJUNCTIONS.includes(norm.charAt(0)) ? 1 : 0;
  if (norm.charAt(at) !== FUTURE || !IMPERFECT.includes(norm.charAt(at + 1))) return false;
  let future =
    norm.length - at >= 4 && !(norm.charAt(at + 1) === 'ا' && norm.length - at !== 5) && !norm.endsWith('ه');
  for (let length = 4; future && length <= norm.length - at; length++)
    if (isNotComing(norm.slice(at, at + length))) future = false;
  return future;
});

/** The direction that the nearest verb or announcing word before token `i` (or just after it, at a clause's head) gives. */
export function tenseAt(text: TimeText, i: number, next: number): TimeDirection | undefined {
  if (isAlone(text, i, next) || isBeginning(text, i)) return 'future';
  for (let at = i - 1, seen = 0; at >= 0 && seen < FURTHEST && !endsClause(text, at); at--, seen++) {
    if (text.tokens[at]!.kind !== 'arabic') continue;
    const said = find(text, at, BIT.tense)?.sense.value;
    if (said === 'future' || isFutureVerb(text.tokens[at]!.form)) return 'future';
    if (said === 'past' || said === 'present') return said;
  }
  for (let at = next, seen = 0; seen < 4 && !endsClause(text, at); at++, seen++) {
    if (isFutureVerb(text.tokens[at]!.form)) return 'future';
    if (find(text, at, BIT.tense)?.sense.value === 'past') return 'past';
  }
  return undefined;
}

/** «ابتداء من | يوم الأربعاء»: when what was said before begins. */
const isBeginning = (text: TimeText, i: number): boolean =>
  WORDS.from.has(normAt(text, i - 1)) && WORDS.beginning.has(normAt(text, i - 2));

/** Nothing but the expression on its line, as in an agenda or on a poster: what is to come. */
export function isAlone(text: TimeText, i: number, next: number): boolean {
  for (let at = 0; at < text.tokens.length; at++) {
    if (at >= i && at < next) continue;
    const { kind, norm } = text.tokens[at]!;
    if (kind !== 'symbol' && !(at < i && WORDS['before-lone-date'].has(norm))) return false;
  }
  return true;
}
const STATE_REACH = 3;

/** «اليوم» meaning nowadays: beside a verb of state, after «حتى», as the genitive of an indefinite noun («عالم اليوم»). */
export function meansNowadays(text: TimeText, i: number, next: number): boolean {
  const proclitics = wordAt(text, i)?.proclitics ?? '';
  if (ENDS_WITH_PREPOSITION.test(proclitics)) return false;
  const before = normAt(text, i - 1);
  if (WORDS['until-today'].has(before)) return true;
  for (let at = i - 1, seen = 0; at >= 0 && seen < STATE_REACH && !endsClause(text, at); at--, seen++) {
    if (find(text, at, BIT.tense)?.sense.value === 'past') return false;
    if (find(text, at, BIT.state) && !WORDS['until-today'].has(normAt(text, at))) return true;
  }
  const after = normAt(text, next);
  return (
    WORDS['after-nowadays'].has(after) ||
    (find(text, next, BIT.state) !== undefined && BEGINS_IMPERFECT.test(after))
  );
}
