/** The words that the names of states' bodies begin with, from their table. */
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import { fold } from '../../normalise.js';
import table from '../lexicons/triggers-state-bodies.tsv';

let bodies: ReadonlyMap<string, readonly (string | undefined)[]> | undefined;

/** The second words of all bodies, by their first; folded. */
export const stateBodies = (): ReadonlyMap<string, readonly (string | undefined)[]> =>
  (bodies ??= readBodies());

function readBodies(): ReadonlyMap<string, readonly (string | undefined)[]> {
  const found = new Map<string, (string | undefined)[]>();
  for (const row of parseLexicon(table)) {
    for (const body of variants(row['words'])) {
      const [first = '', second] = fold(body).split(' ');
      found.set(first, [...(found.get(first) ?? []), second]);
    }
  }
  return found;
}
