/**
 * The words of time, looked up once a form: what a folded word can mean in a time expression or an amount, with its
 * proclitics taken off. The linguistic knowledge is in `lexicons/`; this file only indexes it.
 */
import { ARTICLE } from '../affixes.js';
import { Endings } from '../endings.js';
import type { Form } from '../forms.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { fold } from '../normalise.js';
import { numberWord, type NumberWord } from '../numbers/numbersLexicon.js';
import { procliticAnalyses } from '../proclitics.js';
import { wordsOfForm } from '../wordClasses.js';
import amounts from './lexicons/amounts.tsv';
import calendarWords from './lexicons/calendar-words.tsv';
import cldrMonths from './lexicons/cldr-months.tsv';
import cldrWeekdays from './lexicons/cldr-weekdays.tsv';
import contexts from './lexicons/contexts.tsv';
import dayWords from './lexicons/day-words.tsv';
import feasts from './lexicons/feasts.tsv';
import modifiers from './lexicons/modifiers.tsv';
import units from './lexicons/units.tsv';
import zones from './lexicons/zones.tsv';
import { WORDS } from './timeWords.js';

const KINDS = [
  'month',
  'hijri',
  'weak-month',
  'weekday',
  'unit',
  'bound',
  'day',
  'part',
  'whole',
  'clock',
  'reference',
  'set',
  'relative',
  'same',
  'same-before',
  'edge',
  'vague',
  'few',
  'season',
  'decade',
  'feast',
  'zone',
  'currency',
  'measure',
  'percent',
  'numbered',
  'unnumbered',
  'kind-of-year',
  'general',
  'state',
  'tense',
  'day-kind',
] as const;

export type SenseKind = (typeof KINDS)[number];

/** One bit a kind, so that a word without a kind is passed over at once. */
export const BIT = Object.fromEntries(KINDS.map((kind, i) => [kind, 1 << i])) as Readonly<
  Record<SenseKind, number>
>;

/** Kinds whose words begin an expression or an amount; the others only decide what stands beside them. */
const STARTING = [
  'month',
  'hijri',
  'weekday',
  'unit',
  'bound',
  'day',
  'part',
  'whole',
  'clock',
  'reference',
  'set',
  'same-before',
  'edge',
  'vague',
  'season',
  'decade',
  'feast',
] as const;
const STARTING_BITS = STARTING.reduce((bits, kind) => bits | BIT[kind], 0);

/** One meaning of a word or a phrase that begins with it. */
export interface Sense {
  readonly kind: SenseKind;
  /** The kind's. */
  readonly bit: number;
  readonly value: string;
  /** `value` as a number (NaN where it is none). */
  readonly number: number;
  /** What else the lexicon says, by kind. */
  readonly tag: string;
  /** Written with the article. */
  readonly definite: boolean;
  /** Folded words that must follow, for a phrase. */
  readonly rest: readonly string[];
}

export interface TimeWord {
  /** Longest phrase first. */
  readonly senses: readonly Sense[];
  /** The kinds of its senses, one bit each. */
  readonly kinds: number;
  /** Can begin an expression or an amount, */
  readonly starts: boolean;
  /** also by itself; else only one of `openings` does, where its other words follow. */
  readonly startsAlone: boolean;
  /** The senses that begin an expression. */
  readonly openings: readonly Sense[];
  readonly number: NumberWord | undefined;
  /** The proclitics before it: '', 'و', 'ب', 'ول' … */
  readonly proclitics: string;
  /** The word without proclitics, folded. */
  readonly stem: string;
}

/** Kinds whose forms are listed without the article, which may come before them (not before signs). */
const ARTICLE_ADDED = new Set<SenseKind>(['unit', 'season', 'currency', 'measure']);

const BEGINS_WITH_LETTER = /^[\u0621-\u064a]/;

const entries = new Map<string, Sense[]>();
/** Prefixes of words that look like verbs in the future and are none (سيارة, سياسة). */
const notComing = new Set<string>();

/** Whether a folded prefix is one of those. */
export const isNotComing = (prefix: string): boolean => notComing.has(prefix);

/** The senses that are listed already: a month stands in CLDR and beside the names that the press writes. */
const listed = new Set<string>();

function add(words: readonly string[], sense: Omit<Sense, 'rest'>): void {
  const [first, ...rest] = words;
  if (first === undefined) return;
  const key = `${sense.kind} ${sense.value} ${sense.tag} ${first} ${rest.join(' ')}`;
  if (listed.has(key)) return;
  listed.add(key);
  const senses = entries.get(first);
  if (!senses) entries.set(first, [{ ...sense, rest }]);
  else {
    senses.push({ ...sense, rest });
    senses.sort((a, b) => b.rest.length - a.rest.length);
  }
}

for (const table of [
  cldrMonths,
  cldrWeekdays,
  calendarWords,
  units,
  dayWords,
  modifiers,
  feasts,
  zones,
  amounts,
  contexts,
]) {
  for (const row of parseLexicon(table)) {
    if (row['kind'] === 'not-coming') {
      for (const form of variants(row['forms'])) notComing.add(fold(form));
      continue;
    }
    const kind = row['kind'] as SenseKind;
    const value = row['value'] ?? '';
    const bit = BIT[kind];
    const sense = { kind, bit, value, number: Number(value || NaN), tag: row['tag'] ?? row['date'] ?? '' };
    for (const form of variants(row['forms'])) {
      const words = wordsOfForm(form).filter((word) => word !== '-');
      // As it is written: «ألفية» has no article, though it folds to the letters of one.
      add(words, { ...sense, definite: form.startsWith(ARTICLE) });
      if (ARTICLE_ADDED.has(kind) && BEGINS_WITH_LETTER.test(words[0] ?? ''))
        add([ARTICLE + words[0]!, ...words.slice(1)], { ...sense, definite: true });
    }
  }
}

// Words of the closed classes that begin an expression only together with what follows have no sense of their own.
for (const opener of WORDS.opener.keys()) if (!entries.has(opener)) entries.set(opener, []);

const endings = new Endings();
for (const stem of entries.keys()) endings.add(stem);

/** What a word means to the time grammar, or undefined when nothing. */
export function analyse(form: Form): TimeWord | undefined {
  const { norm } = form;
  const number = numberWord(form);
  if (!number && !endings.mayEnd(norm)) return undefined;
  let stem = norm;
  let senses: readonly Sense[] | undefined;
  let peeled = 0;
  for (const analysis of procliticAnalyses(norm)) {
    if (analysis.length > 0 && (WORDS.unpeeled.has(norm) || number?.proclitics.length === 0)) break;
    senses = entries.get(analysis.stem);
    if (!senses) continue;
    ({ stem, length: peeled } = analysis);
    break;
  }
  if (!senses && !number) return undefined;
  if (!senses && number) peeled = number.proclitics.length;
  if (number && senses && number.proclitics.length !== peeled) {
    // The reading with fewer letters taken off is the word itself.
    if (number.proclitics.length < peeled) return analyseAs(norm, [], number, number.proclitics.length, norm);
    return analyseAs(norm, senses, undefined, peeled, stem);
  }
  return analyseAs(norm, senses ?? [], number, peeled, senses ? stem : norm.slice(peeled));
}

function analyseAs(
  norm: string,
  senses: readonly Sense[],
  number: NumberWord | undefined,
  peeled: number,
  stem: string,
): TimeWord {
  const openings: Sense[] = [];
  let kinds = 0;
  let startsAlone =
    number !== undefined || WORDS.opener.has(stem) || WORDS.two.has(stem) || WORDS.one.has(stem);
  let starts = startsAlone;
  for (const sense of senses) {
    kinds |= sense.bit;
    if ((sense.bit & STARTING_BITS) === 0) continue;
    openings.push(sense);
    starts = true;
    if (sense.rest.length === 0) startsAlone = true;
  }
  return {
    senses,
    kinds,
    starts,
    startsAlone,
    openings,
    number,
    proclitics: norm.slice(0, peeled),
    stem,
  };
}
