/**
 * The names of lexicons as one text that is read in a fraction of the time that the lexicons take. It is made when the
 * program is bundled (scripts/frozenNames.mjs): the lexicons stay what people edit.
 */
import { Gazetteer, type FrozenGazetteer } from './gazetteer.js';
import type { ListedName } from './listedNames.js';
import { WordNumbers } from './nameTrie.js';
import { NameLists, type FrozenLists } from './tagger/nameLists.js';

/** The same names for the grammar, and as the tagger's features know them. */
export interface Names {
  readonly gazetteer: Gazetteer;
  readonly lists: NameLists;
}

interface Frozen {
  readonly words: readonly string[];
  readonly gazetteer: FrozenGazetteer;
  readonly lists: FrozenLists;
}

/** Names are given in order of preference: of two with one spelling, the first. */
export function freezeNames(names: Iterable<ListedName>): string {
  const words = new WordNumbers();
  const gazetteer = new Gazetteer(words);
  const lists = new NameLists(words);
  for (const name of names) {
    gazetteer.add(name);
    lists.add(name);
  }
  const frozen: Frozen = { words: words.words, gazetteer: gazetteer.freeze(), lists: lists.freeze() };
  return JSON.stringify(frozen);
}

/** What `freezeNames` froze. */
export function thawNames(text: string): Names {
  const frozen = JSON.parse(text) as Frozen;
  const words = new WordNumbers(frozen.words);
  return { gazetteer: new Gazetteer(words, frozen.gazetteer), lists: new NameLists(words, frozen.lists) };
}
