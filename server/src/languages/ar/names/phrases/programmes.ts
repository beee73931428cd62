/** Programmes and strategies that are named by what they are for: «البرنامج الوطني لتحديث الطرق القروية». */
import { message } from '../../../../messages/message.js';
import { isYear, wordAt } from '../analysis/analysedText.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { wordsWith } from '../words/traits.js';

/** For whom it is: «البرنامج | الوطني», «الاستراتيجية | الدولية». */
const OF_ALL = wordsWith('of-all');
const CONFIDENCE = 0.75;

/** Token after «2020-2027» or «2030» at a token, or the token itself. */
function yearsEnd({ analysis }: Chart, token: number): number {
  if (!isYear(analysis, token)) return token;
  return wordAt(analysis, token + 1).norm === '-' && isYear(analysis, token + 2) ? token + 3 : token + 1;
}

/** A programme that begins with the head at a token, if there is one. */
export function programmeAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (!head.definite || !OF_ALL.has(wordAt(chart.analysis, token + 1).norm)) return undefined;
  const { to, evidence } = new NounPhrase(chart, token, true)
    .take(token + 2, Evidence.Adjective)
    .adjectives(false)
    .purposes('any')
    .adjectives(false)
    .extent();
  if (!(evidence & Evidence.Purpose)) return undefined;
  const end = yearsEnd(chart, to);
  const reasons = [message('names.beginsWith', { head: head.spelling })];
  return { label: 'MISC', from: token, to: end, skip, confidence: CONFIDENCE, reasons };
}
