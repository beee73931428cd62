/** What `recognition` measures, pass by pass, and what stands beside it: each goes through articles, paragraph by paragraph. */
import * as chrono from 'chrono-node/ar';
import { findQuantities } from '../server/src/languages/ar/time/timeRecogniser.js';
import { tokenise } from '../server/src/languages/ar/tokens.js';
import { splitParagraphs } from '../server/src/text/paragraphs.js';
import { loadRecogniserFrom } from './recogniser.js';

type Work = (article: string) => unknown;

export interface Pass {
  readonly name: string;
  /** Loads what the pass needs, which is not counted. */
  readonly prepare: () => Work;
}

const DATE = '2024-11-08';

const paragraphWise =
  (work: (paragraph: string) => unknown): Work =>
  (article) => {
    for (const { text } of splitParagraphs(article)) work(text);
  };

/** Nothing is kept between articles but what the pack keeps of words. */
function recognising(withTagger: boolean): Work {
  const recogniser = loadRecogniserFrom('server/models/tagger.bin', withTagger);
  // Lexicons and weights are loaded with the first text.
  recogniser.recognise('.', { date: DATE, once: true });
  return (article) => recogniser.recognise(article, { date: DATE, once: true });
}

export const TOKENS = 'tokens alone';
export const TIMES = 'times and numbers, with tokens';
export const WHOLE = 'whole pipeline';
export const CHRONO = 'chrono-node `ar`: dates alone';

export const PASSES: readonly Pass[] = [
  { name: TOKENS, prepare: () => paragraphWise(tokenise) },
  { name: TIMES, prepare: () => paragraphWise((text) => findQuantities(tokenise(text))) },
  { name: 'whole pipeline without the tagger', prepare: () => recognising(false) },
  { name: WHOLE, prepare: () => recognising(true) },
  { name: CHRONO, prepare: () => paragraphWise((text) => chrono.parse(text)) },
];
