/** Treaties, laws and resolutions: «اتفاقية الأمم المتحدة لمكافحة …», «القانون رقم 43.22», «قانون المالية». */
import { message } from '../../../../messages/message.js';
import type { Chart, NamePhrase } from './chart.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { dayAfter } from './days.js';
import { isYear, wordAt } from '../analysis/analysedText.js';
import { afterNumber } from './numberSigns.js';
import { FOR } from '../../affixes.js';
import { wordsWith } from '../words/traits.js';
import { particles } from '../words/particles.js';

/** Heads that only a number or a proper name makes a named text. */
const NUMBERED = wordsWith('numbered-law');

/** Heads that an adjective alone makes a named text («القانون الجنائي»). */
const DEFINED = wordsWith('defined-law');
const FRAMEWORK = wordsWith('framework');
const AGREEMENT = wordsWith('agreement');
const RESOLUTION = wordsWith('resolution');

/** What follows the parties of an agreement, where a place would be its name. */
const PARTIES = particles('parties');

/** Heads that a day names: «اتفاق العاشر من مارس». */
const NAMED_BY_DAY = wordsWith('named-by-day');

/** How sure a text is whose number and subject are told: surer than a text that its subject names too. */
const NUMBER_AND_SUBJECT = 0.9;
/** Tokens of a year behind a number at most: «لسنة 2019», «لعام 2019 م». */
const LONGEST_YEAR = 3;

/** Token after «لسنة 2019» at a token; the token itself where no year is. */
function yearEnd({ analysis }: Chart, token: number): number {
  if (!wordAt(analysis, token).norm.startsWith(FOR) || !analysis.inTime(token)) return token;
  let to = token;
  while (to < token + LONGEST_YEAR && analysis.inTime(to)) to++;
  return isYear(analysis, to - 1) ? to : token;
}

/** A law or treaty that begins with the head at a token. */
export function lawAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  const phrase = new NounPhrase(chart, token, head.definite);
  // «القانون | الإطار | رقم 51.17»
  const framework = FRAMEWORK.has(wordAt(chart.analysis, token + 1).norm) ? 1 : 0;
  const numbered = afterNumber(chart.analysis, token + 1 + framework);
  if (numbered > token + 1 + framework) {
    // «القانون رقم 02.23 | المتعلق بالمسطرة المدنية», «القانون عدد 51 | لسنة 2019»
    const dated = yearEnd(chart, numbered);
    const { to } = phrase.take(dated, 0).concerning().extent();
    return {
      label: 'LAW',
      from: token,
      to,
      skip,
      confidence: to > dated ? NUMBER_AND_SUBJECT : 0.7,
      reasons: [message('names.lawNumber')],
    };
  }
  const day = NAMED_BY_DAY.has(head.noun) && !head.definite ? dayAfter(chart.analysis, token + 1) : -1;
  if (day > 0) {
    const reasons = [message('names.namedByDay', { head: head.spelling })];
    return { label: 'LAW', from: token, to: day, skip, confidence: 0.7, reasons };
  }
  phrase.institution().concerning().dropDeictic();
  let { to } = phrase.extent();
  const { evidence } = phrase.extent();
  const number = afterNumber(chart.analysis, to);
  const hasNumber = number > to;
  to = hasNumber ? phrase.take(yearEnd(chart, number), 0).concerning().extent().to : number;
  if (to === token + 1) return undefined;
  // «اتفاقية تعاون», «مذكرة تفاهم»: of a kind, and none in particular.
  if (!head.definite && evidence === Evidence.Domain && !hasNumber) return undefined;
  const proper = (evidence & (Evidence.Proper | Evidence.Purpose)) !== 0;
  let confidence = 0;
  if (hasNumber) confidence = to > number ? NUMBER_AND_SUBJECT : 0.75;
  else if (NUMBERED.has(head.noun))
    confidence = evidence & Evidence.Proper && !RESOLUTION.has(head.noun) ? 0.5 : 0;
  else if (proper) confidence = 0.8;
  else if (evidence & (Evidence.Domain | Evidence.Nationality)) confidence = 0.65;
  else if (evidence & Evidence.Definite) confidence = 0.5;
  else if (head.definite && evidence & Evidence.Adjective && DEFINED.has(head.noun)) confidence = 0.5;
  if (confidence === 0) return undefined;
  if (AGREEMENT.has(head.noun) && PARTIES.has(wordAt(chart.analysis, to).norm)) return undefined;
  return {
    label: 'LAW',
    from: token,
    to,
    skip,
    confidence,
    reasons: [message('names.beginsWith', { head: head.spelling })],
  };
}
