import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readNumber, readOrdinal } from '../../../../server/src/languages/ar/numbers/numbers.js';
import { tokenise } from '../../../../server/src/languages/ar/tokens.js';

const cardinal = (text: string): number | undefined => {
  const { tokens } = tokenise(text);
  const number = readNumber(tokens, 0);
  return number?.next === tokens.length ? number.value : undefined;
};
const ordinal = (text: string): number | undefined => {
  const { tokens } = tokenise(text);
  const number = readOrdinal(tokens, 0);
  return number?.next === tokens.length ? number.value : undefined;
};

describe('readings', () => {
  it('are of the text and the token that were asked for', () => {
    const [one, other] = [tokenise('5 ثلاثة 7').tokens, tokenise('6 أربعة كتب').tokens];
    const read = [one, other, one].flatMap((tokens) =>
      [0, 1, 1, 2, 0].map((i) => readNumber(tokens, i)?.value),
    );
    assert.deepEqual(read, [5, 3, 3, 7, 5, 6, 4, 4, undefined, 6, 5, 3, 3, 7, 5]);
  });
});

describe('cardinals', () => {
  const rows: readonly [string, number | undefined][] = [
    ['ثلاثة', 3],
    ['إحدى عشرة', 11],
    ['اثنا عشر', 12],
    ['ثماني عشرة', 18],
    ['خمسة وعشرون', 25],
    ['خمسة و عشرين', 25],
    ['مائتين', 200],
    ['ثلاثمئة وخمسون', 350],
    ['ثلاث مائة', 300],
    ['ألف وتسعمائة وثمانية وسبعون', 1978],
    ['ألفين وأربعة وعشرين', 2024],
    ['مائة وخمسة وعشرون ألفا وثلاثمائة', 125300],
    ['ثلاثة ملايين', 3000000],
    ['مليون ونصف المليون', 1500000],
    ['ثلاثة ملايين ونصف', 3500000],
    ['نصف مليون', 500000],
    ['ملياران', 2000000000],
    ['2.5 مليار', 2500000000],
    ['ثلاثة آلاف تريليون', 3e15],
    ['3 آلاف و500', 3500],
    ['1,500', 1500],
    ['1.500', 1500],
    ['1 500 000', 1500000],
    ['١٬٥٠٠', 1500],
    ['٣٫٥', 3.5],
    ['3,5', 3.5],
    ['3ر5', 3.5],
    ['1 فاصلة 5', 1.5],
    ['لست', undefined],
    ['كمية', undefined],
    ['وبكمية', undefined],
    ['ولد', undefined],
  ];
  for (const [text, value] of rows) it(text, () => assert.equal(cardinal(text), value));
});

describe('ordinals', () => {
  const rows: readonly [string, number | undefined][] = [
    ['الأول', 1],
    ['الثانية', 2],
    ['ثالث', 3],
    ['الحادي عشر', 11],
    ['الثالثة عشرة', 13],
    ['العشرون', 20],
    ['الثالثة والتسعين', 93],
    ['الحادي والعشرين', 21],
    ['الخامسة والسبعين بعد المائة', 175],
    ['ثلاثة', undefined],
  ];
  for (const [text, value] of rows) it(text, () => assert.equal(ordinal(text), value));
});

/** Number words by the grammar's rules, masculine counting, to be read back. */
const UNITS = ['', 'واحد', 'اثنان', 'ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة'];
const TENS = ['', '', 'عشرون', 'ثلاثون', 'أربعون', 'خمسون', 'ستون', 'سبعون', 'ثمانون', 'تسعون'];
const HUNDREDS = [
  '',
  'مائة',
  'مائتان',
  'ثلاثمائة',
  'أربعمائة',
  'خمسمائة',
  'ستمائة',
  'سبعمائة',
  'ثمانمائة',
  'تسعمائة',
];

function belowThousand(n: number): string {
  const rest = n % 100;
  const parts = [HUNDREDS[Math.floor(n / 100)]!];
  if (rest === 10) parts.push('عشرة');
  else if (rest === 11) parts.push('أحد عشر');
  else if (rest === 12) parts.push('اثنا عشر');
  else if (rest > 12 && rest < 20) parts.push(`${UNITS[rest - 10]} عشر`);
  else parts.push(UNITS[rest % 10]!, TENS[Math.floor(rest / 10)]!);
  return parts.filter(Boolean).join(' و');
}

function scaled(n: number, one: string, two: string, few: string): string {
  if (n === 1) return one;
  if (n === 2) return two;
  return `${belowThousand(n)} ${n <= 10 ? few : one}`;
}

function inWords(n: number): string {
  if (n === 0) return 'صفر';
  const parts: string[] = [];
  const [billions, millions, thousands] = [1e9, 1e6, 1e3].map((scale) => Math.floor(n / scale) % 1000);
  if (billions) parts.push(scaled(billions, 'مليار', 'ملياران', 'مليارات'));
  if (millions) parts.push(scaled(millions, 'مليون', 'مليونان', 'ملايين'));
  if (thousands) parts.push(scaled(thousands, 'ألف', 'ألفان', 'آلاف'));
  if (n % 1000) parts.push(belowThousand(n % 1000));
  return parts.join(' و');
}

describe('number words', () => {
  it('read back what was written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(2000), fc.nat(1_000_000), fc.nat(999_999_999)), (n) => {
        assert.equal(cardinal(inWords(n)), n);
      }),
      { numRuns: 3000 },
    );
  });

  it('give the digits of digits, however many', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 60n }), (n) => {
        assert.equal(readNumber(tokenise(String(n)).tokens, 0)?.decimal, String(n));
      }),
    );
  });
});
