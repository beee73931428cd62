import type { Format } from '../../../server/src/messages/formatter.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import assert from 'node:assert/strict';
import { filesByScheme } from '../../../server/src/corpus/files/filesByScheme.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { ModelHost } from '../../../server/src/corpus/modelHost.js';
import type { CorpusModel } from '../../../server/src/corpus/corpusModel.js';
import { openModel } from '../corpus/memoryModel.js';
import { runExport } from '../../../server/src/exchange/exportRequest.js';
import { detect, runImportRequest } from '../../../server/src/exchange/importRequest.js';
import { FORMATS } from '../../../server/src/formats/registry.js';
import type { ImportParameters, ImportResult } from '../../../server/src/protocol/exchange.js';

const TEXT = 'زار حموشي مدينة مراكش.\nيوم 8 نونبر 2024 عاد إلى الرباط.';
const place = (quote: string): { start: number; end: number; text: string } => {
  const start = TEXT.indexOf(quote);
  return { start, end: start + quote.length, text: quote };
};
const line = (value: object): string => JSON.stringify(value) + '\n';

const FILES: Readonly<Record<string, string>> = {
  '/corpus/hawashi.json': '{}',
  '/corpus/a.txt': TEXT,
  '/corpus/b.txt': 'نص آخر.',
  '/corpus/annotations/gold/a.jsonl':
    line({ ...place('حموشي'), label: 'PERS', canonical: 'hammouchi', id: 'p' }) +
    line({ ...place('مدينة مراكش'), label: 'FAC', id: 'f' }) +
    line({ ...place('مراكش'), label: 'GPE', id: 'g' }) +
    line({ ...place('8 نونبر 2024'), label: 'DATE', value: '2024-11-08', id: 'd' }) +
    line({ id: 'r', type: 'in', from: 'p', to: 'g' }),
};
const CONLL = 'زار O\nحموشي B-PERSON\nمدينة O\nمراكش B-CITY\n. O\n';
const FOREIGN = {
  '/foreign/x.conll': `${CONLL}\nيوم O\n8 O\nنونبر O\n2024 O\nعاد O\nإلى O\nالرباط B-CITY\n. O\n`,
  '/foreign/y.conll': 'شيء B-MISC\n',
};

const silent = { step: () => Promise.resolve(true) };

async function corpusWith(
  more: Readonly<Record<string, string>>,
  openText?: ModelHost['openText'],
): Promise<{ files: MemoryFileSystem; corpus: CorpusModel }> {
  const files = new MemoryFileSystem({ ...FILES, ...more });
  return { files, corpus: await openModel(filesByScheme({ file: files }), '/corpus', { openText }) };
}

async function imported(
  corpus: CorpusModel,
  given: Partial<ImportParameters>,
  step: (done: number, total: number) => boolean = () => true,
  say?: Format,
): Promise<ImportResult> {
  const parameters = {
    corpus: 'file:///corpus',
    sources: ['file:///foreign'],
    format: 'conll',
    annotator: 'new',
    ...given,
  };
  return runImportRequest(corpus, parameters, { step: async (done, total) => step(done, total) }, say);
}

describe('importing into a corpus', () => {
  it('shows first what would be done, and writes nothing', async () => {
    const { files, corpus } = await corpusWith(FOREIGN);
    const before = files.uris();
    const result = await imported(corpus, {});
    assert.deepEqual(files.uris(), before);
    assert.deepEqual(
      result.documents.map(({ source, document, matched, annotations }) => [
        source,
        document,
        matched,
        annotations,
      ]),
      [['x', 'a', 'content', 3]],
    );
    assert.deepEqual(
      [result.applied, result.annotations, result.unmatched, result.conflicts],
      [false, 3, 1, 1],
    );
    assert.deepEqual(result.labels, [
      { label: 'PERSON', count: 1, becomes: 'PERS', known: true },
      { label: 'CITY', count: 2, becomes: 'GPE', known: true },
      { label: 'MISC', count: 1, becomes: 'MISC', known: true },
    ]);
    for (const said of [/would be taken into 1 document for new/, /\| CITY \| GPE \| 2 \|/, /y: unmatched/])
      assert.match(result.report, said);
  });

  it('writes, with labels as they were decided, and once', async () => {
    const { files, corpus } = await corpusWith(FOREIGN);
    const labels = [
      ['PERSON', null],
      ['CITY', 'TOWN'],
    ] as const;
    const result = await imported(corpus, { apply: true, labels });
    assert.equal(result.annotations, 2);
    assert.deepEqual(
      result.labels.slice(0, 2).map(({ becomes, known }) => [becomes, known]),
      [
        [undefined, false],
        ['TOWN', false],
      ],
    );
    assert.equal(result.documents[0]?.file, 'file:///corpus/annotations/new/a.jsonl');
    const taken = files.text('/corpus/annotations/new/a.jsonl')!.trim().split('\n').slice(1);
    assert.deepEqual(
      taken.map((one) => JSON.parse(one)).map(({ text, label, origin }) => [text, label, origin]),
      [
        ['مراكش', 'TOWN', 'imported'],
        ['الرباط', 'TOWN', 'imported'],
      ],
    );
    const again = await imported(corpus, { apply: true, labels });
    assert.deepEqual([again.annotations, again.known], [0, 2]);
  });

  it('changes nothing that is there, and tells of each conflict', async () => {
    const { files, corpus } = await corpusWith(FOREIGN);
    const before = files.text('/corpus/annotations/gold/a.jsonl')!;
    const result = await imported(corpus, { annotator: 'gold', apply: true, labels: [['CITY', 'LOC']] });
    assert.deepEqual([result.annotations, result.known, result.conflicts], [1, 1, 2]);
    assert.match(withoutIsolates(result.report), /x: relabelled: LOC «مراكش» is GPE already/);
    const after = files.text('/corpus/annotations/gold/a.jsonl')!.split('\n');
    for (const kept of before.split('\n')) assert.ok(after.includes(kept), kept);
  });

  for (const [how, start, end] of [
    ['begins within one that is there', TEXT.indexOf('مراكش'), TEXT.indexOf('يوم') + 3],
    ['ends within one that is there', TEXT.indexOf('حموشي'), TEXT.indexOf('مراكش') - 1],
  ] as const)
    it(`leaves out what ${how} and crosses it`, async () => {
      const quote = TEXT.slice(start, end);
      const { files, corpus } = await corpusWith({
        '/foreign/a.jsonl': line({ start, end, text: quote, label: 'MISC' }),
        '/foreign/a.txt': TEXT,
      });
      const before = files.text('/corpus/annotations/gold/a.jsonl');
      const result = await imported(corpus, { format: 'jsonl', annotator: 'gold', apply: true });
      assert.deepEqual([result.annotations, result.conflicts], [0, 1]);
      assert.match(withoutIsolates(result.report), /a: crossing: MISC .* crosses FAC «مدينة مراكش»/s);
      assert.equal(files.text('/corpus/annotations/gold/a.jsonl'), before);
    });

  it('is one decision a document: merged with what others write, and undone as a whole', async () => {
    const { files, corpus } = await corpusWith(FOREIGN);
    await imported(corpus, { annotator: 'gold', apply: true });
    const document = (await corpus.corpus.document('a'))!;
    const store = (await corpus.store(document, 'gold'))!;
    const texts = () => store.set.annotations.map(({ text }) => text);
    assert.deepEqual(texts(), ['حموشي', 'مدينة مراكش', 'مراكش', '8 نونبر 2024', 'الرباط']);
    const file = '/corpus/annotations/gold/a.jsonl';
    files.put(file, files.text(file)! + line({ ...place('عاد'), label: 'MISC', id: 'theirs' }));
    await corpus.fileChanges.take(['file:///corpus/annotations/gold/a.jsonl']);
    store.undo();
    await corpus.flush();
    assert.deepEqual(texts(), ['حموشي', 'مدينة مراكش', 'مراكش', '8 نونبر 2024', 'عاد']);
    assert.doesNotMatch(files.text(file)!, /الرباط/);
    store.redo();
    await corpus.flush();
    assert.match(files.text(file)!, /الرباط/);
  });

  it('goes into the text as the editor has it, where the document is open', async () => {
    const shown = TextDocument.create('file:///corpus/a.txt', 'hawashi', 2, `اليوم ${TEXT}`);
    const { files, corpus } = await corpusWith(FOREIGN, (uri) => (uri === shown.uri ? shown : undefined));
    const result = await imported(corpus, { apply: true });
    assert.deepEqual([result.failed, result.documents[0]?.document], [0, undefined]);
    TextDocument.update(shown, [{ text: TEXT }], 3);
    await imported(corpus, { apply: true });
    const snapshot = await corpus.snapshot((await corpus.corpus.document('a'))!, 'new');
    assert.deepEqual(
      snapshot?.annotations.map(({ start, end, text }) => [shown.getText().slice(start, end), text]),
      ['حموشي', 'مراكش', 'الرباط'].map((text) => [text, text]),
    );
    assert.match(files.text('/corpus/annotations/new/a.jsonl')!, /الرباط/);
  });

  it('tells what cannot be written, and counts it as failed', async () => {
    const { corpus } = await corpusWith({ ...FOREIGN, '/corpus/annotations/new/a.jsonl': 'no JSON\n' });
    const result = await imported(corpus, { apply: true });
    assert.deepEqual([result.failed, result.annotations], [1, 0]);
    assert.match(result.report, /no line of it is an annotation/);
  });

  it('takes relations in, once', async () => {
    const { files, corpus } = await corpusWith({
      '/foreign/a.ann': `T1\tPERS 4 9\tحموشي\nT2\tGPE 16 21\tمراكش\nR1\tin Arg1:T1 Arg2:T2\n`,
      '/foreign/a.txt': TEXT,
    });
    const given = { format: 'brat', apply: true };
    const [first, second] = [await imported(corpus, given), await imported(corpus, given)];
    assert.deepEqual([first.relations, second.relations, second.known], [1, 0, 2]);
    const lines = files.text('/corpus/annotations/new/a.jsonl')!.split('\n');
    assert.equal(lines.filter((one) => one.includes('"from"')).length, 1);
  });

  it('ends where it is cancelled', async () => {
    const { files, corpus } = await corpusWith({
      ...FOREIGN,
      '/foreign/z.jsonl': '',
      '/foreign/b.conll': 'نص B-MISC\nآخر O\n. O\n',
    });
    const counted = await imported(corpus, { apply: true }, () => false);
    assert.deepEqual([counted.complete, counted.annotations], [false, 0]);
    const result = await imported(corpus, { apply: true }, (_done, total) => total === 0);
    assert.deepEqual([result.complete, result.annotations], [false, 1]);
    assert.match(result.summary, /stopped before the end/);
    assert.deepEqual(
      files.uris().filter((uri) => uri.includes('/new/')),
      ['file:///corpus/annotations/new/b.jsonl'],
    );
  });

  it('reports files that are broken, and imports the rest', async () => {
    const { corpus } = await corpusWith({ ...FOREIGN, '/foreign/b.conll': 'نص\nآخر B-MISC\n. O\n' });
    const result = await imported(corpus, {});
    assert.equal(result.problems, 1);
    assert.match(result.report, /b\.conll:1: expected a token and a tag/);
    assert.equal(result.documents.length, 2);
  });

  it('reports in the language of the reader', async () => {
    const { corpus } = await corpusWith({ ...FOREIGN, '/foreign/b.conll': 'نص\nآخر B-MISC\n. O\n' });
    const { summary, report } = await imported(corpus, {}, undefined, ({ key }) => `⟨${key}⟩`);
    assert.equal(summary, '⟨import.done⟩');
    // But for names, labels and counts nothing is left that did not come from the catalogue.
    assert.doesNotMatch(report.replaceAll(/⟨[\w.]+⟩|b\.conll/g, ''), /[a-z]{2,}/);
    assert.match(report, /^- b\.conll:1: ⟨read\.[\w.]+⟩$/m);
  });

  it('says what is missing', async () => {
    const { corpus } = await corpusWith(FOREIGN);
    await assert.rejects(imported(corpus, { sources: ['file:///nowhere'] }), /no such file or folder/);
    await assert.rejects(imported(corpus, { format: 'brat' }), /no \.ann files there/);
    await assert.rejects(imported(corpus, { annotator: '../x' }), /cannot be the name of an annotator/);
    await assert.rejects(imported(corpus, { sources: ['http://elsewhere/x'] }), /no file or folder on this/);
  });

  it('takes annotations and the texts beside them when both are picked', async () => {
    const { corpus } = await corpusWith({
      '/foreign/a.ann': 'T1\tGPE 0 5\tمراكش\n',
      '/foreign/a.txt': 'مراكش',
      '/corpus/m.txt': 'مراكش',
    });
    const sources = ['file:///foreign/a.ann', 'file:///foreign/a.txt'];
    const result = await imported(corpus, { sources, format: 'brat' });
    assert.deepEqual([result.documents.map(({ document }) => document), result.problems], [['m'], 0]);
  });
});

describe('finding out the format of files', () => {
  for (const { id } of FORMATS)
    it(`sees that ${id} is ${id}`, async () => {
      const { corpus } = await corpusWith({});
      const parameters = {
        corpus: 'file:///corpus',
        format: id,
        target: 'file:///out',
        annotators: ['gold'],
      };
      await runExport(corpus, 'gold', parameters, silent);
      const [likeliest] = await detect(corpus, ['file:///out']);
      assert.equal(likeliest, id);
    });

  it('takes a text with what others say of it for no task of Label Studio', async () => {
    const span = [
      { begin: 9, end: 14 },
      { begin: 4, end: 8 },
    ];
    const content = JSON.stringify({ text: 'زار سعيد مراكش', denotations: [{ id: 'T1', span, obj: 'X' }] });
    const { corpus } = await corpusWith({ '/foreign/a.json': content });
    assert.equal((await detect(corpus, ['file:///foreign']))[0], 'pubannotation');
  });

  it('finds none for files that are none', async () => {
    const { corpus } = await corpusWith({ '/foreign/x.jsonl': '{}\nno\n', '/foreign/y.pdf': '%PDF' });
    assert.deepEqual(await detect(corpus, ['file:///foreign']), []);
  });
});

describe('the work of several annotators', () => {
  const table = (...rows: readonly string[]): Record<string, string> => ({
    '/corpus/m.txt': 'زار سعيد مراكش',
    '/foreign/spans.csv': ['document,start,end,label,annotator', ...rows].join('\n'),
  });
  const spans = async (corpus: Awaited<ReturnType<typeof corpusWith>>['corpus'], annotator: string) => {
    const [document] = (await corpus.corpus.documents()).filter(({ name }) => name === 'm');
    const decided = await corpus.decided(document!, annotator);
    return decided?.set.annotations.map(({ label, text }) => `${label} ${text}`);
  };
  const sources = ['file:///foreign/spans.csv'];

  it('is taken in as several annotators, and told; a dry run says the same', async () => {
    const files = table('m,4,8,PERS,anna', 'm,4,8,ORG,bob/x', 'm,9,14,GPE,bob/x', 'm,9,14,GPE,Anna');
    for (const apply of [false, true]) {
      const { corpus } = await corpusWith(files);
      const result = await imported(corpus, { sources, format: 'table', annotator: 'them', apply });
      assert.deepEqual([result.annotations, result.conflicts, result.documents.length], [4, 0, 3]);
      assert.match(result.report, /the work of 3 annotators.*them-anna.*them-bob_x.*them-Anna-2/);
      if (!apply) continue;
      assert.deepEqual(await spans(corpus, 'them-anna'), ['PERS سعيد']);
      assert.deepEqual(await spans(corpus, 'them-bob_x'), ['ORG سعيد', 'GPE مراكش']);
      assert.deepEqual(await spans(corpus, 'them-Anna-2'), ['GPE مراكش']);
    }
  });

  it('is the asked annotator’s, where it is of one', async () => {
    const { corpus } = await corpusWith(table('m,4,8,PERS,anna', 'm,9,14,GPE,anna'));
    await imported(corpus, { sources, format: 'table', annotator: 'them', apply: true });
    assert.deepEqual(await spans(corpus, 'them'), ['PERS سعيد', 'GPE مراكش']);
  });
});
