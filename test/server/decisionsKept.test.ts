import assert from 'node:assert/strict';
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import type { ResponseError, ShowMessageParams } from 'vscode-languageserver-protocol';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';
import { Client, eventually, rangeIn } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const FILE = 'annotations/tester/a.jsonl';

describe('server over stdio: decisions that are hard to keep', () => {
  let corpus: CorpusCopy;
  afterEach(() => corpus.remove());

  const stored = async (): Promise<string[]> =>
    (await corpus.read(FILE))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => (JSON.parse(line) as { readonly text: string }).text);

  it('does not answer that all is well when it ends over decisions that could not be written', async () => {
    const text = 'وصل الوزير إلى الرباط';
    corpus = await corpusOf({ 'a.txt': text, annotations: 'a file where the folder should be' });
    const home = temporaryFolder('home');
    const client = await Client.start({ home });
    const uri = await client.open(corpus.file('a.txt'), text);
    await client.edit(uri, { kind: 'tag', range: rangeIn(text, 'الرباط'), label: 'GPE' });
    const answered = await client.connection.sendRequest('shutdown').then(
      () => undefined,
      (error: ResponseError<unknown>) => error.message,
    );
    const folder = path.join(home, 'hawashi-unsaved');
    const [copy, ...others] = await readdir(folder);
    assert.deepEqual(others, []);
    assert.ok(answered?.includes(path.join(folder, copy!)), answered);
    assert.match(await readFile(path.join(folder, copy!), 'utf8'), /"document": "a\.txt"[^]*"الرباط"/);
    const shown = client.received.find(({ method }) => method === 'window/showMessage');
    assert.equal((shown?.parameters as ShowMessageParams | undefined)?.message, answered);
    assert.equal(await corpus.read('annotations'), 'a file where the folder should be');
    // Asked again once it can be written, it does answer so.
    await rm(corpus.file('annotations'));
    assert.equal(await client.stop(), 0);
    assert.deepEqual(await stored(), ['الرباط']);
  });

  it('loses none of two servers on one file, while another program empties and fills it', async () => {
    const words = Array.from({ length: 96 }, (_, i) => `كلمة${i}ن`);
    const text = words.join(' ');
    corpus = await corpusOf({ 'a.txt': text });
    const clients = [await Client.start(), await Client.start()];
    const uris = await Promise.all(clients.map((client) => client.open(corpus.file('a.txt'), text)));
    let isDone = false;
    /** As an editor saves what it has read: emptied first, filled a little later. */
    const savingInPlace = async (): Promise<void> => {
      while (!isDone) {
        const file = openSync(corpus.file(FILE), 'r+');
        const content = readFileSync(file);
        ftruncateSync(file);
        // Nothing else of this test comes in between, however busy the machine is.
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
        writeSync(file, content, 0, content.length, 0);
        closeSync(file);
        await new Promise((resolve) => setTimeout(resolve, 15));
      }
    };
    const deciding = clients.map(async (client, who) => {
      for (let i = who; i < words.length; i += 2) {
        const range = rangeIn(text, words[i]!);
        const { done, message } = await client.edit(uris[who]!, { kind: 'tag', range, label: 'MISC' });
        assert.ok(done, message);
      }
    });
    const saving = eventually(async () => void (await corpus.read(FILE))).then(savingInPlace);
    await Promise.all(deciding);
    isDone = true;
    await saving;
    for (const client of clients) assert.equal(await client.stop(), 0);
    const kept = new Set(await stored());
    assert.deepEqual(
      words.filter((word) => !kept.has(word)),
      [],
    );
    assert.equal(kept.size, words.length);
  });
});
