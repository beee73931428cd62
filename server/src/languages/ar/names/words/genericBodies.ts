/** Bodies that only look like organisations: «هيئة الدفاع», «لجنة التحكيم». */
import { fold } from '../../normalise.js';
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import table from '../lexicons/triggers-bodies.tsv';

let seconds: ReadonlyMap<string, ReadonlySet<string>> | undefined;

const readSeconds = (): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(
    parseLexicon(table).map((row) => [fold(row['first'] ?? ''), new Set(variants(row['second']).map(fold))]),
  );

/** Whether a head without article and the folded word after it name a body that every trial or company has. */
export const isGenericBody = (noun: string, next: string): boolean =>
  (seconds ??= readSeconds()).get(noun)?.has(next) === true;
