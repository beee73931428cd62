/** The names of the lexicons, frozen: what frozenNames.mjs bundles and runs when the program is bundled. */
import { freezeNames } from '../server/src/languages/ar/names/gazetteer/frozenNames.js';
import { GAZETTEER_TABLES } from '../server/src/languages/ar/names/gazetteer/gazetteerTables.js';
import { listedNames } from '../server/src/languages/ar/names/gazetteer/listedNames.js';

export default freezeNames(listedNames(GAZETTEER_TABLES));
