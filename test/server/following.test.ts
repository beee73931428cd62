import assert from 'node:assert/strict';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Range } from 'vscode-languageserver-protocol';
import { Client, eventually, rangeIn } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const TEXT = 'وصل الوزير إلى الرباط';
const OTHER = 'أعلنت المديرية العامة عن توقيف خمسة أشخاص';
const LINE = JSON.stringify({ start: 15, end: 21, text: 'الرباط', label: 'GPE' });
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('server over stdio: documents that come, go and move', () => {
  let corpus: CorpusCopy;
  let client: Client;
  const uriOf = (name: string): string => pathToFileURL(corpus.file(name)).href;
  const changed = (...names: string[]) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: names.map((name) => ({ uri: uriOf(name), type: 2 })),
    });
  const documents = async (again?: boolean) =>
    (await client.request('hawashi/corpus', { uri: uriOf(''), again }))!.documents;
  const rows = async (again?: boolean) =>
    (await documents(again)).map(({ name, annotated, date }) => [name, annotated, date].join(' '));
  const renameInEditor = async (from: string, to: string): Promise<void> => {
    const files = [{ oldUri: uriOf(from), newUri: uriOf(to) }];
    await client.connection.sendRequest('workspace/willRenameFiles', { files });
    await mkdir(path.dirname(corpus.file(to)), { recursive: true });
    await rename(corpus.file(from), corpus.file(to));
    await client.connection.sendNotification('workspace/didRenameFiles', { files });
  };
  /** Once the corpus is as wanted: what the server was told may be under way. */
  const until = (wanted: readonly string[]): Promise<void> =>
    eventually(async () => assert.deepEqual(await rows(), wanted));

  beforeEach(async () => {
    corpus = await corpusOf({
      'a.txt': TEXT,
      'x/b.txt': OTHER,
      'documents.json': '{ "a": { "dct": "2024-11-08" } }\n',
      'annotations/gold/a.jsonl': LINE + '\n',
    });
    const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    client = await Client.start({ capabilities: watching, settings: { annotator: 'gold' } });
    await client.request('hawashi/corpus', { uri: uriOf('') });
  });
  afterEach(async () => {
    await client.stop();
    await corpus.remove();
  });

  it('an open document that is renamed keeps its annotations, its date, and what is decided meanwhile', async () => {
    const uri = await client.open(corpus.file('a.txt'), TEXT);
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'الوزير'), label: 'OCC', exact: true });
    await client.connection.sendRequest('workspace/willRenameFiles', {
      files: [{ oldUri: uri, newUri: uriOf('sub/ب.txt') }],
    });
    await mkdir(corpus.file('sub'));
    await rename(corpus.file('a.txt'), corpus.file('sub/ب.txt'));
    // VS Code opens the document by its new name before it says that it was renamed.
    await client.close(uri);
    const renamed = await client.open(corpus.file('sub/ب.txt'), TEXT);
    assert.equal((await client.state(renamed)).counts.annotated, 2);
    await client.edit(renamed, { kind: 'status', status: 'done' });
    await client.connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: uri, newUri: renamed }],
    });
    await until(['sub/ب 2 2024-11-08', 'x/b 0 ']);
    const lines = (await corpus.read('annotations/gold/sub/ب.jsonl')).trim().split('\n');
    const header = JSON.parse(lines[0]!) as { document: string; status: string };
    assert.deepEqual([header.document, header.status, lines.length], ['sub/ب.txt', 'done', 3]);
    await assert.rejects(corpus.read('annotations/gold/a.jsonl'));
  });

  it('a folder that is renamed, moved back and deleted', async () => {
    await renameInEditor('a.txt', 'x/a.txt');
    await until(['x/a 1 2024-11-08', 'x/b 0 ']);
    await renameInEditor('x', 'y/z');
    await until(['y/z/a 1 2024-11-08', 'y/z/b 0 ']);
    await renameInEditor('y/z', 'x');
    await until(['x/a 1 2024-11-08', 'x/b 0 ']);
    await rm(corpus.file('x'), { recursive: true });
    await changed('x');
    await until([]);
    await client.published(uriOf('annotations/gold/x/a.jsonl'), (found) => found.length === 1);
  });

  it('behind the back of the editor, by the text, and it is said', async () => {
    await rename(corpus.file('a.txt'), corpus.file('c.txt'));
    await changed('a.txt', 'c.txt');
    await until(['c 1 2024-11-08', 'x/b 0 ']);
    await client.waitFor('a word of it', (received) =>
      received.find(({ method }) => method === 'window/showMessage'),
    );
  });

  it('what comes and goes is seen when the list is made anew, though nobody told of it', async () => {
    await corpus.write('new.txt', OTHER + '.');
    await rm(corpus.file('x'), { recursive: true });
    assert.deepEqual(await rows(), ['a 1 2024-11-08', 'x/b 0 ']);
    assert.deepEqual(await rows(true), ['a 1 2024-11-08', 'new 0 ']);
  });

  it('annotations whose document is gone are told on their file, with what can be done', async () => {
    await rm(corpus.file('a.txt'));
    await client.connection.sendNotification('workspace/didDeleteFiles', {
      files: [{ uri: uriOf('a.txt') }],
    });
    const file = uriOf('annotations/gold/a.jsonl');
    const [problem] = await client.published(file, (found) => found.length === 1);
    assert.equal(problem!.code, 'corpus.no-document');
    await client.published(uriOf('documents.json'), (found) => found.length === 1);
    const ask = (uri: string): Promise<CodeAction[]> =>
      client.ask('codeAction', uri, { range: WHOLE, context: { diagnostics: [] } });
    assert.deepEqual(
      (await ask(file)).map(({ edit }) => edit?.documentChanges),
      [[{ kind: 'delete', uri: file }]],
    );
    const [entry] = await ask(uriOf('documents.json'));
    assert.ok(entry?.edit?.changes?.[uriOf('documents.json')]);
    // Two documents have the text: which of them is meant is asked.
    await corpus.write('d.txt', TEXT + ' ');
    await corpus.write('e.txt', TEXT + '.');
    await changed('d.txt', 'e.txt');
    await until(['d 0 ', 'e 0 ', 'x/b 0 ']);
    const moves = (await ask(file)).filter(({ command }) => command);
    assert.equal(moves.length, 2);
    const { command, arguments: given } = moves[1]!.command!;
    await client.connection.sendRequest('workspace/executeCommand', { command, arguments: given });
    await until(['d 0 ', 'e 1 2024-11-08', 'x/b 0 ']);
    await client.published(file, (found) => found.length === 0);
    await client.published(uriOf('documents.json'), (found) => found.length === 0);
  });
});
