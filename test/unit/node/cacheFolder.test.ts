import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { cacheFolder } from '../../../server/src/node/disk/cacheFolder.js';
import { temporaryFolder } from '../../../scripts/tests/temporaryFolder.mjs';

async function* pieces(...all: readonly Uint8Array[]): AsyncGenerator<Uint8Array, void, undefined> {
  yield* all;
}

const bytes = (size: number, value = 7): Uint8Array => new Uint8Array(size).fill(value);
const setUp = (most?: number) => {
  const folder = path.join(temporaryFolder('caches'), 'index');
  return { folder, store: cacheFolder(folder, () => Promise.resolve('program'), most) };
};

describe('a folder of caches', () => {
  it('gives what was put in, and nothing where nothing was', async () => {
    const { store, folder } = setUp();
    assert.equal(await store.read('a'), undefined);
    await store.write('a', pieces(bytes(3, 1), bytes(2 * 1024 * 1024, 2)));
    const read = await store.read('a');
    assert.equal(read?.length, 3 + 2 * 1024 * 1024);
    assert.deepEqual([...read.subarray(0, 5)], [1, 1, 1, 2, 2]);
    await store.write('a', pieces(bytes(1, 9)));
    assert.deepEqual([...(await store.read('a'))!], [9]);
    assert.deepEqual(readdirSync(folder), ['a.index'], 'no temporary file is left');
    if (process.platform !== 'win32') assert.equal(statSync(path.join(folder, 'a.index')).mode & 0o77, 0);
  });

  it('gives nothing of a file that was cut off or changed anywhere, and removes it', async () => {
    const { store, folder } = setUp();
    const file = path.join(folder, 'a.index');
    const content = Uint8Array.from({ length: 500 }, (_, i) => i);
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 531 }), fc.boolean(), async (at, isCut) => {
        await store.write('a', pieces(content));
        const whole = readFileSync(file);
        if (!isCut) whole[at]! ^= 1;
        writeFileSync(file, isCut ? whole.subarray(0, at) : whole);
        assert.equal(await store.read('a'), undefined);
        assert.deepEqual(readdirSync(folder), []);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what was there where the new content breaks off', async () => {
    const { store, folder } = setUp();
    await store.write('a', pieces(bytes(5)));

    const broken = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      yield bytes(10);
      throw new Error('broken off');
    };
    await assert.rejects(store.write('a', broken()), /broken off/);
    assert.equal((await store.read('a'))?.length, 5);
    assert.deepEqual(readdirSync(folder), ['a.index']);
  });

  it('removes what was not used for longest where all together are too much', async () => {
    const { store, folder } = setUp(300);
    for (const key of ['a', 'b', 'c']) await store.write(key, pieces(bytes(50)));
    const old = (key: string, seconds: number) =>
      utimesSync(path.join(folder, `${key}.index`), seconds, seconds);
    old('a', 1000);
    old('b', 2000);
    await store.read('a');
    await store.write('d', pieces(bytes(60)));
    assert.deepEqual(readdirSync(folder).sort(), ['a.index', 'c.index', 'd.index']);
  });
});
