import assert from 'node:assert/strict';
import { openCorpus } from './corpus.js';

const TEXT = 'زار حموشي مراكش. وقال حموشي إن لحموشي رأيا.';

describe('a whole corpus', () => {
  it('finds a name elsewhere in the document, behind proclitics, and in the others', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/b.txt': 'سطر\nوقال الحموشي، ثم وحموشي.' });
    const { uri, document, service } = opened;
    const range = { start: document.positionAt(4), end: document.positionAt(9) };
    const here = await service.occurrences({ uri, range });
    assert.deepEqual(
      here.map(({ range: { start }, text }) => `${start.character} ${text}`),
      ['22 حموشي', '32 حموشي'],
    );
    const all = await service.occurrences({ uri, range, everywhere: true });
    assert.deepEqual(
      all
        .slice(2)
        .map(({ uri: other, range: { start }, text }) => `${other.slice(-5)} ${start.line} ${text}`),
      ['b.txt 1 حموشي'],
    );
  });

  it('lists the place itself where it is asked for, in its order', async () => {
    const { uri, document, service } = await openCorpus(TEXT);
    const range = { start: document.positionAt(22), end: document.positionAt(27) };
    const all = await service.occurrences({ uri, range, own: true });
    assert.deepEqual(
      all.map(({ range: { start } }) => start.character),
      [4, 22, 32],
    );
  });

  it('finds an entity under all of its names, and what is called the same without being it not', async () => {
    const opened = await openCorpus('قالت الإنتربول ذلك. وقالت الإنتربول.', {
      '/corpus/b.txt': 'عقدت المنظمة الدولية للشرطة الجنائية مؤتمرا.\nوقالت الإنتربول ذلك.',
      '/corpus/c.txt': 'عقدت المنظمة الدولية للشرطة الجنائية مؤتمرا.',
      '/corpus/d.txt': 'زار مراكش.',
    });
    const { uri, document, service } = opened;
    const range = { start: document.positionAt(5), end: document.positionAt(14) };
    const found = await service.occurrences({ uri, range, canonical: 'interpol', everywhere: true });
    assert.deepEqual(
      found.map(({ uri: other, text }) => `${other.slice(-5)} ${text}`),
      [
        'a.txt الإنتربول',
        'a.txt الإنتربول',
        'b.txt المنظمة الدولية للشرطة الجنائية',
        'b.txt الإنتربول',
        'c.txt المنظمة الدولية للشرطة الجنائية',
      ],
    );
    assert.equal((await service.occurrences({ uri, range, canonical: 'interpol' })).length, 2);
  });

  it('tells status, counts and date of each document', async () => {
    const opened = await openCorpus(TEXT, {
      '/corpus/b.txt': 'زار الرباط.',
      '/corpus/documents.json': '{ "b": { "dct": "2024-05" } }',
    });
    await opened.service.edit(opened.uri, { kind: 'acceptAll' });
    await opened.service.edit(opened.uri, { kind: 'status', status: 'done' });
    const summary = await opened.service.corpusSummary('file:///corpus');
    const [a, b] = summary!.documents;
    assert.deepEqual([a?.name, a?.status, a?.suggestions, a!.annotated > 0], ['a', 'done', 0, true]);
    assert.deepEqual([b?.status, b?.annotated, b?.suggestions, b?.date], ['new', 0, 1, '2024-05']);
  });

  it('gives way while it looks through a long document that nobody has open', async () => {
    const pausesOver = async (lines: number): Promise<number> => {
      // no two lines are the same
      const text = Array.from({ length: lines }, (_, i) => `زار حموشي مراكش ${i} مرات.`).join('\n');
      const opened = await openCorpus(TEXT, { '/corpus/b.txt': text });
      const before = opened.pauses();
      assert.equal((await opened.service.corpusSummary('file:///corpus'))?.documents.length, 2);
      return opened.pauses() - before;
    };
    assert.ok((await pausesOver(8000)) >= (await pausesOver(10)) + 3);
  });

  it('offers the entities of the corpus as one types', async () => {
    const opened = await openCorpus('عقد الإنتربول مؤتمرا في مراكش.');
    const found = await opened.service.entitiesOf.find({ uri: opened.uri, query: 'انترب' });
    assert.deepEqual(
      found.map(({ id, label }) => `${id} ${label}`),
      ['interpol ORG'],
    );
  });

  it('follows the files of the corpus, whether the client watches them or not', async () => {
    for (const watches of [true, false]) {
      const opened = await openCorpus(TEXT, {}, TEXT, undefined, { watchesFiles: () => watches });
      const names = async () =>
        (await opened.service.corpusSummary('file:///corpus'))!.documents.map(({ name }) => name);
      const find = (query: string) => opened.service.entitiesOf.find({ uri: opened.uri, query });
      assert.deepEqual([await names(), (await find('طنجة')).length], [['a'], 0]);
      opened.files.put('/corpus/b.txt', 'زار طنجة.');
      if (watches) await opened.service.filesChanged(['file:///corpus/b.txt']);
      assert.deepEqual([await names(), (await find('طنجة')).length], [['a', 'b'], 1]);
      assert.ok(opened.changes.includes('file:///corpus'));
      opened.files.delete('/corpus/b.txt');
      if (watches) await opened.service.filesChanged(['file:///corpus/b.txt']);
      assert.deepEqual([await names(), (await find('طنجة')).length], [['a'], 0]);
    }
  });

  it('asks the client to watch texts of other names', async () => {
    const watched: string[] = [];
    const settings = '{ "documents": ["**/*.txt", "texts/**/*.md", "!x.md"] }';
    const host = { watch: (globs: readonly string[]) => void watched.push(...globs) };
    await openCorpus(TEXT, { '/corpus/hawashi.json': settings }, TEXT, undefined, host);
    assert.deepEqual(watched, ['**/*.md']);
  });

  it('reads no file for an entity that one looks for, letter by letter', async () => {
    const { service, files, uri } = await openCorpus(TEXT, { '/corpus/b.txt': 'زار الرباط.' });
    await service.entitiesOf.find({ uri });
    files.readFile = (asked) => Promise.reject(new Error(`${asked} is read`));
    for (const query of ['ح', 'حم', 'حمو'])
      assert.ok((await service.entitiesOf.find({ uri, query })).length > 0);
  });

  it('counts alike what is open and closed, above the confidence of the settings', async () => {
    const text = 'زار حموشي مدينة مراكش يوم 8 نونبر 2024، وقال إن الإنتربول في الرباط.';
    const { service, uri } = await openCorpus(text, { '/corpus/b.txt': text });
    const left = async () =>
      (await service.corpusSummary(uri))!.documents.map(({ suggestions }) => suggestions!);
    const [all] = await left();
    const [first] = (await service.snapshot(uri))!.suggestions.map(({ confidence }) => confidence).sort();
    const diagnostics = { boilerplate: true, bidiControls: true };
    service.configure({ annotator: 'amal', minimumConfidence: first! + 0.001, diagnostics });
    const [open, closed] = await left();
    assert.deepEqual([open, open! < all!], [closed, true]);
  });

  it('serves documents by their names alone', async () => {
    const { service } = await openCorpus(TEXT, { '/elsewhere/c.txt': 'نص' });
    assert.equal(await service.serves('file:///corpus/new.txt'), true);
    assert.equal(await service.serves('file:///corpus/hawashi.json'), false);
    assert.equal(await service.serves('file:///elsewhere/c.txt'), false);
    assert.equal(await service.serves('untitled:Untitled-1'), false);
  });

  it('takes up a folder when it becomes a corpus, and says what is wrong with its files', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/hawashi.json': '{ "labels": [ { "nam": ' });
    assert.ok(opened.log.some((line) => line.includes('hawashi.json')));
    assert.ok((await opened.service.state(opened.uri))!.items.length > 0);
    const made = await opened.service.createCorpus('file:///corpus');
    assert.ok(!made.done && /already/.test(made.message ?? ''));
  });
});
