/** The words of which persons' names are built, from their lexicon (lexicons/triggers-name-words.tsv tells the classes). */
import table from '../lexicons/triggers-name-words.tsv';
import { wordSets } from './wordSets.js';

export const NAME_WORDS = [
  'abd',
  'ali',
  'begins-pair',
  'faith',
  'family-beginning',
  'father',
  'inner',
  'joined',
  'late-letter',
  'letter',
  'maqsura',
  'link',
  'regnal',
  'second-half',
  'servant',
  'silent',
  'told-by-cue',
  'weak-letter',
  'written-joined',
] as const;

const wordsOf = wordSets(table, 'class', NAME_WORDS);

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
/** «عبد», which writers join to the next word or not. */
export const ABD = wordsOf('abd');
/** «علي», which folds to the letters of a preposition. */
export const ALI = wordsOf('ali');
/** Begins a name of two words by itself. */
export const BEGINS_PAIR = wordsOf('begins-pair');
/** A second half that shows a person whatever stands before it. */
export const FAITH = wordsOf('faith');
/** Begins many family names, as part of the word. */
export const FAMILY_BEGINNINGS = wordsOf('family-beginning');
/** «أبو» and its other cases. */
export const FATHER = wordsOf('father');
/** Letters that no acronym in a text is likely to begin with. */
export const LATE_LETTERS = wordsOf('late-letter');
/** First names that are pronouns too. */
export const TOLD_BY_CUE = wordsOf('told-by-cue');
/** Where ى is written ي, words of which these are one have it. */
export const WITH_MAQSURA = wordsOf('maqsura');
/** Words that writers join to the next one or not. */
export const WRITTEN_JOINED = wordsOf('written-joined');
