/** Lengths as mentions: which of them are sure, and which the words beside them ask for. */
import { FOR, fromAlef, POSSESSED } from '../affixes.js';
import {
  wordAt,
  tokenAt,
  find,
  isDefinite,
  isNumber,
  normAt,
  type TimeReading,
  type TimeText,
} from './timeText.js';
import { isHolding, readLength, type LengthReading } from './lengths.js';
import type { LengthPart } from '../../time/meaning.js';
import { readRelative } from './placedUnits.js';
import { isAlone, tenseAt } from './tense.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

const isVague = (length: readonly LengthPart[]): boolean => length.some(({ count }) => count === undefined);

/** «الأيام الثلاثة الماضية», «ال24 ساعة المقبلة», «السنوات الأخيرة», «العقدين الماضيين», «ثلاثة أيام»; sure lengths only. */
export function readLengths(text: TimeText, i: number): TimeReading | undefined {
  const length = readLength(text, i);
  // «الدقيقتين 5 و50» are those of a match.
  if (!length || (length.definite && isNumber(text, length.next) && MOMENTS.has(length.length[0]!.unit)))
    return undefined;
  const relative = length.bare && length.length[0]!.count === 1 ? undefined : readRelative(text, length.next);
  if (relative && relative.offset !== 0) {
    const direction = relative.offset < 0 ? -1 : 1;
    if (isVague(length.length))
      return length.definite && !MOMENTS.has(length.length[0]!.unit)
        ? {
            next: relative.next,
            label: 'DATE',
            meaning: { kind: 'fixed', value: direction < 0 ? 'PAST_REF' : 'FUTURE_REF' },
          }
        : undefined;
    return {
      next: relative.next,
      label: 'DURATION',
      meaning: { kind: 'length', length: length.length, direction },
    };
  }
  const few = find(text, length.next, BIT.few);
  if (length.definite && isVague(length.length)) {
    const then = few ? readRelative(text, few.next) : undefined;
    if (then)
      return {
        next: then.next,
        label: 'DATE',
        meaning: { kind: 'fixed', value: then.offset < 0 ? 'PAST_REF' : 'FUTURE_REF' },
      };
    return undefined;
  }
  const fromNow = WORDS.from.has(normAt(text, length.next)) && WORDS.now.has(normAt(text, length.next + 1));
  if (fromNow && !isVague(length.length))
    return {
      next: length.next + 2,
      label: 'DATE',
      meaning: { kind: 'shift', length: length.length, direction: 1 },
    };
  if (length.bare && (isHolding(text, length) || !asksForLength(text, i, length)))
    return isLoneUnit(text, i, length) ? measured(length) : undefined;
  if (length.bare && isVague(length.length) && isBoundToNext(text, length)) return undefined;
  const placed = length.definite && WORDS['placed-length'].has(normAt(text, length.next)) ? 1 : 0;
  if (placed)
    return { next: length.next + 1, label: 'DURATION', meaning: { kind: 'length', length: length.length } };
  const coming = length.definite ? undefined : WORDS.coming.get(normAt(text, length.next));
  if (coming !== undefined && !length.bare)
    return { ...measured(length, Number(coming) < 0 ? -1 : 1), next: length.next + 1 };
  return measured(length, length.definite ? undefined : directionOf(text, i, length));
}

const measured = ({ length, next }: LengthReading, direction?: -1 | 1): TimeReading => ({
  next,
  label: 'DURATION',
  meaning: { kind: 'length', length, ...(direction === undefined ? {} : { direction }) },
});

/** «آخر 24 ساعة» ends now, «سينتهي خلال أسبوعين» begins now. */
function directionOf(text: TimeText, i: number, { next }: LengthReading): -1 | 1 | undefined {
  const before = wordAt(text, i - 1)?.stem ?? normAt(text, i - 1);
  if (WORDS.last.has(before)) return -1;
  return WORDS['within-length'].has(before) && tenseAt(text, i, next) === 'future' ? 1 : undefined;
}

/** «شهر», «ثانية» with nothing else on its line. */
const isLoneUnit = (text: TimeText, i: number, { length, next }: LengthReading): boolean =>
  LONE_UNITS.has(length[0]!.unit) && length[0]!.count === 1 && isAlone(text, i, next);
const LONE_UNITS = new Set(['second', 'minute', 'hour', 'day', 'week', 'month']);

/** «الدقائق الأخيرة» is of a match, not of the news. */
const MOMENTS = new Set(['second', 'minute', 'season']);

/** «لمدة سنة», «طيلة أشهر», «لسنوات»: what makes a bare unit a length. */
function asksForLength(text: TimeText, i: number, { length, next }: LengthReading): boolean {
  const proclitics = wordAt(text, i)?.proclitics ?? '';
  const whole = find(text, i, BIT.unit)?.sense;
  if (WORDS.measured.has(normAt(text, next)) && !whole?.definite && proclitics !== FOR) return true;
  if (whole?.definite && whole.tag === 'singular' && !WORDS.throughout.has(normAt(text, i - 1))) return false;
  if (length[0]!.unit === 'season') return false;
  if (
    WORDS['before-length'].has(wordAt(text, i - 1)?.stem ?? normAt(text, i - 1)) ||
    WORDS['before-length'].has(normAt(text, i - 1))
  )
    return proclitics === '';
  if (
    WORDS.from.has(normAt(text, i - 1)) &&
    WORDS['more-or-less'].has(wordAt(text, i - 2)?.stem ?? fromAlef(normAt(text, i - 2)))
  )
    return proclitics === '';
  return isVague(length) && proclitics.endsWith(FOR);
}

/** «أيام المعرض», «سنوات دراسته», «عقود نوفمبر»: a plural that belongs to the noun after it is no length. */
function isBoundToNext(text: TimeText, { next, length }: LengthReading): boolean {
  const norm = normAt(text, next);
  if (isDefinite(text, next) || find(text, next, BIT.feast)) return true;
  if (wordAt(text, next) === undefined && tokenAt(text, next)?.kind === 'arabic' && POSSESSED.test(norm))
    return true;
  return length[0]!.unit === 'decade' && find(text, next, BIT.month) !== undefined;
}
