/** What somebody is called in quotes: «الملقب ب"ولد الحرش"», «المعروف بلقب "القط"». */
import { message } from '../../../../messages/message.js';
import { BY } from '../../affixes.js';
import { wordsWith } from '../words/traits.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import type { NamePhrase } from './chart.js';
import { quotedEnd } from './quotes.js';

/** Who is called so. */
const KNOWN = wordsWith('known');
/** Surer than what the words in quotes are elsewhere. */
const CONFIDENCE = 0.85;

/** The name in quotes behind a word that tells of a nickname. */
export function nicknameAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  const { norm } = wordAt(analysis, token);
  const joined = wordAt(analysis, token + 1).norm === BY;
  // «المعروف | بلقب | "القط"»; «فاز بلقب "السوبر"» is no name's.
  if (!joined && !(norm.startsWith(BY) && KNOWN.has(wordAt(analysis, token - 1).norm))) return undefined;
  const quote = joined ? token + 2 : token + 1;
  const end = quotedEnd(analysis, quote);
  if (end < 0) return undefined;
  const reasons = [message('names.quotedAfter', { head: norm })];
  return { label: 'PERS', from: quote + 1, to: end - 1, skip: 0, confidence: CONFIDENCE, reasons };
}
