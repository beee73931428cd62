import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { trainCorpusTagger } from '../../../../server/src/corpus/learning/taggerTraining.js';
import type { TaggerTrainer } from '../../../../server/src/corpus/learning/taggerTraining.js';
import { arabic } from '../../languages/packs.js';
import { line, openModel } from '../memoryModel.js';
import { reports } from './weaponReports.js';

const TEXTS = {
  a: 'قدمت سكين المطبخ تقريرها.\nوقالت سكين المطبخ إنها فازت.',
  b: 'وأعلن عن ذلك بسكين المطبخ أمس.',
  c: 'وفي سكين المطبخ عمال.',
};
const FORM = { start: 5, end: 16, text: 'سكين المطبخ' };

/** A corpus in which `a` and `b` are open and `c` is not. */
async function corpus({
  settings = '{}',
  files = {},
}: { settings?: string; files?: Record<string, string> } = {}) {
  const texts = Object.entries(TEXTS).map(([name, text]) => [`/c/${name}.txt`, text] as const);
  const disk = new MemoryFileSystem({ '/c/hawashi.json': settings, ...Object.fromEntries(texts), ...files });
  const open = new Map(
    texts.slice(0, 2).map(([path, text]) => {
      const shown = TextDocument.create(`file://${path}`, 'hawashi', 1, text);
      return [shown.uri, shown] as const;
    }),
  );
  const model = await openModel(disk, '/c', { openText: (uri) => open.get(uri) });
  return { model, disk };
}

const documentOf = async (model: CorpusModel, name: string) => (await model.corpus.document(name))!;

async function suggested(model: CorpusModel, name: string, annotator = 'amal'): Promise<string[]> {
  const snapshot = (await model.snapshot(await documentOf(model, name), annotator))!;
  return snapshot.suggestions.filter(({ source }) => source === 'corpus').map(({ text }) => text);
}

async function decide(model: CorpusModel, annotator = 'amal') {
  const store = (await model.store(await documentOf(model, 'a'), annotator))!;
  for (const name of ['a', 'b']) await model.snapshot(await documentOf(model, name), annotator);
  await model.learning.settled(annotator);
  store.decide({ kind: 'tag', spans: [FORM], label: 'MISC' });
  return store;
}

describe('a tagger that is trained by itself', () => {
  const FILE = '/c/.hawashi/amal.tagger';

  async function trained(files: MemoryFileSystem, train?: TaggerTrainer): Promise<CorpusModel> {
    const model = await openModel(files, '/c', train && { train });
    const learned = new Promise<void>((resolve) => {
      model.onDidChange((event) => {
        if (event.kind === 'learned' && !event.forms) resolve();
      });
    });
    await model.learning.settled('amal');
    await learned;
    return model;
  }
  const found = async (model: CorpusModel) =>
    (await model.snapshot((await model.corpus.document('new'))!, 'amal'))!.suggestions.map(
      ({ text, label, source }) => [text, label, source],
    );

  it('suggests what was never annotated, and is kept beside the corpus until it is thrown away', async () => {
    const files = new MemoryFileSystem(reports());
    const model = await trained(files, (job) => trainCorpusTagger(job, arabic));
    assert.deepEqual(await found(model), [['رشاش', 'WEAPON', 'tagger']]);
    assert.deepEqual(await found(await trained(files)), [['رشاش', 'WEAPON', 'tagger']]);
    files.delete(FILE);
    const without = await openModel(files, '/c');
    assert.deepEqual(await found(without), []);
  });

  it('is not missed where training fails', async () => {
    const told = new Promise<string>((resolve) => {
      void openModel(new MemoryFileSystem(reports()), '/c', {
        train: () => Promise.reject(new Error('no thread')),
        log: ({ key }) => resolve(key),
      }).then((model) => model.learning.settled('amal'));
    });
    assert.equal(await told, 'learning.notTrained');
  });

  it('is not trained where little was annotated', async () => {
    let trainings = 0;
    const files = reports();
    for (const name of ['d2', 'd3', 'd4']) delete files[`/c/annotations/amal/${name}.jsonl`];
    const model = await openModel(new MemoryFileSystem(files), '/c', {
      train: () => {
        trainings++;
        return Promise.resolve(undefined);
      },
    });
    await model.learning.settled('amal');
    assert.deepEqual([await found(model), trainings], [[], 0]);
  });
});

describe('learning from the decisions of a corpus', () => {
  it('suggests in all documents, open or not, at once what was annotated in one', async () => {
    const { model } = await corpus();
    await decide(model);
    assert.deepEqual(await suggested(model, 'a'), [FORM.text]);
    assert.deepEqual(await suggested(model, 'b'), [FORM.text]);
    assert.deepEqual(await suggested(model, 'c'), [FORM.text]);
  });

  it('forgets what was taken back', async () => {
    const { model } = await corpus();
    const store = await decide(model);
    store.undo();
    for (const name of ['a', 'b', 'c']) assert.deepEqual(await suggested(model, name), []);
    store.redo();
    for (const name of ['b', 'c']) assert.deepEqual(await suggested(model, name), [FORM.text]);
  });

  it('counts in the index what is suggested in documents that are not open', async () => {
    const { model } = await corpus();
    const open = async () => (await model.index.progress('amal'))!.map(({ suggestions }) => suggestions);
    const before = await open();
    const store = await decide(model);
    const after = await open();
    assert.deepEqual(
      after.map((count, i) => count! - before[i]!),
      [1, 1, 1],
    );
    const rows = await model.index.rowsOf(await documentOf(model, 'c'), 'amal', {
      status: 'open',
      label: 'MISC',
    });
    assert.deepEqual(
      rows.rows.map(({ text }) => text),
      [FORM.text],
    );
    store.undo();
    assert.deepEqual(await open(), before);
  });

  it('tells that open documents are suggested for otherwise', async () => {
    const { model } = await corpus();
    const told: string[] = [];
    model.onDidChange(({ kind }) => told.push(kind));
    await decide(model);
    assert.equal(told.filter((kind) => kind === 'learned').length, 1);
  });

  it('learns from what was decided before, and when a file of annotations comes', async () => {
    const { model, disk } = await corpus({
      files: { '/c/annotations/amal/a.jsonl': line({ ...FORM, label: 'MISC' }) },
    });
    await model.learning.settled('amal');
    assert.deepEqual(await suggested(model, 'b'), [FORM.text]);
    disk.delete('/c/annotations/amal/a.jsonl');
    await model.fileChanges.take(['file:///c/annotations/amal/a.jsonl']);
    await model.learning.settled('amal');
    assert.deepEqual(await suggested(model, 'c'), []);
  });

  it('keeps what annotators decide apart', async () => {
    const { model } = await corpus({
      files: { '/c/annotations/basim/a.jsonl': line({ ...FORM, label: 'FAC' }) },
    });
    await decide(model);
    await model.learning.settled('basim');
    const labels = async (annotator: string) =>
      (await model.snapshot(await documentOf(model, 'c'), annotator))!.suggestions
        .filter(({ source }) => source === 'corpus')
        .map(({ label }) => label);
    assert.deepEqual(
      [await labels('amal'), await labels('basim'), await labels('cyr')],
      [['MISC'], ['FAC'], []],
    );
  });

  it('learns nothing where the corpus says so', async () => {
    const { model } = await corpus({ settings: '{ "learn": false }' });
    await decide(model);
    for (const name of ['a', 'b', 'c']) assert.deepEqual(await suggested(model, name), []);
  });

  it('goes by the labels that the corpus has now', async () => {
    const { model, disk } = await corpus();
    await decide(model);
    disk.put('/c/hawashi.json', '{ "labels": ["PERS"] }');
    await model.fileChanges.take(['file:///c/hawashi.json']);
    assert.deepEqual(await suggested(model, 'c'), []);
    disk.put('/c/hawashi.json', '{ "labels": ["PERS", "MISC"] }');
    await model.fileChanges.take(['file:///c/hawashi.json']);
    assert.deepEqual(await suggested(model, 'c'), [FORM.text]);
  });

  it('shows what was suggested while it is being learned', async () => {
    const { model } = await corpus({
      files: { '/c/annotations/amal/c.jsonl': line({ ...FORM, start: 3, end: 14, label: 'MISC' }) },
    });
    const before = (await model.snapshot(await documentOf(model, 'b'), 'amal'))!.suggestions;
    await model.learning.settled('amal');
    const after = (await model.snapshot(await documentOf(model, 'b'), 'amal'))!.suggestions;
    assert.ok(before.every(({ start }) => after.some((one) => one.start === start)));
    assert.equal(after.length, before.length + 1);
  });
});
