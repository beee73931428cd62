/** The packs of the product, for tests. */
import { anyLanguage } from '../../../server/src/languages/any/anyLanguage.js';
import { createArabic, type ArabicOptions } from '../../../server/src/languages/ar/arabic.js';
import { languagesOf } from '../../../server/src/languages/languages.js';
import { createLatin, latin } from '../../../server/src/languages/latin/latin.js';
import { LATIN_LANGUAGES } from '../../../server/src/languages/latin/lexicon.js';
import type { LanguagePack, Languages } from '../../../server/src/languages/languagePack.js';

const withOthers = (options: ArabicOptions): LanguagePack => createArabic({ foreign: latin, ...options });

export const arabic = withOthers({});

/** With the tagger that is given, if any. */
export const testLanguages = (options: ArabicOptions = {}): Languages =>
  languagesOf(
    [
      options.tagger ? withOthers(options) : arabic,
      ...LATIN_LANGUAGES.map((tag) => createLatin(tag, (foreign) => createArabic({ ...options, foreign }))),
    ],
    anyLanguage(),
  );
