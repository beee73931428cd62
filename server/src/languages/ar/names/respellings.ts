/** Words that are spelled in more ways than one, so that all spellings of a name meet. */
import { parseLexicon, variants } from '../../../text/lexicon.js';
import { fold } from '../normalise.js';
import table from './lexicons/respellings.tsv';

/** Stems that are spelled in several ways, folded. */
const STEMS = parseLexicon(table).map((row) => variants(row['stems']).map(fold));

/** Words in which something is written in several ways. */
const RESPELLED = new RegExp(['عبد', 'بو', ...STEMS.flat()].join('|'));

/** Other ways to write the same words, folded: compounds of عبد and أبو joined or apart, stems that have two spellings. */
export function respellings(words: readonly string[]): readonly (readonly string[])[] {
  if (!words.some((word) => RESPELLED.test(word))) return [words];
  const spellings: (readonly string[])[] = [words];
  for (const stems of STEMS) {
    const stem = stems.find((each) => words.some((word) => word.includes(each)));
    if (stem === undefined) continue;
    for (const spelling of [...spellings])
      for (const other of stems)
        if (other !== stem) spellings.push(spelling.map((word) => word.replace(stem, other)));
  }
  if (!words.some((word) => word.startsWith('عبد') || word === 'ابو' || word === 'بو')) return spellings;
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const next = words[i + 1];
    if ((word === 'عبد' || word === 'ابو' || word === 'بو') && next !== undefined) {
      joined.push(word + next);
      i++;
    } else joined.push(word);
  }
  if (joined.length < words.length) spellings.push(joined);
  const split = words.flatMap((word) =>
    word.startsWith('عبدال') && word.length > 6 ? ['عبد', word.slice(3)] : [word],
  );
  if (split.length > words.length) spellings.push(split);
  if (words.includes('ابو')) {
    for (const other of ['ابي', 'ابا']) spellings.push(words.map((word) => (word === 'ابو' ? other : word)));
  }
  return spellings;
}

const VARIED = new RegExp(STEMS.flatMap(([, ...others]) => others).join('|'));

/** A folded name with each stem in its first spelling: the same for all spellings. */
export function standardSpelling(form: string): string {
  if (!VARIED.test(form)) return form;
  let standard = form;
  for (const [first, ...others] of STEMS)
    for (const other of others) standard = standard.replaceAll(other, first!);
  return standard;
}
