import assert from 'node:assert/strict';
import { DecidedState } from '../../../../client/pages/kit/session/decidedState.js';
import type { EditCommand, EditResult } from '../../../../server/src/protocol/edits.js';
import type { Item } from '../../../../server/src/protocol/items.js';
import type { StateChanges } from '../../../../server/src/protocol/state.js';
import { item, range, stateOf } from '../../client/items.js';

/** A state whose decisions are answered when the test says so. */
function decided() {
  const asked: { command: EditCommand; answer: (result: EditResult | undefined) => void }[] = [];
  const state = new DecidedState(
    (command) => new Promise((answer) => asked.push({ command, answer })),
    () => 'text',
    () => undefined,
  );
  return { state, asked };
}

const suggestion = item('a', range(0, 0, 0, 4), { kind: 'suggestion' });
const before = stateOf([suggestion, item('b', range(0, 5, 0, 9))]);
const kinds = (state: DecidedState) => state.of(before.version)?.items.map(({ id, kind }) => `${id} ${kind}`);
/** What the server tells where `gone` is gone, and an item is new at a place of the list. */
function told(gone: readonly number[], at: number, fresh: Item): StateChanges {
  const { items: _, ...rest } = before;
  return { since: before.revision, rest, gone, items: [{ at, item: fresh }] };
}
const done = (...ids: string[]): EditResult => ({ done: true, ids, ranges: [] });

describe('the state of a document with decisions under way', () => {
  it('shows a decision before it is answered, and what the server tells after', async () => {
    const { state, asked } = decided();
    state.set(before);
    const result = state.decide({ kind: 'accept', ids: ['a'] });
    assert.deepEqual(kinds(state), ['a annotation', 'b annotation']);
    await Promise.resolve();
    state.change(told([0], 0, item('k1', range(0, 0, 0, 4))));
    asked[0]!.answer(done('k1'));
    assert.deepEqual(await result, done('k1'));
    assert.deepEqual(kinds(state), ['k1 annotation', 'b annotation']);
  });

  it('takes a decision back that has no answer', async () => {
    const { state, asked } = decided();
    state.set(before);
    const result = state.decide({ kind: 'remove', ids: ['b'] });
    assert.deepEqual(kinds(state), ['a suggestion']);
    await Promise.resolve();
    asked[0]!.answer(undefined);
    assert.equal(await result, undefined);
    assert.deepEqual(kinds(state), ['a suggestion', 'b annotation']);
  });

  it('builds what a key says of an attribute on what the key before it said', () => {
    const { state } = decided();
    const relation = { id: 'r', type: 'holds', from: 'a', to: 'b' };
    state.set({ ...before, relations: [relation] });
    void state.decide({ kind: 'describe', id: 'a', attributes: { kinds: ['one'], sure: true } });
    void state.decide({ kind: 'describe', id: 'a', attributes: { sure: null } });
    void state.decide({ kind: 'describe', id: 'r', attributes: { since: 3 } });
    void state.decide({ kind: 'describe', id: 'b', note: 'doubtful' });
    const { items, relations } = state.of(before.version)!;
    assert.deepEqual(items[0], { ...suggestion, kind: 'annotation', attributes: { kinds: ['one'] } });
    assert.equal(items[1], before.items[1]);
    assert.deepEqual(relations, [{ ...relation, attributes: { since: 3 } }]);
  });

  it('asks about what is being accepted when it has its id', async () => {
    const { state, asked } = decided();
    state.set(before);
    const accepted = state.decide({ kind: 'accept', ids: ['a'] });
    const described = state.decide({ kind: 'describe', id: 'a', note: 'doubtful' });
    await Promise.resolve();
    assert.equal(asked.length, 1);
    state.set(stateOf([item('k1', range(0, 0, 0, 4)), before.items[1]!]));
    asked[0]!.answer(done('k1'));
    await accepted;
    while (asked.length < 2) await Promise.resolve();
    assert.deepEqual(asked[1]!.command, { kind: 'describe', id: 'k1', note: 'doubtful' });
    asked[1]!.answer(done('k1'));
    await described;
  });

  it('is none of another version of the text', () => {
    const { state } = decided();
    state.set(before);
    assert.equal(state.of(before.version + 1), undefined);
  });

  it('knows what others changed, until the annotator decides', async () => {
    const { state, asked } = decided();
    state.set(before);
    state.change(told([], 2, item('c', range(1, 0, 1, 4))));
    assert.deepEqual([...state.fresh], ['c']);
    const result = state.decide({ kind: 'undo' });
    assert.equal(state.fresh.size, 0);
    await Promise.resolve();
    asked[0]!.answer(done());
    await result;
  });

  it('tells a revision only where it is whole', () => {
    const { state } = decided();
    state.set(before, true);
    assert.deepEqual([state.isWhole, state.revision], [false, undefined]);
    state.set(before);
    assert.deepEqual([state.isWhole, state.revision], [true, before.revision]);
  });
});
