/** What nobody sees decides nothing: locales write U+200F around the signs of dates, programs isolate and join. */
import assert from 'node:assert/strict';
import { anyLanguage } from '../../../../../server/src/languages/any/anyLanguage.js';
import { BIDI_CONTROL } from '../../../../../server/src/text/characters.js';
import { told } from './find.js';

const MARKS = [
  ...['\u200e', '\u200f', '\u061c', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad'],
  ...['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
];
const withoutMarks = (text: string): string =>
  text.replace(BIDI_CONTROL, '').replace(/[\u200b\u200c\u200d\u2060\ufeff\u00ad]/g, '');

const inside = (text: string, mark: string): string => text.replace(/(?<=\S)(?=\S)/g, mark);
/** A locale's way: after each sign. */
const afterSigns = (text: string, mark: string): string => text.replace(/[/:.,٬٫%٪،-]/g, `$&${mark}`);
const beforeSigns = (text: string, mark: string): string => text.replace(/[/:.,٬٫%٪،-]/g, `${mark}$&`);
const around = (text: string, mark: string): string => mark + text.split(' ').join(`${mark} ${mark}`) + mark;

const cases: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ['6/5/2024', 'DATE 6/5/2024 = 2024-05-06'],
  ['يوم ١/١/٢٠١٨', 'DATE يوم ١/١/٢٠١٨ = 2018-01-01'],
  ['في 06-05-2024', 'DATE 06-05-2024 = 2024-05-06'],
  ['2024-05-06', 'DATE 2024-05-06 = 2024-05-06'],
  ['1446/6/1هـ', 'DATE 1446/6/1هـ = 2024-12-02'],
  ['يوم 22/04', 'DATE يوم 22/04 = XXXX-04-22'],
  ['الأربعاء، 8 مايو 2024', 'DATE الأربعاء، 8 مايو 2024 = 2024-05-08'],
  ['24-27 نونبر 2025', 'DATE 24-27 نونبر 2025 = 2025-11-24/2025-11-27'],
  ['الساعة 14:30', 'TIME الساعة 14:30 = T14:30'],
  ['1,200 شخص', 'CARDINAL 1,200 = 1200'],
  ['١٬٢٠٠٬٥٠٠ شخص', 'CARDINAL ١٬٢٠٠٬٥٠٠ = 1200500'],
  ['1 200 شخص', 'CARDINAL 1 200 = 1200'],
  ['٣٫٥ ملايين', 'CARDINAL ٣٫٥ ملايين = 3500000'],
  ['20%', 'PERCENT 20% = 20'],
  ['٪٢٠', 'PERCENT ٪٢٠ = 20'],
  ['بلغ -5 درجات', 'CARDINAL -5 = -5'],
  ['2.500,75 درهم', 'MONEY 2.500,75 درهم = 2500.75 MAD'],
  // No date and no amount, marks or not.
  ['فاز 2-1', 'CARDINAL 2 = 2', 'CARDINAL 1 = 1'],
  ['هاتف 05.22.33.44.55'],
  ['كوفيد-19'],
  ['القانون رقم 31.08'],
];

describe('invisible marks in dates, times and numbers', () => {
  for (const [text, ...expected] of cases)
    it(text, () => {
      assert.deepEqual(told(text), expected);
      for (const mark of MARKS)
        for (const marked of [inside, afterSigns, beforeSigns, around].map((put) => put(text, mark)))
          assert.deepEqual(told(marked).map(withoutMarks), expected, JSON.stringify(marked));
    });

  it('inside a span are in it, and around it not', () => {
    const text = 'في \u20676\u200f/5\u200f/2024\u2069، و20\u200f%\u200f.';
    assert.deepEqual(told(text), ['DATE 6\u200f/5\u200f/2024 = 2024-05-06', 'PERCENT 20\u200f% = 20']);
  });

  it('are as little where no language is known', () => {
    const { reader } = anyLanguage();
    const read = (text: string): string[] =>
      reader
        .readDocument([reader.readParagraph(text)], {})
        .mentions[0]!.map(({ start, end, value }) => `${text.slice(start, end)} = ${value}`);
    for (const mark of MARKS) {
      assert.deepEqual(read(inside('6/12/2023 15:30 1,200 7% covid-19', mark)).map(withoutMarks), [
        '6/12/2023 = 2023-12-06',
        '15:30 = T15:30',
        '1,200 = 1200',
        '7% = 7',
      ]);
    }
  });
});
