import assert from 'node:assert/strict';
import { withChanges } from '../../../server/src/protocol/stateChanges.js';
import { item, range, stateOf } from '../client/items.js';

const before = stateOf([
  item('a', range(0, 0, 0, 1)),
  item('?4-5-PERS', range(0, 4, 0, 5), { kind: 'suggestion' }),
  item('b', range(0, 6, 1, 3), { pieces: [range(0, 6, 0, 7), range(1, 0, 1, 3)] }),
  item('?10-12-E-MAIL', range(2, 0, 2, 2), { kind: 'suggestion' }),
]);
const { items: _, ...rest } = { ...before, revision: 2 };

describe('changes of a state', () => {
  it('take what is gone away, and put what is new in its place', () => {
    const relabelled = { ...before.items[2]!, label: 'ORG' };
    const changes = { since: 1, rest, gone: [0, 2], items: [{ at: 1, item: relabelled }] };
    assert.deepEqual(withChanges(before, changes), {
      ...rest,
      items: [before.items[1], relabelled, before.items[3]],
    });
  });

  it('move what begins behind an edit, ids of suggestions too, and leave the rest as it is', () => {
    const move = { from: { line: 0, character: 4 }, to: { line: 1, character: 2 }, units: 3 };
    const { items } = withChanges(before, { since: 1, rest, gone: [], move, items: [] });
    assert.equal(items[0], before.items[0]);
    assert.deepEqual(items.slice(1), [
      { ...before.items[1], id: '?7-8-PERS', range: range(1, 2, 1, 3) },
      { ...before.items[2], range: range(1, 4, 2, 3), pieces: [range(1, 4, 1, 5), range(2, 0, 2, 3)] },
      { ...before.items[3], id: '?13-15-E-MAIL', range: range(3, 0, 3, 2) },
    ]);
  });
});
