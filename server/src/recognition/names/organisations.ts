/** Organisations from their heads: «وزارة الداخلية», «المديرية العامة للأمن الوطني», «حزب …». */
import type { Chart, Phrase } from './chart.js';
import { Evidence, NounPhrase } from './nounPhrase.js';
import { wordAt } from './view.js';
import { Class } from './wordClasses.js';
import type { Head } from './heads.js';

/** How sure a phrase of an institution is, by what it holds. */
function confidenceOf(head: Head, evidence: number): number {
  if (evidence & Evidence.Proper) return 0.85;
  if (evidence & Evidence.Purpose) return 0.85;
  if (evidence & Evidence.Nationality) return head.frame === 'named' || !head.definite ? 0.7 : 0.65;
  if (head.frame === 'named') {
    if (evidence & Evidence.Definite) return evidence & Evidence.Domain ? 0.85 : 0.6;
    if (evidence & Evidence.Adjective && head.definite) return 0.5;
    return 0;
  }
  if (evidence & Evidence.Domain && evidence & Evidence.Definite) return 0.7;
  if (evidence & Evidence.Adjective && evidence & Evidence.Definite) return 0.45;
  return 0;
}

/** Whether the word before makes the phrase generic («أجهزة الشرطة المغربية»). */
export function genericBefore(chart: Chart, token: number, skip: number): boolean {
  if (skip > 0 || token === 0) return false;
  return wordAt(chart.view, token - 1).readings.some((reading) => (reading.classes & Class.Generic) !== 0);
}

/** An organisation that begins with the head at a token, if there is one. */
export function organisationAt(chart: Chart, token: number, head: Head, skip: number): Phrase | undefined {
  if (head.frame === 'outside' || head.frame === 'outside-or-inside') return undefined;
  const { to, evidence } = new NounPhrase(chart, token, head.definite).institution().extent();
  if (to === token + 1) return undefined;
  let confidence = confidenceOf(head, evidence);
  if (confidence < 0.9 && genericBefore(chart, token, skip)) confidence -= 0.4;
  if (confidence <= 0) return undefined;
  return { label: 'ORG', from: token, to, skip, confidence, reasons: [`begins with «${head.noun}»`] };
}
