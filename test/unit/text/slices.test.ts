import assert from 'node:assert/strict';
import fc from 'fast-check';
import { atOnce, breathing, inSlices, merging, sorting } from '../../../server/src/text/slices.js';

describe('work in steps', () => {
  it('sorts and merges as it is done at once, equals in order', () => {
    const list = fc.array(fc.record({ key: fc.nat(20), place: fc.nat() }), { maxLength: 4000, size: 'max' });
    const compare = (one: { key: number }, other: { key: number }): number => one.key - other.key;
    fc.assert(
      fc.property(list, list, (some, others) => {
        const sorted = [...some].sort(compare);
        assert.deepEqual(atOnce(sorting(some, compare)), sorted);
        const more = [...others].sort(compare);
        assert.deepEqual(atOnce(merging(sorted, more, compare)), [...sorted, ...more].sort(compare));
      }),
      { numRuns: 20 },
    );
  });

  it('lets others work, as long as it takes', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => void pauses++;
    const busy = function* (milliseconds: number) {
      for (const end = Date.now() + milliseconds; Date.now() < end;) yield;
      return 'done';
    };
    assert.equal(await inSlices(busy(100), pause), 'done');
    assert.ok(pauses >= 2 && pauses <= 13, `${pauses} pauses`);
    pauses = 0;
    assert.equal(breathing(pause)(), undefined);
    assert.equal(pauses, 0);
  });
});
