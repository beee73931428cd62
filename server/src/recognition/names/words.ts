/**
 * What a word can be in a name: its readings through proclitics and, for each, the classes the lexicons give
 * it. Computed once for every form and kept, so that the grammar looks at numbers, not at strings.
 */
import { perForm, type TokenKind } from '../../text/forms.js';
import { fold } from '../../text/normalise.js';
import { parseLexicon, variants } from '../../text/lexicon.js';
import { procliticAnalyses } from '../../text/proclitics.js';
import { beginningOf } from './beginnings.js';
import { headsOf, type Head } from './heads.js';
import { theGazetteer } from './bundledNames.js';
import { ROOT } from './nameTrie.js';
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
}

export type WordKind = 'arabic' | 'word' | 'number' | 'quote' | 'open' | 'close' | 'symbol';

export interface Word {
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

function classesOf(stem: string): number {
  if (stem === ALI) return Class.First;
  let bits = listed.get(stem) ?? 0;
  if (isDefinite(stem)) {
    bits |= Class.Definite;
    if ((listed.get(stem.slice(2)) ?? 0) & Class.Domain) bits |= Class.Domain;
  }
  bits |= theGazetteer().nameClass(stem);
  if (headsOf(stem).length > 0) bits |= Class.Head;
  if (!(bits & (Class.Function | Class.Verb)) && looksPossessed(stem)) bits |= Class.Common;
  return bits;
}

/** Words with an enclitic pronoun (خبرتها، بينهما) and futures (سينطلق) are no names. */
function looksPossessed(stem: string): boolean {
  if (stem.length > 4 && (stem.endsWith('ها') || stem.endsWith('هم') || stem.endsWith('هما'))) return true;
  return (
    stem.length > 4 &&
    stem.startsWith('س') &&
    'يتن'.includes(stem[1] ?? ' ') &&
    !theGazetteer().nameClass(stem)
  );
}

const QUOTES = new Set(['"', '“', '”', '„', '«', '»', "'", '‘', '’', '`', '″', '‟', '❝', '❞', '＂']);

function symbolKind(norm: string): WordKind {
  if (QUOTES.has(norm)) return 'quote';
  if (norm === '(' || norm === '[' || norm === '﴾') return 'open';
  if (norm === ')' || norm === ']' || norm === '﴿') return 'close';
  return 'symbol';
}

function makeWord(norm: string, tokenKind: TokenKind): Word {
  if (tokenKind !== 'arabic') {
    const kind = tokenKind === 'symbol' ? symbolKind(norm) : tokenKind;
    const number = theGazetteer().wordNumber(norm);
    const node = theGazetteer().next(ROOT, number);
    return {
      kind,
      norm,
      classes: 0,
      anyClasses: 0,
      readings: [],
      number,
      starts: node === ROOT ? [] : [{ node, skip: 0 }],
    };
  }
  const readings: WordReading[] = [];
  const starts: NameStart[] = [];
  let anyClasses = 0;
  for (const analysis of procliticAnalyses(norm)) {
    const classes = classesOf(analysis.stem);
    anyClasses |= classes;
    readings.push({
      proclitics: norm.slice(0, analysis.length),
      stem: analysis.stem,
      beginning: beginningOf(analysis.stem),
      classes,
      heads: headsOf(analysis.stem),
    });
    const node = theGazetteer().next(ROOT, theGazetteer().wordNumber(analysis.stem));
    if (node !== ROOT) starts.push({ node, skip: analysis.length });
  }
  const number = theGazetteer().wordNumber(norm);
  return { kind: 'arabic', norm, classes: readings[0]!.classes, anyClasses, readings, number, starts };
}

/** Letters looked at of a word that cannot be one. */
const LONGEST_WORD = 64;

/** What a word can be in a name. */
export const wordOf = perForm(({ norm, kind }) => makeWord(norm.slice(0, LONGEST_WORD), kind));

/** The name علي, kept apart from the preposition: spelled with a letter that folding never gives. */
const ALI = 'على';

/** The words علي and وعلي, where the text means the name and not the preposition that folds to the same letters. */
export const aliOf = perForm(({ norm }) => makeWord(norm.replace('علي', ALI), 'arabic'));
