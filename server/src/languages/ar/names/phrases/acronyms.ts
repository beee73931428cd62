/** Acronyms in Latin letters behind a body that they stand for: «المصرف العراقي للتجارة | TBI». */
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';

const ACRONYM = /^[A-Z]{2,6}$/;

/** Token after the acronym at a token, or the token itself where there is none. */
export function acronymEnd(analysis: AnalysedText, token: number): number {
  const { text, tokens } = analysis.text;
  const here = tokens[token];
  if (!here || wordAt(analysis, token).kind !== 'word' || wordAt(analysis, token - 1).kind !== 'arabic')
    return token;
  if (wordAt(analysis, token + 1).kind === 'word') return token;
  return ACRONYM.test(text.slice(here.start, here.end)) ? token + 1 : token;
}
