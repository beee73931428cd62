import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import type { RowFilter } from '../../../../server/src/corpus/index/compactRows.js';
import type { CorpusIndex } from '../../../../server/src/corpus/index/corpusIndex.js';
import { entityMentions, firstMentions } from '../../../../server/src/corpus/index/entityMentions.js';
import { rangeInLines } from '../../../../server/src/text/lineStarts.js';
import { CountingFiles, line, MARRAKESH, NEWS, openedModel, openModel } from '../memoryModel.js';

const ANNOTATIONS = [
  '{"hawashi": 1}\n',
  line({ ...MARRAKESH, id: 'm', canonical: 'my-marrakesh', origin: 'human', attributes: { sure: true } }),
  line({ start: 4, end: 9, text: 'حموشي', label: 'PERS', id: 'r', rejected: true }),
].join('');

const corpus = (): Record<string, string> => ({
  '/c/hawashi.json': '{}',
  '/c/a.txt': NEWS,
  '/c/b.txt': 'وصل إلى طنجة يوم 8 نونبر 2024.',
  '/c/c.txt': 'لا شيء',
  '/c/annotations/amal/a.jsonl': ANNOTATIONS,
});

async function all(index: CorpusIndex, filter?: RowFilter) {
  const found: string[] = [];
  for await (const { document, rows, lines } of index.rows('amal', filter))
    for (const { status, label, text, value, ...span } of rows) {
      const { start } = rangeInLines(lines, span);
      found.push(
        [
          document.name,
          `${start.line}:${start.character}`,
          status,
          label,
          text,
          ...(value ? [value] : []),
        ].join(' '),
      );
    }
  return found;
}

describe('rows of the index', () => {
  it('are what is annotated, refused and suggested, by document and place', async () => {
    const { index } = await openModel(new MemoryFileSystem(corpus()), '/c');
    assert.deepEqual(await all(index), [
      'a 0:4 rejected PERS حموشي',
      'a 0:10 annotated GPE مراكش',
      'a 0:16 open DATE يوم 8 نونبر 2024 2024-11-08',
      'a 1:5 open PERS حموشي',
      'a 1:14 open ORG الإنتربول',
      'a 1:27 open GPE مراكش',
      'b 0:8 open GPE طنجة',
      'b 0:13 open DATE يوم 8 نونبر 2024 2024-11-08',
    ]);
  });

  const asked: [RowFilter, string[]][] = [
    [{ status: 'annotated' }, ['a 0:10 annotated GPE مراكش']],
    [{ status: 'rejected' }, ['a 0:4 rejected PERS حموشي']],
    [{ status: 'open', label: 'GPE' }, ['a 1:27 open GPE مراكش', 'b 0:8 open GPE طنجة']],
    [{ canonical: 'my-marrakesh' }, ['a 0:10 annotated GPE مراكش']],
    [{ canonical: new Set(['nobody', 'my-marrakesh']) }, ['a 0:10 annotated GPE مراكش']],
    [{ text: 'طنجة' }, ['b 0:8 open GPE طنجة']],
    [{ text: 'nowhere' }, []],
    [{ label: 'DATE', value: '2024-11-08', text: '8 نونبر' }, []],
  ];
  for (const [filter, expected] of asked)
    it(`are asked for by ${JSON.stringify(filter, (_, value: unknown) => (value instanceof Set ? [...value] : value))}`, async () => {
      const { index } = await openModel(new MemoryFileSystem(corpus()), '/c');
      assert.deepEqual(await all(index, filter), expected);
    });

  it('have the first mention of each entity that is asked for', async () => {
    const { index } = await openModel(new MemoryFileSystem(corpus()), '/c');
    const mentions = await firstMentions(index, ['morocco', 'my-marrakesh', 'tangier', 'nobody'], 'amal');
    const found = [...mentions].map(([id, { document, row }]) => `${id}: ${document.name} ${row.text}`);
    const [first] = await entityMentions(index, 'my-marrakesh', 'amal', { limit: 1, minimum: 0 });
    assert.deepEqual(mentions.get('my-marrakesh'), first);
    assert.deepEqual(found, ['my-marrakesh: a مراكش', 'tangier: b طنجة']);
  });

  it('say all that is known of an annotation', async () => {
    const { index } = await openModel(new MemoryFileSystem(corpus()), '/c');
    for await (const { rows } of index.rows('amal', { status: 'annotated' }))
      assert.deepEqual(JSON.parse(JSON.stringify(rows)), [
        {
          ...{ status: 'annotated', id: 'm', ...MARRAKESH, canonical: 'my-marrakesh' },
          ...{ origin: 'human', attributes: { sure: true } },
        },
      ]);
  });

  it('say of suggestions what snapshots say', async () => {
    const model = await openModel(new MemoryFileSystem(corpus()), '/c');
    const document = (await model.corpus.document('b'))!;
    const { suggestions } = (await model.snapshot(document, 'amal'))!;
    const { rows } = await model.index.rowsOf(document, 'amal');
    const told = suggestions.map(({ start, end, label, text, value, canonical, name, confidence }) =>
      JSON.stringify({ start, end, label, text, value, canonical, name, confidence }),
    );
    assert.deepEqual(
      rows.map(({ start, end, label, text, value, canonical, name, confidence }) =>
        JSON.stringify({ start, end, label, text, value, canonical, name, confidence }),
      ),
      told,
    );
    for (const [i, { labelConfidence, borderConfidence }] of suggestions.entries()) {
      assert.ok(Math.abs(rows[i]!.labelConfidence! - labelConfidence!) < 1e-6);
      assert.ok(Math.abs(rows[i]!.borderConfidence! - borderConfidence!) < 1e-6);
    }
  });

  it('are given again without reading a file', async () => {
    const files = new CountingFiles(corpus());
    const { index } = await openModel(files, '/c');
    const first = await all(index);
    const { reads } = files;
    assert.deepEqual(await all(index), first);
    assert.equal(files.reads, reads);
  });

  it('are those of the editor where a document is open', async () => {
    const { model, shown } = await openedModel();
    TextDocument.update(shown, [{ text: '\nزار طنجة.' }], 2);
    assert.deepEqual(await all(model.index, { label: 'GPE' }), ['a 1:4 open GPE طنجة']);
  });
});

it('documents that may have some words are told', async () => {
  const { index } = await openModel(new MemoryFileSystem(corpus()), '/c');
  const names: string[] = [];
  for await (const { name } of index.documentsWith(['الي', 'طنجه'])) names.push(name);
  assert.deepEqual(names, ['b']);
});
