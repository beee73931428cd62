/** Awards («جائزة نوبل للسلام», «ميدالية الشرف …») and quoted names after what they name («فيلم "…"»). */
import { message } from '../../../messages/message.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from './heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { unknownName } from './places.js';
import { quotedEnd } from './quotes.js';

export function awardAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  if (head.definite) return undefined;
  const phrase = new NounPhrase(chart, token, false).construct();
  if (phrase.extent().to === token + 1) {
    if (!unknownName(chart, token + 1)) return undefined;
    phrase.take(token + 2, 0);
  }
  phrase.purposes().adjectives();
  const { to, evidence } = phrase.extent();
  const confidence = evidence & (Evidence.Proper | Evidence.Purpose) ? 0.75 : 0.5;
  return {
    label: 'MISC',
    from: token,
    to,
    skip,
    confidence,
    reasons: [message('names.beginsWith', { head: head.spelling })],
  };
}

/** The quoted title after the head at a token, without its quotes. */
export function quotedAfter(chart: Chart, token: number, head: Head): NamePhrase | undefined {
  const end = quotedEnd(chart.analysis, token + 1);
  if (end < 0) return undefined;
  return {
    label: head.label,
    from: token + 2,
    to: end - 1,
    skip: 0,
    confidence: 0.7,
    reasons: [message('names.quotedAfter', { head: head.spelling })],
  };
}
