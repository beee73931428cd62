/** Words that are spelled in more ways than one, so that all spellings of a name meet. */
import { isJoinedCompound, partsOfCompound } from './compoundNames.js';
import { FATHER, WRITTEN_JOINED } from './nameWords.js';
import { parseLexicon, variants } from '../../../../text/lexicon.js';
import { fold } from '../../normalise.js';
import table from '../lexicons/respellings.tsv';

interface Stems {
  /** Stems that are spelled in several ways, folded, the standard spelling first. */
  readonly all: readonly (readonly string[])[];
  /** Words in which something is written in several ways. */
  readonly respelled: RegExp;
  /** Texts with a stem in another spelling than the standard one. */
  readonly varied: RegExp;
}

let stems: Stems | undefined;

function theStems(): Stems {
  if (stems) return stems;
  const all = parseLexicon(table).map((row) => variants(row['stems']).map(fold));
  return (stems = {
    all,
    respelled: new RegExp([...WRITTEN_JOINED.words, ...all.flat()].join('|')),
    varied: new RegExp(all.flatMap(([, ...others]) => others).join('|')),
  });
}

/** Other ways to write the same words, folded: compounds of عبد and أبو joined or apart, stems that have two spellings. */
export function respellings(words: readonly string[]): readonly (readonly string[])[] {
  const { all, respelled } = theStems();
  if (!words.some((word) => respelled.test(word))) return [words];
  const spellings: (readonly string[])[] = [words];
  for (const group of all) {
    const stem = group.find((each) => words.some((word) => word.includes(each)));
    if (stem === undefined) continue;
    for (const spelling of [...spellings])
      for (const other of group)
        if (other !== stem) spellings.push(spelling.map((word) => word.replace(stem, other)));
  }
  if (!words.some((word) => WRITTEN_JOINED.has(word) || isJoinedCompound(word))) return spellings;
  const joined = withWordsJoined(words);
  if (joined.length < words.length) spellings.push(joined);
  const split = words.flatMap((word) => partsOfCompound(word) ?? [word]);
  if (split.length > words.length) spellings.push(split);
  spellings.push(...withCasesOfFather(words));
  return spellings;
}

/** «عبد الله» → «عبدالله»: each word that writers join to the next one, joined. */
function withWordsJoined(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const next = words[i + 1];
    if (WRITTEN_JOINED.has(words[i]!) && next !== undefined) {
      joined.push(words[i]! + next);
      i++;
    } else joined.push(words[i]!);
  }
  return joined;
}

/** «أبو مازن» → «أبي مازن», «أبا مازن»; nothing where the name has no «أبو». */
function withCasesOfFather(words: readonly string[]): string[][] {
  const [father, ...cases] = FATHER.words;
  if (father === undefined || !words.includes(father)) return [];
  return cases.map((other) => words.map((word) => (word === father ? other : word)));
}

/** A folded name with each stem in its first spelling: the same for all spellings. */
export function standardSpelling(form: string): string {
  const { all, varied } = theStems();
  if (!varied.test(form)) return form;
  let standard = form;
  for (const [first, ...others] of all)
    for (const other of others) standard = standard.replaceAll(other, first!);
  return standard;
}
