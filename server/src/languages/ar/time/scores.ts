/** Scores («2-1», «3 - صفر»): two numbers that a sign joins, and each counts. */
import { PROCLITICS_ALONE } from '../affixes.js';
import { tokenAt, isNumber, normAt, touches, find, type TimeText } from './timeText.js';
import { WORDS } from './timeWords.js';
import { BIT } from './vocabulary.js';

/** «2-1», «3 - 0», «(2-2)»: the whole score, or what is written like one. */
export function scoreEnd(text: TimeText, i: number): number {
  if (!isNumber(text, i) || normAt(text, i).length > 3) return -1;
  if (!/^[-–:‑/]$/.test(normAt(text, i + 1))) return -1;
  if (WORDS.zero.has(normAt(text, i + 2))) return i + 3;
  if (!isNumber(text, i + 2)) return -1;
  let end = i + 3;
  while (/^[-–:‑/.]$/.test(normAt(text, end)) && isNumber(text, end + 1) && touches(text, end + 1)) end += 2;
  return end;
}

const HIGHEST = 199;

/** The two numbers of the score that ends at `end`; undefined where it is a code, a ratio or a formation («4-3-3», «7/7»). */
export function readScore(text: TimeText, i: number, end: number): readonly [string, string] | undefined {
  if (end !== i + 3 || normAt(text, i + 1) === '/' || find(text, i - 1, BIT.unnumbered)) return undefined;
  const before = normAt(text, i - 1);
  if (touches(text, i) && !/^[(«"“]$/.test(before) && !PROCLITICS_ALONE.test(before)) return undefined;
  if (tokenAt(text, end) && touches(text, end) && text.tokens[end]!.kind !== 'symbol') return undefined;
  const first = goalsAt(text, i);
  const second = goalsAt(text, i + 2);
  if (first === undefined || second === undefined) return undefined;
  return [String(first), String(second)];
}

function goalsAt(text: TimeText, i: number): number | undefined {
  const norm = normAt(text, i);
  if (WORDS.zero.has(norm)) return 0;
  const goals = Number(norm);
  return goals > HIGHEST || (norm.length > 1 && norm.startsWith('0')) ? undefined : goals;
}
