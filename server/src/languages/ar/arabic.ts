/** The language pack of Arabic. */
import type { LanguagePack } from '../languagePack.js';
import { ArabicReader } from './arabicReader.js';
import { ARTICLE } from './affixes.js';
import { arabicClitics } from './clitics.js';
import { bundledConfidences, type Confidences } from './confidence/confidences.js';
import { nameKeyAt, nameKeyOf } from './nameKey.js';
import { bundledLexicon, bundledLists } from './names/analysis/bundledNames.js';
import { endsName } from './names/words/nameEnds.js';
import { slug } from './names/words/slug.js';
import { sentenceFeatures } from './names/tagger/sentenceFeatures.js';
import { surfaceOf } from './names/tagger/surface.js';
import type { Tagger } from './names/tagger/tagger.js';
import { Vocabulary } from './names/tagger/vocabulary.js';
import { fold } from './normalise.js';
import { digitQuantities } from '../time/digitQuantities.js';
import type { QuantityFinder } from '../time/timeExpression.js';
import { tokenise } from './tokens.js';
import { arabicTransliteration } from './transliteration/transliteration.js';

export interface ArabicOptions {
  /** The learned tagger of names, or what loads it when the first text comes; by default grammar and gazetteers alone. */
  readonly tagger?: Tagger | (() => Tagger | undefined);
  /** What reads times and numbers where another language stands; by default those in digits alone. */
  readonly foreign?: QuantityFinder;
  /** What says how sure mentions are, by default what was learned. */
  readonly confidences?: Confidences;
}

/** Names and tagger are loaded when the first text comes. */
export function createArabic({
  tagger,
  foreign = digitQuantities,
  confidences,
}: ArabicOptions = {}): LanguagePack {
  const loaded = typeof tagger === 'function' ? once(tagger) : () => tagger;
  const knowledge = once(
    () => loaded()?.knowledge ?? { vocabulary: Vocabulary.empty(), lists: bundledLists() },
  );
  return {
    tag: 'ar',
    spelling: { fold, words: (text) => tokenise(text).tokens, articles: [ARTICLE] },
    clitics: arabicClitics,
    names: { keyAt: nameKeyAt, keyOf: nameKeyOf, endsName, entityId: slug },
    transliteration: arabicTransliteration,
    features: (words, emit) => sentenceFeatures(words.map(surfaceOf), knowledge(), emit),
    reader: new ArabicReader(
      bundledLexicon,
      loaded,
      foreign,
      confidences ? () => confidences : bundledConfidences,
    ),
  };
}

/** Loads at the first call, whatever comes of it. */
function once<T>(load: () => T): () => T {
  let loaded: { readonly value: T } | undefined;
  return () => (loaded ??= { value: load() }).value;
}
