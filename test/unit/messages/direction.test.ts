import assert from 'node:assert/strict';
import { inOwnDirection, isolateForeign, keepingDirection } from '../../../server/src/messages/direction.js';
import { nameShown } from '../../../server/src/messages/shortening.js';

const FSI = '\u2068';
const PDI = '\u2069';

describe('direction', () => {
  for (const [text, expected] of [
    ['1 رمضان 1445', `${FSI}1 رمضان 1445${PDI}`],
    ['خبر الرباط.txt', `${FSI}خبر الرباط.txt${PDI}`],
    ['plain 12', 'plain 12'],
    ['a sum (3 ملايين درهم)', `${FSI}a sum (${FSI}3 ملايين درهم${PDI})${PDI}`],
    [`${PDI} خارج`, `${FSI} خارج${PDI}`],
    [`نص ${FSI}مفتوح`, `${FSI}نص ${FSI}مفتوح${PDI}${PDI}`],
    ['\u202eنص\u202c', `${FSI}نص${PDI}`],
  ] as const)
    it(`${JSON.stringify(text)} alone`, () => assert.equal(inOwnDirection(text), expected));

  it('is kept with what is needed for the names of symbols', () => {
    assert.equal(keepingDirection('عبد اللطيف حموشي'), 'عبد اللطيف حموشي');
    assert.equal(keepingDirection('يوم 6 دجنبر 2023'), 'يوم 6 دجنبر 2023');
    assert.equal(keepingDirection('قال:'), 'قال:\u200f');
    assert.equal(keepingDirection('مجموعة BMW'), `${FSI}مجموعة BMW${PDI}`);
    assert.equal(keepingDirection('1 رمضان 1445'), `${FSI}1 رمضان 1445${PDI}`);
  });

  it('of a value does not reach beyond it', () =>
    assert.equal(isolateForeign(`نص${PDI}${PDI}`, 'en'), `${FSI}نص${PDI}`));
});

describe('names in narrow places', () => {
  const letters = (text: string) =>
    [...new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(text)].length;

  it('end in «…» where they are long, after a whole word, and begin where they begin', () => {
    const name = nameShown('انطلاق أشغال المؤتمر ال47 لقادة الشرطة والأمن العرب بطنجة');
    assert.equal(name, 'انطلاق أشغال المؤتمر…\u200f');
    assert.equal(nameShown('المنظمة الدولية'), 'المنظمة الدولية');
    assert.equal(
      nameShown('Interpol General Assembly in Marrakesh'),
      'Interpol General Assembly in Marrakesh',
    );
  });

  it('are cut between letters, never within one, however many marks are heaped on it', () => {
    assert.equal(nameShown('بَ'.repeat(40)), `${'بَ'.repeat(24)}…\u200f`);
    assert.ok(letters(nameShown(`ب${'\u064b'.repeat(5000)}`)) <= 27);
    assert.ok(!/[\ud800-\udbff](?![\udc00-\udfff])/.test(nameShown('𞸀'.repeat(100))));
  });
});
