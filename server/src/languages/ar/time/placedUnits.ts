/** A unit of the calendar placed by what stands beside it: «الأسبوع الماضي», «هذه السنة», «العام الدراسي الجاري», «نفس الشهر». */
import { wordAt, find, findBare, normAt, type TimeText, type Reading } from './timeText.js';
import type { Unit, UnitMeaning } from '../../time/meaning.js';
import type { Sense } from './vocabulary.js';
import { WORDS } from './timeWords.js';
import { readNamedYear, readYear, yearMeaning } from './years.js';
import { BIT } from './vocabulary.js';

/** «المدير العام السابق»: العام is the head's adjective, unless the word after it can only be of time. */
function isGeneral(text: TimeText, i: number, relative: Sense): boolean {
  if (!WORDS['the-year'].has(normAt(text, i))) return false;
  const onlyOfTime = relative.number < 0 ? relative.tag === '' : WORDS.running.has(normAt(text, i + 1));
  return !onlyOfTime && find(text, i - 1, BIT.general)?.sense.value === 'head';
}

const singular = (sense: Sense): boolean => sense.tag === 'singular';

/** A school year or a football year runs from summer to summer, as seasons do. */
export const ofKind = (unit: Sense, kind: Sense | undefined): Unit =>
  kind?.value === 'school-year' && unit.value === 'year' ? 'season' : (unit.value as Unit);

/** «الماضي», «المقبل», «قبل الماضي» at `i`, with no proclitic. */
export function readRelative(
  text: TimeText,
  i: number,
): { sense: Sense; offset: number; next: number } | undefined {
  const found = find(text, i, BIT.relative);
  if (!found || text.words[i]!.proclitics !== '') return undefined;
  return { sense: found.sense, offset: found.sense.number, next: found.next };
}

/** «من العام الماضي», «من سنة 2023» after «الشهر نفسه»: the year that it is looked for in. */
export function readOtherYear(text: TimeText, i: number): Reading | undefined {
  if (!WORDS.from.has(normAt(text, i)) || (wordAt(text, i + 1)?.proclitics ?? '') !== '') return undefined;
  const placed = find(text, i + 1, BIT.unit) ? readPlacedUnit(text, i + 1) : undefined;
  if (placed) return placed.meaning.unit === 'year' && !placed.meaning.same ? placed : undefined;
  const named = readNamedYear(text, i + 1) ?? readYear(text, i + 1, false);
  return named && { next: named.next, meaning: yearMeaning(named) };
}

/** Units that another year has too. */
const OF_YEAR = new Set<Unit>(['day', 'week', 'month', 'quarter']);

/** «الشهر نفسه», «الربع ذاته من 2023»: `next` is after the word for the same. */
function theSame(text: TimeText, next: number, unit: Unit): Reading<UnitMeaning> {
  const of = OF_YEAR.has(unit) ? readOtherYear(text, next) : undefined;
  const meaning: UnitMeaning = { kind: 'unit', unit, offset: 0, same: true };
  return of ? { next: of.next, meaning: { ...meaning, of: of.meaning } } : { next, meaning };
}

/** «هذه السنة», «هذا العام الدراسي»; «تلك السنة» is the one spoken of before. */
function readAfterDemonstrative(text: TimeText, i: number, far: boolean): Reading<UnitMeaning> | undefined {
  if (!far && WORDS['the-quarter'].has(normAt(text, i)) && !WORDS.last.has(normAt(text, i + 1)))
    return { next: i + 1, meaning: { kind: 'unit', unit: 'quarter', offset: 0 } };
  const unit = findBare(text, i, BIT.unit);
  if (!unit?.sense.definite && unit?.sense.value !== 'weekend') return undefined;
  if (!singular(unit.sense) || TOO_SHORT.has(unit.sense.value)) return undefined;
  if (far)
    return {
      next: unit.next,
      meaning: { kind: 'unit', unit: unit.sense.value as Unit, offset: 0, same: true },
    };
  const kind = findBare(text, unit.next, BIT['kind-of-year']);
  return {
    next: kind?.next ?? unit.next,
    meaning: { kind: 'unit', unit: ofKind(unit.sense, kind?.sense), offset: 0 },
  };
}

/** «نفس الشهر», «ذات الربع». */
function readAfterSame(text: TimeText, i: number): Reading<UnitMeaning> | undefined {
  if (WORDS['the-quarter'].has(normAt(text, i))) return theSame(text, i + 1, 'quarter');
  const unit = findBare(text, i, BIT.unit);
  if (!unit?.sense.definite || !singular(unit.sense) || TOO_SHORT.has(unit.sense.value)) return undefined;
  return theSame(text, unit.next, unit.sense.value as Unit);
}

/** «الربع نفسه», «الربع الماضي». */
function readQuarter(text: TimeText, i: number): Reading<UnitMeaning> | undefined {
  if (findBare(text, i + 1, BIT.same)) return theSame(text, i + 2, 'quarter');
  const relative = readRelative(text, i + 1);
  return relative && relative.sense.tag !== 'recent'
    ? { next: relative.next, meaning: { kind: 'unit', unit: 'quarter', offset: relative.offset } }
    : undefined;
}

/** Reads the placed unit at `i`; the word at `i` may have proclitics, which the caller leaves outside. */
export function readPlacedUnit(text: TimeText, i: number): Reading<UnitMeaning> | undefined {
  const norm = wordAt(text, i)?.stem ?? normAt(text, i);
  if (WORDS.demonstrative.has(norm))
    return readAfterDemonstrative(text, i + 1, WORDS['far-demonstrative'].has(norm));
  if (find(text, i, BIT['same-before'])) return readAfterSame(text, i + 1);
  const quarter = WORDS['the-quarter'].has(norm) ? readQuarter(text, i) : undefined;
  return quarter ?? readUnitThenPlace(text, i);
}

/** «الأسبوع الماضي», «العام الدراسي الجاري», «السنة الجديدة», «الشهر نفسه», «السنة هذه». */
function readUnitThenPlace(text: TimeText, i: number): Reading<UnitMeaning> | undefined {
  const unit = find(text, i, BIT.unit);
  if (!unit || !singular(unit.sense)) return undefined;
  if (!unit.sense.definite && unit.sense.value !== 'weekend') return undefined;
  let at = unit.next;
  const kind = findBare(text, at, BIT['kind-of-year']);
  const unitName = ofKind(unit.sense, kind?.sense);
  if (kind && unitName !== 'week') at = kind.next;
  const relative = readRelative(text, at);
  if (relative && !TOO_SHORT.has(unitName)) {
    if (unitName === 'year' && isGeneral(text, i, relative.sense)) return undefined;
    return {
      next: relative.next,
      meaning: {
        kind: 'unit',
        unit: unitName,
        offset: relative.offset,
        ...(relative.sense.tag === 'following' ? { following: true } : {}),
      },
    };
  }
  if (
    WORDS.new.has(normAt(text, at)) &&
    (unitName === 'year' || unitName === 'season') &&
    unit.sense.definite
  )
    return { next: at + 1, meaning: { kind: 'unit', unit: unitName, offset: 0, fresh: true } };
  const same = findBare(text, at, BIT.same);
  if (same && !TOO_SHORT.has(unitName)) return theSame(text, same.next, unitName);
  if (WORDS.demonstrative.has(normAt(text, at)) && unit.sense.definite && !TOO_SHORT.has(unitName))
    return { next: at + 1, meaning: { kind: 'unit', unit: unitName, offset: 0 } };
  return undefined;
}

/** Units too short to be a date; «الساعة الماضية» is read elsewhere. */
const TOO_SHORT = new Set(['second', 'minute', 'hour']);
