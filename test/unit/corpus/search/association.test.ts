import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import {
  expected,
  MEASURED,
  MEASURES,
  type Frequencies,
} from '../../../../server/src/corpus/search/association.js';

/** Folder of `ucs-gold-100.ds` and `log-ratio-gold.tsv`, what the UCS toolkit and CQPweb say. */
const REFERENCE = process.env['HAWASHI_ASSOCIATION'];

describe('association measures', () => {
  const frequencies = (together: number, first: number, second: number, all: number): Frequencies => ({
    ...{ together, first, second, all },
  });
  // By the published formulas, computed apart.
  const check: readonly (readonly [Frequencies, number, ...number[]])[] = [
    [
      frequencies(30, 200, 100, 10000),
      2,
      ...[119.618307555, 3.906890596, 5.112077203, 19.798989873, 0.2, 11.678071905, 4.392317423],
    ],
    [
      frequencies(2, 500, 300, 10000),
      15,
      ...[-18.888284072, -2.906890596, -9.192388155, -3.356585567, 0.005, 6.35614381, -2.971241007],
    ],
    [
      frequencies(5, 5, 5, 1000),
      0.025,
      ...[62.958131894, 7.64385619, 2.224887638, 31.464662719, 1, 14, 10.958552715],
    ],
  ];
  for (const [given, chance, ...values] of check)
    it(JSON.stringify(given), () => {
      assert.ok(Math.abs(expected(given) - chance) < 1e-9);
      for (const [i, measure] of MEASURES.entries())
        assert.ok(Math.abs(MEASURED[measure](given) - values[i]!) < 1e-6, measure);
    });

  it('are those of the UCS toolkit and of CQPweb', function () {
    if (REFERENCE === undefined || !existsSync(REFERENCE)) return this.skip();
    const table = (file: string): Record<string, string>[] => {
      const [head = '', ...rows] = readFileSync(`${REFERENCE}/${file}`, 'utf8')
        .split('\n')
        .filter((row) => row.trim() !== '' && !row.startsWith('#'));
      const names = head.split('\t');
      return rows.map((row) => Object.fromEntries(row.split('\t').map((cell, i) => [names[i]!, cell])));
    };
    const of = ({ f, f1, f2, N }: Record<string, string>): Frequencies =>
      frequencies(Number(f), Number(f1), Number(f2), Number(N));
    const isSame = (measure: (typeof MEASURES)[number], row: Record<string, string>, value: number): void => {
      const own = MEASURED[measure](of(row));
      assert.ok(Math.abs(own - value) <= 1e-6 * Math.max(1, Math.abs(value)), `${measure}: ${own}, ${value}`);
    };
    const pairs = table('ucs-gold-100.ds');
    assert.equal(pairs.length, 94);
    for (const row of pairs) {
      isSame('logLikelihood', row, Number(row['am.log.likelihood']));
      // UCS counts it in powers of ten.
      isSame('mi', row, Number(row['am.MI']) / Math.log10(2));
      isSame('t', row, Number(row['am.t.score']));
      isSame('z', row, Number(row['am.z.score']));
      isSame('dice', row, Number(row['am.Dice']));
    }
    for (const row of table('log-ratio-gold.tsv')) isSame('logRatio', row, Number(row['lr']));
  });
});
