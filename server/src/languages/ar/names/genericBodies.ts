/** Bodies that only look like organisations: «هيئة الدفاع», «لجنة التحكيم». */
import { fold } from '../normalise.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import table from './lexicons/triggers-bodies.tsv';

const seconds = new Map<string, ReadonlySet<string>>();
for (const row of parseLexicon(table))
  seconds.set(fold(row['first'] ?? ''), new Set(variants(row['second']).map(fold)));

/** Whether a head without article and the folded word after it name a body that every trial or company has. */
export const isGenericBody = (noun: string, next: string): boolean => seconds.get(noun)?.has(next) === true;
