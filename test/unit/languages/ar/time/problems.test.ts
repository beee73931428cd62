import assert from 'node:assert/strict';
import { inferDocumentDate } from '../../../../../server/src/languages/time/documentDate.js';
import { format } from '../../../../../server/src/messages/format.js';
import { timesOf } from './find.js';

describe('problems of time expressions', () => {
  const rows: readonly [text: string, dct: string | undefined, kinds: string[]][] = [
    ['الأربعاء 7 دجنبر 2023', undefined, ['weekday-mismatch']],
    ['الأربعاء 6 دجنبر 2023', undefined, []],
    ['31 شتنبر 2024', undefined, ['impossible-date']],
    ['29 فبراير 2023', undefined, ['impossible-date']],
    ['من 7 إلى 4 نونبر 2024', undefined, ['backwards-range']],
    ['5/6/2023', undefined, ['ambiguous-order']],
    ['15/6/2023', undefined, []],
    ['اليوم', undefined, ['unresolved']],
    ['6 دجنبر', undefined, ['unresolved']],
    ['نونبر 2025', undefined, []],
    ['12 رجب 1446 هـ الموافق 12 يناير 2025', undefined, []],
    ['12 رجب 1446 هـ الموافق 12 مارس 2025', undefined, ['calendar-mismatch', 'calendar-mismatch']],
  ];
  for (const [text, dct, kinds] of rows) {
    it(`${text}: ${kinds.join(', ') || 'none'}`, () => {
      assert.deepEqual(
        timesOf(text, dct).flatMap(({ problems }) => problems.map(({ kind }) => kind)),
        kinds,
      );
    });
  }

  it('offers readings', () => {
    const [time] = timesOf('الأربعاء 7 دجنبر 2023');
    assert.deepEqual(
      time!.problems[0]!.readings!.map(({ value }) => value),
      ['2023-12-07', '2023-12-06', '2022-12-07'],
    );
    const [order] = timesOf('5/6/2023');
    assert.deepEqual(
      order!.problems[0]!.readings!.map(({ value }) => value),
      ['2023-06-05', '2023-05-06'],
    );
  });

  it('tells its arithmetic', () => {
    const [time] = timesOf('الأربعاء 6 دجنبر', '2023-12-06');
    assert.deepEqual(
      time!.explanation.map((note) => format(note)),
      ["weekday agrees; year from the document's date 2023-12-06"],
    );
  });
});

describe('a Hijri date beside its Gregorian one', () => {
  const rows: readonly [string, string[]][] = [
    ['يوم الاثنين 1 رمضان 1445هـ الموافق 11 مارس 2024م', ['2024-03-11', '2024-03-11']],
    ['2 رجب 1446 هـ الموافق 2 يناير 2025', ['2025-01-02', '2025-01-02']],
    ['10 محرم (16 يوليو 2024)', ['2024-07-16', '2024-07-16']],
  ];
  for (const [text, values] of rows)
    it(text, () =>
      assert.deepEqual(
        timesOf(text).map(({ value }) => value),
        values,
      ),
    );
});

describe('the document’s date from its text', () => {
  const rows: readonly [text: string, value: string | undefined][] = [
    ['انطلقت اليوم الأربعاء 6 دجنبر الجاري أشغال المؤتمر خلال عام 2023', '2023-12-06'],
    ['نشر في 12 ماي 2024', '2024-05-12'],
    ['الرباط – 8 نونبر 2024 – أعلنت الحكومة قرارها بشأن الأسعار في بلاغ لها', '2024-11-08'],
    ['قال أمس الاثنين 11 نونبر 2024 إن', '2024-11-12'],
    ['في نونبر 2025 تنطلق الدورة المقبلة', undefined],
    ['بدأ في نونبر الجاري وينتهي في نونبر 2025', undefined],
    ['جدة 14 محرم 1446 هـ الموافق 20 يوليو 2024 م واس', '2024-07-20'],
    ['الرياض 20 يوليو 2024 (واس) أعلنت الوزارة قرارها بشأن الأسعار في بلاغ لها', '2024-07-20'],
    // A year by itself may be any year that the text tells of.
    ['أجلت المحكمة الجلسة إلى 30 ماي الجاري، وكان المتهم قد اعتقل سنة 2019', undefined],
    ['لا تاريخ هنا', undefined],
  ];
  for (const [text, value] of rows) {
    it(`${text}: ${value ?? 'unknown'}`, () => {
      const date = inferDocumentDate(timesOf(text).map(({ expression }) => expression));
      assert.equal(date?.value, value);
      if (date) assert.ok(date.source === 'inferred' && date.reason);
    });
  }
});
