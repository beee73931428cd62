import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formOf, MOST_KEPT, perForm } from '../../../../server/src/languages/ar/forms.js';
import { tokenise } from '../../../../server/src/languages/ar/tokens.js';

const formsOf = (text: string) => tokenise(text).tokens.map(({ form }) => form);

const shareOne = (text: string, norm: string): void => {
  it(`${text}: one form, «${norm}»`, () => {
    const forms = formsOf(text);
    for (const form of forms) assert.equal(form, forms[0]);
    assert.equal(forms[0]!.norm, norm);
  });
};

describe('forms', () => {
  shareOne('إلى إلى الى إلــى', 'الي');
  shareOne('مُحَمَّدٌ محمد', 'محمد');
  shareOne('Covid COVID', 'covid');
  shareOne('٢٠٢٤ 2024 ۲۰۲۴', '2024');
  shareOne('، ،', '،');

  it('different words have different forms with numbers of their own', () => {
    const forms = formsOf('قال الوزير إن المغرب');
    assert.equal(new Set(forms.map(({ number }) => number)).size, 4);
  });

  it('of every token: its kind and folded form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { kind, norm, form } of tokenise(text).tokens)
          assert.ok(form.kind === kind && form.norm === norm);
      }),
    );
  });

  it('stay right when more words come than are kept', () => {
    const lengthOf = perForm(({ norm }) => norm.length);
    const first = formOf('رباط', 'arabic');
    for (let i = 0; i < 70_000; i++) {
      const word = 'ك'.repeat(1 + (i % 7)) + String.fromCharCode(0x628 + (i % 19)) + i.toString(36);
      assert.equal(lengthOf(formOf(word, 'word')), word.length);
    }
    assert.equal(lengthOf(first), 4);
    assert.equal(lengthOf(formOf('الرباط', 'arabic')), 6);
  });

  it('of those that came again what is made stays, when more words come than are kept', () => {
    let made = 0;
    const count = perForm(() => ++made);
    const often = ['رباط', 'وزير', 'أمس'];
    const come = () => often.forEach((word) => count(formOf(word, 'arabic')));
    // Whatever came before is forgotten, and these come again before the next ones are.
    for (let i = 0; i < 2 * MOST_KEPT; i++) formOf(`v${i.toString(36)}`, 'word');
    made = 0;
    come();
    for (let i = 0; i < 150_000; i++) {
      if (i % 10_000 === 0) come();
      formOf(`w${i.toString(36)}`, 'word');
    }
    assert.equal(made, often.length);
  });

  it('no two forms that are kept have one number', () => {
    const words = Array.from({ length: 200 }, (_, i) => `n${i}`);
    for (let i = 0; i < 70_000; i++) formOf(`m${i.toString(36)}`, 'word');
    for (let i = 0; i < 2; i++) for (const word of words) formOf(word, 'word');
    for (let i = 0; i < 70_000; i++) formOf(`k${i.toString(36)}`, 'word');
    const forms = words.map((word) => formOf(word, 'word'));
    assert.deepEqual(
      forms.map(({ norm }) => norm),
      words,
    );
    assert.equal(new Set(forms.map(({ number }) => number)).size, words.length);
  });

  it('a word too long to come again is read all the same', () => {
    const word = 'ا'.repeat(500);
    let made = 0;
    const lengthOf = perForm(({ norm }) => (made++, norm.length));
    for (const form of formsOf(`${word} ${word}`)) assert.equal(lengthOf(form), 500);
    assert.equal(made, 2);
  });

  it('what is made of a form is made once', () => {
    let made = 0;
    const count = perForm(() => ++made);
    formsOf('من الرباط إلى الدار البيضاء من الرباط').forEach(count);
    assert.equal(made, 5);
  });
});
