/** The grammar of time expressions: which rule reads the words at a token, the longest and surest first. */
import { BEGINS_WITH_MADDA } from '../affixes.js';
import {
  wordAt,
  tokenAt,
  find,
  isDefinite,
  isNumber,
  mayBegin,
  normAt,
  touches,
  type TimeText,
  type Reading,
  type TimeReading,
} from './timeText.js';
import { readLengths } from './lengthMentions.js';
import type { Meaning } from '../../time/meaning.js';
import { readAge } from './ages.js';
import { readMinutesBeside } from './appointments.js';
import { readBareYear } from './bareYears.js';
import { Begin, POINTS } from './beginnings.js';
import { readPoint } from './points.js';
import { readAfterPoint, readRange } from './ranges.js';
import { readRangeWithin } from './rangesWithin.js';
import { readSet } from './repeated.js';
import { readShift } from './shifts.js';
import { meansNowadays, tenseAt } from './tense.js';
import { WORDS } from './timeWords.js';
import type { TimeLabel } from '../../mention.js';
import { BIT } from './vocabulary.js';

const labelOf = (meaning: Meaning): TimeLabel => {
  if (meaning.kind === 'clock') return 'TIME';
  if (meaning.kind === 'range')
    return labelOf(meaning.from) === 'TIME' || labelOf(meaning.to) === 'TIME' ? 'TIME' : 'DATE';
  return meaning.kind === 'length' ? 'DURATION' : 'DATE';
};

/** Vague references: «مؤخرا», «حاليا», «الفترة المقبلة». */
function readReference(text: TimeText, i: number): TimeReading | undefined {
  const reference = find(text, i, BIT.reference);
  // «آلان» is a name, «الآن» now.
  if (
    reference &&
    WORDS.now.has(normAt(text, i)) &&
    BEGINS_WITH_MADDA.test(text.source.slice(text.tokens[i]!.start, text.tokens[i]!.end))
  )
    return undefined;
  if (!reference || (reference.sense.tag === 'after-in' && !WORDS.in.has(normAt(text, i - 1))))
    return undefined;
  const { next } = reference;
  // «قريبا من المرمى» is a place.
  if (reference.sense.value === 'FUTURE_REF' && next === i + 1 && WORDS.from.has(normAt(text, next)))
    return undefined;
  return {
    next: WORDS.emphasis.has(normAt(text, next)) ? next + 1 : next,
    label: 'DATE',
    meaning: { kind: 'fixed', value: reference.sense.value },
  };
}

/** A day or month named without its direction needs the tense of its sentence. */
function needsTense(meaning: Meaning): boolean {
  if (meaning.kind === 'calendar')
    return (
      !meaning.direction && meaning.year === undefined && !meaning.within && meaning.dayOffset === undefined
    );
  if (meaning.kind === 'clock') return meaning.day !== undefined && needsTense(meaning.day);
  if (meaning.kind === 'range') return needsTense(meaning.from) || needsTense(meaning.to);
  if (meaning.kind === 'nth') return meaning.of === undefined || needsTense(meaning.of);
  return meaning.kind === 'feast' || (meaning.kind === 'unit' && meaning.unit === 'weekend');
}

/** A line such as «العدالة اليوم» is the name of a paper. */
const MOST_WORDS_OF_A_NAME = 2;

/** A bare «الثانية» is an ordinal, a bare «أحد» no Sunday: points that only a range makes times are refused here. */
function finish(text: TimeText, i: number, reading: Reading): TimeReading | undefined {
  const { meaning } = reading;
  const today = meaning.kind === 'calendar' && meaning.dayOffset === 0;
  if (today && i > 0 && i <= MOST_WORDS_OF_A_NAME && text.tokens.length === i + 1 && isDefinite(text, i - 1))
    return undefined;
  if (
    today &&
    meaning.weekday === undefined &&
    meaning.day === undefined &&
    meansNowadays(text, i, reading.next)
  )
    return { next: reading.next, label: 'DATE', meaning: { kind: 'fixed', value: 'PRESENT_REF' } };
  if (isPartOfName(text, i, meaning)) return { ...reading, label: 'DATE', ignored: true };
  const tense = needsTense(meaning) ? tenseAt(text, i, reading.next) : undefined;
  return { ...reading, label: labelOf(meaning), ...(tense ? { tense } : {}) };
}

/** «سوق الثلاثاء», «ملعب 5 جويلية», «صلاة الجمعة»: the day names a place or a prayer. */
function isPartOfName(text: TimeText, i: number, meaning: Meaning): boolean {
  if (meaning.kind !== 'calendar' || meaning.dayOffset !== undefined || meaning.year !== undefined)
    return false;
  if (wordAt(text, i) && text.words[i]!.proclitics !== '') return false;
  if (meaning.day === undefined && meaning.weekday === undefined) return false;
  return find(text, i - 1, BIT.general)?.sense.value === 'named' && find(text, i, BIT.unit) === undefined;
}

/** The time expression at token `i`, whose word may have proclitics; undefined where there is none. */
export function readTime(text: TimeText, i: number): TimeReading | undefined {
  const begins = text.begins[i]!;
  if ((begins & Begin.FrequentOpener) !== 0 && !mayBegin(text, i + 1, Begin.AfterFrequentOpener))
    return undefined;
  if (isNumber(text, i) && touches(text, i) && tokenAt(text, i - 1)?.kind === 'word') return undefined;
  const set = (begins & Begin.Set) === 0 ? undefined : readSet(text, i);
  if (set) return { ...set, label: 'SET' };
  const age = (begins & Begin.Age) === 0 ? undefined : readAge(text, i);
  if (age) return { ...age, label: 'DURATION' };
  const shift = (begins & Begin.Shift) === 0 ? undefined : readShift(text, i);
  if (shift) return shift;
  const beside = (begins & Begin.Minutes) === 0 ? undefined : readMinutesBeside(text, i);
  if (beside) return finish(text, i, beside);
  const range = (begins & Begin.Range) === 0 ? undefined : readRange(text, i);
  if (range) return finish(text, i, range);
  const point = (begins & POINTS) === 0 ? undefined : readPoint(text, i);
  if (point) {
    const within = readRangeWithin(text, i, point) ?? readAfterPoint(text, point);
    return finish(text, i, within ?? point);
  }
  const year = (begins & Begin.Year) === 0 ? undefined : readBareYear(text, i);
  if (year) {
    const to = readAfterPoint(text, year);
    return finish(text, i, to ?? year);
  }
  const reference = (begins & Begin.Reference) === 0 ? undefined : readReference(text, i);
  return reference ?? ((begins & Begin.Length) === 0 ? undefined : readLengths(text, i));
}
