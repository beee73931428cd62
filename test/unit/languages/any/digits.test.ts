/** What is read where nothing is known of the language: digits. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anyLanguage } from '../../../../server/src/languages/any/anyLanguage.js';
import { isMonthFirst } from '../../../../server/src/languages/any/dayOrder.js';
import { entityId } from '../../../../server/src/languages/any/entityId.js';

const language = anyLanguage();

const told = (text: string): string[] =>
  language.reader
    .readDocument([language.reader.readParagraph(text)], {})
    .mentions[0]!.map(({ start, end, label, value }) => `${label} ${text.slice(start, end)} = ${value}`);

const GROUPED = [
  "CARDINAL 1'250'000 = 1250000",
  'CARDINAL 1’250.50 = 1250.5',
  'CARDINAL 5 = 5',
  'CARDINAL 30 = 30',
  'CARDINAL 200 = 200',
  'CARDINAL 300 = 300',
];

describe('digits without a language', () => {
  const cases: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
    ['Il y avait 1.500 personnes', 'CARDINAL 1.500 = 1500'],
    ['about 1,234,567.80 of them', 'CARDINAL 1,234,567.80 = 1234567.8'],
    ['3,5 millions', 'CARDINAL 3,5 = 3.5'],
    ['0.500 kg', 'CARDINAL 0.500 = 0.5'],
    ['در سال ۱۴۰۲ حدود ۳٫۵ درصد', 'CARDINAL ۱۴۰۲ = 1402', 'CARDINAL ۳٫۵ = 3.5'],
    ['up 12.5% and %7', 'PERCENT 12.5% = 12.5', 'PERCENT %7 = 7'],
    ['۴۲٪ رأی', 'PERCENT ۴۲٪ = 42'],
    ['le 6/12/2023 à 15:30', 'DATE 6/12/2023 = 2023-12-06', 'TIME 15:30 = T15:30'],
    ['on 2023-12-06, 06.12.2023', 'DATE 2023-12-06 = 2023-12-06', 'DATE 06.12.2023 = 2023-12-06'],
    ['since 12/2023', 'DATE 12/2023 = 2023-12'],
    ['30/2/2023, 14/13/2023, 25:70'],
    ['covid-19, v1.2, 3D, RFC 2119bis, https://x.org/2023/12/06'],
    ['192.168.0.1 and 1.2.3'],
    ['تاریخ ۱۴۰۲/۰۸/۱۵'],
    ['6/12/1899, 6/12/2100'],
    ['6/12/1900, 6/12/2099', 'DATE 6/12/1900 = 1900-12-06', 'DATE 6/12/2099 = 2099-12-06'],
    ['24:00, 25:00, 23:59:59, 23:60', 'TIME 24:00 = T24:00', 'TIME 23:59:59 = T23:59:59'],
    ['13/2023, 29/2/2024, 29/2/2023', 'DATE 29/2/2024 = 2024-02-29'],
    ["1'250'000 and 1’250.50, 5'30, l'200 et '300'", ...GROUPED],
    ['10%5', 'PERCENT 10% = 10', 'CARDINAL 5 = 5'],
    ['no digits at all'],
  ];
  for (const [text, ...expected] of cases) it(text, () => assert.deepEqual(told(text), expected));

  it('never throw, and their spans are in order and lie in the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0129/-.:,%٪۴ ax'), maxLength: 40 });
    fc.assert(
      fc.property(text, (given) => {
        const { mentions } = language.reader.readDocument([language.reader.readParagraph(given)], {});
        let last = 0;
        for (const { start, end } of mentions[0]!) {
          assert.ok(last <= start && start < end && end <= given.length);
          last = end;
        }
      }),
    );
  });
});

describe('words without a language', () => {
  it('fold case, digits of another script and marks', () => {
    assert.equal(language.spelling.fold('ÉCOLE ١٢ ۳'), 'école 12 3');
    assert.equal(language.spelling.fold('مُـدير'), 'مدير');
  });

  it('are the same name in any case', () => {
    assert.deepEqual(language.names.keyOf('Tanger Med'), { words: ['tanger', 'med'] });
    assert.equal(language.names.keyOf(' '), undefined);
  });

  it('make an id of a name', () => {
    assert.equal(entityId('tanger med 2'), 'tanger-med-2');
    assert.equal(entityId(`${'a'.repeat(79)} b`), 'a'.repeat(79));
    assert.equal(entityId(`${'a'.repeat(78)} b`), `${'a'.repeat(78)}-b`);
    assert.equal(language.names.entityId('…'), 'unnamed');
  });

  it('have no clitics', () => {
    const { clitics } = language;
    assert.deepEqual(clitics.stems('الرباط'), ['الرباط']);
    assert.equal(clitics.lettersBefore('والرباط', 'الرباط'), undefined);
    assert.equal(clitics.lettersBefore('الرباط', 'الرباط'), 0);
    assert.ok(!clitics.canPrecede('والرباط', 1) && !clitics.canFollow('كتابه', 'ه'));
    assert.equal(clitics.lettersOutside('والرباط', 'والرباط'), 0);
  });
});

describe('the order of day and month', () => {
  const order = (locale: string): string =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' })
      .formatToParts(0)
      .flatMap(({ type }) => (type === 'literal' ? [] : [type]))
      .join(' ');

  it('is that of the platform, which has no Arabic locale with the month first', () => {
    const arab = 'AE BH DZ EG EH ER IL IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SS SY TD TN US YE'.split(
      ' ',
    );
    for (const region of arab) {
      assert.ok(!order(`ar-${region}`).startsWith('month'), region);
      assert.ok(!isMonthFirst(`ar-${region}`));
    }
    for (const locale of ['en-US', 'en-GB', 'fr', 'fa', 'ur', 'fil', 'sv', 'ja'])
      assert.equal(isMonthFirst(locale), order(locale).startsWith('month'), locale);
  });

  it('is day first for what is no locale', () => {
    for (const locale of [undefined, 'xx', 'not a tag']) assert.ok(!isMonthFirst(locale));
  });
});
