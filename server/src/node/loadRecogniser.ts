/** The recogniser with the weights that lie beside the program. */
import { readFileSync } from 'node:fs';
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { Recogniser, type RecogniserOptions } from '../suggestions/recogniser/recogniser.js';
import { anyLanguage } from '../languages/any/anyLanguage.js';
import { createArabic } from '../languages/ar/arabic.js';
import { loadTagger, type Tagger } from '../languages/ar/names/tagger/tagger.js';
import type { LanguagePack } from '../languages/languagePack.js';
import { languagesOf } from '../languages/languages.js';
import { createLatin, latin } from '../languages/latin/latin.js';
import { LATIN_LANGUAGES } from '../languages/latin/lexicon.js';
import type { QuantityFinder } from '../languages/time/timeExpression.js';

/**
 * The weights are `tagger.bin` beside the bundle that runs, read when the first text comes: a program that starts
 * does not wait for them. Where they are missing or broken, names are found by grammar and gazetteers alone, and
 * `warn` is told. `options` are those of the recogniser.
 */
export function loadRecogniser(warn: (told: Message) => void, options: RecogniserOptions = {}): Recogniser {
  let read: { readonly tagger: Tagger | undefined } | undefined;
  const tagger = (): Tagger | undefined => (read ??= { tagger: readTagger(warn) }).tagger;
  const arabic = (foreign: QuantityFinder): LanguagePack => createArabic({ tagger, foreign });
  const others = LATIN_LANGUAGES.map((language) => createLatin(language, arabic));
  return new Recogniser(languagesOf([arabic(latin), ...others], anyLanguage()), options);
}

function readTagger(warn: (told: Message) => void): Tagger | undefined {
  const file = new URL('./tagger.bin', import.meta.url);
  try {
    return loadTagger(readFileSync(file));
  } catch (error) {
    warn(message('tagger.unreadable', { file: file.pathname, reason: messageOf(error) }));
    return undefined;
  }
}
