/** A recogniser with the weights of the repo, for measuring. */
import { existsSync, readFileSync } from 'node:fs';
import { loadTagger } from '../server/src/languages/ar/names/tagger/tagger.js';
import { Recogniser } from '../server/src/suggestions/recogniser/recogniser.js';

export function loadRecogniserFrom(weights: string, withTagger: boolean): Recogniser {
  return new Recogniser({
    tagger: withTagger && existsSync(weights) ? loadTagger(readFileSync(weights)) : undefined,
  });
}
