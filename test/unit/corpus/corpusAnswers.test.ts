import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { CountingFiles, NEWS as TEXT, openedModel, openModel, untagged } from './memoryModel.js';

describe('answers about a whole corpus', () => {
  const DOCUMENTS = 120;
  async function large() {
    const files = new CountingFiles({ '/c/hawashi.json': '{}' });
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
    await model.fileChanges.take(['file:///c/7.txt']);
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
    const { files, model, shown, close } = await openedModel();
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
