/** Words that no name goes on with: particles, verbs of the news, titles. */
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import { AND, THEN } from '../../affixes.js';
import table from '../lexicons/triggers-words.tsv';

const ENDING: ReadonlySet<string> = new Set(['function', 'verb', 'speech', 'title']);
let endings: ReadonlySet<string> | undefined;

/** `word` as the text has it, since folding makes one of the name «علي» and the particle «على». */
export function endsName(word: string): boolean {
  endings ??= new Set(
    parseLexicon(table)
      .filter((row) => ENDING.has(row['class'] ?? ''))
      .flatMap((row) => variants(row['words'])),
  );
  const rest = word.startsWith(AND) || word.startsWith(THEN) ? word.slice(1) : word;
  return endings.has(word) || endings.has(rest);
}
