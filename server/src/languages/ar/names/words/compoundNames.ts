/** Names of two words that writers join or not: «عبد الله» and «عبدالله», «أبو مازن» and «أبومازن». All words are folded. */
import { ARTICLE } from '../../affixes.js';
import { ABD, BEGINS_PAIR } from './nameWords.js';

let joined: { readonly beginnings: readonly string[]; readonly pattern: RegExp } | undefined;

/** How words begin in which «عبد» and one of the names of God are joined, and where they stand in a text. */
function joinedCompounds(): NonNullable<typeof joined> {
  if (joined) return joined;
  const first = [...ABD.words];
  return (joined = {
    beginnings: first.map((word) => word + ARTICLE),
    pattern: new RegExp(`(^| )(${first.join('|')})(?=${ARTICLE}\\p{L}{3})`, 'gu'),
  });
}

/** «عبدالله», «عبداللطيف». */
export const isJoinedCompound = (word: string): boolean => beginningIn(word) !== undefined;

function beginningIn(word: string): string | undefined {
  for (const beginning of joinedCompounds().beginnings) if (word.startsWith(beginning)) return beginning;
  return undefined;
}

/** The two words of «عبداللطيف»; undefined where a word is no such compound, or too short to be sure. */
export function partsOfCompound(word: string): readonly [string, string] | undefined {
  const beginning = beginningIn(word);
  if (beginning === undefined || word.length <= beginning.length + 1) return undefined;
  const end = beginning.length - ARTICLE.length;
  return [word.slice(0, end), word.slice(end)];
}

/** A name with its compounds as two words each. */
export function withCompoundsApart(name: string): string {
  const { beginnings, pattern } = joinedCompounds();
  return beginnings.some((beginning) => name.includes(beginning)) ? name.replace(pattern, '$1$2 ') : name;
}

/** Whether a word alone begins a name of two words. */
export const beginsCompound = (word: string): boolean => BEGINS_PAIR.has(word) || isJoinedCompound(word);

let compounds: RegExp | undefined;

/** Whether a word, read through any proclitics, may begin a name of two words or be one. */
export function mayHoldCompound(word: string): boolean {
  // Of every word of a text: a loop over the lists costs more to compile than all that it finds.
  compounds ??= new RegExp(`${[...ABD.words].join('|')}|(?:${[...BEGINS_PAIR.words].join('|')})$`);
  return compounds.test(word);
}
