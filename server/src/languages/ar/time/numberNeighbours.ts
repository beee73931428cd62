/** Words beside a number that make it something else than a number. */
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { fold } from '../normalise.js';
import table from './lexicons/number-neighbours.tsv';

/** What each is for: see the lexicon. */
export type Neighbour = 'ruler' | 'office' | 'rank' | 'glued' | 'two' | 'one';

const words = new Map(
  parseLexicon(table).map((row) => [row['kind'], new Set(variants(row['words']).map(fold))]),
);

export const isNeighbour = (kind: Neighbour, norm: string): boolean => words.get(kind)?.has(norm) === true;
