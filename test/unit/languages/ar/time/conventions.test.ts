/** What the locale and the calendar of a corpus make of dates that do not say it themselves. */
import assert from 'node:assert/strict';
import type { ReadingSettings } from '../../../../../server/src/languages/readingSettings.js';
import { Recogniser } from '../../../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../../packs.js';

const recogniser = new Recogniser(testLanguages());

/** The values of a text's dates; those that could be swapped with `?` behind. */
function dates(text: string, settings: ReadingSettings): string[] {
  return recogniser
    .recognise(text, settings)
    .mentions.filter(({ label }) => label === 'DATE')
    .map(({ value, problems = [] }) =>
      problems.some(({ kind }) => kind === 'ambiguous-order') ? `${value} ?` : `${value}`,
    );
}

describe('the order of day and month', () => {
  const cases: readonly (readonly [text: string, locale: string | undefined, expected: string])[] = [
    ['عقد الاجتماع يوم 5/6/2023 بالرباط', undefined, '2023-06-05 ?'],
    ['عقد الاجتماع يوم 5/6/2023 بالرباط', 'ar', '2023-06-05 ?'],
    ['عقد الاجتماع يوم 5/6/2023 بالرباط', 'ar-MA', '2023-06-05 ?'],
    ['عقد الاجتماع يوم 13/5/2023 بالرباط', 'ar-MA', '2023-05-13'],
    ['عقد الاجتماع يوم 5/13/2023 بالرباط', 'ar-MA', '2023-05-13'],
    ['عقد الاجتماع يوم 2023-06-05 بالرباط', 'ar-MA', '2023-06-05'],
    ['Meeting of 5/6/2023', 'en-US', '2023-05-06 ?'],
    ['Meeting of 5/6/2023', 'en-GB', '2023-06-05 ?'],
    ['Réunion du 5/6/2023', 'fr', '2023-06-05 ?'],
    ['Meeting of 5/13/2023', 'en-GB', '2023-05-13'],
    ['Meeting of 13/5/2023', 'en-US', '2023-05-13'],
    ['Meeting of 2023-06-05', 'en-US', '2023-06-05'],
    ['Meeting of 5/5/2023', 'en-US', '2023-05-05'],
    ['Meeting of 5/6/2023', 'xx-unknown', '2023-06-05 ?'],
  ];
  for (const [text, locale, expected] of cases)
    it(`${text} in ${locale}`, () => assert.deepEqual(dates(text, { locale }), [expected]));

  it('is another when the same text is read for another corpus', () => {
    const text = 'Meeting of 5/6/2023';
    const values = ['en-GB', 'en-US', 'en-GB'].map((locale) => dates(text, { locale })[0]);
    assert.deepEqual(values, ['2023-06-05 ?', '2023-05-06 ?', '2023-06-05 ?']);
  });
});

describe('the calendar of dates that do not name theirs', () => {
  const cases: readonly (readonly [text: string, gregorian: string, hijri: string])[] = [
    ['صدر النظام عام 1445 في الرياض', '1445', '2023-07-19/2024-07-06'],
    ['صدر النظام عام 1445 هـ في الرياض', '2023-07-19/2024-07-06', '2023-07-19/2024-07-06'],
    ['توفي عام 1445 م في القاهرة', '1445', '1445'],
    ['صدر النظام عام 2024 في الرياض', '2024', '2024'],
    ['عقد الاجتماع يوم 5/6 في الرياض', '2024-06-05 ?', '2023-12-18'],
    ['عقد الاجتماع يوم 5/6/45 في الرياض', '2045-06-05 ?', '2023-12-18'],
    ['عقد الاجتماع يوم 5/6/60 في الرياض', '1960-06-05 ?', '2038-07-08'],
    ['عقد الاجتماع يوم 5/6/61 في الرياض', '1961-06-05 ?', '1942-06-19'],
    ['صدر النظام عام 1299 في الرياض', '1299', '1299'],
    ['صدر النظام عام 1601 في الرياض', '1601', '1601'],
    ['عقد الاجتماع في 5 يونيو في الرياض', '2024-06-05', '2024-06-05'],
    ['عقد الاجتماع يوم 5/6/2024 في الرياض', '2024-06-05 ?', '2024-06-05 ?'],
    ['عقد الاجتماع يوم 5/6/1445 في الرياض', '2023-12-18', '2023-12-18'],
  ];
  for (const [text, gregorian, hijri] of cases)
    it(text, () => {
      const date = '2024-03-10';
      assert.deepEqual(dates(text, { date, calendar: 'gregorian' }), [gregorian]);
      assert.deepEqual(dates(text, { date, calendar: 'hijri' }), [hijri]);
      assert.deepEqual(dates(text, { date }), [gregorian]);
    });

  it('is told by the other date of a pair', () => {
    const text = 'عقد الاجتماع يوم 26 ذو القعدة 1445 هـ الموافق 3/6/24 في الرياض';
    const settings = { date: '2024-06-10', calendar: 'hijri' as const };
    assert.ok(
      dates(text, settings).some((value) => value.startsWith('2024-06-03')),
      dates(text, settings).join(),
    );
    assert.ok(
      dates(text, settings).every((value) => value.startsWith('2024-06-03')),
      dates(text, settings).join(),
    );
  });
});
