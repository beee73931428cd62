/** The same file is the worker: a thread of its own reads what the test thread asks. */
import assert from 'node:assert/strict';
import { isMainThread } from 'node:worker_threads';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { readText, type ReadingJob, type TextReading } from '../../../server/src/corpus/index/textReading.js';
import type { Message } from '../../../server/src/messages/message.js';
import { answerJobs } from '../../../server/src/node/workers/workerJobs.js';
import { readingPool } from '../../../server/src/node/workers/readingPool.js';
import { NEWS, openModel, untagged } from '../corpus/memoryModel.js';

const DEADLY = 'نص يقتل الخيط';

function work(): void {
  answerJobs<ReadingJob, TextReading>((job) => {
    if (job.file === DEADLY) process.exit(1);
    return readText(untagged, job, () => Promise.resolve());
  }, String);
}

async function rowsBy(threads: number, texts: Record<string, string>) {
  const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', ...texts });
  const told: Message[] = [];
  const reader = threads > 0 ? readingPool(new URL(import.meta.url), threads) : undefined;
  const model = await openModel(files, '/c', { reader, log: (message) => told.push(message) });
  const found: unknown[] = [];
  for await (const { document, rows, lines } of model.index.rows('amal'))
    found.push([document.name, [...lines], rows]);
  return { found, told, size: model.index.size };
}

function tests(): void {
  describe('threads that read texts', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`/c/${i}.txt`, `${NEWS}\nزار طنجة ${i} يوم ${i} نونبر.`]),
    );

    it('find what is found without them', async () => {
      const { found } = await rowsBy(0, texts);
      assert.equal(found.length, 40);
      for (const threads of [1, 2]) assert.deepEqual((await rowsBy(threads, texts)).found, found);
    });

    it('are ready once they have answered: who wants a text at once does not wait for one that starts', async () => {
      const pool = readingPool(new URL(import.meta.url), 1);
      assert.equal(pool.isReady, false);
      const settings = { locale: 'ar' };
      const job = { file: NEWS, settings, recognise: true };
      const reading = pool.read(job);
      assert.equal(pool.isReady, false);
      await reading;
      assert.equal(pool.isReady, true);
      await assert.rejects(pool.read({ ...job, file: DEADLY }));
      assert.equal(pool.isReady, false);
    });

    it('may end: the text that did it is left out, which is told, and the others are read', async () => {
      const { found, told, size } = await rowsBy(1, { ...texts, '/c/x.txt': DEADLY });
      assert.equal(size, 41);
      assert.ok(found.length >= 36 && found.length < 41);
      assert.ok(
        told.some(({ key, values }) => key === 'index.notRead' && JSON.stringify(values).includes('x.txt')),
      );
    });
  });
}

if (isMainThread) tests();
else work();
