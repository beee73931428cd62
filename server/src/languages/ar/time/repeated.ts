/** Repeated times (TIMEX3 SET): «كل يوم جمعة», «كل ثلاثة أيام», «سنويا», «مرتين في الأسبوع», «صباح كل سبت». */
import { BY } from '../affixes.js';
import { readNumber } from '../numbers/numbers.js';
import { Begin } from './beginnings.js';
import { wordAt, find, findBare, normAt, type TimeText, type Reading } from './timeText.js';
import { isHolding, readLength } from './lengths.js';
import { durationValue } from '../../time/durationValue.js';
import type { FixedMeaning } from '../../time/meaning.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

const fixed = (next: number, value: string): Reading<FixedMeaning> => ({
  next,
  meaning: { kind: 'fixed', value },
});

/** What كل repeats, at `i` (the word after it). */
function readRepeated(text: TimeText, i: number): Reading<FixedMeaning> | undefined {
  if ((wordAt(text, i)?.proclitics ?? '') !== '') return undefined;
  const unit = find(text, i, BIT.unit);
  if (unit?.sense.value === 'day' && unit.sense.tag === 'singular') {
    const weekday = findBare(text, unit.next, BIT.weekday);
    if (weekday) return fixed(weekday.next, `XXXX-WXX-${weekday.sense.value}`);
  }
  const weekday = find(text, i, BIT.weekday);
  if (weekday) return fixed(weekday.next, `XXXX-WXX-${weekday.sense.value}`);
  if (unit?.sense.value === 'weekend') return fixed(unit.next, 'XXXX-WXX-WE');
  if (unit?.sense.value === 'night' && unit.sense.tag === 'singular' && !unit.sense.definite)
    return fixed(unit.next, 'XXXX-XX-XXTNI');
  const part = find(text, i, BIT.part);
  if (part && part.sense.rest.length === 0 && part.sense.tag === 'noun')
    return fixed(part.next, `XXXX-XX-XXT${part.sense.value}`);
  if (part && WORDS['repeated-adverb'].has(normAt(text, i))) return fixed(part.next, 'XXXX-XX-XXTEV');
  const season = find(text, i, BIT.season);
  if (season && !season.sense.definite) return fixed(season.next, `XXXX-${season.sense.value}`);
  const month = find(text, i, BIT.month);
  if (month) return fixed(month.next, `XXXX-${String(month.sense.number).padStart(2, '0')}`);
  const length = readLength(text, i);
  if (!length || length.definite || length.length.some(({ count }) => count === undefined)) return undefined;
  if (phraseAt(text, length.next, PHRASES.congratulation) || isHolding(text, length)) return undefined;
  return fixed(length.next, durationValue(length.length));
}

/** The repeated time at `i`. */
export function readSet(text: TimeText, i: number): Reading<FixedMeaning> | undefined {
  const word = wordAt(text, i);
  if (WORDS.yearly.has(normAt(text, i)) && WORDS['yearly-event'].has(normAt(text, i - 1)))
    return fixed(i + 1, 'P1Y');
  if (!word) return readTimes(text, i);
  const adverb = find(text, i, BIT.set);
  if (adverb) return fixed(adverb.next, adverb.sense.value);
  if (WORDS.every.has(word.stem)) return readRepeated(text, i + 1);
  const each = readEach(text, i);
  if (each) return each;
  const part = find(text, i, BIT.part) ?? find(text, i, BIT.edge);
  if (part && WORDS.every.has(normAt(text, part.next))) {
    const repeated = readRepeated(text, part.next + 1);
    if (!repeated) return undefined;
    const { value } = repeated.meaning;
    if (part.sense.kind === 'edge') return repeated;
    return fixed(
      repeated.next,
      value === 'P1D' ? `XXXX-XX-XXT${part.sense.value}` : `${value}T${part.sense.value}`,
    );
  }
  return readTimes(text, i);
}

/** «16 رسالة في الثانية الواحدة». */
function readEach(text: TimeText, i: number): Reading<FixedMeaning> | undefined {
  const unit = find(text, i, BIT.unit);
  if (!unit?.sense.definite || unit.sense.tag !== 'singular') return undefined;
  if (!WORDS['the-one'].has(normAt(text, unit.next)) || !WORDS.in.has(normAt(text, i - 1))) return undefined;
  return fixed(unit.next + 1, durationValue([{ unit: unit.sense.value as 'day', count: 1 }]));
}

/** «مرة في السنة», «ثلاث مرات كل أسبوع», «مرتين يوميا». */
function readTimes(text: TimeText, i: number): Reading<FixedMeaning> | undefined {
  const norm = wordAt(text, i)?.stem ?? normAt(text, i);
  let at: number;
  if (WORDS['once-or-twice'].has(norm)) at = i + 1;
  else {
    if ((text.all & Begin.Times) === 0 || (wordAt(text, i) && !text.words[i]!.number)) return undefined;
    const number = readNumber(text.tokens, i);
    if (!number || !WORDS.times.has(normAt(text, number.next))) return undefined;
    at = number.next + 1;
  }
  if (WORDS.single.has(normAt(text, at))) at++;
  const adverb = findBare(text, at, BIT.set);
  if (adverb) return fixed(adverb.next, adverb.sense.value);
  const per = normAt(text, at);
  const unitAt = WORDS.per.has(per) ? at + 1 : at;
  if (WORDS.every.has(per)) return readRepeated(text, unitAt);
  const unit = find(text, unitAt, BIT.unit);
  if (!unit || unit.sense.value === 'weekend') return undefined;
  const proclitics = text.words[unitAt]!.proclitics;
  if (unitAt === at ? proclitics !== BY : proclitics !== '') return undefined;
  if (unit.sense.tag !== 'singular' || !unit.sense.definite) return undefined;
  return fixed(unit.next, durationValue([{ unit: unit.sense.value as 'day', count: 1 }]));
}
