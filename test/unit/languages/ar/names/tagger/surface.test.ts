import assert from 'node:assert/strict';
import {
  sentenceEnd,
  signOf,
  surfaceOf,
} from '../../../../../../server/src/languages/ar/names/tagger/surface.js';
import { tokenise } from '../../../../../../server/src/languages/ar/tokens.js';

describe('surface', () => {
  it('unites what looks alike to the tagger', () => {
    const check = (text: string, expected: string[]): void =>
      assert.deepEqual(tokenise(text).tokens.map(surfaceOf), expected, text);
    check('«الأمم المتحدة»', ['"', 'الامم', 'المتحده', '"']);
    check('عام 2025, 7', ['عام', '0000', '،', '0']);
    check('٢٠٢٥', ['0000']);
    check('ب'.repeat(30), ['ا0']);
    check('x'.repeat(30), ['a0']);
  });

  it('parts sentences', () => {
    const check = (text: string, expected: string[]): void => {
      const { tokens } = tokenise(text);
      const signs = tokens.map((token) => signOf(surfaceOf(token)));
      const found: string[] = [];
      for (let from = 0; from < tokens.length;) {
        const to = sentenceEnd(tokens, signs, from);
        found.push(text.slice(tokens[from]!.start, tokens[to - 1]!.end));
        from = to;
      }
      assert.deepEqual(found, expected, text);
    };
    check('وصل أمس. ثم عاد.', ['وصل أمس.', 'ثم عاد.']);
    check('لماذا؟ لا أحد يعلم! هكذا', ['لماذا؟', 'لا أحد يعلم!', 'هكذا']);
    check('بلغ 3.5 في المئة', ['بلغ 3.5 في المئة']);
    check('وكالة د. ب. أ. أمس.', ['وكالة د. ب. أ. أمس.']);
    check('عام 5. ثم', ['عام 5.', 'ثم']);
  });
});
