import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { inferDocumentDate } from '../../../../../server/src/languages/time/documentDate.js';
import { findQuantities } from '../../../../../server/src/languages/ar/time/timeRecogniser.js';
import { resolveTime } from '../../../../../server/src/languages/time/resolveTime.js';
import { timexProblem } from '../../../../../server/src/annotation/timexValue.js';
import { timexMessage } from '../../../../../server/src/annotation/timexMessage.js';

const WORDS = (
  'من إلى بين و في يوم اليوم أمس الأربعاء الاثنين 6 24 2023 1446 99999 دجنبر نونبر رمضان صفر كانون الثاني الجاري ' +
  'الماضي المقبل شهر سنة عام الساعة الثالثة مساء صباحا قبل بعد منذ ثلاثة أيام نصف ألف مليون وخمسمائة كل مرتين ' +
  'نهاية مطلع الربع الأول أول آخر جمعة هـ الموافق م ق . - / : ( ) ، % درهم كيلومتر ال لل هذا هذه القرن التسعينيات'
).split(' ');

const pieces = fc.array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 4 })), {
  maxLength: 40,
});
const texts = fc
  .tuple(pieces, fc.constantFrom(' ', '', '\u0640', '\u200f '))
  .map(([words, between]) => words.join(between));

const DATES = [undefined, '2024-11-08', '2024-11', '2024', '0001-01-01', '9999-12-31', 'nonsense'];

describe('for every text', () => {
  it('never throws, spans lie in the text and do not overlap, values are TIMEX3', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { times, numbers } = findQuantities(tokenise(text));
        let end = 0;
        for (const { start, end: to } of [...times, ...numbers].sort((a, b) => a.start - b.start)) {
          assert.ok(start >= end && to > start && to <= text.length);
          assert.equal(text.slice(start, to).trim(), text.slice(start, to));
          end = to;
        }
        for (const value of DATES) {
          const date = value === undefined ? undefined : { value, source: 'documents.json' as const };
          for (const time of times) {
            const resolved = resolveTime(time, date);
            assert.ok(
              resolved.value !== '' && !/NaN|undefined|Infinity/.test(resolved.value),
              resolved.value,
            );
            timexMessage(resolved.value, resolved.mod);
            timexProblem(resolved.value, time.label);
          }
        }
        inferDocumentDate(times);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same each time, and meanings survive JSON', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const first = findQuantities(tokenise(text));
        assert.deepEqual(findQuantities(tokenise(text)), first);
        const date = { value: '2024-11-08', source: 'documents.json' as const };
        const copy = JSON.parse(JSON.stringify(first.times)) as typeof first.times;
        for (const [i, time] of first.times.entries())
          assert.deepEqual(resolveTime(copy[i]!, date), resolveTime(time, date));
      }),
      { numRuns: 100 },
    );
  });
});

describe('cost grows with the text, whatever the text', () => {
  const hostile: readonly [string, (n: number) => string][] = [
    ['digits without end', (n) => '7'.repeat(n * 8)],
    ['months in a row', (n) => 'كانون الثاني '.repeat(n)],
    ['ranges in a row', (n) => 'من 4 إلى '.repeat(n)],
    ['lists of days', (n) => '1 و'.repeat(n) + '5 ماي'],
    ['thousands in a row', (n) => 'ألف و'.repeat(n)],
    ['brackets', (n) => '(الاثنين ('.repeat(n)],
    ['tatweel', (n) => 'الـــــــثـــــلاثـــاء '.repeat(n)],
    ['diacritics', (n) => 'الثُّلاثَاءُ ثَلاثَةُ أَيَّامٍ '.repeat(n)],
    ['years', (n) => '2024-2025/2026-'.repeat(n)],
    ['relatives', (n) => 'قبل بعد منذ هذا الأسبوع من '.repeat(n)],
  ];
  const cost = (text: string): number => {
    const tokens = tokenise(text);
    const before = performance.now();
    findQuantities(tokens);
    return performance.now() - before;
  };
  for (const [name, make] of hostile) {
    it(name, () => {
      const [short, long] = [make(500), make(2000)];
      cost(short);
      // Four times the text, at most twelve times the cost (quadratic would be sixteen), in the quietest of some runs.
      let ratio = Infinity;
      for (let run = 0; run < 6 && ratio > 12; run++)
        ratio = Math.min(ratio, cost(long) / Math.max(cost(short), 0.5));
      assert.ok(ratio <= 12, `${name}: ${ratio}`);
    });
  }
});
