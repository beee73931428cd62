/**
 * The closed classes of words that the grammar of times and amounts asks for by name, read from `lexicons/`: a class is
 * a row or several there, and what it decides stands in its note.
 */
import { readWordClasses, type ClassPhrase, type Phrases } from '../wordClasses.js';
import type { TokenisedText } from '../tokens.js';
import clockWords from './lexicons/clock-words.tsv';
import currencyStates from './lexicons/currency-states.tsv';
import currencySigns from './lexicons/currency-signs.tsv';
import dateWords from './lexicons/date-words.tsv';
import numberNeighbours from './lexicons/number-neighbours.tsv';
import particles from './lexicons/particles.tsv';
import rangeWords from './lexicons/range-words.tsv';
import { MONEY_KINDS } from '../../time/moneyKinds.js';

const TABLES = {
  particles,
  rangeWords,
  clockWords,
  dateWords,
  numberNeighbours,
  currencySigns,
  currencyStates,
} as const;

/** Classes of single words. */
export const WORD_CLASSES = [
  // particles.tsv
  'from',
  'in',
  'on',
  'to',
  'about',
  'before',
  'between',
  'between-opener',
  'what',
  'every',
  'within',
  'within-part',
  'per',
  'now',
  'from-now',
  'according',
  'demonstrative',
  'far-demonstrative',
  'of-it',
  'in-it',
  'opener',
  'frequent-opener',
  'after-frequent-opener',
  'unpeeled',
  // range-words.tsv
  'range-to',
  'range-to-after-and',
  'joins-lengths',
  'trailing-hedge',
  'coming',
  'within-length',
  'shift',
  'passing',
  'a-little',
  'from-or-on',
  'not-anchor',
  'placed-length',
  'whole-length',
  'throughout',
  'before-length',
  'more-or-less',
  'measured',
  'times',
  'once-or-twice',
  'single',
  'repeated-adverb',
  'until-today',
  'after-nowadays',
  'before-lone-date',
  'beginning',
  'life',
  'age-of',
  'ages-of',
  'hedges-age',
  'reaches-age',
  'what-lasts',
  'emphasis',
  'yearly',
  'yearly-event',
  // clock-words.tsv
  'hour-marker',
  'hour-letter',
  'before-hour',
  'before-clock',
  'minute',
  'less',
  'less-fraction',
  'universal-time',
  'universal-time-letter',
  'local-time',
  'time-of',
  'hours',
  'edge-of-part',
  'many-hours',
  'early',
  'before-part',
  'appoints',
  'before-appointed',
  'beside',
  'evening',
  // date-words.tsv
  'corresponding',
  'corresponding-days',
  'pair-joiner',
  'falling',
  'teen',
  'sunday',
  'after-day',
  'placed-day',
  'before-day',
  'before-day-and-month',
  'before-month',
  'before-season',
  'season-word',
  'before-year',
  'birth',
  'not-before-year',
  'after-year',
  'hijri-year',
  'part-of-period',
  'part-of-year',
  'the-quarter',
  'half',
  'first',
  'last',
  'first-of-period',
  'last-of-period',
  'new',
  'the-year',
  'running',
  'two-weeks-of',
  'mine',
  'period',
  'alike',
  'ball',
  // number-neighbours.tsv
  'ruler',
  'office',
  'rank',
  'glued',
  'two',
  'one',
  'article-of-law',
  'month-ordinal',
  'first-feminine',
  'after-one',
  'the-one',
  'indefinite-many',
  'number-of',
  'group',
  'zero',
  'percentage-point',
  'goal',
  'oxide',
  'not-parted',
  'plural',
  // currency-signs.tsv
  'currency-code',
  // currency-states.tsv
  ...MONEY_KINDS,
] as const;

export type WordClass = (typeof WORD_CLASSES)[number];

/** Classes whose members may have several words: `phraseAt` looks for them. */
export const PHRASE_CLASSES = [
  'range-to-more',
  'hedge',
  'shift-tail',
  'congratulation',
  'era',
  'century-era',
  'currency-sign',
] as const;

/** «م» after a year. */
export const GREGORIAN_LETTER = 'م';
/** «س» after an hour, for الساعة. */
export const HOUR_LETTER = 'س';
/** «ت» before «غ», for توقيت. */
export const TIME_LETTER = 'ت';

const classes = readWordClasses(Object.values(TABLES), WORD_CLASSES, PHRASE_CLASSES);

/** The words of a class, folded, with what the class says of each. */
export const WORDS = classes.words;
export const PHRASES = classes.phrases;

/** A phrase of a class in a text, and the index of the token after it. */
export interface FoundPhrase {
  readonly value: string;
  readonly next: number;
}

/** The longest phrase of a class at token `i`. */
export function phraseAt(
  { tokens }: Pick<TokenisedText, 'tokens'>,
  i: number,
  phrases: Phrases,
): FoundPhrase | undefined {
  const first = tokens[i];
  const found = first && phrases.get(first.norm)?.find(({ words }) => stands(tokens, i, words));
  return found && { value: found.value, next: i + found.words.length };
}

const stands = (tokens: TokenisedText['tokens'], i: number, words: ClassPhrase['words']): boolean =>
  words.every((word, k) => tokens[i + k]?.norm === word);
