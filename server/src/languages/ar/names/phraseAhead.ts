/** What stands ahead of a phrase that «و» may join to it: more of the same, or a name of its own. */
import type { NameLabel } from '../../mention.js';
import { wordAt } from './analysedText.js';
import type { WordReading } from './analysedWords.js';
import type { Chart } from './chart.js';
import { Class } from './classBits.js';

const IMPERSONAL: ReadonlySet<NameLabel> = new Set(['ORG', 'GPE', 'LOC', 'FAC', 'EVENT', 'LAW', 'MISC']);
const INSTITUTION: ReadonlySet<NameLabel> = new Set(['ORG', 'FAC', 'EVENT']);

/** Whether a name or a definite noun follows, so that «تجارة وصناعة | الكويت» is one construct. */
export const nounAhead = (chart: Chart, token: number): boolean =>
  (wordAt(chart.analysis, token).classes & (Class.Definite | Class.Place)) !== 0 ||
  chart.nameAt(token, 0, IMPERSONAL) !== undefined;

/** «هيئة التراث | ووزارة الثقافة»: what و joins is a name of its own. */
export const isInstitution = (chart: Chart, token: number, and: WordReading): boolean =>
  and.heads.some(({ label, frame }) => label === 'ORG' && (frame === 'named' || frame === 'seated')) &&
  chart.nameAt(token, 1, INSTITUTION) !== undefined;
