/** Traits of words that the grammar asks for, from their lexicon (lexicons/triggers-traits.tsv tells what each is). */
import { fold } from '../../text/normalise.js';
import { parseLexicon, variants } from '../../text/lexicon.js';
import table from './lexicons/triggers-traits.tsv';

const words = new Map<string, ReadonlySet<string>>();
for (const row of parseLexicon(table))
  words.set(row['trait'] ?? '', new Set(variants(row['words']).map(fold)));

/** The folded words that have a trait; throws where the lexicon knows none of it. */
export function wordsWith(trait: string): ReadonlySet<string> {
  const found = words.get(trait);
  if (!found) throw new Error(`No words are listed for the trait «${trait}»`);
  return found;
}
