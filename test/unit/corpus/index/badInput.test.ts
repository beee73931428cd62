import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FileProblem } from '../../../../server/src/annotation/fileProblem.js';
import { CorpusModels } from '../../../../server/src/corpus/corpusModels.js';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { formatPlain } from '../../../../server/src/messages/format.js';
import { nodeFileSystem, uriOfPath } from '../../../../server/src/node/fileSystem.js';
import { temporaryFolder } from '../../../../scripts/tests/temporaryFolder.mjs';
import { NEWS, openModel, untagged } from '../memoryModel.js';

async function namesWithRows({ index }: CorpusModel): Promise<string[]> {
  const found: string[] = [];
  for await (const { document } of index.rows('amal')) found.push(document.name);
  return found;
}

/** What is told under Problems now, by owner. */
function problemsOf(model: CorpusModel): Map<string, readonly FileProblem[]> {
  const told = new Map<string, readonly FileProblem[]>();
  model.onDidChange((event) => {
    if (event.kind === 'problems') told.set(event.owner, event.problems);
  });
  return told;
}

const MEGABYTE = 1024 * 1024;

describe('the index over what is not as it should be', () => {
  it('leaves out a document of 50 MB, unread, and tells so until it is mended', async () => {
    let largest = 0;
    class Watched extends MemoryFileSystem {
      override async readFile(uri: string) {
        const read = await super.readFile(uri);
        largest = Math.max(largest, read.length);
        return read;
      }
    }
    const files = new Watched({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS });
    files.put('/c/b.txt', new Uint8Array(50 * MEGABYTE).fill(0x20));
    const model = await openModel(files, '/c');
    const told = problemsOf(model);
    assert.deepEqual(await namesWithRows(model), ['a']);
    const [problem] = told.get('file:///c index') ?? [];
    assert.equal(problem?.file, 'file:///c/hawashi.json');
    assert.equal(problem.code, 'corpus.left-out');
    assert.match(formatPlain(problem.message), /b\.txt has 50 MB.*8 MB/);
    assert.ok(largest < MEGABYTE);
    files.put('/c/b.txt', NEWS);
    await model.fileChanges.take(['file:///c/b.txt']);
    assert.deepEqual(await namesWithRows(model), ['a', 'b']);
    assert.deepEqual(told.get('file:///c index'), []);
  });

  it('tells of the first that are left out, and how many more', async () => {
    const files = new MemoryFileSystem({ '/c/hawashi.json': '{}' });
    const large = new Uint8Array(9 * MEGABYTE);
    for (let i = 0; i < 13; i++) files.put(`/c/${i}.txt`, large);
    const model = await openModel(files, '/c');
    const told = problemsOf(model);
    await namesWithRows(model);
    const problems = told.get('file:///c index') ?? [];
    assert.equal(problems.length, 11);
    assert.match(formatPlain(problems.at(-1)!.message), /^3 further documents/);
  });

  it('goes on while documents are deleted, renamed and replaced', async () => {
    const files = new MemoryFileSystem({ '/c/hawashi.json': '{}' });
    for (let i = 0; i < 30; i++) files.put(`/c/${i}.txt`, NEWS);
    let reads = 0;
    const recogniser = {
      languages: untagged.languages,
      async recogniseInSlices(...args: Parameters<typeof untagged.recogniseInSlices>) {
        reads++;
        if (reads === 3) {
          files.delete('/c/20.txt');
          files.delete('/c/21.txt');
          files.put('/c/new.txt', NEWS);
          files.put('/c/2.txt', 'لا شيء');
          files.put('/c/22.txt', 'لا شيء');
          await model.fileChanges.take(['20', '21', 'new', '2', '22'].map((name) => `file:///c/${name}.txt`));
        }
        return untagged.recogniseInSlices(...args);
      },
    };
    const model = await openModel(files, '/c', { recogniser });
    await namesWithRows(model);
    const left = [...Array(30).keys()].map(String).filter((name) => !['2', '20', '21', '22'].includes(name));
    assert.deepEqual(await namesWithRows(model), [...left, 'new']);
    assert.equal((await model.index.progress('amal'))?.length, 29);
  });

  it('lists 100,000 documents, and gives up when it is told to', async () => {
    const files = new MemoryFileSystem({ '/c/hawashi.json': '{}' });
    for (let i = 0; i < 100_000; i++) files.put(`/c/${i}.txt`, '');
    const model = await openModel(files, '/c');
    let last = { done: 0, total: 0 };
    const progress = await model.index.progress('amal', (done, total) => {
      last = { done, total };
      return done < 500;
    });
    assert.equal(progress, undefined);
    assert.deepEqual(last, { done: 500, total: 100_000 });
    assert.equal(model.index.size, 500);
  }).timeout(60_000);

  it('knows a folder without hawashi.json, and one where no document is', async () => {
    const model = await openModel(new MemoryFileSystem({ '/c/a.txt': NEWS }), '/c');
    assert.deepEqual(await namesWithRows(model), ['a']);
    const empty = await openModel(new MemoryFileSystem({ '/c/hawashi.json': '{}' }), '/c');
    assert.deepEqual(await namesWithRows(empty), []);
    assert.deepEqual((await empty.index.entities('amal'))?.all, []);
  });

  it('keeps two corpora apart, one inside the other', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': NEWS,
      '/c/in/hawashi.json': '{"labels": [{"name": "GPE"}]}',
      '/c/in/b.txt': 'وصل إلى طنجة',
    });
    const models = new CorpusModels({ files, recogniser: untagged, retryDelays: [] }, () => undefined);
    const inner = (await models.modelOf('file:///c/in/b.txt'))!;
    const outer = (await models.modelOf('file:///c/a.txt'))!;
    assert.notEqual(inner, outer);
    assert.deepEqual(await namesWithRows(inner), ['b']);
    files.put('/c/in/b.txt', 'لا شيء');
    await models.filesChanged(['file:///c/in/b.txt']);
    assert.deepEqual(await namesWithRows(inner), []);
    assert.ok((await namesWithRows(outer)).includes('a'));
  });

  it('does not follow links in a circle', async function () {
    const folder = temporaryFolder('circle');
    writeFileSync(path.join(folder, 'hawashi.json'), '{}');
    mkdirSync(path.join(folder, 'sub'));
    writeFileSync(path.join(folder, 'sub', 'a.txt'), NEWS);
    try {
      symlinkSync('..', path.join(folder, 'sub', 'round'));
      symlinkSync('self.txt', path.join(folder, 'self.txt'));
    } catch {
      // No links here.
      return this.skip();
    }
    const model = await openModel(nodeFileSystem, uriOfPath(folder));
    assert.deepEqual(await namesWithRows(model), ['sub/a']);
    assert.ok(model.corpus.problems.length >= 2, 'both links are told of');
  });
});
