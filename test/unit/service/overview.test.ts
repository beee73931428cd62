import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { periodOf } from '../../../server/src/service/corpus/overview/overviewFold.js';
import { OverviewRequests } from '../../../server/src/service/corpus/overview/overviewRequests.js';
import { openModel } from '../corpus/memoryModel.js';

const TEXT = 'زار حموشي مراكش يوم 8 نونبر 2024.';
const line = (value: object): string => JSON.stringify(value) + '\n';
const at = (text: string, label: string, more: object = {}): string => {
  const start = TEXT.indexOf(text);
  return line({ start, end: start + text.length, text, label, ...more });
};

async function overview(files: Record<string, string>, annotator = 'amal') {
  const model = await openModel(new MemoryFileSystem({ '/c/hawashi.json': '{}', ...files }), '/c');
  const requests = new OverviewRequests({
    corpusAt: () => Promise.resolve(model),
    annotator: () => annotator,
  });
  return (await requests.of(model.root))!;
}

const CORPUS = {
  '/c/documents.json': '{"a": {"dct": "2024-11-08", "outlet": "هسبريس"}, "b": {"dct": "2023"}}',
  '/c/entities.jsonl': line({ id: 'hammouchi', label: 'PERS', name: 'عبد اللطيف حموشي' }),
  '/c/a.txt': TEXT,
  '/c/b.txt': TEXT,
  '/c/c.txt': '',
  '/c/annotations/amal/a.jsonl': [
    line({ hawashi: 1, status: 'done' }),
    at('حموشي', 'PERS', { canonical: 'hammouchi' }),
    at('مراكش', 'GPE', { canonical: 'marrakesh' }),
    at('يوم 8 نونبر 2024', 'DATE', { value: '2024-11-08' }),
  ].join(''),
  '/c/annotations/amal/b.jsonl': [
    line({ hawashi: 1 }),
    at('حموشي', 'PERS', { canonical: 'hammouchi' }),
    at('مراكش', 'GPE', { canonical: 'marrakesh', rejected: true }),
    at('يوم 8 نونبر 2024', 'DATE', { rejected: true }),
  ].join(''),
};

describe('the overview of a corpus', () => {
  it('says how far everybody is with what is assigned to them', async () => {
    assert.deepEqual((await overview(CORPUS)).assigned, []);
    const documents = ['a', 'b', 'c'].map((name) => ({ name, annotators: ['amal', 'huda'] }));
    const files = { ...CORPUS, '/c/assignment.json': JSON.stringify({ blind: true, documents }) };
    assert.deepEqual((await overview(files, 'huda')).assigned, [
      { annotator: 'amal', assigned: 3, begun: 2, done: 1 },
      { annotator: 'huda', assigned: 3, begun: 0, done: 0 },
    ]);
  });

  it('counts labels, entities under their own names, and places; what was refused is none', async () => {
    const { labels, entities, places } = await overview(CORPUS);
    assert.deepEqual(labels, [
      { name: 'PERS', annotated: 2, suggested: 0, documents: 2 },
      { name: 'GPE', annotated: 1, suggested: 0, documents: 1 },
      { name: 'DATE', annotated: 1, suggested: 0, documents: 1 },
    ]);
    assert.deepEqual(entities, [
      { id: 'hammouchi', label: 'PERS', name: 'عبد اللطيف حموشي', annotated: 2, suggested: 0, documents: 2 },
      { id: 'marrakesh', label: 'GPE', name: 'مراكش', annotated: 1, suggested: 0, documents: 1 },
    ]);
    assert.deepEqual(
      places.map(({ id }) => id),
      ['marrakesh'],
    );
  });

  it('tells suggestions apart, as long as they are open', async () => {
    const { labels, unfinished, statuses } = await overview(CORPUS, 'nobody');
    assert.deepEqual(
      labels.map(({ name, annotated, suggested, documents }) => [name, annotated, suggested, documents]),
      [
        ['PERS', 0, 2, 2],
        ['GPE', 0, 2, 2],
        ['DATE', 0, 2, 2],
      ],
    );
    assert.deepEqual(
      unfinished.map(({ name, suggestions }) => [name, suggestions]),
      [
        ['a', 3],
        ['b', 3],
      ],
    );
    assert.deepEqual(statuses[0], { status: 'new', documents: 3 });
  });

  it('sets dates that are spoken of beside those of the documents', async () => {
    const { periods } = await overview(CORPUS);
    assert.deepEqual(periods, [
      { period: '2023', annotated: 0, suggested: 0, documents: 1 },
      { period: '2024-11', annotated: 1, suggested: 0, documents: 1 },
    ]);
  });

  it('counts who is mentioned together', async () => {
    const { pairs } = await overview(CORPUS);
    assert.deepEqual(pairs, [{ entities: ['hammouchi', 'marrakesh'], documents: 1, some: ['a'] }]);
  });

  it('shows what is left, documents that are done left out', async () => {
    const { unfinished, uncertain, statuses } = await overview(CORPUS);
    assert.deepEqual([unfinished, uncertain], [[], []]);
    assert.deepEqual(
      statuses.map(({ status, documents }) => `${status} ${documents}`),
      ['new 1', 'in-progress 1', 'needs-review 0', 'done 1'],
    );
  });

  it('is empty where there is nothing, and none where nobody waits', async () => {
    const empty = await overview({});
    assert.deepEqual([empty.documents, empty.labels, empty.pairs, empty.periods], [0, [], [], []]);
    const model = await openModel(new MemoryFileSystem({ '/c/hawashi.json': '{}', ...CORPUS }), '/c');
    const requests = new OverviewRequests({
      corpusAt: () => Promise.resolve(model),
      annotator: () => 'amal',
    });
    assert.equal(await requests.of(model.root, () => true), null);
  });

  it('knows months and years among values', () => {
    const values = ['2024-11-08', '2024-11', '2024', '2024-11-04/2024-11-07', '2024-W45', '2024-11-08T10:30'];
    assert.deepEqual(values.map(periodOf), ['2024-11', '2024-11', '2024', '2024-11', '2024', '2024-11']);
    assert.deepEqual(['PRESENT_REF', 'XXXX-11', '', undefined].map(periodOf), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
