/** Entity ids for names that no gazetteer knows: a readable transliteration of the folded name, the same everywhere. */
import { entityId } from '../../../any/entityId.js';
import { fold } from '../../normalise.js';
import { letterSpellings } from '../../transliteration/letters.js';
import { standardSpelling } from './respellings.js';

let ids: readonly (string | undefined)[] | undefined;
/** One Latin spelling a letter, after ALA-LC without its marks. */
const spellings = (): readonly (string | undefined)[] =>
  (ids ??= letterSpellings().map((letter) => letter?.id));

/** Id of a name: `عبد اللطيف حموشي` → `abd-allatyf-hmwshy`. The same for all spellings that fold alike. */
export const slug = (name: string): string => entityId(standardSpelling(fold(name)), spellings());
