/** Sets of words by what a lexicon says of them. */
import { fold } from '../normalise.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';

/**
 * A function that gives the folded words of the rows of a table (`words`) of which `column` says one thing; it throws
 * where no row says it.
 */
export function wordSets(table: string, column: string): (wanted: string) => ReadonlySet<string> {
  const sets = new Map<string, Set<string>>();
  for (const row of parseLexicon(table)) {
    const key = row[column] ?? '';
    const words = sets.get(key) ?? new Set();
    sets.set(key, words);
    for (const word of variants(row['words'])) words.add(fold(word));
  }
  return (wanted) => {
    const words = sets.get(wanted);
    if (!words) throw new Error(`No words are listed for the ${column} «${wanted}»`);
    return words;
  };
}
