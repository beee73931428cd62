/**
 * Closed classes of words that a grammar asks for by name, read from tables that a linguist edits. Columns: `class`,
 * `value` (what the class says of the word, where it says something), `forms` (in ordinary spelling, variants with `|`;
 * they are folded when read), `before` (letters that may be written as part of the word before it: each group of
 * letters, separated by spaces, gives at most one).
 */
import { parseLexicon, variants } from '../../text/lexicon.js';
import { tokenise } from './tokens.js';

/** The folded words of a class, each with its value. */
export type Words = ReadonlyMap<string, string>;

/** A phrase of a class: its folded words and its value. */
export interface Phrase {
  readonly words: readonly string[];
  readonly value: string;
}

/** The phrases of a class by their first word, longer ones first. */
export type Phrases = ReadonlyMap<string, readonly Phrase[]>;

/** The classes that code asks for: those of single words, and those whose members may have several. */
export interface WordClasses<W extends string, P extends string> {
  readonly words: Readonly<Record<W, Words>>;
  readonly phrases: Readonly<Record<P, Phrases>>;
}

/** The spellings of a form with letters of each group before it, and without. */
function withLettersBefore(form: string, groups: readonly string[]): string[] {
  const [group, ...inner] = groups;
  if (group === undefined) return [form];
  const rest = withLettersBefore(form, inner);
  return ['', ...group].flatMap((letter) => rest.map((each) => letter + each));
}

/** The folded tokens of a form: what a text must have for it. */
export const wordsOfForm = (form: string): readonly string[] => tokenise(form).tokens.map(({ norm }) => norm);

/** Reads the classes from their tables; rows of a class that was not asked for, and classes without a row, count for nothing. */
export function readWordClasses<W extends string, P extends string>(
  tables: readonly string[],
  words: readonly W[],
  phrases: readonly P[],
): WordClasses<W, P> {
  const ofWords = new Map<string, Map<string, string>>(words.map((name) => [name, new Map()]));
  const ofPhrases = new Map<string, Map<string, Phrase[]>>(phrases.map((name) => [name, new Map()]));
  for (const row of tables.flatMap(parseLexicon)) {
    const { value = '' } = row;
    const before = (row['before'] ?? '').split(' ').filter(Boolean);
    const [single, several] = [ofWords.get(row['class']!), ofPhrases.get(row['class']!)];
    for (const variant of variants(row['forms']))
      for (const form of withLettersBefore(variant, before)) {
        const read = wordsOfForm(form);
        if (read.length === 1) single?.set(read[0]!, value);
        if (several && read.length > 0) addPhrase(several, { words: read, value });
      }
  }
  return {
    words: Object.fromEntries(ofWords) as Record<string, Words> as Record<W, Words>,
    phrases: Object.fromEntries(ofPhrases) as Record<string, Phrases> as Record<P, Phrases>,
  };
}

function addPhrase(phrases: Map<string, Phrase[]>, phrase: Phrase): void {
  const known = phrases.get(phrase.words[0]!) ?? [];
  known.push(phrase);
  known.sort((a, b) => b.words.length - a.words.length);
  phrases.set(phrase.words[0]!, known);
}
