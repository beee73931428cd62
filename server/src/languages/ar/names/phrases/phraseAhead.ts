/** What stands ahead of a phrase that «و» may join to it: more of the same, or a name of its own. */
import type { NameLabel } from '../../../mention.js';
import { AND } from '../../affixes.js';
import { wordAt } from '../analysis/analysedText.js';
import type { WordReading } from '../analysis/analysedWords.js';
import type { Chart } from './chart.js';
import { Class } from '../words/classBits.js';

const IMPERSONAL: ReadonlySet<NameLabel> = new Set(['ORG', 'GPE', 'LOC', 'FAC', 'EVENT', 'LAW', 'MISC']);
const INSTITUTION: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC', 'EVENT']);

/** Whether a name or a definite noun follows, so that «تجارة وصناعة | الكويت» is one construct. */
const nounAhead = (chart: Chart, token: number): boolean =>
  (wordAt(chart.analysis, token).classes & (Class.Definite | Class.Place)) !== 0 ||
  chart.nameAt(token, 0, IMPERSONAL) !== undefined;

/** «تجارة | وصناعة | الكويت», «نقل | وتوزيع | الكهرباء»: whether «و» joins a second bare noun of one construct at a token. */
export const joinsNoun = (chart: Chart, token: number): boolean =>
  wordAt(chart.analysis, token).readings.some(
    ({ proclitics, classes }) =>
      proclitics === AND && (classes & (Class.Domain | Class.Definite)) === Class.Domain,
  ) && nounAhead(chart, token + 1);

/**
 * «هيئة التراث | ووزارة الثقافة», «الهيئة المغربية لحماية المال العام | والمرصد الوطني …»: what و joins is a name of its own,
 * but for the second of two bodies that meet («القمة السابعة للاتحاد الإفريقي | والاتحاد الأوروبي»).
 */
export const isInstitution = (chart: Chart, token: number, and: WordReading, head: number): boolean =>
  and.heads.some(
    ({ label, frame, definite }) =>
      label === 'ORG' &&
      (frame === 'named' ||
        frame === 'seated' ||
        (frame === 'proper' && definite && !isMeeting(chart, head))),
  ) && chart.nameAt(token, 1, INSTITUTION) !== undefined;

const isMeeting = ({ analysis }: Chart, token: number): boolean =>
  wordAt(analysis, token).readings.some(({ heads }) => heads.some(({ label }) => label === 'EVENT'));
