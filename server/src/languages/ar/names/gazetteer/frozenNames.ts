/**
 * The names of lexicons as bytes that are read in a fraction of the time that the lexicons take. They are made when the
 * program is bundled (scripts/frozenNames.mjs): the lexicons stay what people edit.
 */
import { Gazetteer } from './gazetteer.js';
import { GazetteerBuilder } from './gazetteerBuilder.js';
import type { ListedName } from './listedNames.js';
import { WordNumbers } from './nameTrie.js';
import { packStringNumbers, StringNumbers } from './packedStrings.js';
import { Packer, Unpacker } from './packing.js';
import { NameLists } from '../tagger/nameLists.js';
import { NameListsBuilder } from '../tagger/nameListsBuilder.js';

/** The same names for the grammar, and as the tagger's features know them. */
export interface Names {
  readonly gazetteer: Gazetteer;
  readonly lists: NameLists;
}

/** Names are given in order of preference: of two with one spelling, the first. */
export function freezeNames(names: Iterable<ListedName>): Uint8Array {
  const words = new WordNumbers();
  const gazetteer = new GazetteerBuilder(words);
  const lists = new NameListsBuilder(words);
  for (const name of names) {
    gazetteer.add(name);
    lists.add(name);
  }
  const packer = new Packer();
  packStringNumbers(packer, words.words);
  gazetteer.pack(packer);
  lists.pack(packer);
  return packer.bytes();
}

/** What `freezeNames` froze. */
export function thawNames(frozen: Uint8Array): Names {
  const packed = new Unpacker(frozen);
  const words = new StringNumbers(packed);
  return { gazetteer: new Gazetteer(words, packed), lists: new NameLists(words, packed) };
}

/** The names of some lexicons, read at once. */
export const namesOf = (names: Iterable<ListedName>): Names => thawNames(freezeNames(names));
