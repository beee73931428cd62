/** The names that come with the program: read once, at the first call. */
import frozen from './bundled.names';
import { thawNames, type Names } from './frozenNames.js';
import type { Gazetteer } from './gazetteer.js';
import type { NameLists } from './tagger/nameLists.js';

let names: Names | undefined;

const bundledNames = (): Names => (names ??= thawNames(frozen));

export const theGazetteer = (): Gazetteer => bundledNames().gazetteer;

export const theNameLists = (): NameLists => bundledNames().lists;
