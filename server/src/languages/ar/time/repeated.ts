/** Repeated times (TIMEX3 SET): «كل يوم جمعة», «كل ثلاثة أيام», «سنويا», «مرتين في الأسبوع», «صباح كل سبت». */
import { BY } from '../affixes.js';
import { readNumber } from '../numbers/numbers.js';
import { find, findBare, normAt, type Line, type Reading } from './line.js';
import { durationValue, readLength } from './lengths.js';
import type { FixedMeaning } from './meaning.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';

const fixed = (next: number, value: string): Reading<FixedMeaning> => ({
  next,
  meaning: { kind: 'fixed', value },
});

/** What كل repeats, at `i` (the word after it). */
function readRepeated(line: Line, i: number): Reading<FixedMeaning> | undefined {
  if ((line.words[i]?.proclitics ?? '') !== '') return undefined;
  const unit = find(line, i, 'unit');
  if (unit?.sense.value === 'day' && unit.sense.tag === 'singular') {
    const weekday = findBare(line, unit.next, 'weekday');
    if (weekday) return fixed(weekday.next, `XXXX-WXX-${weekday.sense.value}`);
  }
  const weekday = find(line, i, 'weekday');
  if (weekday) return fixed(weekday.next, `XXXX-WXX-${weekday.sense.value}`);
  if (unit?.sense.value === 'weekend') return fixed(unit.next, 'XXXX-WXX-WE');
  if (unit?.sense.value === 'night' && unit.sense.tag === 'singular' && !unit.sense.definite)
    return fixed(unit.next, 'XXXX-XX-XXTNI');
  const part = find(line, i, 'part');
  if (part && part.sense.rest.length === 0 && part.sense.tag === 'noun')
    return fixed(part.next, `XXXX-XX-XXT${part.sense.value}`);
  if (part && WORDS['repeated-adverb'].has(normAt(line, i))) return fixed(part.next, 'XXXX-XX-XXTEV');
  const season = find(line, i, 'season');
  if (season && !season.sense.definite) return fixed(season.next, `XXXX-${season.sense.value}`);
  const month = find(line, i, 'month');
  if (month) return fixed(month.next, `XXXX-${String(month.sense.number).padStart(2, '0')}`);
  const length = readLength(line, i);
  if (!length || length.definite || length.length.some(({ count }) => count === undefined)) return undefined;
  if (phraseAt(line, length.next, PHRASES.congratulation)) return undefined;
  return fixed(length.next, durationValue(length.length));
}

/** The repeated time at `i`. */
export function readSet(line: Line, i: number): Reading<FixedMeaning> | undefined {
  const word = line.words[i];
  if (!word) return readTimes(line, i);
  const adverb = find(line, i, 'set');
  if (adverb) return fixed(adverb.next, adverb.sense.value);
  if (WORDS.every.has(word.stem)) return readRepeated(line, i + 1);
  const part = find(line, i, 'part') ?? find(line, i, 'edge');
  if (part && WORDS.every.has(normAt(line, part.next))) {
    const repeated = readRepeated(line, part.next + 1);
    if (!repeated) return undefined;
    const { value } = repeated.meaning;
    if (part.sense.kind === 'edge') return repeated;
    return fixed(
      repeated.next,
      value === 'P1D' ? `XXXX-XX-XXT${part.sense.value}` : `${value}T${part.sense.value}`,
    );
  }
  return readTimes(line, i);
}

/** «مرة في السنة», «ثلاث مرات كل أسبوع», «مرتين يوميا». */
function readTimes(line: Line, i: number): Reading<FixedMeaning> | undefined {
  const norm = line.words[i]?.stem ?? normAt(line, i);
  let at: number;
  if (WORDS['once-or-twice'].has(norm)) at = i + 1;
  else {
    const number = line.words[i] && !line.words[i]!.number ? undefined : readNumber(line.tokens, i);
    if (!number || !WORDS.times.has(normAt(line, number.next))) return undefined;
    at = number.next + 1;
  }
  if (WORDS.single.has(normAt(line, at))) at++;
  const adverb = findBare(line, at, 'set');
  if (adverb) return fixed(adverb.next, adverb.sense.value);
  const per = normAt(line, at);
  const unitAt = WORDS.per.has(per) ? at + 1 : at;
  if (WORDS.every.has(per)) return readRepeated(line, unitAt);
  const unit = find(line, unitAt, 'unit');
  if (!unit || unit.sense.value === 'weekend') return undefined;
  const proclitics = line.words[unitAt]!.proclitics;
  if (unitAt === at ? proclitics !== BY : proclitics !== '') return undefined;
  if (unit.sense.tag !== 'singular' || !unit.sense.definite) return undefined;
  return fixed(unit.next, durationValue([{ unit: unit.sense.value as 'day', count: 1 }]));
}
