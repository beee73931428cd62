import assert from 'node:assert/strict';
import { GivenIds, waitsFor } from '../../../../client/pages/kit/session/givenIds.js';
import { pendingId } from '../../../../client/pages/kit/session/optimism.js';
import type { EditCommand } from '../../../../server/src/protocol/edits.js';
import { range } from '../../client/items.js';

const place = range(0, 4, 0, 9);
const nothing = () => false;
const done = (...ids: string[]) => ({ done: true, ids, ranges: [] });

describe('ids that the server gives', () => {
  function check(
    title: string,
    first: EditCommand,
    ids: string[],
    then: EditCommand,
    meant: EditCommand,
  ): void {
    it(title, () => {
      const given = new GivenIds();
      assert.equal(waitsFor(then, [first]), true, 'it waits for the answer');
      given.note(first, done(...ids));
      assert.deepEqual(given.resolved(then, nothing), meant);
    });
  }
  check(
    'a note on what is being accepted',
    { kind: 'accept', ids: ['?4-9-PERS'] },
    ['k3'],
    { kind: 'describe', id: '?4-9-PERS', note: 'doubtful' },
    { kind: 'describe', id: 'k3', note: 'doubtful' },
  );
  check(
    'moving what is being tagged',
    { kind: 'tag', range: place, label: 'ORG' },
    ['k4'],
    { kind: 'move', id: pendingId(place), range: range(0, 4, 0, 12) },
    { kind: 'move', id: 'k4', range: range(0, 4, 0, 12) },
  );
  check(
    'relating what is being relabelled',
    { kind: 'relabel', id: '?4-9-PERS', label: 'ORG' },
    ['k5'],
    { kind: 'relate', type: 'near', from: '?4-9-PERS', to: 'k1' },
    { kind: 'relate', type: 'near', from: 'k5', to: 'k1' },
  );

  it('are not guessed where several were given', () => {
    const given = new GivenIds();
    given.note({ kind: 'accept', ids: ['?1', '?2'] }, done('k1', 'k2'));
    const remove: EditCommand = { kind: 'remove', ids: ['?1'] };
    assert.deepEqual(given.resolved(remove, nothing), remove);
  });

  it('are not put in the place of what is there again, after an undo', () => {
    const given = new GivenIds();
    const accept: EditCommand = { kind: 'accept', ids: ['?1'] };
    given.note(accept, done('k1'));
    assert.deepEqual(
      given.resolved(accept, (id) => id === '?1'),
      accept,
    );
  });

  it("of a rejection are nobody's", () => {
    const given = new GivenIds();
    given.note({ kind: 'reject', ids: ['?1'] }, done('k1'));
    const accept: EditCommand = { kind: 'accept', ids: ['?1'] };
    assert.deepEqual(given.resolved(accept, nothing), accept);
  });

  it('are not waited for by what is about something else', () =>
    assert.equal(waitsFor({ kind: 'remove', ids: ['b'] }, [{ kind: 'remove', ids: ['a'] }]), false));
});
