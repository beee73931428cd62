/** Classes of a word (of one of its readings), one bit each; lexicons/triggers-words.tsv explains them. */
export const Class = {
  Function: 1,
  Verb: 1 << 1,
  Speech: 1 << 2,
  Adjective: 1 << 3,
  Bare: 1 << 4,
  Domain: 1 << 5,
  Title: 1 << 6,
  Link: 1 << 7,
  Kin: 1 << 8,
  Calendar: 1 << 9,
  Generic: 1 << 10,
  /** Frequent in prose and never part of a person's name. */
  Common: 1 << 11,
  /** A first name that is no common word. */
  First: 1 << 12,
  /** A first name that is also a common word (كريم، سعيد). */
  MaybeFirst: 1 << 13,
  Family: 1 << 14,
  /** Begins with the article. */
  Definite: 1 << 15,
  /** A nationality, religion or people, as adjective or noun. */
  Nationality: 1 << 16,
  /** Head of a name's phrase (heads.ts). */
  Head: 1 << 17,
  /** A place by itself. */
  Place: 1 << 18,
  Ordinal: 1 << 19,
  Deictic: 1 << 20,
  /** First word of many places' names (عين، دير، سيدي). */
  PlaceLink: 1 << 21,
  /** «المملكة», which stands for the state that a document is about. */
  Kingdom: 1 << 22,
  /** Has عبد in it or ends in أبو or بن, of any reading: may begin a name of several words. */
  Compound: 1 << 23,
  /** «الدين», which shows a person whatever stands before it. */
  Faith: 1 << 24,
  /** «القابضة», which ends a company's name. */
  Holding: 1 << 25,
  /** «علي», which folds to the letters of a preposition. */
  Ali: 1 << 26,
  /** Name of a Latin letter. */
  Letter: 1 << 27,
  /** The same, that is another word too. */
  WeakLetter: 1 << 28,
} as const;

/** Classes of words that end a person's name. */
export const ENDS_NAME =
  Class.Function | Class.Verb | Class.Speech | Class.Calendar | Class.Title | Class.Kin | Class.Generic;

/** Classes of words of which a person's name consists. */
export const NAME_PART = Class.First | Class.MaybeFirst | Class.Family;

/** Classes of few words, which say nothing of what else a word is. */
export const MARKS = Class.Faith | Class.Holding | Class.Ali | Class.Letter | Class.WeakLetter;
