/** The names that come with the program: read once, when they are first asked for, and never changed. */
import readFrozen from './bundled.names';
import { thawNames, type Names } from '../gazetteer/frozenNames.js';
import { NameLexicon } from './nameLexicon.js';
import type { NameLists } from '../tagger/nameLists.js';

let names: Names | undefined;
let lexicon: NameLexicon | undefined;

const bundledNames = (): Names => (names ??= thawNames(readFrozen()));

/** The bundled names. */
export const bundledLexicon = (): NameLexicon => (lexicon ??= new NameLexicon(bundledNames().gazetteer));

/** The same as lists, as the tagger's weights know them. */
export const bundledLists = (): NameLists => bundledNames().lists;
