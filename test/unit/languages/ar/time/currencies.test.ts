/** Amounts with signs, abbreviations and codes of currencies, and thousands grouped by apostrophes; and what is no amount. */
import assert from 'node:assert/strict';
import { anyLanguage } from '../../../../../server/src/languages/any/anyLanguage.js';
import { digitQuantities } from '../../../../../server/src/languages/time/digitQuantities.js';
import { currenciesOf, withCurrencies } from '../../../../../server/src/languages/ar/time/currencyStates.js';
import { findQuantities } from '../../../../../server/src/languages/ar/time/timeRecogniser.js';
import { tokenise } from '../../../../../server/src/languages/ar/tokens.js';
import { told } from './find.js';

const rows: readonly (readonly [text: string, ...expected: readonly string[]])[] = [
  ['بقيمة 500 ر.س. وقال', 'MONEY 500 ر.س. = 500 SAR'],
  ['بلغ السعر ٥٠٠ ر.س', 'MONEY ٥٠٠ ر.س = 500 SAR'],
  ['٥٠٠ ر.س .', 'MONEY ٥٠٠ ر.س = 500 SAR'],
  ['500 د. م.', 'MONEY 500 د. م. = 500 MAD'],
  ['1.500 ل.ل و500 ل.س', 'MONEY 1.500 ل.ل = 1500 LBP', 'MONEY 500 ل.س = 500 SYP'],
  ['١٬٢٥٠٫٥٠ د.ك', 'MONEY ١٬٢٥٠٫٥٠ د.ك = 1250.5 KWD'],
  ['20 مليون ج.م', 'MONEY 20 مليون ج.م = 20000000 EGP'],
  ['300 د.إ و3 ملايين د.ج', 'MONEY 300 د.إ = 300 AED', 'MONEY 3 ملايين د.ج = 3000000 DZD'],
  ['500 دج و50 د.ت', 'MONEY 500 دج = 500 DZD', 'MONEY 50 د.ت = 50 TND'],
  ['500ر.س', 'MONEY 500ر.س = 500 SAR'],
  ['500 ﷼', 'MONEY 500 ﷼ = 500 SAR'],
  ['و﷼ ٥٠', 'MONEY ﷼ ٥٠ = 50 SAR'],
  ['3 ⃁', 'MONEY 3 ⃁ = 3 SAR'],
  ['ر.س 1.500', 'MONEY ر.س 1.500 = 1500 SAR'],
  ['د.م. 3 ملايين', 'MONEY د.م. 3 ملايين = 3000000 MAD'],
  ['SAR 1,250.50', 'MONEY SAR 1,250.50 = 1250.5 SAR'],
  ['بسعر 500 SAR للطن', 'MONEY 500 SAR = 500 SAR'],
  ['MAD 500 أو 50 USD', 'MONEY MAD 500 = 500 MAD', 'MONEY 50 USD = 50 USD'],
  ['QAR20', 'MONEY QAR20 = 20 QAR'],
  ['1000 dh', 'MONEY 1000 dh = 1000 MAD'],
  ['50 US$ و€ 1.5 مليون', 'MONEY 50 US$ = 50 USD', 'MONEY € 1.5 مليون = 1500000 EUR'],
  ['¥ 500 و₺20 و30 ₪', 'MONEY ¥ 500 = 500 JPY', 'MONEY ₺20 = 20 TRY', 'MONEY 30 ₪ = 30 ILS'],
  ['بمبلغ 2024 د.م.', 'MONEY 2024 د.م. = 2024 MAD'],
  ['\u200f500.00\u00a0ر.س.\u200f', 'MONEY 500.00\u00a0ر.س. = 500 SAR'],
  ["1'250'000 درهم", "MONEY 1'250'000 درهم = 1250000 MAD"],
  ['1’250’000 درهم', 'MONEY 1’250’000 درهم = 1250000 MAD'],
  ["١'٢٠٠٫٥٠ دولار", "MONEY ١'٢٠٠٫٥٠ دولار = 1200.5 USD"],
  // No amounts.
  ['EUR/USD 1.08', 'CARDINAL 1.08 = 1.08'],
  ['معرض MAD 2024', 'CARDINAL 2024 = 2024'],
  ['شهادة EUR1'],
  ['all 4 ONE وmad 5', 'CARDINAL 4 = 4', 'CARDINAL 5 = 5'],
  ['HK$5', 'CARDINAL 5 = 5'],
  ['ارتفع USD 5%', 'PERCENT 5% = 5'],
  ['سعر USD 6/5/2024', 'DATE 6/5/2024 = 2024-05-06'],
  ['في 2024 د. محمد العلوي', 'DATE 2024 = 2024'],
  ['حضر د. ل. 20 شخصا', 'CARDINAL 20 = 20'],
  ['سنة 480 ق.م', 'DATE سنة 480 ق.م = BC0480'],
  ["الدقيقة 45'", 'ORDINAL 45 = 45'],
  ["1'20 شخص", 'CARDINAL 1 = 1', 'CARDINAL 20 = 20'],
  ["قال '200' شخص", 'CARDINAL 200 = 200'],
];

describe('amounts by sign, abbreviation and code', () => {
  for (const [text, ...expected] of rows) it(text, () => assert.deepEqual(told(text), expected));

  it('are none in other languages: those get numbers', () => {
    const text = 'il paya 500 MAD et $50 ou ﷼ 20';
    const { reader } = anyLanguage();
    const [mentions] = reader.readDocument([reader.readParagraph(text)], {}).mentions;
    assert.deepEqual(
      mentions!.map(({ label, value }) => `${label} ${value}`),
      ['CARDINAL 500', 'CARDINAL 50', 'CARDINAL 20'],
    );
    assert.deepEqual(
      digitQuantities(text, tokenise(text).tokens).numbers.map(({ label, value }) => `${label} ${value}`),
      ['CARDINAL 500', 'CARDINAL 50', 'CARDINAL 20'],
    );
  });
});

describe('money that several states have', () => {
  const rows: readonly (readonly [paragraphs: readonly string[], ...expected: readonly string[]])[] = [
    [['ارتفع السعر في الخرطوم إلى 300 جنيه'], '300 SDG'],
    [['في دمشق بثلاثين ألف ليرة', 'وباع التاجر السوري في بيروت'], '30000 SYP'],
    [['بلغ العجز 20 مليون دينار', 'قالت تونس إن الجزائر', 'والحكومة التونسية'], '20000000 TND'],
    [['500 درهم في دبي بالإمارات، و20 درهما مغربيا'], '500 AED', '20 MAD'],
    [['غرامة 500 درهم و300 جنيه و20 ليرة'], '500 MAD', '300 EGP', '20 XXX'],
  ];
  for (const [paragraphs, ...expected] of rows)
    it(paragraphs.join(' / '), () => {
      const quantities = paragraphs.map((paragraph) => findQuantities(tokenise(paragraph)));
      const currencies = currenciesOf(quantities);
      const values = quantities.flatMap((one) =>
        withCurrencies(one, currencies).numbers.map(({ value }) => value),
      );
      assert.deepEqual(values, expected);
    });
});
