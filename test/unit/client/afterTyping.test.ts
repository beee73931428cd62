import assert from 'node:assert/strict';
import { AfterTyping } from '../../../client/src/service/afterTyping.js';
import { item, range, stateOf } from './items.js';

const short = stateOf([item('a', range(0, 0, 0, 1))]);
const long = stateOf(Array.from({ length: 2000 }, (_, i) => item(`i${i}`, range(i, 0, i, 1))));

/** Shows states; what waits for a rest is done by `rest`. */
function showing() {
  const waiting = new Set<() => void>();
  const shown: (number | undefined)[] = [];
  const afterTyping = new AfterTyping((work) => {
    waiting.add(work);
    return () => waiting.delete(work);
  });
  const next = (state: typeof long | undefined) =>
    afterTyping.next('file:///a.txt', state, () => shown.push(state?.version));
  const rest = () => {
    for (const work of waiting) work();
    waiting.clear();
  };
  return { shown, next, rest, dispose: () => afterTyping.dispose() };
}

describe('showing a document that is typed in', () => {
  it('is done at once for a short one', () => {
    const { shown, next } = showing();
    next(short);
    next({ ...short, version: 2 });
    assert.deepEqual(shown, [1, 2]);
  });

  it('waits for a rest where the document is long, and shows what it is then', () => {
    const { shown, next, rest } = showing();
    next(long);
    next({ ...long, version: 2 });
    next({ ...long, version: 3 });
    assert.deepEqual(shown, [1]);
    rest();
    assert.deepEqual(shown, [1, 3]);
  });

  it('does not make a decision wait, nor the end of a document', () => {
    const { shown, next, rest } = showing();
    next(long);
    next({ ...long, version: 2 });
    next({ ...long, version: 2, revision: 3 });
    rest();
    assert.deepEqual(shown, [1, 2]);
    next({ ...long, version: 3 });
    next(undefined);
    rest();
    assert.deepEqual(shown, [1, 2, undefined]);
  });

  it('shows nothing any more when it is over', () => {
    const { shown, next, rest, dispose } = showing();
    next(long);
    next({ ...long, version: 2 });
    dispose();
    rest();
    assert.deepEqual(shown, [1]);
  });
});
