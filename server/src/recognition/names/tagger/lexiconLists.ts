/** The lists of names of all lexicons beside the tagger, as features know them. */
import { parseLexicon } from '../../../text/lexicon.js';
import { GAZETTEER_TABLES } from '../gazetteerTables.js';
import { NameLists } from './nameLists.js';

let lists: NameLists | undefined;

/** Built at the first call, then shared. */
export function lexiconLists(): NameLists {
  return (lists ??= new NameLists(GAZETTEER_TABLES.flatMap(parseLexicon)));
}
