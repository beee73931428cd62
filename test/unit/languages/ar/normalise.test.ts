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
    // Hamza as a mark of its own, diacritics before or after it.
    ['هي\u0654ة', 'هئه'],
    ['ري\u0650\u0654يس', 'رئيس'],
    ['ري\u0654\u0650يس', 'رئيس'],
    ['شى\u0654', 'شئ'],
    ['ی\u0655ر', 'ئر'],
    ['المو\u0654تمر', 'المؤتمر'],
    ['ا\u0654حمد وا\u0655سلام وا\u0653سفي', 'احمد واسلام واسفي'],
    ['شيـ\u0654ا', 'شيا'],
    ['خانۀ خانه\u0654', 'خانه خانه'],
    ['﷼', '﷼'],
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

  it('does not tell composed from decomposed letters', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...'أإآؤئءاويىهةبرسل\u064e\u0650\u0651 '),
      maxLength: 20,
    });
    fc.assert(
      fc.property(letters, (text) => {
        assert.equal(fold(text.normalize('NFD')), fold(text.normalize('NFC')));
      }),
    );
  });

  it('folds by the table as it does letter by letter, which a letter of another script makes it do', () => {
    const code = fc.oneof(fc.integer({ min: 0, max: 0x7f }), fc.integer({ min: 0x600, max: 0x6ff }));
    const letters = fc.string({ unit: code.map((one) => String.fromCharCode(one)), maxLength: 12 });
    fc.assert(
      fc.property(letters, (text) => {
        assert.equal(fold('ä' + text), 'ä' + fold(text));
      }),
    );
  });

  it('finds a folded letter in the text again', () => {
    assert.equal(offsetOfLetter('بِمُرَّاكش', 1), 2);
    assert.equal(offsetOfLetter('لـلإنتربول', 1), 2);
    assert.equal(offsetOfLetter('ب', 5), 1);
  });
});
