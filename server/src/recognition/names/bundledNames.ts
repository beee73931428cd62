/** The lexicons of names that come with the program: read once, at the first call, for the grammar and the tagger. */
import { Gazetteer } from './gazetteer.js';
import { GAZETTEER_TABLES } from './gazetteerTables.js';
import { listedNames } from './listedNames.js';
import { WordNumbers } from './nameTrie.js';
import { NameLists } from './tagger/nameLists.js';

interface BundledNames {
  readonly gazetteer: Gazetteer;
  readonly lists: NameLists;
}

let built: BundledNames | undefined;

function bundledNames(): BundledNames {
  if (built) return built;
  const words = new WordNumbers();
  const gazetteer = new Gazetteer(words);
  const lists = new NameLists([], words);
  for (const listed of listedNames(GAZETTEER_TABLES)) {
    gazetteer.add(listed);
    lists.add(listed);
  }
  return (built = { gazetteer, lists });
}

export const theGazetteer = (): Gazetteer => bundledNames().gazetteer;

/** The same names, as the tagger's features know them. */
export const theNameLists = (): NameLists => bundledNames().lists;
