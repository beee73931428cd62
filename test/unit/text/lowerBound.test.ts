import assert from 'node:assert/strict';
import fc from 'fast-check';
import { lowerBound } from '../../../server/src/text/lowerBound.js';

const rank = (numbers: readonly number[], wanted: number, from = 0): number =>
  lowerBound(numbers.length, (i) => numbers[i]! < wanted, from);

describe('lowerBound', () => {
  const cases: readonly (readonly [numbers: readonly number[], wanted: number, place: number])[] = [
    [[], 3, 0],
    [[1, 3, 3, 5], 3, 1],
    [[1, 3, 3, 5], 4, 3],
    [[1, 3, 3, 5], 0, 0],
    [[1, 3, 3, 5], 6, 4],
  ];
  for (const [numbers, wanted, place] of cases)
    it(`${wanted} belongs at ${place} of [${numbers.join(' ')}]`, () =>
      assert.equal(rank(numbers, wanted), place));

  it('is where a walk from the beginning stops', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(20), (numbers, wanted) => {
        const sorted = [...numbers].sort((a, b) => a - b);
        const walked = sorted.findIndex((number) => number >= wanted);
        assert.equal(rank(sorted, wanted), walked < 0 ? sorted.length : walked);
      }),
    );
  });

  it('never looks before the place it is to begin at', () => {
    assert.equal(rank([1, 2, 3, 4], 0, 2), 2);
    assert.equal(rank([], 0, 1), 1);
  });
});
