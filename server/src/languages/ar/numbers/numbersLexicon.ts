/** The number words of Arabic, looked up by their folded form with article and proclitics taken off. */
import { ARTICLE } from '../affixes.js';
import { Endings } from '../endings.js';
import { perForm } from '../forms.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import table from './lexicons/number-words.tsv';
import { fold } from '../normalise.js';
import { procliticAnalyses } from '../proclitics.js';

export type NumberWordKind =
  | 'zero'
  | 'unit'
  | 'bound'
  | 'bound-teen'
  | 'ten'
  | 'tens'
  | 'hundred'
  | 'hundreds'
  | 'dual'
  | 'scale'
  | 'ordinal'
  | 'ordinal-first'
  | 'fraction'
  | 'quarters';

export class NumberWord {
  constructor(
    readonly kind: NumberWordKind,
    readonly value: number,
    /** Written with the article. */
    readonly definite: boolean,
    /** The proclitics before it: '', 'و', 'ب', 'ول' … */
    readonly proclitics: string,
  ) {}
}

/** Without proclitics. */
const entries = new Map<string, NumberWord>();
/** What only looks like a proclitic and a number word: لست "I am not", كمية "quantity". */
const others = new Set<string>();
for (const row of parseLexicon(table)) {
  if (row['kind'] === 'other') {
    for (const word of variants(row['forms'])) others.add(fold(word));
    continue;
  }
  const kind = row['kind'] as NumberWordKind;
  const value = Number(row['value']);
  for (const variant of variants(row['forms'])) {
    const form = fold(variant);
    if (!entries.has(form)) entries.set(form, new NumberWord(kind, value, false, ''));
    if (!entries.has(ARTICLE + form)) entries.set(ARTICLE + form, new NumberWord(kind, value, true, ''));
  }
}

const endings = new Endings();
for (const stem of entries.keys()) endings.add(stem);

/** The number word that a form is, or undefined. */
export const numberWord = perForm(({ norm }): NumberWord | undefined => {
  if (!endings.mayEnd(norm)) return undefined;
  for (const { length, stem } of procliticAnalyses(norm)) {
    if (others.has(stem)) return undefined;
    const entry = entries.get(stem);
    if (!entry) continue;
    return length === 0
      ? entry
      : new NumberWord(entry.kind, entry.value, entry.definite, norm.slice(0, length));
  }
  return undefined;
});
