/** The language pack of Arabic. */
import type { LanguagePack } from '../languagePack.js';
import { ArabicReader } from './arabicReader.js';
import { ARTICLE, arabicClitics } from './clitics.js';
import { nameKeyAt, nameKeyOf } from './nameKey.js';
import { slug } from './names/slug.js';
import type { Tagger } from './names/tagger/tagger.js';
import { fold } from './normalise.js';
import { tokenise } from './tokens.js';

export interface ArabicOptions {
  /** The learned tagger of names, or what loads it when the first text comes; by default grammar and gazetteers alone. */
  readonly tagger?: Tagger | (() => Tagger | undefined);
}

export function createArabic({ tagger }: ArabicOptions = {}): LanguagePack {
  return {
    tag: 'ar',
    spelling: { fold, words: (text) => tokenise(text).tokens, articles: [ARTICLE] },
    clitics: arabicClitics,
    names: { keyAt: nameKeyAt, keyOf: nameKeyOf, entityId: slug },
    reader: new ArabicReader(once(tagger)),
  };
}

/** Loads at the first call, whatever comes of it. */
function once(tagger: ArabicOptions['tagger']): () => Tagger | undefined {
  if (typeof tagger !== 'function') return () => tagger;
  let loaded: { readonly tagger: Tagger | undefined } | undefined;
  return () => (loaded ??= { tagger: tagger() }).tagger;
}
