/**
 * French and English, as they stand beside Arabic in the documents of the Maghreb. A pack of either reads paragraphs in
 * Arabic as the Arabic one does: a corpus of French texts has some.
 */
import type { LanguagePack } from '../languagePack.js';
import type { QuantityFinder } from '../time/timeExpression.js';
import { latinQuantities } from './latinQuantities.js';
import type { LatinLanguage } from './lexicon.js';

/** Of both languages, a text that does not tell which it is read as far as they agree. */
export const latin: QuantityFinder = (text, words) => latinQuantities(text, words);

/** `beside` makes the pack of the language that it stands beside, given what reads the other paragraphs. */
export function createLatin(
  tag: LatinLanguage,
  beside: (foreign: QuantityFinder) => LanguagePack,
): LanguagePack {
  return { ...beside((text, words) => latinQuantities(text, words, tag)), tag };
}
