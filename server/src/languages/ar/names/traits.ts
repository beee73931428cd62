/** Traits of words that the grammar asks for, from their lexicon (lexicons/triggers-traits.tsv tells what each is). */
import table from './lexicons/triggers-traits.tsv';
import { wordSets } from './wordSets.js';

/** The folded words that have a trait; throws where the lexicon knows none of it. */
export const wordsWith = wordSets(table, 'trait');
