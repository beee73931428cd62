/** Where an expression stands in its paragraph: alone on the line, in a dateline, or in running text. */
import type { Word } from '../languagePack.js';
import type { ExpressionPlace } from './timeExpression.js';

const DATELINE_REACH = 60;

/** Where the expression of the tokens from `i` up to `next` stands. */
export function placeOf(tokens: readonly Word[], i: number, next: number): ExpressionPlace {
  const before = tokens.slice(Math.max(0, i - 6), i);
  const letters = (from: number, to: number): number => {
    let count = 0;
    for (let k = from; k < to; k++) if (tokens[k]!.kind !== 'symbol') count++;
    return count;
  };
  if (i <= 6 && tokens.length - next <= 6 && letters(0, i) <= 4 && letters(next, tokens.length) <= 4)
    return 'line';
  if (i > 6 || tokens[i]!.start > DATELINE_REACH || before.length < i) return 'text';
  const after = tokens[next]?.norm ?? '';
  // «الرياض 20 يوليو 2024 (واس)»
  const opens = before.some(({ kind }) => kind === 'symbol') || i <= 2;
  return opens && /^[-–—:)/|(]$/.test(after) ? 'dateline' : 'text';
}
