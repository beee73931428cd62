/** Numbers that are part of a name: «القانون | رقم 43.22», «الطريق الوطني | رقم 5». */
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { particles } from '../words/particles.js';

const NUMBER_SIGN = particles('number-sign');

/** Token after «رقم 43.22» or «1701», or the token itself. */
export function afterNumber(analysis: AnalysedText, token: number): number {
  let at = token;
  if (NUMBER_SIGN.has(wordAt(analysis, at).norm)) at++;
  if (wordAt(analysis, at).kind !== 'number') return token;
  at++;
  while (/^[.\-/]$/.test(wordAt(analysis, at).norm) && wordAt(analysis, at + 1).kind === 'number') at += 2;
  return at;
}
