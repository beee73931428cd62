/** Companies that are called by their state and what they are for: «الجزائرية للمياه», «السعودية للكهرباء». */
import { message } from '../../../../messages/message.js';
import type { NamePhrase } from './chart.js';
import { wordAt, type AnalysedText } from '../analysis/analysedText.js';
import { Class } from '../words/classBits.js';
import { isFeminineNisba } from '../../wordShapes.js';

/** How sure such a company is: the noun that the adjective would belong to is missing. */
const CONFIDENCE = 0.72;

/** A company that begins with the feminine adjective of a state at a token. */
export function nationalCompanyAt(analysis: AnalysedText, token: number): NamePhrase | undefined {
  const { readings, norm } = wordAt(analysis, token);
  if (!isFeminineNisba(norm)) return undefined;
  const state = readings.find(
    ({ classes }) => (classes & Class.Nationality) !== 0 && (classes & Class.Definite) !== 0,
  );
  if (!state) return undefined;
  const field = wordAt(analysis, token + 1).readings.some(
    ({ proclitics, classes }) =>
      proclitics === 'ل' && (classes & Class.Definite) !== 0 && (classes & Class.Domain) !== 0,
  );
  if (!field) return undefined;
  const before = wordAt(analysis, token - 1);
  // «الرابطة | المغربية للدفاع»: joining, and a league.
  const isHead = before.readings.some(({ heads }) => heads.some(({ label }) => label === 'ORG'));
  const noun =
    before.kind === 'arabic' &&
    (isHead || !(before.anyClasses & (Class.Function | Class.Verb | Class.Speech)));
  if (noun && state.proclitics === '') return undefined;
  return {
    label: 'ORG',
    from: token,
    to: token + 2,
    skip: state.proclitics.length,
    confidence: CONFIDENCE,
    reasons: [message('names.nationalCompany')],
  };
}
