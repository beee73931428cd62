/** What the head of a phrase says of how it goes on, and what agrees with it. */
import { FEMININE, PLURAL_ENDING } from '../../affixes.js';
import { matchesAt, wordAt } from '../analysis/analysedText.js';
import type { Chart } from './chart.js';
import { Class } from '../words/classBits.js';
import { particles } from '../words/particles.js';
import { wordsWith } from '../words/traits.js';

const MINISTRY = wordsWith('ministry');
const CONCERNING = wordsWith('concerning');
/** Begins an adjective of two words: «القاعة | متعددة الرياضات», «المركب | السوسيو رياضي». */
const COMPOUND = wordsWith('compound-adjective');
const NEGATES = particles('negates');
const ASSOCIATIONS = wordsWith('association');

/** «وزارة», «لوزارة»: named by its field, and by nothing that it does. */
export const isMinistry = ({ analysis }: Chart, token: number): boolean =>
  wordAt(analysis, token).readings.some(({ heads }) =>
    heads.some(({ noun, label }) => label === 'ORG' && MINISTRY.has(noun)),
  );

const isFeminine = ({ analysis }: Chart, head: number): boolean =>
  wordAt(analysis, head).readings.some(({ heads }) => heads.some(({ noun }) => noun.endsWith(FEMININE)));

/** Whether what a text is about follows a word that agrees with it: «قانون … | المتعلق بـ…»; not «المادة 53 من قانون … | الخاصة بـ…». */
export function concerns(chart: Chart, head: number, token: number): boolean {
  const { norm } = wordAt(chart.analysis, token);
  return CONCERNING.has(norm) && isFeminine(chart, head) === norm.endsWith(FEMININE);
}

/** Whether an adjective of two words begins at a token: «متعددة الرياضات», «غير المباشرة». */
export function isCompoundAdjective({ analysis }: Chart, token: number): boolean {
  const { norm } = wordAt(analysis, token);
  const { kind, classes } = wordAt(analysis, token + 1);
  return (COMPOUND.has(norm) && kind === 'arabic') || (NEGATES.has(norm) && (classes & Class.Definite) !== 0);
}

/** Token after a nationality of several words («الجنوب | إفريقي») that begins at a token, or -1. */
export const nationalityEnd = ({ analysis }: Chart, token: number): number =>
  matchesAt(analysis, token).find(
    ({ entry, to, skip }) => entry.label === 'NORP' && skip === 0 && to > token + 1,
  )?.to ?? -1;

/** «جمعية الواحة | للماء والبيئة»: an association that one noun names, and no plural of its members, before what it is for. */
export function isCalledByNoun({ analysis }: Chart, head: number, to: number): boolean {
  if (to !== head + 2 || !wordAt(analysis, head).readings.some(({ stem }) => ASSOCIATIONS.has(stem)))
    return false;
  const { norm, classes } = wordAt(analysis, head + 1);
  return (classes & Class.Definite) !== 0 && !PLURAL_ENDING.test(norm);
}
