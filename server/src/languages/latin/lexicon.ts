/** What the words of French and English mean to the grammar of times and numbers, by the tables beside. */
import { parseLexicon, variants } from '../../text/lexicon.js';
import { scanTokens, unitsOf } from '../../text/tokens.js';
import cldrDates from './lexicons/cldr-dates.tsv';
import en from './lexicons/en.tsv';
import fr from './lexicons/fr.tsv';
import signs from './lexicons/signs.tsv';

export const LATIN_LANGUAGES = ['fr', 'en'] as const;
export type LatinLanguage = (typeof LATIN_LANGUAGES)[number];

/** Kinds that the grammar asks for. Of `SIGN_KINDS` capitals and accents count. */
export const SIGN_KINDS = ['sign', 'symbol'] as const;
export const WORD_KINDS = [
  ...['month', 'weekday', 'day', 'day-part', 'part', 'clock', 'season', 'feast', 'ramadan', 'unit'],
  ...[
    'number',
    'suffix',
    'fraction',
    'ordinal',
    'ordinal-suffix',
    'no-ordinal',
    'percent',
    'currency',
    'measure',
  ],
  ...['article', 'this', 'of', 'from', 'to', 'between', 'and', 'at', 'in', 'day-of', 'label'],
  ...['before-noun', 'after-noun', 'few', 'edge', 'edge-of', 'old', 'and-half', 'age-before'],
  ...['month-head', 'month-intro', 'year-head', 'year-intro', 'of-year', 'length-intro'],
  ...['quarter', 'quarter-letter', 'half', 'decade-head', 'century-head'],
  ...['hour-word', 'hour-part', 'meridiem', 'zone'],
  ...['ago', 'since', 'ago-after', 'every', 'times', 'once', 'per', 'set', 'reference'],
  ...['future', 'future-ending', 'no-future', 'past', 'past-ending'],
] as const;
export type SenseKind = string;

export interface Sense {
  readonly kind: SenseKind;
  readonly value: string;
  readonly tag: string;
  /** Folded words after the first. */
  readonly rest: readonly string[];
}

export interface Lexicon {
  readonly language: LatinLanguage | undefined;
  /** By the first folded word, longer ones first. */
  readonly words: ReadonlyMap<string, readonly Sense[]>;
  /** The same of signs, as they are written. */
  readonly signs: ReadonlyMap<string, readonly Sense[]>;
  /** Endings of words that tell a tense, with the kind. */
  readonly endings: readonly (readonly [ending: string, kind: string])[];
}

/** Small letters without accents. The preposition «à» keeps its own: without it, it is the verb «a». */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (/^[\x00-\x7f]*$/.test(small) || small === 'à') return small;
  return small.normalize('NFD').replace(/\p{M}/gu, '').replace(/œ/g, 'oe').replace(/’/g, "'");
}

/** The tokens of a form as a text has them. */
function tokensOf(form: string): string[] {
  const found: string[] = [];
  scanTokens(form, unitsOf(form), (start, end) => found.push(form.slice(start, end)));
  return found;
}

interface Row {
  readonly kind: string;
  readonly value: string;
  readonly tag: string;
  readonly form: string;
  readonly language?: string;
}

export const rowsOf = (table: string): Row[] =>
  parseLexicon(table).flatMap(({ kind = '', value = '', tag = '', forms, language }) =>
    variants(forms).map((form) => ({ kind, value, tag, form, ...(language ? { language } : {}) })),
  );

function add(map: Map<string, Sense[]>, { kind, value, tag }: Row, words: readonly string[]): void {
  const [first, ...rest] = words;
  if (first === undefined) return;
  const senses = map.get(first) ?? [];
  senses.push({ kind, value, tag, rest });
  senses.sort((a, b) => b.rest.length - a.rest.length);
  map.set(first, senses);
}

const isEnding = ({ kind }: Row): boolean => kind.endsWith('-ending');

function lexiconOf(language: LatinLanguage | undefined, rows: readonly Row[]): Lexicon {
  const words = new Map<string, Sense[]>();
  const signsOf = new Map<string, Sense[]>();
  for (const row of rows) if (!isEnding(row)) add(words, row, tokensOf(row.form).map(fold));
  for (const row of rowsOf(signs)) add(signsOf, row, tokensOf(row.form));
  const endings = rows.filter(isEnding).map(({ form, kind }) => [fold(form), kind] as const);
  return { language, words, signs: signsOf, endings };
}

/** What is the same whatever the language: months in words, and what an amount is of. */
const CERTAIN = new Set(['month', 'currency', 'measure', 'of', 'meridiem', 'percent']);
const isCertain = ({ kind, tag }: Row): boolean =>
  CERTAIN.has(kind) || (kind === 'number' && tag === 'counted-scale');

const read = new Map<string, Lexicon>();

/** The lexicon of a language; without one, of what either of them says beyond doubt. Read when it is first asked for. */
export function lexicon(language?: LatinLanguage): Lexicon {
  let known = read.get(language ?? '');
  if (!known) {
    const dates = rowsOf(cldrDates);
    const rows =
      language === undefined
        ? [...dates.filter(isCertain), ...rowsOf(en).filter(isCertain), ...rowsOf(fr).filter(isCertain)]
        : [...dates.filter((row) => row.language === language), ...rowsOf(language === 'fr' ? fr : en)];
    read.set(language ?? '', (known = lexiconOf(language, rows)));
  }
  return known;
}
