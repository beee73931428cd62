import assert from 'node:assert/strict';
import fc from 'fast-check';
import { bestMatching } from '../../../../server/src/corpus/agreement/bestMatching.js';
import { bootstrapInterval } from '../../../../server/src/corpus/agreement/bootstrap.js';
import {
  f1Of,
  overlapOf,
  type LabelledPlace,
  type OverlapKind,
} from '../../../../server/src/corpus/agreement/overlapScores.js';

/** `12-16 GPE`; pieces `12-14+20-22 GPE`. */
const places = (text: string): LabelledPlace[] =>
  text.split(', ').flatMap((each) => {
    const [where = '', label] = each.split(' ');
    if (label === undefined) return [];
    const pieces = where.split('+').map((piece) => piece.split('-').map(Number) as [number, number]);
    const [start, end] = [pieces[0]![0], pieces.at(-1)![1]];
    const fragments = pieces.map(([from, to]) => ({ start: from - start, end: to - start }));
    return [{ start, end, label, ...(pieces.length > 1 && { fragments }) }];
  });

describe('overlap of two annotators', () => {
  const check: readonly (readonly [string, string, Record<OverlapKind, number>])[] = [
    ['0-5 PERS', '0-5 PERS', { exact: 1, partial: 1, labels: 1, borders: 1 }],
    ['0-5 PERS', '0-5 ORG', { exact: 0, partial: 0, labels: 0, borders: 1 }],
    ['0-5 PERS', '1-5 PERS', { exact: 0, partial: 8 / 9, labels: 1, borders: 0 }],
    ['0-5 PERS', '5-9 PERS', { exact: 0, partial: 0, labels: 0, borders: 0 }],
    // The pair that is found first is not the best: 0-4 would take 2-8 from 3-9.
    ['0-4 A, 3-9 A', '2-8 A, 0-1 A', { exact: 0, partial: 10 / 12 + 2 / 5, labels: 2, borders: 0 }],
    ['0-5 A, 0-5 A', '0-5 A', { exact: 1, partial: 1, labels: 1, borders: 1 }],
    ['0-2+4-6 A', '0-6 A', { exact: 0, partial: 0.8, labels: 1, borders: 0 }],
    ['0-2+4-6 A', '2-4 A', { exact: 0, partial: 0, labels: 0, borders: 0 }],
  ];
  for (const [first, second, expected] of check)
    for (const [kind, common] of Object.entries(expected))
      it(`${kind}: ${first} and ${second}`, () => {
        const found = overlapOf(places(first), places(second), kind as OverlapKind);
        assert.ok(Math.abs(found.common - common) < 1e-12, String(found.common));
      });

  it('is F1 of both, undefined of nothing', () => {
    assert.equal(f1Of({ first: 4, second: 2, common: 1.5 }), 0.5);
    assert.equal(f1Of({ first: 0, second: 0, common: 0 }), undefined);
  });
});

describe('the best matching', () => {
  it('weighs as much as the best of all', () => {
    const weight = fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(weight, (weights) => {
        const pairs = weights.flatMap((row, i) => row.map((weight, column) => ({ row: i, column, weight })));
        const columns = bestMatching(weights.length, 5, pairs);
        const taken = [...columns].filter((column) => column >= 0);
        assert.equal(new Set(taken).size, taken.length);
        const found = [...columns].reduce(
          (sum, column, row) => sum + (column < 0 ? 0 : weights[row]![column]!),
          0,
        );
        const best = (row: number, used: number): number =>
          row === weights.length
            ? 0
            : Math.max(
                best(row + 1, used),
                ...weights[row]!.map((weight, column) =>
                  (used >> column) % 2 === 1 ? 0 : weight + best(row + 1, used | (1 << column)),
                ),
              );
        assert.equal(found, best(0, 0));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the interval of a figure', () => {
  const values = [0.2, 0.4, 0.6, 0.8, 0.5, 0.3, 0.7, 0.55];
  const mean = (times: (document: number) => number): number =>
    values.reduce((sum, value, i) => sum + times(i) * value, 0) / values.length;

  it('holds it, is the same for the same seed, and narrow where documents are alike', () => {
    const [low, high] = bootstrapInterval(values.length, mean)!;
    assert.ok(low < 0.5 && 0.5 < high && low > 0.2 && high < 0.8);
    assert.deepEqual(bootstrapInterval(values.length, mean), [low, high]);
    assert.deepEqual(
      bootstrapInterval(4, () => 0.5),
      [0.5, 0.5],
    );
  });

  it('is none of one document, nor where the figure never is', () => {
    assert.equal(bootstrapInterval(1, mean), undefined);
    assert.equal(
      bootstrapInterval(5, () => undefined),
      undefined,
    );
  });
});
