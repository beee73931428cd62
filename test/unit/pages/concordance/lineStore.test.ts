import assert from 'node:assert/strict';
import { LineStore, type WantedLines } from '../../../../client/pages/concordance/lineStore.js';
import type { SearchLine, SearchLines } from '../../../../server/src/protocol/search.js';

const lineAt = (hit: number): SearchLine => ({
  ...{ hit, document: 'a', uri: 'file:///a', before: '', text: String(hit), after: '', direction: 'rtl' },
  range: { start: { line: hit, character: 0 }, end: { line: hit, character: 1 } },
});

/** A store whose questions wait until they are answered, with so many hits as there are then. */
function asked() {
  const waiting: { wanted: WantedLines; answer: (lines: SearchLines | null) => void }[] = [];
  const looked = { id: 's' as string | undefined, view: { order: { by: [] } } };
  let came = 0;
  const store = new LineStore(
    looked,
    (wanted) => new Promise((answer) => waiting.push({ wanted, answer })),
    () => came++,
  );
  const answer = async (total: number): Promise<void> => {
    const { wanted, answer: give } = waiting.shift()!;
    const last = Math.min(total, wanted.from + wanted.count);
    give({
      total,
      lines: Array.from({ length: Math.max(0, last - wanted.from) }, (_, i) => lineAt(wanted.from + i)),
    });
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { store, looked, waiting, answer, came: () => came };
}

describe('lines of a concordance that are in sight', () => {
  it('are asked for again where more was found while none were known', async () => {
    const { store, waiting, answer } = asked();
    store.clear();
    store.want(0, 0);
    store.refresh();
    store.want(0, 0);
    await answer(0);
    assert.equal(waiting.length, 1);
    await answer(13);
    assert.deepEqual([store.total, store.line(12)?.text, waiting.length], [13, '12', 0]);
  });

  it('are asked for by the hundred, two at a time, those in sight alone', async () => {
    const { store, waiting, answer } = asked();
    store.clear();
    await answer(100_000);
    store.want(50_000, 50_260);
    store.want(90_000, 90_060);
    assert.deepEqual(
      waiting.map(({ wanted }) => wanted.from),
      [50_000, 50_100],
    );
    await answer(100_000);
    assert.equal(waiting.at(-1)!.wanted.from, 90_000);
    await answer(100_000);
    await answer(100_000);
    assert.deepEqual([store.line(90_059)?.hit, waiting.length], [90_059, 0]);
  });

  it('are kept until newer ones are there, and are those of the search that is looked at', async () => {
    const { store, looked, waiting, answer } = asked();
    store.clear();
    await answer(5);
    store.refresh();
    assert.equal(store.line(4)?.text, '4');
    looked.id = 'other';
    await answer(5);
    store.clear();
    assert.equal(store.line(0), undefined);
    assert.deepEqual(
      waiting.map(({ wanted }) => wanted.search),
      ['other'],
    );
  });
});
