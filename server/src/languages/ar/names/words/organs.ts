/** Organs of organisations («الجمعية العامة», «الأمانة العامة»): names that say what, not whose. */
import { fold } from '../../normalise.js';
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import organTable from '../lexicons/triggers-organs.tsv';

let slugs: ReadonlyMap<string, string> | undefined;

/** What each organ adds to an id, by its folded form. */
function organs(): ReadonlyMap<string, string> {
  if (slugs) return slugs;
  const found = new Map<string, string>();
  for (const row of parseLexicon(organTable)) {
    for (const form of [row['name'] ?? '', ...variants(row['variants'])])
      found.set(fold(form), row['slug'] ?? '');
  }
  return (slugs = found);
}

/** First words of all organs. */
export const organWords = (): ReadonlySet<string> =>
  new Set([...organs().keys()].map((form) => form.split(' ', 1)[0]!));

/** What an organ adds to its organisation's id; undefined for what is no organ. */
export const organOf = (form: string): string | undefined => organs().get(form);

/** The organ that a folded form of an organisation begins with, by its first two words. */
export function leadingOrgan(form: string): string | undefined {
  const first = form.indexOf(' ');
  if (first < 0) return undefined;
  const second = form.indexOf(' ', first + 1);
  return organs().get(second < 0 ? form : form.slice(0, second));
}
