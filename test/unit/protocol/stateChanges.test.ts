import assert from 'node:assert/strict';
import fc from 'fast-check';
import { changesBetween, withChanges } from '../../../server/src/protocol/stateChanges.js';
import { item, range, stateOf } from '../client/items.js';

describe('changes of a state', () => {
  const items = fc
    .uniqueArray(fc.tuple(fc.nat(20), fc.constantFrom('PERS', 'ORG')), {
      selector: ([place]) => place,
      maxLength: 12,
    })
    .map((places) =>
      places
        .sort(([a], [b]) => a - b)
        .map(([place, label]) => item(`i${place}`, range(0, place, 0, place + 1), { label })),
    );

  it('make the state after of the state before', () => {
    let sent = 0;
    fc.assert(
      fc.property(items, items, (before, after) => {
        const changes = changesBetween(stateOf(before), stateOf(after));
        if (!changes) return;
        sent++;
        assert.deepEqual(withChanges(stateOf(before), changes), stateOf(after));
      }),
    );
    assert.ok(sent > 0);
  });

  it('are only what changed', () => {
    const before = stateOf([
      item('a', range(0, 0, 0, 1)),
      item('b', range(0, 2, 0, 3)),
      item('c', range(0, 4, 0, 5)),
    ]);
    const after = stateOf([before.items[0]!, { ...before.items[2]!, label: 'ORG' }]);
    const changes = changesBetween(before, after);
    assert.deepEqual(changes?.gone, ['b']);
    assert.deepEqual(
      changes?.items.map(({ at, item: { label } }) => [at, label]),
      [[1, 'ORG']],
    );
  });

  it('are none between two versions of the text', () =>
    assert.equal(changesBetween(stateOf([]), { ...stateOf([]), version: 2 }), undefined));
});
