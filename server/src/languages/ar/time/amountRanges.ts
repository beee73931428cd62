/** The first of two amounts that share their scale: «بين 5 و10 ملايين درهم», «من 2 إلى 3.5 مليارات دولار». */
import { AND } from '../affixes.js';
import { readNumber, type NumberReading } from '../numbers/numbers.js';
import type { NumberMention } from './numberMentions.js';
import { wordAt, isNumber, normAt, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';

/** Past «و» after «بين», «إلى» after either: where the other amount begins, or -1. */
function pastJoint(text: TimeText, i: number, between: boolean): number {
  if (WORDS['range-to'].has(normAt(text, i))) return i + 1;
  return between && normAt(text, i) === AND ? i + 1 : -1;
}

/** Times a thousand, a million …: what the last word of a number multiplies it by. */
function scaleOf(text: TimeText, { next }: NumberReading): number {
  const last = wordAt(text, next - 1)?.number;
  return last?.kind === 'scale' ? last.value : 1;
}

/** «من 800 إلى 2 مليون»: so far apart, the first may have a scale of its own that is not said. */
const FAR_APART = 10;

/** The number at `i` with the scale of the one that it is joined with. */
export function readAmountBeforeOther(text: TimeText, i: number): NumberMention | undefined {
  const between = WORDS['between-opener'].has(normAt(text, i - 1));
  if (!isNumber(text, i) || (!between && !WORDS.from.has(normAt(text, i - 1)))) return undefined;
  const first = readNumber(text.tokens, i);
  const at = first ? pastJoint(text, first.next, between) : -1;
  const other = first && isNumber(text, at) ? readNumber(text.tokens, at) : undefined;
  if (!first || !other || scaleOf(text, first) > 1) return undefined;
  const scale = scaleOf(text, other);
  if (scale === 1 || first.value >= 1000 || (first.value * scale) / other.value >= FAR_APART)
    return undefined;
  const value = String(Number((first.value * scale).toPrecision(12)));
  return { next: first.next, label: 'CARDINAL', value };
}
