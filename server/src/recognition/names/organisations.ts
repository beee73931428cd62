/** Organisations from their heads: «وزارة الداخلية», «المديرية العامة للأمن الوطني», «حزب …». */
import type { NameLabel } from '../mention.js';
import type { Chart, Phrase } from './chart.js';
import { Evidence, NounPhrase } from './nounPhrase.js';
import { wordAt } from './view.js';
import { Class } from './wordClasses.js';
import type { Head } from './heads.js';

const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);

/** How sure a phrase of an institution is, by what it holds. */
function confidenceOf(head: Head, evidence: number): number {
  if (evidence & Evidence.Proper) return 0.85;
  if (evidence & Evidence.Purpose) return 0.85;
  if (evidence & Evidence.Nationality) return head.frame === 'named' || !head.definite ? 0.7 : 0.65;
  if (head.frame === 'named' || head.frame === 'seated') {
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

/** «… بالرباط»: the place that tells one court of its kind from another. */
function seat(chart: Chart, phrase: NounPhrase): void {
  const { to } = phrase.extent();
  if (!wordAt(chart.view, to).norm.startsWith('ب')) return;
  const place = chart.nameAt(to, 1, PLACE);
  if (place) phrase.take(place.to, Evidence.Proper);
}

/** An organisation that begins with the head at a token, if there is one. */
export function organisationAt(chart: Chart, token: number, head: Head, skip: number): Phrase | undefined {
  if (head.frame === 'outside' || head.frame === 'outside-or-inside') return undefined;
  const phrase = new NounPhrase(chart, token, head.definite).institution();
  if (head.frame === 'seated') seat(chart, phrase);
  const { to, evidence } = phrase.extent();
  if (to === token + 1) return undefined;
  let confidence = confidenceOf(head, evidence);
  if (confidence < 0.9 && genericBefore(chart, token, skip)) confidence -= 0.4;
  if (confidence <= 0) return undefined;
  return { label: 'ORG', from: token, to, skip, confidence, reasons: [`begins with «${head.noun}»`] };
}
