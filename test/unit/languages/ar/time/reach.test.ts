/** How far expressions reach, and where centuries, years and seasons turn: at just these words and dates. */
import assert from 'node:assert/strict';
import { Recogniser } from '../../../../../server/src/suggestions/recogniser/recogniser.js';
import { testLanguages } from '../../packs.js';
import { told } from './find.js';

type Case = readonly [text: string, date: string | undefined, ...told: string[]];

const CASES: Readonly<Record<string, readonly Case[]>> = {
  'a year of two digits lies up to seventy years back, and less than thirty ahead': [
    ['ولد بتاريخ 25/6/54 بفاس', '2024-11-08', 'DATE 25/6/54 = 1954-06-25'],
    ['ينتهي بتاريخ 25/6/53 بفاس', '2024-11-08', 'DATE 25/6/53 = 2053-06-25'],
  ],
  'a bare number is a year of these two centuries': [
    ['وذلك خلال 1901 بفاس', undefined, 'DATE 1901 = 1901'],
    ['وذلك خلال 2098 بفاس', undefined, 'DATE 2098 = 2098'],
  ],
  'a year is a Hijri one by its size': [
    ['بتاريخ 25/9/1446 بفاس', undefined, 'DATE 25/9/1446 = 2025-03-25'],
    ['بتاريخ 12/1/1450 بفاس', undefined, 'DATE 12/1/1450 = 2028-06-05'],
    ['بتاريخ 25/9/1610 بفاس', undefined, 'DATE 25/9/1610 = 1610-09-25'],
  ],
  'the moon is sighted a day earlier or later than calendars say, not two': [
    [
      '14 محرم 1446 هـ الموافق 21 يوليو 2024',
      '2024-08-01',
      'DATE 14 محرم 1446 هـ = 2024-07-21',
      'DATE 21 يوليو 2024 = 2024-07-21',
    ],
    [
      '14 محرم 1446 هـ الموافق 22 يوليو 2024',
      '2024-08-01',
      'DATE 14 محرم 1446 هـ = 2024-07-20',
      'DATE 22 يوليو 2024 = 2024-07-22',
    ],
  ],
  'who tells the past speaks of last year rather than of half a year ahead': [
    ['وصل الوفد في 1 دجنبر إلى الرباط', '2024-06-15', 'DATE 1 دجنبر = 2023-12-01'],
    ['وصل الوفد في 1 غشت إلى الرباط', '2024-06-15', 'DATE 1 غشت = 2024-08-01'],
  ],
  'a length has up to five parts': [
    [
      'ثلاث سنوات وأربعة أشهر وخمسة أيام وساعتين ودقيقة',
      undefined,
      'DURATION ثلاث سنوات وأربعة أشهر وخمسة أيام وساعتين ودقيقة = P3Y4M5DT2H1M',
    ],
  ],
  'numbers in a list of articles are ranks, all of them': [['بموجب المواد 5 و6 و7 و8 من القانون', undefined]],
  'the day at which a state goes on is no day': [
    ['ما زال الناس في القرى اليوم يعانون', '2024-11-08', 'DATE اليوم = PRESENT_REF'],
  ],
  'a clock belongs to the day, past comma and preposition': [
    [
      'ينطلق يوم الاثنين المقبل، ابتداء من الساعة الثامنة صباحا',
      '2024-11-08',
      'TIME يوم الاثنين المقبل، ابتداء من الساعة الثامنة صباحا = 2024-11-11T08:00',
    ],
  ],
  'a line of three words that ends in «today» is the name of a paper': [
    ['العدالة اليوم', '2024-11-08'],
    ['الأخبار العربية اليوم', '2024-11-08'],
  ],
  'the verb that begins the clause tells the tense': [
    [
      'ستنعقد الدورة للمؤتمر الدولي حول الأمن السيبراني بالرباط يوم الاثنين',
      '2024-11-06',
      'DATE يوم الاثنين = 2024-11-11',
    ],
    [
      'انعقدت الدورة للمؤتمر الدولي حول الأمن السيبراني بالرباط يوم الاثنين',
      '2024-11-06',
      'DATE يوم الاثنين = 2024-11-04',
    ],
  ],
  '«the same» is the last date, whatever lengths stand between': [
    [
      'انطلق المعرض في 4 نونبر 2023، واستمر ثلاثة أيام، ثم أسبوعين، وفي اليوم نفسه زاره الوزير.',
      '2024-11-08',
      'DATE 4 نونبر 2023 = 2023-11-04',
      'DURATION ثلاثة أيام = P3D',
      'DURATION أسبوعين = P2W',
      'DATE اليوم نفسه = 2023-11-04',
    ],
  ],
};

for (const [what, cases] of Object.entries(CASES))
  describe(`how far times go: ${what}`, () => {
    for (const [text, date, ...expected] of cases)
      it(text, () => assert.deepEqual(told(text, date), expected));
  });

describe("the document's own date", () => {
  const body =
    '\nأعلن الوزير في ندوة صحفية أن العمل بالقانون الجديد سيستمر في جميع مدن البلاد، وفق ما أوردته الصحف.';
  const check = (text: string, expected: string | undefined): void => {
    it(text, () =>
      assert.equal(new Recogniser(testLanguages()).recognise(text + body).date?.value, expected),
    );
  };
  check('أخبار عام 2019\nأخبار عام 2020\nالخميس 7 نونبر 2024', '2024-11-07');
  check(
    'وكالة الأنباء السعودية بالرياض، 7 نونبر 2024 (واس) أعلن الوزير أن القانون الجديد يعمل به',
    '2024-11-07',
  );
  check('أعلن الوزير أن القانون الجديد يعمل به منذ 7 نونبر 2024 في جميع مدن البلاد', undefined);
});
