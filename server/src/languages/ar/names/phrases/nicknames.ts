/** What somebody is called in quotes: «الملقب ب"ولد الحرش"». */
import { message } from '../../../../messages/message.js';
import { BY } from '../../affixes.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import type { NamePhrase } from './chart.js';
import { quotedEnd } from './quotes.js';

/** Surer than what the words in quotes are elsewhere. */
const CONFIDENCE = 0.85;

/** The name in quotes behind a word that tells of a nickname, and «ب» that stands by itself. */
export function nicknameAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  if (wordAt(analysis, token + 1).norm !== BY) return undefined;
  const end = quotedEnd(analysis, token + 2);
  if (end < 0) return undefined;
  const reasons = [message('names.quotedAfter', { head: wordAt(analysis, token).norm })];
  return { label: 'PERS', from: token + 3, to: end - 1, skip: 0, confidence: CONFIDENCE, reasons };
}
