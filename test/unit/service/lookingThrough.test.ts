import assert from 'node:assert/strict';
import type { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import { LookingThrough } from '../../../server/src/service/corpus/lookingThrough.js';

/** A corpus whose documents each take some milliseconds to read, by a clock that only this moves. */
function setUp(documents: number, milliseconds: number, endAt = Infinity) {
  const shown: string[] = [];
  const changed: string[] = [];
  let now = 0;
  let finished: () => void = () => undefined;
  const isFinished = new Promise<void>((resolve) => (finished = resolve));
  const model = {
    root: 'file:///c',
    corpus: { documents: () => Promise.resolve(Array.from({ length: documents })) },
    index: {
      progress(_annotator: string, watch: (done: number, total: number) => boolean) {
        for (let done = 1; done <= documents; done++) {
          now += milliseconds;
          if (!watch(done, documents)) return Promise.resolve(undefined);
        }
        return Promise.resolve([]);
      },
    },
  } as unknown as CorpusModel;
  const looking = new LookingThrough({
    now: () => now,
    corpusChanged(root) {
      changed.push(root);
      finished();
    },
    beginWork({ key }) {
      shown.push(key);
      let last = 0;
      return {
        report: (done) => void (last = done),
        get isEnded() {
          return last >= endAt;
        },
        end: () => void shown.push(`end at ${last}`),
      };
    },
  });
  return { looking, model, shown, changed, isFinished };
}

describe('looking through a corpus', () => {
  it('is not worth a word where it is soon done', async () => {
    const { looking, model, shown, changed, isFinished } = setUp(100, 5);
    assert.equal(await looking.isDone(model, 'amal'), false);
    await isFinished;
    assert.equal(await looking.isDone(model, 'amal'), true);
    assert.deepEqual(shown, []);
    assert.deepEqual(changed, ['file:///c']);
  });

  it('is shown where it takes long', async () => {
    const { looking, model, shown, isFinished } = setUp(1000, 5);
    await looking.isDone(model, 'amal');
    await isFinished;
    await Promise.resolve();
    assert.deepEqual(shown, ['progress.lookingThrough', 'end at 1000']);
  });

  it('can be ended, and begins again only when that is asked for', async () => {
    const { looking, model, shown, isFinished } = setUp(1000, 5, 500);
    await looking.isDone(model, 'amal');
    await isFinished;
    await Promise.resolve();
    assert.deepEqual(shown, ['progress.lookingThrough', 'end at 500']);
    assert.equal(await looking.isDone(model, 'amal'), false);
    assert.equal(shown.length, 2, 'not of its own accord');
    looking.again(model);
    await looking.isDone(model, 'amal');
    assert.equal(shown.length > 2, true);
  });

  it('is done at once where there is little', async () => {
    const { looking, model, changed } = setUp(50, 5);
    assert.equal(await looking.isDone(model, 'amal'), true);
    assert.deepEqual(changed, []);
  });
});
