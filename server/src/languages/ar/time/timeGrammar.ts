/** The grammar of time expressions: which rule reads the words at a token, the longest and surest first. */
import { ARTICLE, FOR, fromAlef, POSSESSED, BEGINS_WITH_MADDA } from '../affixes.js';
import {
  find,
  hasKind,
  isDefinite,
  isNumber,
  normAt,
  touches,
  type TimeText,
  type Reading,
} from './timeText.js';
import { isHolding, readLength, type LengthReading } from './lengths.js';
import type { TimeDirection, LengthPart, Meaning } from '../../time/meaning.js';
import { readAge } from './ages.js';
import { readMinutesBeside } from './appointments.js';
import { readBareYear } from './bareYears.js';
import { readPoint } from './points.js';
import { readRelative } from './placedUnits.js';
import { readAfterPoint, readRange, readRangeWithin } from './ranges.js';
import { readSet } from './repeated.js';
import { BIT } from './vocabulary.js';
import { meansNowadays, tenseAt } from './tense.js';
import { phraseAt, PHRASES, WORDS } from './timeWords.js';
import type { TimeLabel } from '../../mention.js';

export interface TimeReading extends Reading {
  readonly label: TimeLabel;
  /** Token where the expression begins, when not the one it was read from («قبل» of a length stays outside). */
  readonly from?: number;
  readonly tense?: TimeDirection;
  /** Part of a name: its words are passed over, and give no mention. */
  readonly ignored?: boolean;
}

const CLOCK_UNITS = new Set(['second', 'minute', 'hour']);

const isVague = (length: readonly LengthPart[]): boolean => length.some(({ count }) => count === undefined);
const isShort = (length: readonly LengthPart[]): boolean => length.some(({ unit }) => CLOCK_UNITS.has(unit));

const labelOf = (meaning: Meaning): TimeLabel => {
  if (meaning.kind === 'clock') return 'TIME';
  if (meaning.kind === 'range')
    return labelOf(meaning.from) === 'TIME' || labelOf(meaning.to) === 'TIME' ? 'TIME' : 'DATE';
  return meaning.kind === 'length' ? 'DURATION' : 'DATE';
};

/** «نحو», «ما يقارب», and before what is past «أكثر من», «أقل من», «ما يزيد على»: TIMEX3 mod of the shift. */
function readHedge(text: TimeText, i: number, direction: -1 | 1): { mod: string; next: number } | undefined {
  const hedge = phraseAt(text, i, PHRASES.hedge);
  if (!hedge || (direction > 0 && hedge.value !== 'APPROX')) return undefined;
  return { mod: hedge.value, next: hedge.next };
}

/** «قبل ثلاثة أيام», «منذ سنتين», «بعد أسبوع من الآن»; before an event («بعد عام من الحرب») only the length. */
function readShift(text: TimeText, i: number): TimeReading | undefined {
  const shift = WORDS.shift.get(text.words[i]?.stem ?? '');
  if (shift === undefined || find(text, i, 'day')) return undefined;
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
  if ((text.words[at]?.proclitics ?? '') !== '') return undefined;
  const length = readLength(text, at);
  if (!length || length.definite || isHolding(text, length)) return undefined;
  let { next } = length;
  if (length.bare && (isNumber(text, next) || normAt(text, next) === '(' || find(text, next, 'weekday')))
    return undefined;
  if (length.bare && text.words[next]?.number) return undefined;
  if (
    WORDS['trailing-hedge'].has(normAt(text, next)) &&
    WORDS['from-or-on'].has(normAt(text, next + 1)) &&
    !WORDS['from-now'].has(normAt(text, next + 2))
  )
    return { next, from: at, label: 'DURATION', meaning: { kind: 'length', length: length.length } };
  const after = normAt(text, next);
  const from = WORDS.from.has(after);
  const anchored = WORDS.on.has(after) && !WORDS['not-anchor'].has(normAt(text, next + 1));
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

/** «الأيام الثلاثة الماضية», «ال24 ساعة المقبلة», «السنوات الأخيرة», «العقدين الماضيين», «ثلاثة أيام»; sure lengths only. */
function readLengths(text: TimeText, i: number): TimeReading | undefined {
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
  const few = find(text, length.next, 'few');
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
  if (length.bare && (isHolding(text, length) || !asksForLength(text, i, length))) return undefined;
  if (length.bare && isVague(length.length) && isBoundToNext(text, length)) return undefined;
  const placed = length.definite && WORDS['placed-length'].has(normAt(text, length.next)) ? 1 : 0;
  if (placed)
    return { next: length.next + 1, label: 'DURATION', meaning: { kind: 'length', length: length.length } };
  const fromNow = WORDS.from.has(normAt(text, length.next)) && WORDS.now.has(normAt(text, length.next + 1));
  if (fromNow)
    return {
      next: length.next + 2,
      label: 'DATE',
      meaning: { kind: 'shift', length: length.length, direction: 1 },
    };
  return { next: length.next, label: 'DURATION', meaning: { kind: 'length', length: length.length } };
}

/** «الدقائق الأخيرة» is of a match, not of the news. */
const MOMENTS = new Set(['second', 'minute', 'season']);

/** «لمدة سنة», «طيلة أشهر», «لسنوات»: what makes a bare unit a length. */
function asksForLength(text: TimeText, i: number, { length, next }: LengthReading): boolean {
  const proclitics = text.words[i]?.proclitics ?? '';
  const whole = find(text, i, 'unit')?.sense;
  if (WORDS.measured.has(normAt(text, next)) && !whole?.definite && proclitics !== FOR) return true;
  if (whole?.definite && whole.tag === 'singular' && !WORDS.throughout.has(normAt(text, i - 1))) return false;
  if (length[0]!.unit === 'season') return false;
  if (
    WORDS['before-length'].has(text.words[i - 1]?.stem ?? normAt(text, i - 1)) ||
    WORDS['before-length'].has(normAt(text, i - 1))
  )
    return proclitics === '';
  if (
    WORDS.from.has(normAt(text, i - 1)) &&
    WORDS['more-or-less'].has(text.words[i - 2]?.stem ?? fromAlef(normAt(text, i - 2)))
  )
    return proclitics === '';
  return isVague(length) && proclitics.endsWith(FOR);
}

/** Vague references: «مؤخرا», «حاليا», «الفترة المقبلة». */
function readReference(text: TimeText, i: number): TimeReading | undefined {
  const reference = find(text, i, 'reference');
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

function couldBeTime(text: TimeText, i: number): boolean {
  const token = text.tokens[i];
  if (token === undefined) return false;
  return (
    token.kind === 'number' ||
    text.words[i]?.starts === true ||
    (token.kind === 'arabic' && WORDS['after-frequent-opener'].has(token.norm))
  );
}

/** «سوق الثلاثاء», «ملعب 5 جويلية», «صلاة الجمعة»: the day names a place or a prayer. */
function isPartOfName(text: TimeText, i: number, meaning: Meaning): boolean {
  if (meaning.kind !== 'calendar' || meaning.dayOffset !== undefined || meaning.year !== undefined)
    return false;
  if (text.words[i] && text.words[i]!.proclitics !== '') return false;
  if (meaning.day === undefined && meaning.weekday === undefined) return false;
  return find(text, i - 1, 'general')?.sense.value === 'named' && find(text, i, 'unit') === undefined;
}

/** «أيام المعرض», «سنوات دراسته», «عقود نوفمبر»: a plural that belongs to the noun after it is no length. */
function isBoundToNext(text: TimeText, { next, length }: LengthReading): boolean {
  const norm = normAt(text, next);
  if (isDefinite(text, next) || find(text, next, 'feast')) return true;
  if (text.words[next] === undefined && text.tokens[next]?.kind === 'arabic' && POSSESSED.test(norm))
    return true;
  return length[0]!.unit === 'decade' && find(text, next, 'month') !== undefined;
}

/** The time expression at token `i`, whose word may have proclitics; undefined where there is none. */
export function readTime(text: TimeText, i: number): TimeReading | undefined {
  const word = text.words[i];
  if (word && WORDS['frequent-opener'].has(word.stem) && !couldBeTime(text, i + 1)) return undefined;
  if (isNumber(text, i) && touches(text, i) && text.tokens[i - 1]?.kind === 'word') return undefined;
  const set = readSet(text, i);
  if (set) return { ...set, label: 'SET' };
  const age = readAge(text, i);
  if (age) return { ...age, label: 'DURATION' };
  const shift = word ? readShift(text, i) : undefined;
  if (shift) return shift;
  const beside = word === undefined || word.number ? readMinutesBeside(text, i) : undefined;
  if (beside) return finish(text, i, beside);
  const range = readRange(text, i);
  if (range) return finish(text, i, range);
  const point = readPoint(text, i);
  if (point) {
    const within = readRangeWithin(text, point) ?? readAfterPoint(text, point);
    return finish(text, i, within ?? point);
  }
  const year = readBareYear(text, i);
  if (year) {
    const to = readAfterPoint(text, year);
    return finish(text, i, to ?? year);
  }
  const reference = word ? readReference(text, i) : undefined;
  if (reference) return reference;
  return word === undefined || word.number || hasKind(text, i, LENGTHS) || normAt(text, i) === ARTICLE
    ? readLengths(text, i)
    : undefined;
}
const LENGTHS = BIT.unit | BIT.vague;
