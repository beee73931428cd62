/** A recogniser with the weights of the repo, for measuring. */
import { existsSync, readFileSync } from 'node:fs';
import { anyLanguage } from '../server/src/languages/any/anyLanguage.js';
import { createArabic } from '../server/src/languages/ar/arabic.js';
import { languagesOf } from '../server/src/languages/languages.js';
import { loadTagger } from '../server/src/languages/ar/names/tagger/tagger.js';
import { Recogniser } from '../server/src/suggestions/recogniser/recogniser.js';

export function loadRecogniserFrom(weights: string, withTagger: boolean): Recogniser {
  const tagger = withTagger && existsSync(weights) ? loadTagger(readFileSync(weights)) : undefined;
  return new Recogniser(languagesOf([createArabic({ tagger })], anyLanguage()));
}
