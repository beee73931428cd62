/**
 * Closed classes of words that a grammar asks for by name, read from tables that a linguist edits. Columns: `class`,
 * `value` (what the class says of the word, where it says something), `forms` (in ordinary spelling, variants with `|`;
 * they are folded when read), `before` (letters that may be written as part of the word before it: each group of
 * letters, separated by spaces, gives at most one).
 */
import { parseLexicon, variants } from '../../text/lexicon.js';
import { fold } from './normalise.js';

/** The folded words of a class, each with its value. */
export type Words = ReadonlyMap<string, string>;

/** A phrase of a class: its folded words and its value. */
export interface ClassPhrase {
  readonly words: readonly string[];
  readonly value: string;
}

/** The phrases of a class by their first word, longer ones first. */
export type Phrases = ReadonlyMap<string, readonly ClassPhrase[]>;

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

/** What of a folded form is a token: letters of a script, digits, or one sign. */
const TOKEN = /[\u0621-\u064a]+|[a-z]+|\d+|\S/g;

/**
 * The folded tokens of a form: what a text must have for it. As the tokeniser cuts it, whose classes of characters a
 * start need not wait for.
 */
export const wordsOfForm = (form: string): readonly string[] => fold(form).match(TOKEN) ?? [];

/** Reads the classes from their tables; rows of a class that was not asked for, and classes without a row, count for nothing. */
export function readWordClasses<W extends string, P extends string>(
  tables: readonly string[],
  words: readonly W[],
  phrases: readonly P[],
): WordClasses<W, P> {
  const ofWords = new Map<string, Map<string, string>>(words.map((name) => [name, new Map()]));
  const ofPhrases = new Map<string, Map<string, ClassPhrase[]>>(phrases.map((name) => [name, new Map()]));
  for (const row of tables.flatMap(parseLexicon)) {
    const { value = '' } = row;
    const single = ofWords.get(row['class']!);
    const several = ofPhrases.get(row['class']!);
    for (const variant of variants(row['forms']))
      for (const form of row['before'] ? withLettersBefore(variant, row['before'].split(' ')) : [variant]) {
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

function addPhrase(phrases: Map<string, ClassPhrase[]>, phrase: ClassPhrase): void {
  const known = phrases.get(phrase.words[0]!) ?? [];
  known.push(phrase);
  if (known.length > 1) known.sort((a, b) => b.words.length - a.words.length);
  phrases.set(phrase.words[0]!, known);
}
