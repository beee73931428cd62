/** Times a length away: «قبل ثلاثة أيام», «منذ سنتين», «بعد يومين من الغد». */
import { wordAt, find, isNumber, normAt, type TimeReading, type TimeText } from './timeText.js';
import { isHolding, readLength } from './lengths.js';
import type { LengthPart } from '../../time/meaning.js';
import { isAlone, tenseAt } from './tense.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

const CLOCK_UNITS = new Set(['second', 'minute', 'hour']);
const isShort = (length: readonly LengthPart[]): boolean => length.some(({ unit }) => CLOCK_UNITS.has(unit));

/** «نحو», «ما يقارب», and before what is past «أكثر من», «أقل من», «ما يزيد على»: TIMEX3 mod of the shift. */
function readHedge(text: TimeText, i: number, direction: -1 | 1): { mod: string; next: number } | undefined {
  const hedge = phraseAt(text, i, PHRASES.hedge);
  if (!hedge || (direction > 0 && hedge.value !== 'APPROX')) return undefined;
  return { mod: hedge.value, next: hedge.next };
}

/** «قبل ثلاثة أيام», «منذ سنتين», «بعد أسبوع من الآن»; before an event («بعد عام من الحرب») only the length. */
export function readShift(text: TimeText, i: number): TimeReading | undefined {
  const shift = WORDS.shift.get(wordAt(text, i)?.stem ?? '');
  if (shift === undefined) return i === 0 ? readLoneSince(text) : undefined;
  if (find(text, i, BIT.day)) return undefined;
  const direction = shift === '1' ? 1 : -1;
  let at = i + 1;
  if (WORDS.passing.has(normAt(text, at))) at++;
  const hedge = readHedge(text, at, direction);
  if (hedge) at = hedge.next;
  if (WORDS['a-little'].has(normAt(text, at))) {
    return {
      next: at + 1,
      label: 'DATE',
      meaning: { kind: 'fixed', value: direction < 0 ? 'PAST_REF' : 'FUTURE_REF' },
      // «بعد قليل من وصوله» counts from what is told.
      ignored: WORDS.from.has(normAt(text, at + 1)) && !WORDS['from-now'].has(normAt(text, at + 2)),
    };
  }
  if ((wordAt(text, at)?.proclitics ?? '') !== '') return undefined;
  const length = readLength(text, at);
  if (!length || length.definite || isHolding(text, length)) return undefined;
  let { next } = length;
  if (length.bare && (isNumber(text, next) || normAt(text, next) === '(' || find(text, next, BIT.weekday)))
    return undefined;
  if (length.bare && wordAt(text, next)?.number) return undefined;
  if (
    WORDS['trailing-hedge'].has(normAt(text, next)) &&
    WORDS['from-or-on'].has(normAt(text, next + 1)) &&
    !WORDS['from-now'].has(normAt(text, next + 2))
  )
    return { next, from: at, label: 'DURATION', meaning: { kind: 'length', length: length.length } };
  const after = normAt(text, next);
  const from = WORDS.from.has(after);
  const anchored = WORDS.on.has(after) && !WORDS['not-anchor'].has(normAt(text, next + 1));
  const day = from ? find(text, next + 1, BIT.day) : undefined;
  if (day?.sense.number)
    // «بعد يومين من الغد».
    return {
      next: day.next,
      label: 'DATE',
      meaning: {
        kind: 'shift',
        length: [...length.length, { unit: 'day', count: day.sense.number * direction }],
        direction,
      },
    };
  if (from || anchored || WORDS.about.has(after)) {
    if (from && WORDS['from-now'].has(normAt(text, next + 1))) next += 2;
    else if (direction < 0 && length.length.every(({ count }) => count === undefined)) return undefined;
    else return { next, from: at, label: 'DURATION', meaning: { kind: 'length', length: length.length } };
  } else if (direction > 0 && lasted(text, i, next)) {
    return { next, from: at, label: 'DURATION', meaning: { kind: 'length', length: length.length } };
  } else next = phraseAt(text, next, PHRASES['shift-tail'])?.next ?? next;
  return {
    next,
    label: isShort(length.length) ? 'TIME' : 'DATE',
    meaning: { kind: 'shift', length: length.length, direction },
    ...(hedge ? { mod: hedge.mod } : {}),
  };
}

/** «أفرج عنه بعد 5 سنوات في السجن»: what «بعد» begins lasted, where its sentence does not look ahead. */
function lasted(text: TimeText, i: number, next: number): boolean {
  const tense = tenseAt(text, i, next);
  return tense === 'past' || (tense === undefined && WORDS['what-lasts'].has(normAt(text, next)));
}

/** «من أسبوع» with nothing else on its line: a week ago, as it is spoken. */
function readLoneSince(text: TimeText): TimeReading | undefined {
  if (!WORDS.from.has(normAt(text, 0)) || (wordAt(text, 1)?.proclitics ?? '') !== '') return undefined;
  const length = readLength(text, 1);
  if (!length || length.definite || !isAlone(text, 0, length.next)) return undefined;
  return {
    next: length.next,
    label: isShort(length.length) ? 'TIME' : 'DATE',
    meaning: { kind: 'shift', length: length.length, direction: -1 },
  };
}
