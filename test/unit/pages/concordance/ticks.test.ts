import assert from 'node:assert/strict';
import { Ticks } from '../../../../client/pages/concordance/ticks.js';

describe('ticks of a concordance', () => {
  it('are some, or all but some, and counted without going through all', () => {
    const ticks = new Ticks();
    assert.deepEqual([ticks.count(5), ticks.chosen], [0, { only: [] }]);
    ticks.tick(3);
    ticks.tick(4);
    ticks.tick(4);
    assert.deepEqual([ticks.count(5), ticks.chosen], [1, { only: [3] }]);
    ticks.all(true);
    ticks.tick(1, false);
    ticks.tick(1, false);
    assert.deepEqual([ticks.count(5), ticks.chosen, ticks.isTicked(0)], [4, { but: [1] }, true]);
    ticks.tick(1);
    assert.deepEqual(ticks.chosen, { but: [] });
    ticks.all(false);
    assert.equal(ticks.count(5), 0);
  });
});
