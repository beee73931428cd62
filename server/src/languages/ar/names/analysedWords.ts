/**
 * What a word can be in a name: its readings through proclitics and, for each, the classes the lexicons give
 * it. Computed once for every form and kept, so that the grammar looks at numbers, not at strings.
 */
import type { TokenKind } from '../../../text/tokens.js';
import { perForm } from '../forms.js';
import { fold } from '../normalise.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { procliticAnalyses } from '../proclitics.js';
import { beginningOf } from './beginnings.js';
import { headsOf, type Head } from './heads.js';
import { theGazetteer } from './bundledNames.js';
import type { GazetteerEntry } from './gazetteer.js';
import { NO_WORD, ROOT } from './nameTrie.js';
import { Class } from './wordClasses.js';
import wordTable from './lexicons/triggers-words.tsv';
import commonTable from './lexicons/triggers-common.tsv';

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

function startAt(node: number, skip: number): NameStart {
  const gazetteer = theGazetteer();
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
  /** Its number in the gazetteer. */
  readonly number: number;
  /** Where the gazetteer can begin here. */
  readonly starts: readonly NameStart[];
}

const classNames: Readonly<Record<string, number>> = {
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
};

const listed = new Map<string, number>();
const list = (word: string, bits: number): void => {
  const key = fold(word);
  listed.set(key, (listed.get(key) ?? 0) | bits);
};
for (const row of [...parseLexicon(wordTable), ...parseLexicon(commonTable)]) {
  const bits = classNames[row['class'] ?? ''] ?? 0;
  for (const word of variants(row['words'])) list(word, bits);
}

list('المملكة', Class.Kingdom);

/** True for ال and a noun after it (ال alone and words like الا are none). */
export const isDefinite = (stem: string): boolean => stem.length > 3 && stem.startsWith('ال');

/** `named`: what the gazetteer says of the stem. */
function classesOf(stem: string, named: number, isHead: boolean): number {
  if (stem === ALI) return Class.First;
  let bits = (listed.get(stem) ?? 0) | named;
  if (isDefinite(stem)) {
    bits |= Class.Definite;
    if ((listed.get(stem.slice(2)) ?? 0) & Class.Domain) bits |= Class.Domain;
  }
  if (isHead) bits |= Class.Head;
  const isName = named !== 0;
  if (!(bits & (Class.Function | Class.Verb)) && looksPossessed(stem, isName)) bits |= Class.Common;
  return bits;
}

/** Words with an enclitic pronoun (خبرتها، بينهما) and futures (سينطلق) are no names. */
function looksPossessed(stem: string, isName: boolean): boolean {
  if (stem.length < 5) return false;
  if (stem.endsWith('ها') || stem.endsWith('هم') || stem.endsWith('هما')) return true;
  return !isName && stem.startsWith('س') && 'يتن'.includes(stem.charAt(1));
}

const mayBeCompound = (norm: string): boolean =>
  norm.includes('عبد') || norm.endsWith('ابو') || norm.endsWith('بن');

const QUOTES = new Set(['"', '“', '”', '„', '«', '»', "'", '‘', '’', '`', '″', '‟', '❝', '❞', '＂']);

function symbolKind(norm: string): WordKind {
  if (QUOTES.has(norm)) return 'quote';
  if (norm === '(' || norm === '[' || norm === '﴾') return 'open';
  if (norm === ')' || norm === ']' || norm === '﴿') return 'close';
  return 'symbol';
}

const NO_STARTS: readonly NameStart[] = [];
const NO_READINGS: readonly WordReading[] = [];

/** What is no Arabic word: as it stands, it may be part of a name. */
function makeSign(norm: string, tokenKind: TokenKind): AnalysedWord {
  const gazetteer = theGazetteer();
  const kind = tokenKind === 'symbol' ? symbolKind(norm) : tokenKind;
  const number = gazetteer.wordNumber(norm);
  const node = gazetteer.next(ROOT, number);
  const starts = node === ROOT ? NO_STARTS : [startAt(node, 0)];
  return { kind, norm, classes: 0, anyClasses: 0, readings: NO_READINGS, number, starts };
}

function makeWord(norm: string): AnalysedWord {
  const gazetteer = theGazetteer();
  let starts = NO_STARTS;
  let anyClasses: number = mayBeCompound(norm) ? Class.Compound : 0;
  let whole = NO_WORD;
  const readings = procliticAnalyses(norm).map(({ length, stem }): WordReading => {
    const number = gazetteer.wordNumber(stem);
    if (length === 0) whole = number;
    const heads = headsOf(stem);
    const classes = classesOf(stem, gazetteer.classesOf(number), heads.length > 0);
    anyClasses |= classes;
    const node = gazetteer.next(ROOT, number);
    if (node !== ROOT) starts = [...starts, startAt(node, length)];
    return { proclitics: norm.slice(0, length), stem, beginning: beginningOf(stem), classes, heads };
  });
  const { classes } = readings[0]!;
  return { kind: 'arabic', norm, classes, anyClasses, readings, number: whole, starts };
}

/** Letters looked at of a word that cannot be one. */
const LONGEST_WORD = 64;

/** What a word can be in a name. */
export const wordOf = perForm(({ norm, kind }) => {
  const word = norm.slice(0, LONGEST_WORD);
  return kind === 'arabic' ? makeWord(word) : makeSign(word, kind);
});

/** The name علي, kept apart from the preposition: spelled with a letter that folding never gives. */
const ALI = 'على';

/** The words علي and وعلي, where the text means the name and not the preposition that folds to the same letters. */
export const aliOf = perForm(({ norm }) => makeWord(norm.replace('علي', ALI)));
