import assert from 'node:assert/strict';
import fc from 'fast-check';
import { EVERYWHERE, isEnough, isIn, linesToDraw } from '../../../client/annotating/nearLines.js';
import { range } from './items.js';

const seen = fc.tuple(fc.nat(5000), fc.nat(200)).map(([first, more]) => ({ first, last: first + more }));

describe('the lines of a long document in which something is drawn', () => {
  it('are all where there is little', () => {
    assert.equal(linesToDraw(100, { first: 40, last: 80 }), EVERYWHERE);
    assert.ok(isEnough(EVERYWHERE, { first: 4000, last: 4040 }));
  });

  it('reach beyond what is in sight, until that comes near to their end', () => {
    fc.assert(
      fc.property(seen, fc.nat(10_000), ({ first, last }, by) => {
        const lines = linesToDraw(10_000, { first, last });
        assert.ok(isEnough(lines, { first, last }));
        const then = { first: first + by, last: last + by };
        if (isEnough(lines, then)) assert.ok(lines.first <= then.first && then.last < lines.last);
        else assert.ok(isEnough(linesToDraw(10_000, then), then));
      }),
    );
  });

  it('hold what begins or ends in them', () => {
    const lines = { first: 10, last: 20 };
    for (const [first, last, held] of [
      [0, 9, false],
      [0, 10, true],
      [12, 13, true],
      [20, 30, true],
      [0, 30, true],
      [21, 30, false],
    ] as const)
      assert.equal(isIn(range(first, 0, last, 4), lines), held);
  });
});
