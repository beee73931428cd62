/** The words of which persons' names are built, from their lexicon (lexicons/triggers-name-words.tsv tells the classes). */
import table from './lexicons/triggers-name-words.tsv';
import { wordSets } from './wordSets.js';

const wordsOf = wordSets(table, 'class');

/** Joins a part to the next one. */
export const LINKS = wordsOf('link');
/** Stays with the next part in a short form. */
export const JOINED = wordsOf('joined');
export const SERVANT = wordsOf('servant');
/** Makes one part with the word before it. */
export const SECOND_HALVES = wordsOf('second-half');
/** Ordinals that follow a ruler's name. */
export const REGNAL = wordsOf('regnal');
/** Honorifics inside a name that its short forms leave out. */
export const SILENT = wordsOf('silent');
/** Titles that stand between the parts of a name too. */
export const INNER = wordsOf('inner');
/** Names of Latin letters. */
export const LETTERS = wordsOf('letter');
/** Names of Latin letters that are other words too. */
export const WEAK_LETTERS = wordsOf('weak-letter');
