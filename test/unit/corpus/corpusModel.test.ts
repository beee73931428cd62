import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusEvent } from '../../../server/src/corpus/corpusEvents.js';
import { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { normaliseUri } from '../../../server/src/corpus/files/uris.js';
import type { Snapshot } from '../../../server/src/corpus/snapshot.js';
import { editorText } from '../../../server/src/text/offsets.js';
import { openModel, untagged } from './memoryModel.js';

const TEXT = 'زار حموشي مراكش يوم 8 نونبر 2024.\nوقال حموشي إن الإنتربول في مراكش أيضا.';
const line = (value: object): string => JSON.stringify(value) + '\n';
const MARRAKESH = { start: 10, end: 15, text: 'مراكش', label: 'GPE' };

/** A snapshot as plain data, without what the editor alone knows. */
function plain({ document, language, version: _, ...rest }: Snapshot) {
  return { ...rest, language: language.tag, uri: document.uri, text: document.getText() };
}

/** A file system that counts what is read. */
class Counting extends MemoryFileSystem {
  reads = 0;
  override readFile(uri: string): Promise<Uint8Array> {
    this.reads++;
    return super.readFile(uri);
  }
}

describe('a model of a corpus', () => {
  it('shows a document alike whether it is open or closed', async () => {
    const spans = [MARRAKESH, { start: 4, end: 9, text: 'حموشي', label: 'PERS' }];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', '\ufeff'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.subarray(spans),
        fc.boolean(),
        fc.constantFrom('new', 'in-progress', 'done'),
        fc.constantFrom(0, 0.5, 0.9),
        fc.constantFrom(undefined, '2024-11-08'),
        async (mark, lineBreak, decided, rejected, status, minimumConfidence, dct) => {
          const text = mark + TEXT.replace('\n', lineBreak);
          const shift = mark.length;
          const lines = decided.map(({ start, end, ...rest }) =>
            line({ start: start + shift, end: end + shift, ...rest, ...(rejected && { rejected }) }),
          );
          const files = new MemoryFileSystem({
            '/c/hawashi.json': '{}',
            '/c/نص.txt': text,
            '/c/annotations/amal/نص.jsonl': line({ hawashi: 1, status }) + lines.join(''),
            ...(dct && { '/c/documents.json': `{ "نص": { "dct": "${dct}" } }` }),
          });
          const uri = normaliseUri('/c/نص.txt');
          const shown = TextDocument.create(uri, 'hawashi', 1, editorText(text));
          const host = { minimumConfidence: () => minimumConfidence };
          const closed = await openModel(files, '/c', host);
          const open = await openModel(files, '/c', {
            ...host,
            openText: (asked) => (asked === uri ? shown : undefined),
          });
          const [document] = await closed.corpus.documents();
          const snapshots = await Promise.all(
            [closed, open].map((model) => model.snapshot(document!, 'amal')),
          );
          const [one, other] = snapshots.map((snapshot) => plain(snapshot!));
          assert.deepEqual(one, other);
          assert.equal(one!.annotations.length + one!.rejected.length, decided.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same snapshot of an open document until something of it changes', async () => {
    const { model, document, shown } = await opened();
    const first = await model.snapshot(document, 'amal');
    assert.equal(await model.snapshot(document, 'amal'), first);
    const store = (await model.store(document, 'amal'))!;
    store.decide({ kind: 'tag', spans: [{ start: 10, end: 15 }], label: 'GPE' });
    const decided = (await model.snapshot(document, 'amal'))!;
    assert.deepEqual(
      [decided.annotations.length, first!.annotations.length, decided.recognition === first!.recognition],
      [1, 0, true],
    );
    assert.equal((await model.snapshot(document, 'basim'))!.annotations.length, 0);
    const edit = { start: 0, end: 0, text: 'ثم ' };
    model.edit(document, edit);
    TextDocument.update(shown, [{ range: rangeAt(0), text: edit.text }], 2);
    const edited = (await model.snapshot(document, 'amal'))!;
    assert.deepEqual([edited.version, edited.annotations[0]?.start], [2, 13]);
    await model.dispose();
  });

  it('keeps decisions and undo when a document is closed', async () => {
    const { model, document, files, close } = await opened();
    const store = (await model.store(document, 'amal'))!;
    store.decide({ kind: 'tag', spans: [{ start: 10, end: 15 }], label: 'GPE' });
    close();
    assert.equal((await model.snapshot(document, 'amal'))?.annotations.length, 1);
    (await model.store(document, 'amal'))!.undo();
    await model.flush();
    assert.equal((await model.snapshot(document, 'amal'))?.annotations.length, 0);
    assert.doesNotMatch(files.text('/c/annotations/amal/a.jsonl')!, /مراكش/);
  });
});

const rangeAt = (character: number) => ({ start: { line: 0, character }, end: { line: 0, character } });

async function opened() {
  const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': TEXT, '/c/b.txt': 'نص' });
  const shown = TextDocument.create('file:///c/a.txt', 'hawashi', 1, TEXT);
  const open = new Map([[shown.uri, shown]]);
  const model = await openModel(files, '/c', { openText: (uri) => open.get(uri) });
  const document = (await model.corpus.document('a'))!;
  return { files, model, document, shown, close: () => open.clear() };
}

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
      await model.filesChanged(names.map((name) => normaliseUri(`/c/${name}`)));
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
    assert.deepEqual(events, ['annotated a']);
    assert.deepEqual(await change('annotations/amal/a.jsonl'), [], 'our own writing is no news');
    assert.deepEqual(await model.corpus.annotators(), ['amal', 'gold']);
    assert.deepEqual(await change('annotations/amal/nothing.jsonl'), []);
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

describe('answers about a whole corpus', () => {
  const DOCUMENTS = 120;
  async function large() {
    const files = new Counting({ '/c/hawashi.json': '{}' });
    for (let i = 0; i < DOCUMENTS; i++) files.put(`/c/${i}.txt`, `${TEXT}\nنص رقم ${i}.`);
    let recognised = 0;
    const recogniser = {
      languages: untagged.languages,
      recogniseInSlices: (...given: Parameters<typeof untagged.recogniseInSlices>) => {
        recognised++;
        return untagged.recogniseInSlices(...given);
      },
    };
    const model = await openModel(files, '/c', { recogniser });
    const costs = async (ask: () => Promise<unknown>) => {
      const before = [files.reads, recognised];
      await ask();
      return { reads: files.reads - before[0]!, recognised: recognised - before[1]! };
    };
    return { files, model, costs };
  }
  const entities = async (model: CorpusModel) => (await model.index.entities('amal'))!;

  it('read no file and recognise nothing after the first', async () => {
    const { model, costs } = await large();
    assert.equal((await costs(() => entities(model))).recognised, DOCUMENTS);
    const first = await entities(model);
    assert.ok(first.find('مراكش').length > 0);
    for (const ask of [() => entities(model), () => model.index.progress('amal')])
      assert.deepEqual(await costs(ask), { reads: 0, recognised: 0 });
    assert.equal(await entities(model), first, 'nothing is gathered again');
  });

  it('look again at what changed alone', async () => {
    const { files, model, costs } = await large();
    const before = await entities(model);
    files.put('/c/7.txt', 'زار طنجة.');
    await model.filesChanged(['file:///c/7.txt']);
    assert.equal((await costs(() => entities(model))).recognised, 1);
    const count = (all: typeof before, name: string): number => all.find(name)[0]?.count ?? 0;
    const after = await entities(model);
    assert.equal(count(after, 'طنجة'), 1);
    assert.ok(count(after, 'مراكش') < count(before, 'مراكش'));
    const document = (await model.corpus.document('9'))!;
    const store = (await model.store(document, 'amal'))!;
    const marked = [{ start: 10, end: 15 }];
    store.decide({ kind: 'tag', spans: marked, label: 'GPE', canonical: 'my-marrakesh' });
    assert.equal((await costs(() => entities(model))).recognised, 0, 'what was recognised is kept');
    assert.equal(count(await entities(model), 'my-marrakesh'), 1);
    store.undo();
    assert.equal(count(await entities(model), 'my-marrakesh'), 0);
    await model.dispose();
  });

  it('count an open document as it is in the editor', async () => {
    const { files, model, shown, close } = await opened();
    assert.equal((await entities(model)).find('طنجة').length, 0);
    TextDocument.update(shown, [{ text: 'زار طنجة.' }], 2);
    assert.equal((await entities(model)).find('طنجة').length, 1);
    assert.equal((await model.index.progress('amal'))![0]!.suggestions, 1);
    close();
    assert.equal((await entities(model)).find('طنجة').length, 0, files.text('/c/a.txt'));
  });

  it('leave out what is below the confidence that the settings ask for, open or not', async () => {
    let minimum = 0;
    const files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': TEXT, '/c/b.txt': TEXT });
    const shown = TextDocument.create('file:///c/a.txt', 'hawashi', 1, TEXT);
    const model = await openModel(files, '/c', {
      minimumConfidence: () => minimum,
      openText: (uri) => (uri === shown.uri ? shown : undefined),
    });
    const left = async () => (await model.index.progress('amal'))!.map(({ suggestions }) => suggestions);
    const [all] = await left();
    const { suggestions } = (await model.snapshot((await model.corpus.document('b'))!, 'amal'))!;
    minimum = Math.max(...suggestions.map(({ confidence }) => confidence));
    const [open, closed] = await left();
    assert.equal(open, closed);
    assert.ok(open! < all! && open! > 0, `${open} of ${all}`);
  });
});

describe('models of other things', () => {
  it('a folder without hawashi.json', async () => {
    const files = new MemoryFileSystem({ '/f/a.txt': TEXT, '/f/annotations/amal/a.jsonl': line(MARRAKESH) });
    const model = await openModel(files, '/f');
    const [document] = await model.corpus.documents();
    assert.deepEqual(model.corpus.problems, []);
    assert.deepEqual(await model.corpus.annotators(), ['amal']);
    const snapshot = await model.snapshot(document!, 'amal');
    assert.deepEqual([snapshot?.annotations.length, snapshot?.corpus?.document], [1, 'a']);
    (await model.store(document!, 'amal'))!.decide({ kind: 'status', status: 'done' });
    await model.dispose();
    assert.match(files.text('/f/annotations/amal/a.jsonl')!, /"status": "done"/);
  });

  it('a single file, for which nothing is stored and beside which nothing is looked at', async () => {
    const files = new Counting({
      '/f/a.txt': TEXT,
      '/f/b.txt': TEXT,
      '/f/annotations/amal/a.jsonl': line(MARRAKESH),
    });
    const model = CorpusModel.ofFile({ files, recogniser: untagged }, '/f/a.txt');
    const [document, ...others] = await model.corpus.documents();
    assert.deepEqual([document?.name, others], ['a', []]);
    const snapshot = await model.snapshot(document!, 'amal');
    assert.deepEqual([snapshot?.annotations.length, snapshot?.corpus, files.reads], [0, undefined, 1]);
    assert.ok(snapshot!.suggestions.length > 0);
    assert.equal(await model.store(document!, 'amal'), undefined);
    assert.deepEqual(await model.corpus.annotators(), []);
    assert.deepEqual((await model.index.progress('amal'))?.length, 1);
  });

  for (const root of ['vscode-vfs://github/o/مدونة', 'file://server/share/c', 'memfs:/c d'])
    it(`a corpus at ${root}`, async () => {
      const files = new MemoryFileSystem({ [`${root}/hawashi.json`]: '{}', [`${root}/جزء/نص 1.txt`]: TEXT });
      const model = await openModel(files, root);
      const [document] = await model.corpus.documents();
      const store = (await model.store(document!, 'أمل'))!;
      store.decide({ kind: 'tag', spans: [MARRAKESH], label: 'GPE' });
      await model.flush();
      assert.match(files.text(`${root}/annotations/أمل/جزء/نص 1.jsonl`)!, /"GPE"/);
      assert.equal(
        (await model.snapshot(document!, 'أمل'))?.document.uri,
        normaliseUri(`${root}/جزء/نص 1.txt`),
      );
    });
});
