import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { Client, eventually } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const DOCUMENTS = 60;

type WorkDone = {
  readonly kind: string;
  readonly title?: string;
  readonly cancellable?: boolean;
  readonly percentage?: number;
};
interface Progress {
  readonly token: string | number;
  readonly value: WorkDone;
}

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

  it('shows how far it is, and ends when that is wanted', async () => {
    const textOf = (n: number): string =>
      Array.from({ length: 40 }, (_, i) => `زار حموشي مدينة مراكش يوم ${i % 28} نونبر ${n}.`).join('\n\n');
    // Far more than is read before it is shown, on a fast machine too; it is ended soon after.
    const names = Array.from({ length: 6000 }, (_, n) => [`${n}.txt`, textOf(n)] as const);
    const large = await corpusOf(Object.fromEntries(names));
    const at = pathToFileURL(large.file('hawashi.json')).href;
    const client = await Client.start({
      capabilities: { window: { workDoneProgress: true } },
      options: { cacheFolder: path.join(temporaryFolder('storage'), 'index') },
    });
    const known = async (): Promise<number> => {
      const { documents } = (await client.request('hawashi/corpus', { uri: at }))!;
      return documents.filter((document) => document.suggestions !== undefined).length;
    };
    assert.equal(await known(), 0);
    const progress = (kind: string, isEnough = (_: WorkDone): boolean => true) =>
      client.waitFor(`progress: ${kind}`, (received) =>
        received
          .flatMap(({ method, parameters }) => (method === '$/progress' ? [parameters as Progress] : []))
          .find(({ value }) => value.kind === kind && isEnough(value)),
      );
    const { token, value } = await progress('begin');
    assert.ok(value.title && value.cancellable, JSON.stringify(value));
    await progress('report', ({ percentage = 0 }) => percentage > 0);
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    const end = await progress('end');
    assert.equal(end.token, token);
    assert.equal(await known(), 0, 'it is not begun again of its own accord');
    const uriOfOne = await client.open(large.file('7.txt'), textOf(7));
    assert.ok((await client.state(uriOfOne)).items.length > 0, 'documents are served as before');
    assert.equal(await client.stop(), 0);
    await large.remove();
  }).timeout(60_000);
});
