import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { Client, eventually } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const TEXT = 'زار حموشي مدينة مراكش.';
const RANGE = { start: { line: 0, character: 4 }, end: { line: 0, character: 9 } };

describe('server over stdio: questions', () => {
  let corpus: CorpusCopy;
  let client: Client;

  beforeEach(async () => {
    corpus = await corpusOf({ 'a.txt': TEXT });
    client = await Client.start();
  });
  afterEach(async () => {
    await client.stop();
    await corpus.remove();
  });

  const written = (): Promise<string> => readFile(corpus.file('questions.jsonl'), 'utf8');

  it('are asked, answered by another through the file, settled by the quick fix, and undone', async () => {
    const uri = await client.open(corpus.file('a.txt'), TEXT);
    const { ids } = await client.edit(uri, { kind: 'ask', range: RANGE, comment: 'أهذا شخص؟' });
    const before = await written();
    await corpus.write(
      'questions.jsonl',
      `${before}${JSON.stringify({ id: 'x', answers: ids[0], author: 'huda', time: '2026', comment: 'نعم' })}\n`,
    );
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: pathToFileURL(corpus.file('questions.jsonl')).href, type: 2 }],
    });
    await eventually(async () => {
      const state = await client.state(uri);
      assert.equal(state?.questions?.[0]?.comments[1]?.comment, 'نعم');
    });
    const open = await client.pullDiagnostics(uri);
    const [told] = open.filter(({ code }) => code === 'question.open');
    assert.ok(told?.codeDescription?.href.includes('diagnostics.md#L'));
    const actions = await client.connection.sendRequest<{ title: string; command?: object }[]>(
      'textDocument/codeAction',
      { textDocument: { uri }, range: told!.range, context: { diagnostics: [told] } },
    );
    const settle = actions.find(({ title }) => title.startsWith('Settle'));
    await client.connection.sendRequest('workspace/executeCommand', settle?.command);
    assert.equal((await client.state(uri))?.questions?.[0]?.settled, 'tester');
    await client.edit(uri, { kind: 'undo' });
    assert.equal((await client.state(uri))?.questions?.[0]?.settled, undefined);
    assert.match(await written(), /"answers": ?"/);
  });

  it('are refused where the request is none, and nothing is written', async () => {
    const uri = await client.open(corpus.file('a.txt'), TEXT);
    await assert.rejects(client.edit(uri, { kind: 'ask', comment: 3 } as never), /comment/);
    assert.equal((await client.edit(uri, { kind: 'ask', comment: ' ' })).done, false);
    await assert.rejects(written());
  });
});

describe('server over stdio: changed guidelines', () => {
  it('are listed by label until they are marked as looked at', async () => {
    const corpus = await corpusOf({ 'a.txt': TEXT, 'guidelines.md': '## PERS\nNames.\n\n## ORG\nBodies.\n' });
    const client = await Client.start();
    try {
      const uri = await client.open(corpus.file('a.txt'), TEXT);
      await client.state(uri);
      const ask = () =>
        client.connection.sendRequest<{ changed: { label: string }[] }>('hawashi/guidelineChanges', { uri });
      assert.deepEqual((await ask()).changed, []);
      await corpus.write('guidelines.md', '## PERS\nNames, without titles.\n\n## ORG\nBodies.\n');
      await client.connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: [{ uri: pathToFileURL(corpus.file('guidelines.md')).href, type: 2 }],
      });
      await eventually(async () => assert.deepEqual((await ask()).changed, [{ label: 'PERS', line: 0 }]));
      await client.connection.sendRequest('hawashi/reviewGuidelines', { uri, labels: ['PERS'] });
      assert.deepEqual((await ask()).changed, []);
      assert.match(await readFile(corpus.file('reviewed.jsonl'), 'utf8'), /^\{"label": "PERS", "section": "/);
    } finally {
      await client.stop();
      await corpus.remove();
    }
  });
});
