/** Choosing among the packs that a program has. */
import type { LanguagePack, Languages } from './languagePack.js';

/** The first pack is that of texts whose language is not said; `otherwise` that of languages that no pack knows. */
export function languagesOf(
  packs: readonly [LanguagePack, ...LanguagePack[]],
  otherwise: LanguagePack,
): Languages {
  return {
    of(locale = packs[0].tag) {
      const [language] = locale.toLowerCase().split('-', 1);
      return packs.find(({ tag }) => tag === language) ?? otherwise;
    },
  };
}
