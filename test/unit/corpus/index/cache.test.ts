import assert from 'node:assert/strict';
import type { CacheStore } from '../../../../server/src/corpus/index/cache/cacheStore.js';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import type { SlicedRecogniser } from '../../../../server/src/corpus/liveRecognition.js';
import type { Message } from '../../../../server/src/messages/message.js';
import { NEWS, openModel, untagged } from '../memoryModel.js';

/** Counts what is read. */
class Counting implements SlicedRecogniser {
  calls = 0;
  readonly languages = untagged.languages;
  recogniseInSlices(...args: Parameters<SlicedRecogniser['recogniseInSlices']>) {
    this.calls++;
    return untagged.recogniseInSlices(...args);
  }
}

/** Files whose time of change can be told. */
class DatedFiles extends MemoryFileSystem {
  readonly times = new Map<string, number>();
  override async stat(uri: string) {
    const found = await super.stat(uri);
    return found && { ...found, modified: this.times.get(uri) ?? 1000 };
  }
}

class MemoryCache implements CacheStore {
  readonly kept = new Map<string, Uint8Array<ArrayBuffer>>();
  isFull = false;
  constructor(public program = 'program 1') {}
  fingerprint(): Promise<string> {
    return Promise.resolve(this.program);
  }
  read(key: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const found = this.kept.get(key);
    return Promise.resolve(found && new Uint8Array(found));
  }
  async write(key: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
    const all: Uint8Array[] = [];
    for await (const piece of pieces) all.push(new Uint8Array(piece));
    if (this.isFull) throw new Error('the disk is full');
    this.kept.set(key, new Uint8Array(Buffer.concat(all)));
  }
}

const corpus = (): Record<string, string> => ({
  '/c/hawashi.json': '{}',
  '/c/a.txt': NEWS,
  '/c/b.txt': 'وصل إلى طنجة يوم 8 نونبر 2024.',
  '/c/sub/c.txt': 'زار أمس الرباط',
});

async function rows(model: CorpusModel): Promise<unknown> {
  const found: unknown[] = [];
  for await (const { document, rows: own, lines } of model.index.rows('amal'))
    found.push([document.name, [...lines], own]);
  return JSON.parse(JSON.stringify(found));
}

/** A corpus with the cache that a first start has written. */
async function started(cache = new MemoryCache()) {
  const files = new DatedFiles(corpus());
  const start = async () => {
    const recogniser = new Counting();
    const told: Message[] = [];
    const model = await openModel(files, '/c', {
      recogniser,
      cache: () => cache,
      log: (each) => told.push(each),
    });
    return { model, recogniser, told };
  };
  const first = await start();
  const found = await rows(first.model);
  await first.model.dispose();
  return { files, cache, first: found, start, told: first.told };
}

describe('the cache of an index', () => {
  it('spares the second start all reading, and gives the same', async () => {
    const { start, first } = await started();
    const { model, recogniser } = await start();
    assert.deepEqual(await rows(model), first);
    assert.equal(recogniser.calls, 0);
    const [document] = await model.corpus.documents();
    assert.equal((await model.index.rowsOf(document!, 'amal')).rows.length > 0, true);
    await model.dispose();
    const third = await start();
    assert.deepEqual(await rows(third.model), first, 'what was taken from it is kept again');
    assert.equal(third.recogniser.calls, 0);
  });

  const changes: [string, (setUp: Awaited<ReturnType<typeof started>>) => void, number][] = [
    ['a text of another size', ({ files }) => files.put('/c/a.txt', `${NEWS} زار طنجة.`), 1],
    ['a file of another time', ({ files }) => files.times.set('file:///c/b.txt', 2000), 1],
    [
      'another date of a document',
      ({ files }) => files.put('/c/documents.json', '{"b": {"dct": "2024-11-08"}}'),
      1,
    ],
    ['another locale', ({ files }) => files.put('/c/hawashi.json', '{"locale": "ar-MA"}'), 3],
    ['other labels', ({ files }) => files.put('/c/hawashi.json', '{"labels": [{"name": "GPE"}]}'), 0],
    ['another program', ({ cache }) => (cache.program = 'program 2'), 3],
    ['a new document', ({ files }) => files.put('/c/d.txt', NEWS), 1],
    ['nothing kept', ({ cache }) => cache.kept.clear(), 3],
  ];
  for (const [what, change, calls] of changes)
    it(`reads again what ${what} asks for`, async () => {
      const setUp = await started();
      change(setUp);
      const { model, recogniser } = await setUp.start();
      const found = await rows(model);
      assert.equal(recogniser.calls, calls);
      assert.deepEqual(found, await rows(await openModel(setUp.files, '/c')), 'as if there were no cache');
      await model.dispose();
    });

  it('looks at the text where it may have changed within one tick of the clock', async () => {
    const files = new DatedFiles(corpus());
    const cache = new MemoryCache();
    const soon = Date.now() + 60_000;
    for (const name of ['a', 'b']) files.times.set(`file:///c/${name}.txt`, soon);
    const first = await openModel(files, '/c', { cache: () => cache });
    await rows(first);
    await first.dispose();
    const before = 'وصل إلى طنجة يوم 8 نونبر 2024.';
    files.put('/c/b.txt', before.replace('طنجة', 'فاسة'));
    const recogniser = new Counting();
    const model = await openModel(files, '/c', { recogniser, cache: () => cache });
    await rows(model);
    assert.equal(recogniser.calls, 1, 'of the same size and time, the one that has another text');
    await model.dispose();
  });

  it('is none where it is no cache of this format, whatever the bytes', async () => {
    const { cache, start, first } = await started();
    const [[key, bytes]] = [...cache.kept] as [[string, Uint8Array<ArrayBuffer>]];
    const spoilt: Uint8Array<ArrayBuffer>[] = [
      new Uint8Array(),
      new Uint8Array(3),
      new Uint8Array(400).fill(255),
      bytes.slice(0, bytes.length - 40),
      bytes.slice(4),
    ];
    for (const each of spoilt) {
      cache.kept.set(key, each);
      const { model } = await start();
      assert.deepEqual(await rows(model), first);
      await model.dispose();
    }
  });

  it('forgets documents that are gone, and keeps those that nobody asked for', async () => {
    const { cache, files, start } = await started();
    files.delete('/c/a.txt');
    const { model, recogniser } = await start();
    files.put('/c/b.txt', `${NEWS}\nوصل إلى طنجة.`);
    const b = (await model.corpus.document('b'))!;
    await model.index.rowsOf(b, 'amal');
    assert.equal(recogniser.calls, 1);
    await model.dispose();
    const kept = Buffer.concat([...cache.kept.values()]).toString();
    assert.ok(!kept.includes('a.txt') && kept.includes('sub/c.txt'));
  });

  it('is told once where it cannot be written, and is not waited for', async () => {
    const cache = new MemoryCache();
    cache.isFull = true;
    const { told, start, first } = await started(cache);
    assert.deepEqual(
      told.map(({ key }) => key),
      ['index.notKept'],
    );
    const { model } = await start();
    assert.deepEqual(await rows(model), first);
    await model.dispose();
  });
});
