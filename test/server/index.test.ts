import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { Client, eventually } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const DOCUMENTS = 60;

describe('server over stdio: the index', () => {
  let corpus: CorpusCopy;
  let uri: string;
  const cacheFolder = path.join(temporaryFolder('storage'), 'index');
  before(async () => {
    corpus = await corpusOf(
      Object.fromEntries(
        Array.from({ length: DOCUMENTS }, (_, i) => [
          `${i}.txt`,
          `زار حموشي مراكش يوم ${i % 28} نونبر 2024.`,
        ]),
      ),
    );
    uri = pathToFileURL(corpus.file('hawashi.json')).href;
  });
  after(() => corpus.remove());

  /** The suggestions of each document, once they are known. */
  async function suggestions(): Promise<readonly (number | undefined)[]> {
    const client = await Client.start({ options: { cacheFolder } });
    let found: readonly (number | undefined)[] = [];
    await eventually(async () => {
      const summary = await client.request('hawashi/corpus', { uri });
      found = summary!.documents.map((document) => document.suggestions);
      assert.ok(found.every((count) => count !== undefined));
    });
    assert.equal(await client.stop(), 0);
    return found;
  }

  it('keeps what it read where the client says, and starts from there', async () => {
    const first = await suggestions();
    assert.equal(first.length, DOCUMENTS);
    const [cache] = readdirSync(cacheFolder);
    assert.match(cache!, /\.index$/);
    assert.deepEqual(await suggestions(), first);
    assert.ok(!existsSync(corpus.file('.hawashi')), 'nothing is laid into the corpus');
    writeFileSync(path.join(cacheFolder, cache!), 'no cache');
    assert.deepEqual(await suggestions(), first, 'what is broken is thrown away');
  });
});
