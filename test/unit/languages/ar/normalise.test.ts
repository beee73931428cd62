import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../../../server/src/languages/ar/normalise.js';
import { offsetOfLetter } from '../../../../server/src/text/characters.js';

describe('folding', () => {
  for (const [text, folded] of [
    ['الإنتربول', 'الانتربول'],
    ['الأنتربول', 'الانتربول'],
    ['العيـــــون', 'العيون'],
    ['مؤكِّداً', 'مؤكدا'],
    ['على', 'علي'],
    ['مدرسة', 'مدرسه'],
    ['١٢٣', '123'],
    ['۱۲۳', '123'],
    ['INTERPOL', 'interpol'],
    ['می‌خواهم', 'ميخواهم'],
    ['\u202bعربي\u202c', 'عربي'],
    ['ﻻ', 'لا'],
    ['﴾آية﴿', '﴾ايه﴿'],
    ['İzmir', 'izmir'],
    ['', ''],
  ] as const) {
    it(JSON.stringify(text), () => assert.equal(fold(text), folded));
  }

  it('is idempotent and never longer than twice the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = fold(text);
        assert.equal(fold(folded), folded);
      }),
    );
  });

  it('finds a folded letter in the text again', () => {
    assert.equal(offsetOfLetter('بِمُرَّاكش', 1), 2);
    assert.equal(offsetOfLetter('لـلإنتربول', 1), 2);
    assert.equal(offsetOfLetter('ب', 5), 1);
  });
});
