/** Which labels are exhaustive in a document, through files of every format and back. */
import assert from 'node:assert/strict';
import { runExport } from '../../../server/src/exchange/exportRequest.js';
import { FORMATS } from '../../../server/src/formats/registry.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import type { ExportParameters } from '../../../server/src/protocol/exchange.js';
import { openModel } from '../corpus/memoryModel.js';
import { ImportCorpus, TEXT } from './importCorpus.js';

const LABELS = ['PERS', 'GPE', 'DATE'];
const byLabel = JSON.stringify({ completeness: 'labels', labels: LABELS });
const lines = (...objects: readonly object[]): string =>
  objects.map((object) => JSON.stringify(object) + '\n').join('');
const place = { start: 22, end: 26, text: 'طنجة', label: 'GPE' };
const day = { start: 27, end: 30, text: 'أمس', label: 'DATE' };
const annotated = (header: object): string => lines({ hawashi: 1, ...header }, place, day);

describe('labels that are exhaustive in imported files', () => {
  /** What of a file is said in the header of document `a` afterwards. */
  function check(
    what: string,
    file: string,
    content: string,
    expected: readonly unknown[],
    more: Readonly<Record<string, string>> = {},
  ): void {
    it(what, async () => {
      const corpus = new ImportCorpus({ '/c/hawashi.json': byLabel, [`/in/${file}`]: content, ...more });
      const {
        lines: written,
        said,
        documents_,
      } = await corpus.import(file.startsWith('d.') ? 'doccano' : 'jsonl');
      const { status, exhaustive } = (written[0] ?? {}) as { status?: unknown; exhaustive?: unknown };
      assert.deepEqual([status, exhaustive], expected, said);
      assert.equal(documents_, undefined, 'it is no field of the document');
    });
  }
  const doccano = (more: object): string => lines({ text: TEXT, document: 'a', label: [], ...more });

  check('are those of the header', 'a.jsonl', annotated({ status: 'in-progress', exhaustive: ['GPE'] }), [
    'in-progress',
    ['GPE'],
  ]);
  check(
    'leave the status that the file gives',
    'a.jsonl',
    annotated({ status: 'done', exhaustive: ['GPE'] }),
    ['done', ['GPE']],
  );
  check('are all where the file says that it is done', 'a.jsonl', annotated({ status: 'done' }), [
    'done',
    ['DATE', 'GPE', 'PERS'],
  ]);
  check('are none where the file says nothing', 'a.jsonl', annotated({ status: 'in-progress' }), [
    'in-progress',
    [],
  ]);
  check('are the field of another format', 'd.jsonl', doccano({ exhaustive: 'GPE PERS' }), [
    'in-progress',
    ['GPE', 'PERS'],
  ]);
  check('are a list of another program', 'd.jsonl', doccano({ exhaustive: ['PERS'] }), [
    'in-progress',
    ['PERS'],
  ]);
  check(
    'come to those that are there',
    'a.jsonl',
    annotated({ status: 'in-progress', exhaustive: ['GPE'] }),
    ['in-progress', ['GPE', 'PERS']],
    { '/c/annotations/x/a.jsonl': lines({ hawashi: 1, status: 'in-progress', exhaustive: ['PERS'] }) },
  );

  it('are those of the corpus where every label is that becomes one', async () => {
    const content = lines(
      { hawashi: 1, status: 'in-progress', exhaustive: ['CITY', 'PERS'] },
      { ...place, label: 'CITY' },
      { start: 4, end: 8, text: 'سعيد', label: 'LAND' },
    );
    const corpus = new ImportCorpus({ '/c/hawashi.json': byLabel, '/in/a.jsonl': content });
    const labels: [string, string][] = [
      ['CITY', 'GPE'],
      ['LAND', 'GPE'],
    ];
    const { lines: written, said } = await corpus.import('jsonl', { labels });
    assert.deepEqual(written[0]?.['exhaustive'], ['PERS'], said);
    assert.match(said, /complete labels of 1 document/);
  });
});

describe('labels that are exhaustive in exports', () => {
  const files = (): MemoryFileSystem =>
    new MemoryFileSystem({
      '/c/hawashi.json': byLabel,
      ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`/c/${name}.txt`, TEXT])),
      '/c/annotations/x/a.jsonl': annotated({ status: 'in-progress', exhaustive: ['GPE', 'PERS'] }),
      '/c/annotations/x/b.jsonl': annotated({ status: 'in-progress', exhaustive: [] }),
      '/c/annotations/x/c.jsonl': annotated({ status: 'done', exhaustive: LABELS }),
    });
  async function exported(given: Partial<ExportParameters>, from = files()) {
    const corpus = await openModel(from, '/c');
    const parameters = { corpus: '', format: 'jsonl', target: 'file:///out', ...given };
    const result = await runExport(corpus, 'x', parameters, { step: () => Promise.resolve(true) });
    await corpus.dispose();
    return { result, names: result.files.map((uri) => uri.replace('file:///out/', '')) };
  }

  it('choose documents that are whole in what is exported', async () => {
    assert.deepEqual((await exported({ exhaustive: true })).names, ['c.jsonl']);
    const some = await exported({ exhaustive: true, labels: ['GPE', 'PERS'] });
    assert.deepEqual(some.names, ['a.jsonl', 'c.jsonl']);
  });

  it('are those of the labels that are exported', async () => {
    const to = files();
    await exported({ labels: ['GPE'] }, to);
    const header = JSON.parse(to.text('/out/a.jsonl')!.split('\n')[0]!) as { exhaustive?: unknown };
    assert.deepEqual(header.exhaustive, ['GPE']);
  });

  for (const { id, carries, options } of FORMATS) {
    const chosen = Object.fromEntries(options.map(({ name, values }) => [name, values[0]!]));
    const { fields, exhaustive } = carries(chosen);
    it(`go through ${id}, or are told to be lost`, async () => {
      const to = files();
      const { result } = await exported({ format: id, target: 'file:///in' }, to);
      if (!fields && !exhaustive) {
        const losses = to.text(new URL(result.lossReport!).pathname)!;
        assert.match(losses, /a,field.*exhaustive.*GPE PERS/);
        return assert.match(losses, /b,field.*exhaustive.*<none>/);
      }
      const written: Record<string, Uint8Array> = {};
      for (const uri of result.files) written[new URL(uri).pathname] = await to.readFile(uri);
      const there = new ImportCorpus({
        '/c/hawashi.json': byLabel,
        ...Object.fromEntries(['a', 'b', 'c'].map((name) => [`/c/${name}.txt`, TEXT])),
        ...written,
      });
      await there.import(id);
      const header = (name: string) => there.lines(`/c/annotations/x/${name}.jsonl`)[0]?.['exhaustive'];
      assert.deepEqual([header('a'), header('b'), header('c')], [['GPE', 'PERS'], [], [...LABELS].sort()]);
    });
  }
});
