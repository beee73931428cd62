/** Professions, which are roles beside who has them: «المخرج المغربي | فلان», «الممثلة السورية | الراحلة». */
import { PRONOUN } from '../../wordShapes.js';
import { wordAt } from '../analysis/analysedText.js';
import type { Chart } from './chart.js';
import { Class } from '../words/classBits.js';
import { wordsWith } from '../words/traits.js';

/** What praises who has a profession. */
export const PRAISE = wordsWith('praise');
/** Professions of whom a team has one. */
export const ONE_OF_TEAM = wordsWith('one-of-team');

/** «الممثلة السورية | الراحلة»: a role without what praises its holder. */
export function withoutPraise({ analysis }: Chart, token: number, end: number): number {
  let to = end;
  while (to > token + 1 && PRAISE.has(wordAt(analysis, to - 1).norm)) to--;
  return to;
}

/** «مكتبه | الإعلامي», «المؤتمر | الصحفي»: the adjective that a profession is spelled like. */
export function isAdjectiveOf({ analysis }: Chart, token: number): boolean {
  const { classes, norm } = wordAt(analysis, token - 1);
  if (!(wordAt(analysis, token).classes & Class.Adjective)) return false;
  // «تقدم به | البرلماني السابق»
  return (classes & Class.Definite) !== 0 || (PRONOUN.test(norm) && !(classes & Class.Function));
}
