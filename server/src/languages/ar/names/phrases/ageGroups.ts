/** Ages that tell teams and competitions from others: «المنتخب الوطني | لأقل من 17 سنة», «كأس آسيا | تحت 23 عاما». */
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { particles } from '../words/particles.js';
import { wordsWith } from '../words/traits.js';

const LESS = particles('less');
const FROM = particles('from');
const UNDER = particles('under');
/** Years of somebody's life, as they are counted. */
const YEARS = wordsWith('years');
const DIGITS_OF_AGE = 2;

/** Token after the age group at a token; the token itself where none stands there. */
export function ageGroupEnd(analysis: AnalysedText, token: number): number {
  const { norm } = wordAt(analysis, token);
  const spelled = LESS.has(norm) && FROM.has(wordAt(analysis, token + 1).norm);
  if (!spelled && !UNDER.has(norm)) return token;
  const at = spelled ? token + 2 : token + 1;
  const age = wordAt(analysis, at);
  const counts = age.kind === 'number' && age.norm.length <= DIGITS_OF_AGE;
  return counts && YEARS.has(wordAt(analysis, at + 1).norm) ? at + 2 : token;
}
