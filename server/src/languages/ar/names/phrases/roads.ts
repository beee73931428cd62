/** Roads: «الطريق الوطني رقم 5», «الطريق السيار شرق غرب», «الطريق السريع القاهرة - السويس». */
import type { NameLabel } from '../../../mention.js';
import { wordAt } from '../analysis/analysedText.js';
import type { Chart } from './chart.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { afterNumber } from './numberSigns.js';
import { particles } from '../words/particles.js';
import { wordsWith } from '../words/traits.js';
import { isLatin } from './unknownNames.js';

const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);
/** Of which a region has one: «الطريق | الصحراوي». */
const KINDS = wordsWith('road-kind');
const COMPASS = particles('compass');

/** Token after the number of a road, «رقم 5», «(5)», «M5», or the token itself. */
function numberEnd({ analysis }: Chart, token: number): number {
  const number = afterNumber(analysis, token);
  if (number > token) return number;
  if (isLatin(analysis, token) && /^[a-z]\d*$/i.test(wordAt(analysis, token).norm))
    return wordAt(analysis, token + 1).kind === 'number' ? token + 2 : token + 1;
  return token;
}

/** Token after the two ends of a road, «القاهرة - السويس», «شرق غرب», or the token itself. */
function endsEnd(chart: Chart, token: number): number {
  const { analysis } = chart;
  const afterDash = (at: number): number => (/^[-–/]$/.test(wordAt(analysis, at).norm) ? at + 1 : at);
  if (COMPASS.has(wordAt(analysis, token).norm)) {
    const second = afterDash(token + 1);
    return COMPASS.has(wordAt(analysis, second).norm) ? second + 1 : token;
  }
  const first = chart.nameAt(token, 0, PLACE);
  const second = first && chart.nameAt(afterDash(first.to), 0, PLACE);
  return second?.to ?? token;
}

/** Token after a road that begins with the head at a token, or -1. */
export function roadEnd(chart: Chart, token: number, { definite }: Head): number {
  const phrase = new NounPhrase(chart, token, definite);
  const at = definite ? phrase.adjectives(false).extent().to : token + 1;
  if (definite && at === token + 2 && KINDS.has(wordAt(chart.analysis, token + 1).norm)) return at;
  const numbered = numberEnd(chart, at);
  if (numbered > at) return numbered;
  const to = definite ? endsEnd(chart, at) : at;
  return to > at ? phrase.take(to, 0).adjectives(false).extent().to : -1;
}
