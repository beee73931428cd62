/** The period that the text last spoke of, of another year or as it was: «نفس الفترة من 2015», «الفترة المماثلة من العام الماضي», «ذات الفترة». */
import type { SamePeriodMeaning } from '../../time/meaning.js';
import { readOtherYear } from './placedUnits.js';
import { wordAt, find, findBare, normAt, type Reading, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

export function readSamePeriod(text: TimeText, i: number): Reading<SamePeriodMeaning> | undefined {
  const next = pastSamePeriod(text, i);
  if (next < 0) return undefined;
  const of = readOtherYear(text, next);
  if (of) return { next: of.next, meaning: { kind: 'same-period', of: of.meaning } };
  // «الفترة المماثلة» alone does not say of what.
  return WORDS.alike.has(normAt(text, next - 1)) ? undefined : { next, meaning: { kind: 'same-period' } };
}

function pastSamePeriod(text: TimeText, i: number): number {
  if (find(text, i, BIT['same-before'])) return WORDS.period.has(normAt(text, i + 1)) ? i + 2 : -1;
  if (!WORDS.period.has(wordAt(text, i)?.stem ?? '')) return -1;
  return findBare(text, i + 1, BIT.same) || WORDS.alike.has(normAt(text, i + 1)) ? i + 2 : -1;
}
