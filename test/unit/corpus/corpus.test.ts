import { inWords } from '../messages/inWords.js';
import { message, type Message } from '../../../server/src/messages/message.js';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { FileError, type FileSystem } from '../../../server/src/corpus/files/fileSystem.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { annotatorProblem } from '../../../server/src/annotation/annotatorName.js';
import { openModel } from './memoryModel.js';
import { Corpus } from '../../../server/src/corpus/corpus.js';
import { createCorpus, findCorpusRoot } from '../../../server/src/corpus/corpusRoot.js';

const GOLD = '{"start": 0, "end": 6, "text": "المغرب", "label": "GPE"}\n';

function files(more: Record<string, string | Uint8Array> = {}): MemoryFileSystem {
  return new MemoryFileSystem({
    '/c/hawashi.json': '{}',
    '/c/a10.txt': 'المغرب',
    '/c/a2.txt': 'المغرب',
    '/c/sub/b.txt': 'المغرب',
    '/c/sub/readme.md': '',
    '/c/.git/x.txt': '',
    '/c/node_modules/p/x.txt': '',
    '/c/annotations/gold/a2.jsonl': GOLD,
    '/c/annotations/notes.txt': '',
    '/other/z.txt': '',
    ...more,
  });
}

describe('a corpus', () => {
  it('is the nearest folder above that has hawashi.json', async () => {
    const system = files({ '/c/sub/inner/hawashi.json': '{}', '/c/sub/inner/x.txt': '' });
    assert.equal(await findCorpusRoot(system, '/c/sub/b.txt'), 'file:///c');
    assert.equal(await findCorpusRoot(system, '/c/sub/inner/x.txt'), 'file:///c/sub/inner');
    assert.equal(await findCorpusRoot(system, '/c'), 'file:///c');
    assert.equal(await findCorpusRoot(system, '/other/z.txt'), undefined);
  });

  it('lists its documents by name, without annotations, hidden folders and node_modules', async () => {
    const corpus = await Corpus.open(files(), '/c');
    assert.deepEqual(
      (await corpus.documents()).map(({ name }) => name),
      ['a2', 'a10', 'sub/b'],
    );
    for (const path of [
      '/c/.git/x.txt',
      '/c/node_modules/p/x.txt',
      '/c/annotations/notes.txt',
      '/c/sub/readme.md',
      '/other/z.txt',
    ])
      assert.equal(corpus.includes(path), false, path);
    assert.deepEqual(corpus.documentAt('/c/sub/b.txt'), {
      name: 'sub/b',
      file: 'sub/b.txt',
      uri: 'file:///c/sub/b.txt',
    });
    assert.equal((await corpus.document('sub/b'))?.uri, 'file:///c/sub/b.txt');
  });

  it('goes by its globs, and by those of another annotations folder', async () => {
    const settings =
      '{ "documents": ["**/*.{txt,md}", "!a10.txt"], "exclude": ["sub/b*", "a10*"], "annotations": "sub/ann" }';
    const system = files({ '/c/hawashi.json': settings, '/c/sub/ann/amal/a2.txt': '' });
    const corpus = await Corpus.open(system, '/c');
    assert.deepEqual(
      (await corpus.documents()).map(({ name }) => name),
      ['a2', 'annotations/notes', 'sub/readme.md'],
    );
    assert.equal(corpus.annotationFile('amal', 'sub/x'), 'file:///c/sub/ann/amal/sub/x.jsonl');
    assert.deepEqual(corpus.annotationFileAt('/c/sub/ann/amal/sub/x.jsonl'), {
      annotator: 'amal',
      document: 'sub/x',
    });
    assert.equal(corpus.annotationFileAt('/c/sub/ann/notes.jsonl'), undefined);
  });

  it('sees new documents when it is told', async () => {
    const system = files();
    const model = await openModel(system, '/c');
    const { corpus } = model;
    await corpus.documents();
    system.put('/c/new.txt', '');
    await model.fileChanges.take(['file:///c/new.txt']);
    assert.ok((await corpus.documents()).some(({ name }) => name === 'new'));
    system.put('/c/hawashi.json', '{ "documents": ["sub/*.txt"] }');
    await model.fileChanges.take(['file:///c/hawashi.json']);
    assert.deepEqual(
      (await corpus.documents()).map(({ name }) => name),
      ['sub/b'],
    );
  });

  it('works with the defaults where its file is broken, says so, and leaves it', async () => {
    const system = files({ '/c/hawashi.json': '{ "documents": [', '/c/documents.json': '{ "a2": ' });
    const corpus = await Corpus.open(system, '/c');
    assert.deepEqual(
      corpus.problems.map(({ file, line }) => [file, line]),
      [
        ['file:///c/hawashi.json', 1],
        ['file:///c/documents.json', 1],
      ],
    );
    assert.equal((await corpus.documents()).length, 3);
    const { problem } = await corpus.setFields('a2', { dct: '2024' });
    assert.match(inWords(problem), /broken/);
    assert.equal(system.text('/c/documents.json'), '{ "a2": ');
    assert.equal(system.text('/c/hawashi.json'), '{ "documents": [');
  });

  it('keeps dates', async () => {
    const system = files();
    const corpus = await Corpus.open(system, '/c');
    assert.equal(corpus.date('a2'), undefined);
    assert.deepEqual(await corpus.setFields('a2', { dct: '2024-11-08' }), {});
    assert.deepEqual(await corpus.setFields('sub/b', { dct: '2023' }), {});
    assert.equal(corpus.date('a2'), '2024-11-08');
    assert.equal(
      system.text('/c/documents.json'),
      '{\n  "a2": { "dct": "2024-11-08" },\n  "sub/b": { "dct": "2023" }\n}\n',
    );
    assert.deepEqual(await corpus.setFields('a2', { dct: null }), {});
    assert.equal(corpus.date('a2'), undefined);
    assert.match(inWords((await corpus.setFields('a2', { dct: '8/11/2024' })).problem), /no date/);
  });

  it('counts what is in a file, again when the file changes', async () => {
    const system = files();
    const corpus = await Corpus.open(system, '/c');
    assert.deepEqual(await corpus.counts('gold', 'a2'), {
      status: 'in-progress',
      annotated: 1,
      rejected: 0,
      relations: 0,
      unanchored: 0,
      labels: { GPE: 1 },
    });
    assert.equal((await corpus.counts('gold', 'a10')).status, 'new');
    const header = '{"hawashi": 1, "status": "done"}\n';
    system.put(
      '/c/annotations/gold/a2.jsonl',
      header + GOLD + GOLD.replace('"GPE"', '"ORG", "rejected": true') + '{"start": 1, "en',
    );
    const counts = await corpus.counts('gold', 'a2');
    assert.deepEqual([counts.status, counts.annotated, counts.rejected], ['done', 1, 1]);
    assert.deepEqual(await corpus.annotators(), ['gold']);
  });

  it('opens annotations where they belong', async () => {
    const system = files();
    const model = await openModel(system, '/c');
    const { corpus } = model;
    const document = (await corpus.document('sub/b'))!;
    const store = (await model.store(document, 'amal'))!;
    store.decide({ kind: 'tag', spans: [{ start: 0, end: 6 }], label: 'GPE' });
    assert.ok(await store.flush());
    assert.match(system.text('/c/annotations/amal/sub/b.jsonl') ?? '', /"document": "sub\/b.txt"/);
    assert.deepEqual(await corpus.annotators(), ['amal', 'gold']);
  });

  it('is made once', async () => {
    const system = files();
    assert.deepEqual(await createCorpus(system, '/other'), { uri: 'file:///other/hawashi.json' });
    const corpus = await Corpus.open(system, '/other');
    assert.deepEqual(corpus.problems, []);
    assert.deepEqual(
      (await corpus.documents()).map(({ name }) => name),
      ['z'],
    );
    assert.match(
      inWords(((await createCorpus(system, '/other')) as { problem: Message }).problem),
      /already/,
    );
  });

  it('stays usable where nothing can be read or written', async () => {
    const refuse = (path: string): Promise<never> =>
      Promise.reject(
        new FileError(
          'no-permission',
          path,
          message('error.other', { reason: `${path}: you have no permission` }),
        ),
      );
    const system: FileSystem = {
      readFile: refuse,
      stat: refuse,
      readDirectory: refuse,
      writeFile: refuse,
      moveFile: refuse,
      removeFile: refuse,
    };
    assert.equal(await findCorpusRoot(system, '/c/a.txt'), undefined);
    const corpus = await Corpus.open(system, '/c');
    assert.ok(corpus.problems.every(({ message }) => inWords(message).includes('no permission')));
    assert.match(inWords((await corpus.documentList()).incomplete), /cannot be read/);
    assert.deepEqual(await corpus.annotators(), []);
    assert.equal((await corpus.counts('gold', 'a')).annotated, 0);
    assert.match(inWords((await corpus.setFields('a', { dct: '2024' })).problem), /no permission/);
    assert.match(
      inWords(((await createCorpus(system, '/c')) as { problem: Message }).problem),
      /no permission/,
    );
  });

  it('is what the seeds are', async () => {
    const system = new MemoryFileSystem();
    for (const name of readdirSync('seeds', { recursive: true, withFileTypes: true }))
      if (name.isFile())
        system.put(`/${name.parentPath}/${name.name}`, readFileSync(`${name.parentPath}/${name.name}`));
    const corpus = await Corpus.open(system, '/seeds');
    assert.deepEqual(corpus.problems, []);
    const documents = await corpus.documents();
    assert.equal(documents.length, 5);
    let annotated = 0;
    for (const { name } of documents) {
      assert.ok(corpus.date(name));
      annotated += (await corpus.counts('gold', name)).annotated;
    }
    assert.equal(annotated, 283);
  });
});

describe('names of annotators', () => {
  for (const name of ['gold', 'أمل', 'amal b', 'a.b-c_1'])
    it(`«${name}» will do`, () => assert.equal(annotatorProblem(name), undefined));
  for (const name of ['', ' ', '..', '.x', 'a/b', 'a\\b', 'x:', 'a\nb', 'nul', 'b.', 'c '])
    it(`${JSON.stringify(name)} will not`, () => assert.ok(annotatorProblem(name)));
});
