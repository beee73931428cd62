/** Names of documents and of annotators: each works, or is refused with the reason, wherever it is asked. */
import assert from 'node:assert/strict';
import { annotatorProblem } from '../../../server/src/annotation/annotatorName.js';
import { Corpus } from '../../../server/src/corpus/corpus.js';
import { FileError } from '../../../server/src/corpus/files/fileSystem.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { message } from '../../../server/src/messages/message.js';
import { inWords } from '../messages/inWords.js';
import { line, MARRAKESH, NEWS, openModel } from './memoryModel.js';

const told = (corpus: Corpus): string[] => corpus.problems.map(({ message }) => inWords(message));

describe("annotators' names", () => {
  for (const name of ['gold', 'Dr. A', 'أمل', 'André', 'a b', 'con2', 'علی\u200cرضا', 'x'.repeat(255)])
    it(`«${name.slice(0, 20)}» will do`, () => assert.equal(annotatorProblem(name), undefined));
  for (const name of [
    ...['', ' ', '.', '..', '.git', 'a/b', 'a\\b', '../a', 'a:b', 'a*', 'a?', '"a"', '<a>', 'a|b'],
    ...[
      'Dr. A.',
      'a ',
      ' a',
      'con',
      'CON',
      'aux',
      'aux.txt',
      'con .x',
      'nul',
      'com1',
      'LPT9',
      'com¹',
      'conin$',
    ],
    ...['a\u0000', 'a\n', 'a\u202eb', '\u2066a\u2069', '\u200fأمل', 'a\u2028', 'a\ud800', '\ufeffa'],
    ...['Andre\u0301', 'ع'.repeat(128), 'x'.repeat(256)],
  ])
    it(`${JSON.stringify(name).slice(0, 20)} is refused with the reason`, async () => {
      const problem = annotatorProblem(name);
      assert.ok(problem && inWords(problem).length > 20);
      const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS });
      const model = await openModel(files, '/c');
      const document = (await model.corpus.document('a'))!;
      assert.equal(await model.store(document, name), undefined);
      assert.deepEqual(await model.refusal(document, name), problem);
      assert.deepEqual(files.uris(), ['file:///c/a.txt', 'file:///c/hawashi.json']);
    });

  it('folders of other names are told, not passed over', async () => {
    const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS });
    for (const name of ['anna', 'Dr. A.', 'con', 'Andre\u0301'])
      files.put(`/c/annotations/${encodeURIComponent(name)}/a.jsonl`, line(MARRAKESH));
    const corpus = await Corpus.open(files, '/c');
    assert.deepEqual(await corpus.annotators(), ['anna']);
    assert.equal(told(corpus).length, 3);
    for (const problem of told(corpus)) assert.match(problem, /not used; rename it/);
  });
});

describe("documents' names", () => {
  const open = async (names: readonly string[]) => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{"documents": ["**/*"], "exclude": ["*.json"]}',
    });
    for (const name of names) files.put(`/c/${encodeURIComponent(name)}`, NEWS);
    return { files, model: await openModel(files, '/c') };
  };

  it('a text without an ending gives way to the one with `.txt`, and says so', async () => {
    for (const [plain, bare] of [
      ['README.txt', 'README'],
      ['readme.txt', 'README'],
      ['notes.md.txt', 'notes.md'],
      ['caf\u00e9.txt', 'cafe\u0301'],
    ] as const) {
      const { model } = await open([plain, bare]);
      const { corpus } = model;
      assert.deepEqual(
        (await corpus.documents()).map(({ file }) => file),
        [plain],
      );
      assert.match(told(corpus).join(), /would share the annotation file of/);
    }
  });

  it('what is open of the two decides for itself alone', async () => {
    const { files, model } = await open(['README.txt', 'README']);
    const [plain, bare] = ['README.txt', 'README'].map((name) =>
      model.corpus.documentAt(`file:///c/${name}`)!,
    );
    const store = (await model.store(plain!, 'anna'))!;
    assert.equal(await model.store(bare!, 'anna'), undefined);
    assert.equal(model.there(bare!, 'anna'), undefined);
    assert.match(inWords((await model.refusal(bare!, 'anna'))!), /README would share .* README\.txt/);
    store.decide({ kind: 'status', status: 'done' });
    await store.flush();
    assert.match(files.text('/c/annotations/anna/README.jsonl') ?? '', /"document": "README.txt"/);
  });

  it('a text that comes beside one of the same name leaves its annotation file alone', async () => {
    for (const [first, second] of [
      ['README', 'README.txt'],
      ['README.txt', 'README'],
    ] as const) {
      const { files, model: before } = await open([first]);
      const store = (await before.store((await before.corpus.document('README'))!, 'anna'))!;
      store.decide({ kind: 'tag', spans: [{ start: 12, end: 17 }], label: 'GPE' });
      await store.flush();
      await before.dispose();
      const written = files.text('/c/annotations/anna/README.jsonl');
      assert.match(written ?? '', /GPE/);

      files.put(`/c/${second}`, NEWS);
      const model = await openModel(files, '/c');
      const document = model.corpus.documentAt(`file:///c/${second}`)!;
      assert.match(inWords((await model.refusal(document, 'anna'))!), /rename/);
      assert.equal(await model.store(document, 'anna'), undefined);
      const decided = (await model.decided(document, 'anna'))!;
      assert.deepEqual(decided.set.annotations, []);
      assert.match(inWords(decided.trouble!), /is that of README/);
      assert.equal((await model.store(document, 'bert')) !== undefined, second === 'README.txt');
      assert.equal(files.text('/c/annotations/anna/README.jsonl'), written);

      files.delete(`/c/${first}`);
      const alone = await openModel(files, '/c');
      assert.equal((await alone.decided(document, 'anna'))!.set.annotations.length, 1);
    }
  });

  it('a text without an ending, alone, is a document as before', async () => {
    const { model } = await open(['README', 'notes.md']);
    assert.deepEqual(
      (await model.corpus.documents()).map(({ name }) => name),
      ['notes.md', 'README'],
    );
    assert.deepEqual(told(model.corpus), []);
  });

  it('names that are one on other systems are told', async () => {
    const { model } = await open(['A.txt', 'a.txt']);
    assert.equal((await model.corpus.documents()).length, 2);
    assert.match(told(model.corpus).join(), /one file where letters' case counts for nothing/);
  });

  it('a name with a backslash, which means a folder elsewhere', async () => {
    const { files, model } = await open(['back\\slash.txt', 'a.txt']);
    assert.deepEqual(
      (await model.corpus.documents()).map(({ name }) => name),
      ['a'],
    );
    assert.match(told(model.corpus).join(), /back\\slash\.txt is not served; rename it/);
    const document = model.corpus.documentAt('file:///c/back%5Cslash.txt')!;
    assert.equal(await model.store(document, 'anna'), undefined);
    assert.equal(
      files.uris().some((uri) => uri.includes('annotations')),
      false,
    );
  });

  it('a name that the disk has no room for is refused once, and not tried again', async () => {
    let tries = 0;
    class Short extends MemoryFileSystem {
      override readFile(uri: string): Promise<Uint8Array> {
        if (!uri.endsWith('.jsonl') || !uri.includes('annotations')) return super.readFile(uri);
        tries++;
        const reason = message('file.reason.nameTooLong');
        return Promise.reject(
          new FileError('name-too-long', uri, message('file.failed', { file: uri, reason })),
        );
      }
    }
    const model = await openModel(new Short({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS }), '/c', {
      retryDelays: [0],
    });
    const store = (await model.store((await model.corpus.document('a'))!, 'anna'))!;
    assert.match(inWords(store.refusal!), /longer than this disk allows; rename/);
    store.decide({ kind: 'status', status: 'done' });
    await store.flush();
    const before = tries;
    await new Promise((later) => setTimeout(later, 20));
    assert.equal(tries, before);
  });
});

describe('folders that may not be read', () => {
  it('are told, documents and annotators alike', async () => {
    class Closed extends MemoryFileSystem {
      override readDirectory(uri: string) {
        if (!/closed|annotations$/.test(uri)) return super.readDirectory(uri);
        const reason = message('file.reason.noPermission');
        return Promise.reject(
          new FileError('no-permission', uri, message('file.failed', { file: uri, reason })),
        );
      }
    }
    const files = new Closed({ '/c/hawashi.json': '{}', '/c/a.txt': NEWS, '/c/closed/b.txt': NEWS });
    files.put('/c/annotations/anna/a.jsonl', line(MARRAKESH));
    const model = await openModel(files, '/c');
    let events = 0;
    model.onDidChange((event) => void (event.kind === 'problems' && events++));
    assert.deepEqual(
      (await model.corpus.documents()).map(({ name }) => name),
      ['a'],
    );
    await model.corpus.annotators();
    assert.deepEqual(
      model.corpus.problems.map(({ file, severity }) => [file, severity]),
      [
        ['file:///c/closed', 'error'],
        ['file:///c/annotations', 'error'],
      ],
    );
    assert.match(told(model.corpus).join(), /no permission/);
    assert.equal(events, 2);
  });
});
