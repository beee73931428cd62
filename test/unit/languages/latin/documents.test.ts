/** French and English documents as a corpus reads them: the document's own date, the order of day and month, mixed text. */
import assert from 'node:assert/strict';
import type { ReadingSettings } from '../../../../server/src/languages/readingSettings.js';
import { Recogniser } from '../../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../packs.js';

const recogniser = new Recogniser(testLanguages());
const valuesOf = (text: string, settings: ReadingSettings = {}): string[] =>
  recogniser
    .recognise(text, settings)
    .mentions.map(
      ({ label, text: found, value, canonical }) => `${label} ${found} = ${value ?? canonical ?? ''}`,
    );

describe('the date of a document in French or English', () => {
  const cases: readonly (readonly [text: string, date: string | undefined])[] = [
    ['Rabat, le 12 mars 2024\n\nLe ministre est arrivé hier.', '2024-03-12'],
    ['RABAT (MAP) - 12 mars 2024 - Le ministre est arrivé hier.', '2024-03-12'],
    ['Published: 3 June 2024\n\nThe minister arrived on Monday.', '2024-06-03'],
    ['Le Conseil s’est réuni aujourd’hui mardi 12 mars 2024 à Rabat.', '2024-03-12'],
    ['La loi du 12 mars 2011 est appliquée dans tout le pays depuis longtemps et sans exception.', undefined],
  ];
  for (const locale of [undefined, 'fr', 'en'])
    for (const [text, date] of cases)
      it(`${locale ?? 'in an Arabic corpus'}: ${text.replaceAll('\n', ' ')}`, () =>
        assert.equal(recogniser.recognise(text, { locale }).date?.value, date));
});

describe('days and months in digits', () => {
  const text = 'The minister arrived on 3/6/2024 with the others.';
  for (const [locale, value] of [
    ['en-GB', '2024-06-03'],
    ['en-US', '2024-03-06'],
    ['fr-MA', '2024-06-03'],
    ['ar-MA', '2024-06-03'],
  ] as const)
    it(`are read as ${locale} writes them`, () => {
      assert.deepEqual(valuesOf(text, { locale }), [`DATE 3/6/2024 = ${value}`]);
    });
});

describe('a document in two languages', () => {
  const text =
    'أكد الوزير في مراكش يوم 6 دجنبر 2023 ذلك.\nLe ministre est arrivé à Rabat le 7 décembre 2023.';
  for (const locale of ['ar-MA', 'fr-MA'])
    it(`is read in both in a corpus of ${locale}`, () => {
      const found = valuesOf(text, { locale });
      assert.ok(found.includes('DATE يوم 6 دجنبر 2023 = 2023-12-06'), found.join('\n'));
      assert.ok(found.includes('DATE le 7 décembre 2023 = 2023-12-07'), found.join('\n'));
      assert.ok(found.some((one) => one.startsWith('GPE مراكش')));
    });
});

describe('a sentence in French or English within an Arabic paragraph', () => {
  const cases: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
    [
      'وقال الوزير في بيان نشر يوم 6 دجنبر 2023: «Le ministre est arrivé lundi 4 décembre avec 2,5 millions de dirhams»، دون تفاصيل أخرى عن الزيارة.',
      'DATE يوم 6 دجنبر 2023 = 2023-12-06',
      'DATE lundi 4 décembre = 2023-12-04',
      'MONEY 2,5 millions de dirhams = 2500000 MAD',
    ],
    [
      'نشرت الصحيفة مقالا بعنوان "Three people were killed on Tuesday" في عددها الصادر يوم 6 دجنبر 2023 دون ذكر المصدر.',
      'CARDINAL Three = 3',
      'DATE Tuesday = 2023-12-05',
      'DATE يوم 6 دجنبر 2023 = 2023-12-06',
    ],
    ['وقعت شركة Renault Maroc اتفاقا بقيمة 500 MAD مع الشركة.', 'MONEY 500 MAD = 500 MAD'],
  ];
  for (const [text, ...expected] of cases)
    it(text, () => {
      const found = valuesOf(text, { date: '2023-12-07' });
      assert.deepEqual(
        found.filter((one) => /^(?:DATE|MONEY|CARDINAL)/.test(one)),
        expected,
      );
    });
});
