import assert from 'node:assert/strict';
import type { CorpusEvent } from '../../../server/src/corpus/corpusEvents.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { normaliseUri } from '../../../server/src/corpus/files/uris.js';
import { line, MARRAKESH, NEWS as TEXT, openModel } from './memoryModel.js';

describe('what happens to a corpus', () => {
  const told = (event: CorpusEvent): string =>
    'document' in event
      ? [event.kind, 'from' in event && event.from.name, event.document.name].filter(Boolean).join(' ')
      : event.kind;

  async function watched(more: Readonly<Record<string, string>> = {}) {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': TEXT,
      '/c/b.txt': 'نص',
      ...more,
    });
    const model = await openModel(files, '/c');
    await model.index.progress('amal');
    const events: string[] = [];
    model.onDidChange((event) => event.kind !== 'problems' && events.push(told(event)));
    const change = async (...names: string[]): Promise<string[]> => {
      events.length = 0;
      await model.fileChanges.take(names.map((name) => normaliseUri(`/c/${name}`)));
      return [...events];
    };
    return { files, model, change, events };
  }

  it('is told: texts that come, change and go', async () => {
    const { files, model, change } = await watched();
    files.put('/c/d.txt', 'جديد');
    assert.deepEqual(await change('d.txt'), ['added d']);
    files.put('/c/d.txt', 'آخر');
    assert.deepEqual(await change('d.txt', 'd.txt'), ['changed d']);
    files.delete('/c/d.txt');
    assert.deepEqual(await change('d.txt'), ['removed d']);
    assert.deepEqual(await change('d.txt', 'readme.md', '../other/x.txt'), []);
    assert.deepEqual(
      (await model.corpus.documents()).map(({ name }) => name),
      ['a', 'b'],
    );
  });

  it('is told: a text under another name, by its content, and what was read of it is kept', async () => {
    const { files, model, change } = await watched();
    files.delete('/c/a.txt');
    files.put('/c/sub/ثان.txt', TEXT);
    files.put('/c/new.txt', 'نص ثالث');
    assert.deepEqual(await change('a.txt', 'new.txt', 'sub/ثان.txt'), ['added new', 'renamed a sub/ثان']);
    assert.ok(model.index.hashOf('sub/ثان'));
    assert.equal(model.index.hashOf('a'), undefined);
    files.delete('/c/b.txt');
    files.put('/c/x.txt', 'نص آخر');
    assert.deepEqual(await change('b.txt', 'x.txt'), ['added x', 'removed b']);
  });

  it('is told: annotations, once, whoever wrote them', async () => {
    const { files, model, change, events } = await watched();
    files.put('/c/annotations/gold/a.jsonl', line(MARRAKESH));
    assert.deepEqual(await change('annotations/gold/a.jsonl'), ['annotated a']);
    const document = (await model.corpus.document('a'))!;
    const store = (await model.store(document, 'amal'))!;
    events.length = 0;
    store.decide({ kind: 'tag', spans: [MARRAKESH], label: 'GPE' });
    await model.flush();
    assert.deepEqual(events, ['annotated a', 'learned']);
    assert.deepEqual(await change('annotations/amal/a.jsonl'), [], 'our own writing is no news');
    assert.deepEqual(await model.corpus.annotators(), ['amal', 'gold']);
    assert.deepEqual(await change('annotations/amal/nothing.jsonl'), ['orphans']);
  });

  it('is told: settings, dates, entities', async () => {
    const { files, model, change, events } = await watched();
    files.put('/c/documents.json', '{ "a": { "dct": "2024" } }');
    files.put('/c/entities.jsonl', line({ id: 'x', name: 'س' }));
    files.put('/c/hawashi.json', '{ "documents": ["b.txt"] }');
    assert.deepEqual(await change('documents.json', 'entities.jsonl', 'hawashi.json'), [
      'facts',
      'entities',
      'settings',
    ]);
    assert.equal(model.corpus.date('a'), '2024');
    assert.equal((await model.corpus.documents()).length, 1);
    events.length = 0;
    await model.setDate((await model.corpus.document('b'))!, '2023');
    assert.deepEqual(events, ['facts']);
  });
});
