/** Organs of organisations («الجمعية العامة», «الأمانة العامة»): names that say what, not whose. */
import { fold } from '../normalise.js';
import { parseLexicon, variants } from '../../../text/lexicon.js';
import organTable from './lexicons/triggers-organs.tsv';

const organs = new Map<string, string>();
for (const row of parseLexicon(organTable)) {
  for (const form of [row['name'] ?? '', ...variants(row['variants'])])
    organs.set(fold(form), row['slug'] ?? '');
}

/** First words of all organs. */
export const ORGAN_WORDS: ReadonlySet<string> = new Set(
  [...organs.keys()].map((form) => form.split(' ', 1)[0]!),
);

/** What an organ adds to its organisation's id; undefined for what is no organ. */
export const organOf = (form: string): string | undefined => organs.get(form);

/** The organ that a folded form of an organisation begins with, by its first two words. */
export function leadingOrgan(form: string): string | undefined {
  const first = form.indexOf(' ');
  if (first < 0) return undefined;
  const second = form.indexOf(' ', first + 1);
  return organs.get(second < 0 ? form : form.slice(0, second));
}
