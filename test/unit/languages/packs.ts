/** The packs of the product, for tests. */
import { anyLanguage } from '../../../server/src/languages/any/anyLanguage.js';
import { createArabic, type ArabicOptions } from '../../../server/src/languages/ar/arabic.js';
import { languagesOf } from '../../../server/src/languages/languages.js';
import type { Languages } from '../../../server/src/languages/languagePack.js';

export const arabic = createArabic();

/** With the tagger that is given, if any. */
export const testLanguages = (options: ArabicOptions = {}): Languages =>
  languagesOf([options.tagger ? createArabic(options) : arabic], anyLanguage());
