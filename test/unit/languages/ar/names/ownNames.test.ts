/** Names that a corpus adds to those of the program. */
import assert from 'node:assert/strict';
import { createArabic } from '../../../../../server/src/languages/ar/arabic.js';
import type { LanguagePack } from '../../../../../server/src/languages/languagePack.js';
import { arabic } from '../../packs.js';

const OWN = `label	kind	name	variants	id	wikidata
ORG	company	زلفيان للبرمجيات	زلفيان	zulfian	Q42
GPE	city	تنبكتا الجديدة		new-tinbukta
GPE	country	المغرب	المملكة المغربية	own-morocco
PERS	first-name	زقروط
`;

function told(pack: LanguagePack, text: string): string[] {
  const { mentions } = pack.reader.readDocument([pack.reader.readParagraph(text)], {});
  return mentions[0]!.map(
    ({ start, end, label, canonical }) => `${label} ${text.slice(start, end)} ${canonical}`,
  );
}

describe('names that a corpus adds', () => {
  const own = createArabic({ names: [OWN] });
  const cases: readonly (readonly [text: string, bundled: readonly string[], own: readonly string[]])[] = [
    ['وصل الخبير إلى تنبكتا الجديدة أمس', [], ['GPE تنبكتا الجديدة new-tinbukta']],
    ['افتتح مقر زلفيان للبرمجيات أمس', [], ['ORG زلفيان للبرمجيات zulfian']],
    ['افتتح المقر في المغرب أمس', ['GPE المغرب morocco'], ['GPE المغرب own-morocco']],
    ['افتتح المقر في تونس أمس', ['GPE تونس tunisia'], ['GPE تونس tunisia']],
  ];
  for (const [text, bundled, withOwn] of cases)
    it(text, () => {
      const names = (pack: LanguagePack): string[] =>
        told(pack, text).filter((one) => !one.startsWith('DATE'));
      // One after the other and back: what is kept of words is kept for each pack.
      assert.deepEqual(names(arabic), bundled);
      assert.deepEqual(names(own), withOwn);
      assert.deepEqual(names(arabic), bundled);
    });
});
