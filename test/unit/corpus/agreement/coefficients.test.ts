import assert from 'node:assert/strict';
import { coded, type Coding } from '../../../../server/src/corpus/agreement/coding/coding.js';
import {
  cohensKappa,
  fleissKappa,
  fleissKappaOf,
  gwetsAC1,
  gwetsAC2,
  krippendorffsAlpha,
  scottsPi,
  type Coefficient,
} from '../../../../server/src/corpus/agreement/coding/coefficients.js';

/** Of two raters: rows what the first says, columns the second. */
const table = (...rows: readonly (readonly number[])[]): Coding =>
  rows.flatMap((row, one) =>
    row.map((items, other) => ({ ratings: [String(one + 1), String(other + 1)], items })),
  );

/** One string an item, a character a rater; `.` where one gives none. */
const items = (...given: readonly string[]): Coding =>
  coded(given.map((item) => [...item].map((rating) => (rating === '.' ? undefined : rating))));

const ARTSTEIN_POESIO = table([20, 10], [20, 50]);
const COHEN = table([25, 12, 3], [13, 2, 15], [12, 16, 2]);
const COHEN_WEIGHTED = table([88, 14, 18], [10, 40, 10], [2, 6, 12]);
const SKEWED = table([80, 7], [8, 5]);
const FOUR = table([20, 5, 1, 0], [4, 15, 6, 1], [0, 5, 18, 4], [0, 1, 3, 12]);
const FIVE = table([15, 4, 1, 0, 0], [3, 12, 4, 1, 0], [1, 3, 14, 3, 1], [0, 1, 3, 10, 2], [0, 0, 1, 2, 8]);
const FLEISS = items(
  ...['444444', '222555', '233335', '555555', '222444', '113333', '333355', '113334', '114444', '555555'],
  ...['144444', '124444', '222333', '144444', '224445', '333335', '111455', '111112', '224444', '133555'],
  ...['555555', '244444', '224555', '114444', '144445', '222224', '111155', '224444', '133333', '555555'],
);
/** Krippendorff's four observers and twelve units, some of them unobserved. */
const KRIPPENDORFF = items(
  ...['11.1', '2232', '3333', '3333', '2222', '1234', '4444', '1121', '2222', '.555', '..11', '..3.'],
);

const quadratic = (one: string, other: string, most: number): number =>
  1 - ((Number(one) - Number(other)) / (most - 1)) ** 2;

describe('agreement about categories', () => {
  const check: readonly (readonly [string, Coefficient, number, number])[] = [
    // Artstein and Poesio 2008; the digits are nltk's.
    ['π', scottsPi(ARTSTEIN_POESIO), 0.34065934, 1e-8],
    ['κ', cohensKappa(ARTSTEIN_POESIO), 0.34782609, 1e-8],
    ['α', krippendorffsAlpha(ARTSTEIN_POESIO), 0.34395604, 1e-8],
    ['κ, Cohen 1960', cohensKappa(COHEN_WEIGHTED), 0.492, 1e-3],
    ['κ, Fleiss 1971', fleissKappa(FLEISS), 0.43, 1e-3],
    [
      'α with items that some have not rated, Krippendorff 2011',
      krippendorffsAlpha(KRIPPENDORFF),
      0.743,
      1e-3,
    ],
    // Gwet's irrCAC.
    ['AC1, one category most frequent', gwetsAC1(SKEWED), 0.808, 1e-4],
    ['AC1, Cohen', gwetsAC1(COHEN), -0.04797, 1e-4],
    ['AC1, Cohen weighted', gwetsAC1(COHEN_WEIGHTED), 0.57597, 1e-4],
    ['AC1, four', gwetsAC1(FOUR), 0.58046, 1e-4],
    ['AC1, five', gwetsAC1(FIVE), 0.57997, 1e-4],
    ['AC2, two', gwetsAC2(SKEWED, (a, b) => quadratic(a, b, 2)), 0.808, 1e-4],
    ['AC2, Cohen', gwetsAC2(COHEN, (a, b) => quadratic(a, b, 3)), 0.1831, 1e-4],
    ['AC2, four', gwetsAC2(FOUR, (a, b) => quadratic(a, b, 4)), 0.84028, 1e-4],
    ['AC2, five', gwetsAC2(FIVE, (a, b) => quadratic(a, b, 5)), 0.87005, 1e-4],
  ];
  for (const [name, { value }, expected, within] of check)
    it(`${name}: ${expected}`, () => assert.ok(Math.abs(value! - expected) <= within, String(value)));

  it('is κ of each category (Fleiss 1971)', () => {
    const found = ['1', '2', '3', '4', '5'].map((category) => fleissKappaOf(category, FLEISS).value!);
    const published = [0.248, 0.248, 0.517, 0.47, 0.565];
    for (const [i, value] of found.entries())
      assert.ok(Math.abs(value - published[i]!) < 5e-3, String(value));
  });

  it('of two raters, Fleiss is Scott', () => {
    for (const coding of [ARTSTEIN_POESIO, COHEN, FOUR, FIVE])
      assert.ok(Math.abs(fleissKappa(coding).value! - scottsPi(coding).value!) < 1e-12);
  });

  it('is undefined where chance agrees on everything, or nothing is rated twice', () => {
    for (const coding of [items('11', '11'), items('1.', '.2'), items()])
      for (const measure of [cohensKappa, scottsPi, fleissKappa, gwetsAC1, krippendorffsAlpha])
        assert.equal(measure(coding).value, undefined);
  });

  it('does not count items that one alone has rated', () => {
    const more: Coding = [...SKEWED, { ratings: ['1', undefined], items: 50 }];
    assert.equal(cohensKappa(more).value, cohensKappa(SKEWED).value);
    assert.equal(krippendorffsAlpha(more).value, krippendorffsAlpha(SKEWED).value);
    assert.equal(gwetsAC1(more).observed, gwetsAC1(SKEWED).observed);
  });
});
