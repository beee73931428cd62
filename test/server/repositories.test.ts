/** Documents that are open while git changes their files. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { Client, eventually, rangeIn } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const TEXT = 'وصل حموشي إلى مراكش';
const OTHER = `اليوم ${TEXT}`;
const FILE = 'annotations/gold/a.jsonl';

const line = (text: string, words: string, label: string, id: string): string => {
  const start = text.indexOf(words);
  return `{"start": ${start}, "end": ${start + words.length}, "text": "${words}", "label": "${label}", "id": "${id}"}\n`;
};

describe('server over stdio: a repository that changes under open documents', () => {
  let corpus: CorpusCopy;
  let client: Client;
  let uri: string;

  const git = (...argv: readonly string[]): void => {
    const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'core.autocrlf=false'];
    execFileSync('git', [...who, ...argv], { cwd: corpus.folder, stdio: 'pipe' });
  };
  /** Git does something; the editor tells of the files, and reads the document again where it changed. */
  const done = async (...argv: readonly string[]): Promise<void> => {
    const before = readFileSync(corpus.file('a.txt'), 'utf8');
    try {
      git(...argv);
    } catch (error) {
      // A merge that stops for conflicts.
      assert.equal(argv[0], 'merge', String(error));
    }
    const text = readFileSync(corpus.file('a.txt'), 'utf8');
    if (text !== before) await client.change(uri, { text });
    const changes = ['a.txt', FILE].map((name) => ({ uri: pathToFileURL(corpus.file(name)).href, type: 2 }));
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  };
  const labels = async (): Promise<string[]> =>
    (await client.state(uri)).items
      .filter(({ kind }) => kind === 'annotation')
      .map(({ text, label, range }) => `${text} ${label} ${range.start.character}`);
  const until = (...wanted: readonly string[]): Promise<void> =>
    eventually(async () => assert.deepEqual(await labels(), wanted));

  beforeEach(async () => {
    corpus = await corpusOf({
      'a.txt': TEXT,
      [FILE]: line(TEXT, 'حموشي', 'PERS', 'p') + line(TEXT, 'مراكش', 'GPE', 'm'),
    });
    git('init', '--quiet', '--initial-branch=main');
    git('add', '--all');
    git('commit', '--quiet', '--message', 'begun');
    git('checkout', '--quiet', '-b', 'أمل/موضوع');
    await corpus.write('a.txt', OTHER);
    await corpus.write(FILE, line(OTHER, 'حموشي', 'OCC', 'p') + line(OTHER, 'مراكش', 'GPE', 'm'));
    git('commit', '--quiet', '--all', '--message', 'other');
    git('checkout', '--quiet', 'main');
    const watching = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    client = await Client.start({ capabilities: watching, settings: { annotator: 'gold' } });
    uri = await client.open(corpus.file('a.txt'), TEXT);
    await until('حموشي PERS 4', 'مراكش GPE 14');
  });
  afterEach(async () => {
    await client.stop();
    await corpus.remove();
  });

  it('follows a branch switch, and writes what is decided then there', async () => {
    await done('checkout', '--quiet', 'أمل/موضوع');
    await until('حموشي OCC 10', 'مراكش GPE 20');
    await client.edit(uri, { kind: 'relabel', id: 'm', label: 'LOC' });
    await eventually(async () => assert.match(await corpus.read(FILE), /LOC/));
    git('commit', '--quiet', '--all', '--message', 'decided');
    await done('checkout', '--quiet', 'main');
    await until('حموشي PERS 4', 'مراكش GPE 14');
    git('diff', '--quiet');
  });

  it('follows a stash and its return', async () => {
    await client.edit(uri, { kind: 'tag', range: rangeIn(TEXT, 'وصل'), label: 'EVENT', exact: true });
    await eventually(async () => assert.match(await corpus.read(FILE), /EVENT/));
    await done('stash', '--quiet');
    await until('حموشي PERS 4', 'مراكش GPE 14');
    await done('stash', 'pop', '--quiet');
    await until('وصل EVENT 0', 'حموشي PERS 4', 'مراكش GPE 14');
  });

  it('shows both versions of a merge that stopped, and is settled in the file', async () => {
    await client.edit(uri, { kind: 'relabel', id: 'p', label: 'NORP' });
    await eventually(async () => assert.match(await corpus.read(FILE), /NORP/));
    git('commit', '--quiet', '--all', '--message', 'ours');
    await done('merge', '--no-edit', 'أمل/موضوع');
    assert.match(await corpus.read(FILE), /^<<<<<<< /m);
    await eventually(async () => {
      const found = await client.pullDiagnostics(uri);
      assert.ok(
        found.some(({ code }) => code === 'annotation.versions'),
        JSON.stringify(found),
      );
    });
    assert.deepEqual((await labels()).filter((each) => each.startsWith('حموشي')).sort(), [
      'حموشي NORP 10',
      'حموشي OCC 10',
    ]);
    const ids = (await client.state(uri)).items.filter(({ text }) => text === 'حموشي').map(({ id }) => id);
    await client.edit(uri, { kind: 'settle', keep: [ids[0]!], drop: [ids[1]!] });
    await eventually(async () => assert.doesNotMatch(await corpus.read(FILE), /^[<=>]{7}/m));
    assert.equal((await corpus.read(FILE)).split('حموشي').length, 2);
  });

  for (const [name, ours, theirs] of [
    [
      'entities.jsonl',
      '{"id": "m", "label": "GPE", "name": "مراكش"}\n',
      '{"id": "m", "label": "LOC", "name": "مراكش"}\n',
    ],
    ['documents.json', '{\n  "a": { "dct": "2024" }\n}\n', '{\n  "a": { "dct": "2025" }\n}\n'],
    [
      'assignment.json',
      '{\n  "documents": [{ "name": "a" }]\n}\n',
      '{\n  "documents": [{ "name": "b" }]\n}\n',
    ],
  ] as const)
    it(`tells of a conflict in ${name}, and settles it`, async () => {
      const write = async (content: string): Promise<void> => {
        await corpus.write(name, content);
        git('add', '--all');
        git('commit', '--quiet', '--message', 'one side');
      };
      git('checkout', '--quiet', '-b', 'theirs');
      await write(theirs);
      git('checkout', '--quiet', 'main');
      await write(ours);
      const file = pathToFileURL(corpus.file(name)).href;
      const told = async (type: number, count: number): Promise<readonly Diagnostic[]> => {
        const changes = [{ uri: file, type }];
        await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
        return client.published(file, ({ length }) => length === count);
      };
      assert.throws(() => git('merge', '--quiet', '--no-edit', 'theirs'));
      const diagnostics = await told(1, 1);
      assert.deepEqual(
        diagnostics.map(({ code }) => code),
        ['corpus.conflict'],
      );
      const { range } = diagnostics[0]!;
      const actions = await client.ask<CodeAction[]>('codeAction', file, { range, context: { diagnostics } });
      assert.deepEqual(
        actions.map(({ title }) => title.replaceAll(/[\u2068\u2069]/g, '')),
        ['Take what HEAD says', 'Take what theirs says'],
      );
      const document = TextDocument.create(file, '', 0, await corpus.read(name));
      const settled = TextDocument.applyEdits(document, actions[1]!.edit!.changes![file]!);
      assert.equal(settled, theirs);
      await corpus.write(name, settled);
      await told(2, 0);
    });
});
