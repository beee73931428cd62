/** Districts and services of a state's security: «ولاية أمن تطوان», «أمن ولاية خنشلة», «الدائرة الأمنية الخامسة بمراكش». */
import { message } from '../../../../messages/message.js';
import type { NameLabel } from '../../../mention.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { holdsOne, type Chart, type NamePhrase } from './chart.js';
import { Class } from '../words/classBits.js';
import { isGenericBody } from '../words/genericBodies.js';
import type { Head } from '../words/heads.js';
import { NounPhrase } from './nounPhrase.js';
import { Evidence } from './phraseEvidence.js';
import { wordsWith } from '../words/traits.js';

const PLACE: ReadonlySet<NameLabel> = new Set(['GPE']);
/** What districts and services of a state's security are for. */
const SECURITY = wordsWith('security');
/** Their adjectives. */
const GUARDED = wordsWith('guarded');

/**
 * Whether the order named at a token is what a service or an office is for, and no body besides: «الفرقة الوطنية | للشرطة
 * القضائية», «قسم | شرطة المعادي», «القائد الجهوي | للدرك الملكي».
 */
export function isOrderOfService(analysis: AnalysedText, token: number): boolean {
  if (!SECURITY.has(wordAt(analysis, token).norm)) return false;
  const described = (wordAt(analysis, token - 1).classes & Class.Adjective) !== 0;
  return wordAt(analysis, described ? token - 2 : token - 1).readings.some(({ heads }) =>
    heads.some(
      ({ label, frame, definite }) =>
        definite === described && (frame === 'security' || (described && label === 'OCC')),
    ),
  );
}

/** «ولاية أمن تطوان», «المنطقة الإقليمية للأمن بالجديدة», «المصلحة الولائية للشرطة القضائية». */
export function securityAt(chart: Chart, token: number, head: Head, skip: number): NamePhrase | undefined {
  // «مصلحة أمن البلاد»: its interest.
  if (isGenericBody(head.noun, wordAt(chart.analysis, token + 1).norm)) return undefined;
  const guard = guardOf(chart, token, head);
  if (guard) return guard;
  const phrase = new NounPhrase(chart, token, head.definite).institution(false);
  const ofOrder = holdsOne(chart, token + 1, phrase.extent().to, SECURITY);
  if (!ofOrder && !(head.definite && GUARDED.has(wordAt(chart.analysis, token + 1).norm))) return undefined;
  const { to, evidence } = phrase.seat(PLACE, ofOrder ? 'all' : 'joined').extent();
  const numbered = head.definite && (wordAt(chart.analysis, to - 1).classes & Class.Ordinal) !== 0;
  if (!numbered && !(evidence & (Evidence.Proper | Evidence.Purpose))) return undefined;
  const reasons = [message('names.beginsWith', { head: head.spelling })];
  return { label: 'ORG', from: token, to, skip, confidence: 0.85, reasons };
}

/** «أمن | ولاية خنشلة», «أمن | دائرة العلمة»: the police of a district. */
function guardOf(chart: Chart, token: number, { definite, noun, spelling }: Head): NamePhrase | undefined {
  const place = definite ? undefined : chart.nameAt(token + 1, 0, PLACE);
  if (!place || !DISTRICTS.has(noun) || wordAt(chart.analysis, token).norm !== noun) return undefined;
  const order = wordAt(chart.analysis, token - 1).readings.find(
    ({ stem, classes }) => SECURITY.has(stem) && !(classes & Class.Definite),
  );
  if (!order) return undefined;
  const reasons = [message('names.beginsWith', { head: spelling })];
  return {
    label: 'ORG',
    from: token - 1,
    to: place.to,
    skip: order.proclitics.length,
    confidence: 0.85,
    reasons,
  };
}
/** Districts that have offices of their own. */
const DISTRICTS = wordsWith('office-of');
