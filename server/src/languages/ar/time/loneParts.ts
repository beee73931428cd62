/** A part of a day without its day: «في الصباح», «بعد الظهر», «أواخر المساء», «وقت مبكر من الصباح», «الأمسيات». */
import { ARTICLE } from '../affixes.js';
import { partAt } from './clocks.js';
import type { ClockMeaning } from '../../time/meaning.js';
import { wordAt, find, normAt, type Reading, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

/** The part at `i`, or an edge of it. */
export function readLonePart(text: TimeText, i: number): Reading<ClockMeaning> | undefined {
  const edge = find(text, i, BIT.edge);
  if (edge && edge.sense.tag !== 'first-day') {
    const of = WORDS.from.has(normAt(text, edge.next)) ? edge.next + 1 : edge.next;
    const part = readDefinitePart(text, of);
    return part && { ...part, mod: edge.sense.value };
  }
  const isPlaced = WORDS['before-part'].has(normAt(text, i - 1));
  const whole = isPlaced ? find(text, i, BIT.whole) : undefined;
  if (whole && whole.sense.tag === '') return partOf(whole.sense.value, whole.next);
  const part = readDefinitePart(text, i);
  return part && (isPlaced || part.next > i + 1) ? part : undefined;
}

/** «الصباح», «الصباح الباكر», «بعد الظهر»; not before the day that it is of. */
function readDefinitePart(text: TimeText, i: number): Reading<ClockMeaning> | undefined {
  const part = wordAt(text, i)?.proclitics === '' ? partAt(text, i) : undefined;
  // «بعد | منتصف الليل».
  if (!part || find(text, i + 1, BIT.clock) || !normAt(text, part.next - 1).startsWith(ARTICLE))
    return undefined;
  return partOf(part.part, WORDS.early.has(normAt(text, part.next)) ? part.next + 1 : part.next);
}

const partOf = (part: string, next: number): Reading<ClockMeaning> => ({
  next,
  meaning: { kind: 'clock', part: part as ClockMeaning['part'] },
});
