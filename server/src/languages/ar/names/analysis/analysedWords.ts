/**
 * What a word can be in a name: its readings through proclitics and, for each, the classes the lexicons give
 * it. Computed once for every form and kept, so that the grammar looks at numbers, not at strings.
 */
import type { TokenKind } from '../../../../text/tokens.js';
import { perForm, type Form } from '../../forms.js';
import { fold } from '../../normalise.js';
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import { emptyList } from '../../emptyList.js';
import { procliticAnalyses } from '../../proclitics.js';
import { beginningOf } from './beginnings.js';
import { headsOf, type Head } from '../words/heads.js';
import type { Gazetteer, GazetteerEntry } from '../gazetteer/gazetteer.js';
import { NO_WORD, ROOT } from '../gazetteer/nameTrie.js';
import { Class } from '../words/classBits.js';
import wordTable from '../lexicons/triggers-words.tsv';
import commonTable from '../lexicons/triggers-common.tsv';
import { hasArticle, withoutArticle } from '../../affixes.js';
import { endsInPronoun, isFuture } from '../../wordShapes.js';
import { mayHoldCompound } from '../words/compoundNames.js';
import { wordsWith } from '../words/traits.js';
import type { WordSet } from '../words/wordSets.js';
import { ALI, FAITH, LETTERS, WEAK_LETTERS } from '../words/nameWords.js';
import { gatesOfReading, gatesOfWord } from '../words/wordGates.js';

/** One way to read a word: so many letters of proclitics, and a rest. */
export interface WordReading {
  readonly proclitics: string;
  readonly stem: string;
  /** `beginningOf` the stem. */
  readonly beginning: number;
  readonly classes: number;
  readonly heads: readonly Head[];
}

export interface NameStart {
  /** What names begin here: a node of the gazetteer. */
  readonly node: number;
  /** Letters of proclitics before the name. */
  readonly skip: number;
  /** The names that the word is by itself. */
  readonly entries: readonly GazetteerEntry[] | undefined;
  /** Whether there are longer ones. */
  readonly goesOn: boolean;
}

function startAt(gazetteer: Gazetteer, node: number, skip: number): NameStart {
  return { node, skip, entries: gazetteer.entriesAt(node), goesOn: gazetteer.goesOn(node) };
}

export type WordKind = 'arabic' | 'word' | 'number' | 'quote' | 'open' | 'close' | 'symbol';

export interface AnalysedWord {
  readonly kind: WordKind;
  readonly norm: string;
  /** Classes of the word as it stands. */
  readonly classes: number;
  /** Classes of any reading. */
  readonly anyClasses: number;
  /** Fewest proclitics first; the first is the word as it stands. */
  readonly readings: readonly WordReading[];
  /** What may begin or end at it (wordGates.ts). */
  readonly gates: number;
  /** Its number in the gazetteer. */
  readonly number: number;
  /** Where the gazetteer can begin here. */
  readonly starts: readonly NameStart[];
}

/** Classes of the tables of words, as lexicons/triggers-words.tsv explains them, with their bits. */
export const WORD_CLASSES = {
  function: Class.Function,
  verb: Class.Verb,
  speech: Class.Speech,
  adjective: Class.Adjective,
  bare: Class.Bare,
  domain: Class.Domain,
  title: Class.Title,
  link: Class.Link,
  kin: Class.Kin,
  calendar: Class.Calendar,
  generic: Class.Generic,
  common: Class.Common,
  ordinal: Class.Ordinal,
  deictic: Class.Deictic,
  placelink: Class.PlaceLink,
} as const;

type WordClass = keyof typeof WORD_CLASSES;

/** What is asked of every word of a text: a bit is quicker than a look-up. */
const ASKED_OFTEN: readonly (readonly [WordSet, number])[] = [
  [wordsWith('kingdom'), Class.Kingdom],
  [wordsWith('holding'), Class.Holding],
  [FAITH, Class.Faith],
  [ALI, Class.Ali],
  [LETTERS, Class.Letter],
  [WEAK_LETTERS, Class.WeakLetter],
];

let listed: ReadonlyMap<string, number> | undefined;

/** Classes that the tables give words, by folded word. */
function listedClasses(): ReadonlyMap<string, number> {
  if (listed) return listed;
  const found = new Map<string, number>();
  const list = (word: string, bits: number): void => void found.set(word, (found.get(word) ?? 0) | bits);
  for (const row of [wordTable, commonTable].flatMap(parseLexicon)) {
    const bits = WORD_CLASSES[row['class'] as WordClass];
    for (const word of variants(row['words'])) list(fold(word), bits);
  }
  for (const [words, bit] of ASKED_OFTEN) for (const word of words.words) list(word, bit);
  return (listed = found);
}

/** The classes that the tables give a folded word. */
export const listedClassesOf = (word: string): number => listedClasses().get(word) ?? 0;

/** True for ال and a noun after it (ال alone and words like الا are none). */
const isDefinite = (stem: string): boolean => stem.length > 3 && hasArticle(stem);

/** `named`: what the gazetteer says of the stem. */
function classesOf(stem: string, named: number, isHead: boolean): number {
  if (isMarkedAli(stem)) return Class.First;
  const classes = listedClasses();
  let bits = (classes.get(stem) ?? 0) | named;
  if (isDefinite(stem)) {
    bits |= Class.Definite;
    if ((classes.get(withoutArticle(stem)) ?? 0) & Class.Domain) bits |= Class.Domain;
  }
  if (isHead) bits |= Class.Head;
  const isName = named !== 0;
  if (!(bits & (Class.Function | Class.Verb)) && looksPossessed(stem, isName)) bits |= Class.Common;
  return bits;
}

/** Words with an enclitic pronoun (خبرتها، بينهما) and futures (سينطلق) are no names. */
function looksPossessed(stem: string, isName: boolean): boolean {
  if (stem.length < 5) return false;
  return endsInPronoun(stem) || (!isName && isFuture(stem));
}

const QUOTES = new Set(['"', '“', '”', '„', '«', '»', "'", '‘', '’', '`', '″', '‟', '❝', '❞', '＂']);

function symbolKind(norm: string): WordKind {
  if (QUOTES.has(norm)) return 'quote';
  if (norm === '(' || norm === '[' || norm === '﴾') return 'open';
  if (norm === ')' || norm === ']' || norm === '﴿') return 'close';
  return 'symbol';
}

export const NO_STARTS = emptyList<NameStart>();
export const NO_READINGS = emptyList<WordReading>();

/** What is no Arabic word: as it stands, it may be part of a name. */
function makeSign(gazetteer: Gazetteer, norm: string, tokenKind: TokenKind): AnalysedWord {
  const kind = tokenKind === 'symbol' ? symbolKind(norm) : tokenKind;
  const number = gazetteer.wordNumber(norm);
  const node = gazetteer.next(ROOT, number);
  const starts = node === ROOT ? NO_STARTS : [startAt(gazetteer, node, 0)];
  const gates = gatesOfWord(norm);
  return { kind, norm, classes: 0, anyClasses: 0, readings: NO_READINGS, gates, number, starts };
}

/** Readings of a word in the making: a list that grows has room to spare, which lists that are kept do without. */
const making: WordReading[] = [];

function makeWord(gazetteer: Gazetteer, norm: string): AnalysedWord {
  let starts = NO_STARTS;
  let anyClasses: number = mayHoldCompound(norm) ? Class.Compound : 0;
  let whole = NO_WORD;
  let gates = gatesOfWord(norm);
  const analyses = procliticAnalyses(norm);
  for (let i = 0; i < analyses.length; i++) {
    const { length, stem } = analyses[i]!;
    const number = gazetteer.wordNumber(stem);
    if (length === 0) whole = number;
    const heads = headsOf(stem);
    const classes = classesOf(stem, gazetteer.classesOf(number), heads.length > 0);
    anyClasses |= classes;
    gates |= gatesOfReading(stem, heads);
    const node = gazetteer.next(ROOT, number);
    if (node !== ROOT) {
      const start = startAt(gazetteer, node, length);
      starts = starts === NO_STARTS ? [start] : [...starts, start];
    }
    making[i] = { proclitics: norm.slice(0, length), stem, beginning: beginningOf(stem), classes, heads };
  }
  const readings = making.slice(0, analyses.length);
  const { classes } = readings[0]!;
  return { kind: 'arabic', norm, classes, anyClasses, readings, gates, number: whole, starts };
}

/** Letters looked at of a word that cannot be one. */
const LONGEST_WORD = 64;

/** Ends the name علي where it is kept apart from the preposition: a letter that folding never gives. */
const NAME_YEH = 'ى';
const withNameYeh = (norm: string): string => norm.slice(0, -1) + NAME_YEH;
const isMarkedAli = (stem: string): boolean =>
  stem.endsWith(NAME_YEH) && ALI.has(stem.slice(0, -1) + fold(NAME_YEH));

/** What is made of words by a gazetteer. */
export interface WordAnalysis {
  /** What a word can be in a name. */
  readonly wordOf: (form: Form) => AnalysedWord;
  /** The words علي and وعلي, where the text means the name and not the preposition that folds to the same letters. */
  readonly aliOf: (form: Form) => AnalysedWord;
}

/** Analyses words with the names of a gazetteer, each form once. */
export function wordAnalysis(gazetteer: Gazetteer): WordAnalysis {
  return {
    wordOf: perForm(({ norm, kind }) => {
      const word = norm.slice(0, LONGEST_WORD);
      return kind === 'arabic' ? makeWord(gazetteer, word) : makeSign(gazetteer, word, kind);
    }),
    aliOf: perForm(({ norm }) => makeWord(gazetteer, withNameYeh(norm))),
  };
}
