/** Programmes and strategies that are named by what they are for: «البرنامج الوطني لتحديث الطرق القروية». */
import { message } from '../../../messages/message.js';
import { wordAt } from './analysedText.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from './heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { wordsWith } from './traits.js';

/** For whom it is: «البرنامج | الوطني», «الاستراتيجية | الدولية». */
const OF_ALL = wordsWith('of-all');
const CONFIDENCE = 0.75;

/** A programme that begins with the head at a token, if there is one. */
export function programmeAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (!head.definite || !OF_ALL.has(wordAt(chart.analysis, token + 1).norm)) return undefined;
  const { to, evidence } = new NounPhrase(chart, token, true)
    .adjectives(false)
    .purposes('any')
    .adjectives(false)
    .extent();
  if (!(evidence & Evidence.Purpose)) return undefined;
  const reasons = [message('names.beginsWith', { head: head.spelling })];
  return { label: 'MISC', from: token, to, skip, confidence: CONFIDENCE, reasons };
}
