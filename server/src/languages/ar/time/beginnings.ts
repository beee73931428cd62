/**
 * What may begin at a word, as far as the word itself tells: one bit each rule of the grammar. They are worked out once
 * a form, so that a rule is tried only where one of its first words stands. Others tell of words that a rule needs
 * somewhere in its paragraph.
 */
import { ARTICLE, ARTICLE_ALONE, PROCLITICS } from '../affixes.js';
import { perForm, type Form } from '../forms.js';
import { MONEY_KINDS } from '../../time/moneyKinds.js';
import { PHRASES, WORDS, type WordClass } from './timeWords.js';
import { analyse, type SenseKind, type TimeWord } from './vocabulary.js';

export const Begin = {
  /** Rules of timeGrammar.ts, in their order, */
  Set: 1,
  Age: 1 << 1,
  Shift: 1 << 2,
  Minutes: 1 << 3,
  Range: 1 << 4,
  Year: 1 << 5,
  Reference: 1 << 6,
  Length: 1 << 7,
  /** and of points.ts. */
  SamePeriod: 1 << 8,
  DayPart: 1 << 9,
  Appointed: 1 << 10,
  Clock: 1 << 11,
  Date: 1 << 12,
  Period: 1 << 13,
  LonePart: 1 << 14,
  /** A number's mention. */
  Number: 1 << 15,
  /** An amount begins with it whatever word it may be: digits, a sign, a currency. */
  Amount: 1 << 16,
  /** So frequent that it begins something only before a word of the next bit. */
  FrequentOpener: 1 << 17,
  AfterFrequentOpener: 1 << 18,
  /** A currency is written so. */
  Currency: 1 << 19,
  /** Without one of these in the paragraph there is no age, */
  OfAge: 1 << 20,
  /** no number of times, */
  Times: 1 << 21,
  /** no appointment, */
  Appoints: 1 << 22,
  /** and no state named. */
  State: 1 << 23,
} as const;

/** The points: dates, times and periods. */
export const POINTS =
  Begin.SamePeriod |
  Begin.DayPart |
  Begin.Appointed |
  Begin.Clock |
  Begin.Date |
  Begin.Period |
  Begin.LonePart;

/** The rules of amounts, */
export const AMOUNTS = Begin.Number | Begin.Amount;
/** and all. */
export const RULES =
  POINTS |
  AMOUNTS |
  Begin.Set |
  Begin.Age |
  Begin.Shift |
  Begin.Minutes |
  Begin.Range |
  Begin.Year |
  Begin.Reference |
  Begin.Length;

/** Digits, and the words that are numbers. */
const NUMBERS =
  Begin.Set |
  Begin.Age |
  Begin.Minutes |
  Begin.Range |
  Begin.Appointed |
  Begin.Clock |
  Begin.Date |
  Begin.Length |
  Begin.Number;
const DIGITS = NUMBERS | Begin.Year | Begin.Amount | Begin.AfterFrequentOpener;

/** By the word as it stands. */
const ofWords = new Map<string, number>();
/** By the word without its proclitics. */
const ofStems = new Map<string, number>();

function open(words: Map<string, number>, keys: Iterable<string>, bits: number): void {
  for (const key of keys) words.set(key, (words.get(key) ?? 0) | bits);
}
const openClass = (words: Map<string, number>, name: WordClass, bits: number): void =>
  open(words, WORDS[name].keys(), bits);

open(ofWords, ['%', '٪', '-'], Begin.Amount);
open(ofWords, ['٫'], Begin.Amount | Begin.Set | Begin.Length);
open(ofWords, PHRASES['currency-sign'].keys(), Begin.Amount | Begin.Currency);
openClass(ofWords, 'currency-code', Begin.Amount | Begin.Currency);
openClass(ofWords, 'yearly', Begin.Set);
openClass(ofWords, 'times', Begin.Times);
openClass(ofWords, 'life', Begin.OfAge);
openClass(ofWords, 'reaches-age', Begin.OfAge);
openClass(ofWords, 'ages-of', Begin.OfAge);
openClass(ofWords, 'appoints', Begin.Appoints);
for (const word of WORDS['age-of'].keys())
  open(ofWords, [word, ...Array.from(PROCLITICS, (letter) => letter + word)], Begin.OfAge);

openClass(ofStems, 'every', Begin.Set);
openClass(ofStems, 'once-or-twice', Begin.Set);
openClass(ofStems, 'shift', Begin.Shift);
openClass(ofStems, 'from', Begin.Shift | Begin.Range);
openClass(ofStems, 'what', Begin.Range);
openClass(ofStems, 'between-opener', Begin.Range);
openClass(ofStems, 'period', Begin.SamePeriod);
openClass(ofStems, 'hours', Begin.DayPart);
openClass(ofStems, 'many-hours', Begin.DayPart);
openClass(ofStems, 'demonstrative', Begin.DayPart | Begin.Date | Begin.Period);
openClass(ofStems, 'hour-marker', Begin.Clock);
openClass(ofStems, 'the-quarter', Begin.Period);
openClass(ofStems, 'part-of-period', Begin.Period);
openClass(ofStems, 'first', Begin.Period);
openClass(ofStems, 'last', Begin.Period);
openClass(ofStems, 'season-word', Begin.Period);
openClass(ofStems, 'one', Begin.Number);
openClass(ofStems, 'two', Begin.Number);
openClass(ofStems, 'frequent-opener', Begin.FrequentOpener);

/** By the kinds of a word's senses. */
const ofKinds = new Map<SenseKind, number>();
function openKinds(kinds: readonly SenseKind[], bits: number): void {
  for (const kind of kinds) ofKinds.set(kind, (ofKinds.get(kind) ?? 0) | bits);
}
openKinds(['set', 'unit', 'part', 'edge'], Begin.Set);
openKinds(['decade'], Begin.Age);
openKinds(['bound', 'weekday'], Begin.Range);
openKinds(['reference'], Begin.Reference);
openKinds(['unit', 'vague'], Begin.Length);
openKinds(['same-before'], Begin.SamePeriod);
openKinds(['part', 'whole'], Begin.DayPart);
openKinds(['part'], Begin.Appointed);
openKinds(['clock', 'part'], Begin.Clock);
openKinds(['day', 'weekday', 'month', 'hijri', 'unit', 'edge'], Begin.Date);
openKinds(['feast', 'unit', 'edge', 'season', 'decade', 'weekday', 'same-before'], Begin.Period);
openKinds(['part', 'whole', 'edge'], Begin.LonePart);
openKinds(['currency'], Begin.Currency);

function beginningsOfWord(norm: string, { stem, senses, number, starts }: TimeWord): number {
  let bits = ofStems.get(stem) ?? 0;
  // A word with senses begins a date or a period by them alone, or points to one.
  if (senses.length > 0) bits &= ~(WORDS.demonstrative.has(stem) ? Begin.Date : Begin.Date | Begin.Period);
  for (const { kind, value } of senses) {
    bits |= ofKinds.get(kind) ?? 0;
    if (kind === 'unit' && value === 'night') bits |= Begin.DayPart;
  }
  if (number) bits |= NUMBERS | Begin.Period;
  if (ARTICLE_ALONE.test(norm)) bits |= Begin.Age | Begin.Date | Begin.Number;
  if (norm === ARTICLE) bits |= Begin.Period | Begin.Length;
  if (starts) bits |= Begin.AfterFrequentOpener;
  return bits;
}

/** What the grammar of times and amounts knows of a form. */
export class TimeForm {
  constructor(
    /** Its word: none of digits, and of what means nothing here. */
    readonly word: TimeWord | undefined,
    /** Bits of `Begin`. */
    readonly begins: number,
  ) {}
}

const NOTHING = new TimeForm(undefined, 0);
const OF_DIGITS = new TimeForm(undefined, DIGITS);

const states = new Set(MONEY_KINDS.flatMap((kind) => [...WORDS[kind].keys()]));

export const timeFormOf = perForm((form: Form): TimeForm => {
  const { kind, norm } = form;
  if (kind === 'number') return OF_DIGITS;
  const word = analyse(form);
  let begins = ofWords.get(norm) ?? 0;
  if (word) begins |= beginningsOfWord(norm, word);
  if (kind === 'arabic') {
    if (WORDS['after-frequent-opener'].has(norm)) begins |= Begin.AfterFrequentOpener;
    if (states.has(norm)) begins |= Begin.State;
  }
  return word === undefined && begins === 0 ? NOTHING : new TimeForm(word, begins);
});
