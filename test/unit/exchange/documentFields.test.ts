import assert from 'node:assert/strict';
import { runExport } from '../../../server/src/exchange/exportRequest.js';
import { FORMATS } from '../../../server/src/formats/registry.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { openModel } from '../corpus/memoryModel.js';
import { ImportCorpus, TEXT } from './importCorpus.js';

/** A corpus that defines fields of its own. */
const SCHEME = {
  documentFields: [
    { name: 'topics', type: 'choices', values: ['أمن', 'رياضة'] },
    { name: 'checked', type: 'flag' },
    { name: 'pages', type: 'number' },
  ],
};
const corpusFile = JSON.stringify(SCHEME);
const json = (value: unknown): string => JSON.stringify(value);

describe('fields of documents in imported files', () => {
  /** What of a file is said of the document `a` afterwards. */
  function check(what: string, format: string, file: string, content: string, expected: object): void {
    it(`are taken from ${what}`, async () => {
      const corpus = new ImportCorpus({ '/c/hawashi.json': corpusFile, [`/in/${file}`]: content });
      const { documents_, conflicts, said } = await corpus.import(format);
      assert.deepEqual(JSON.parse(documents_ ?? '{}'), { a: expected }, said);
      assert.equal(conflicts, 0, said);
    });
  }

  check(
    'the data of Label Studio',
    'label-studio',
    'a.json',
    json([{ data: { text: TEXT, document: 'a', outlet: 'هسبريس', topics: ['أمن'], checked: true } }]),
    { outlet: 'هسبريس', topics: ['أمن'], checked: true },
  );
  check(
    'the columns of doccano',
    'doccano',
    'a.jsonl',
    json({ text: TEXT, document: 'a', label: [], author: 'سعيد', pages: '3' }),
    { author: 'سعيد', pages: 3 },
  );
  check(
    'the meta of Prodigy',
    'prodigy',
    'a.jsonl',
    json({ text: TEXT, spans: [], meta: { url: 'https://hespress.com/1.html', topics: 'أمن' } }),
    { url: 'https://hespress.com/1.html', topics: ['أمن'] },
  );
  check(
    'columns of a dataset, a moment with its time apart',
    'hf-jsonl',
    'a.jsonl',
    json({ text: TEXT, spans: [], title: 'عنوان', published: '2024-11-08 10:00:00' }),
    { title: 'عنوان', published: '2024-11-08T10:00:00' },
  );
  check(
    'comments of CoNLL-U, as GUM has them',
    'conllu',
    'a.conllu',
    [
      '# newdoc id = a',
      '# meta::author = سعيد الفاسي',
      '# meta::sourceURL = https://hespress.com/%D8%A7.html',
      '# meta::dateCollected = 2024-11-09',
      `# text = ${TEXT.trim()}`,
      ...TEXT.trim()
        .split(' ')
        .map((word, i) => `${i + 1}\t${word}${'\t_'.repeat(8)}`),
      '',
    ].join('\n'),
    { author: 'سعيد الفاسي', url: 'https://hespress.com/%D8%A7.html', captured: '2024-11-09' },
  );
  check(
    'the header of TEI: an article in a newspaper',
    'tei',
    'a.xml',
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>a</title></titleStmt>
      <publicationStmt><p/></publicationStmt><sourceDesc><biblStruct><analytic><author>سعيد</author>
      <title level="a">عنوان</title></analytic><monogr><title level="j">هسبريس</title><imprint>
      <pubPlace>الرباط</pubPlace><date when="2024-11-08"/></imprint></monogr></biblStruct></sourceDesc></fileDesc>
      <profileDesc><langUsage><language ident="ar">عربية</language></langUsage></profileDesc></teiHeader>
      <text><body><p>${TEXT}</p></body></text></TEI>`,
    {
      ...{ author: 'سعيد', title: 'عنوان', outlet: 'هسبريس', place: 'الرباط', published: '2024-11-08' },
      language: 'ar',
    },
  );
  check(
    'the page that web annotations are on',
    'web-annotation',
    'a.jsonld',
    json([
      {
        type: 'Annotation',
        body: 'PERS',
        target: {
          source: 'https://hespress.com/1.html#top',
          selector: { type: 'TextQuoteSelector', exact: 'سعيد الفاسي' },
        },
      },
    ]),
    { url: 'https://hespress.com/1.html' },
  );
  check(
    'the address of PubAnnotation',
    'pubannotation',
    'a.json',
    json({ text: TEXT, sourceid: 'a', source_url: 'https://hespress.com/1.html', denotations: [] }),
    { url: 'https://hespress.com/1.html' },
  );
  check(
    'a Hawashi header, in one step with the date',
    'jsonl',
    'a.jsonl',
    json({ hawashi: 1, document: 'a.txt', dct: '2024-11-08', fields: { outlet: 'هسبريس', pages: 2 } }),
    { dct: '2024-11-08', outlet: 'هسبريس', pages: 2 },
  );

  const conflicting = {
    '/c/hawashi.json': corpusFile,
    '/c/documents.json': '{ "a": { "outlet": "هسبريس", "author": "" } }',
    '/in/a.jsonl': json({
      ...{ hawashi: 1, document: 'a.txt' },
      fields: { outlet: 'أخبارنا', author: 'سعيد', topics: ['طقس'], mood: 'x', url: 'hespress' },
    }),
  };

  it('write over nothing, and tell what is left out', async () => {
    const corpus = new ImportCorpus(conflicting);
    const plan = await corpus.import('jsonl', { apply: false });
    const { documents_, said, fields, conflicts, summary } = await corpus.import('jsonl');
    assert.deepEqual(JSON.parse(documents_!), { a: { outlet: 'هسبريس', author: 'سعيد' } });
    assert.deepEqual([plan.fields, fields, conflicts], [1, 1, 4]);
    assert.match(summary, /1 document field/);
    assert.match(said, /outlet of the document is «هسبريس» here and stays; the file says «أخبارنا»/);
    assert.match(said, /topics of the document, «.*طقس.*», is left out: .*أمن/);
    assert.match(said, /mood of the document, «x», is left out: .*documentFields/);
    assert.match(said, /url of the document, «hespress», is left out: .*https/);
  });

  it('are there already the second time', async () => {
    const corpus = new ImportCorpus({
      '/in/a.jsonl': json({ hawashi: 1, document: 'a.txt', fields: { outlet: 'هسبريس' } }),
    });
    await corpus.import('jsonl');
    const again = await corpus.import('jsonl');
    assert.deepEqual([again.fields, again.conflicts], [0, 0]);
  });

  it('of a field that no corpus knows are told as before', async () => {
    const corpus = new ImportCorpus({ '/in/a.jsonl': json({ text: TEXT, label: [], mood: 'x' }) });
    const { said, documents_ } = await corpus.import('doccano');
    assert.match(said, /mood/);
    assert.equal(documents_, undefined);
  });
});

describe('fields of documents in exported files', () => {
  const FIELDS = {
    dct: '2024-11-08',
    ...{ title: 'عنوان', outlet: 'هسبريس', url: 'https://hespress.com/%D8%A7?a=1&b=2', language: 'ar-MA' },
    ...{ topics: ['أمن', 'رياضة'], checked: false, pages: 2.5 },
  };
  const start = TEXT.indexOf('أمس');
  const LINE = json({ id: 'a', start, end: start + 3, text: 'أمس', label: 'DATE', value: '2024-11-07' });

  for (const format of FORMATS) {
    const options = Object.fromEntries(format.options.map(({ name, values }) => [name, values[0]!]));
    const carries = format.carries(options).fields !== undefined;
    it(`${format.id}: ${carries ? 'come back as they were' : 'are told as lost'}`, async () => {
      const files = new MemoryFileSystem({
        '/e/hawashi.json': corpusFile,
        '/e/a.txt': TEXT,
        '/e/documents.json': json({ a: FIELDS }),
        '/e/annotations/x/a.jsonl': `${json({ hawashi: 1, document: 'a.txt' })}\n${LINE}\n`,
      });
      const model = await openModel(files, '/e');
      const parameters = { corpus: 'file:///e', target: 'file:///out', format: format.id, annotators: ['x'] };
      const { loss } = await runExport(model, 'x', parameters, { step: () => Promise.resolve(true) });
      await model.dispose();
      if (!carries) return assert.match(loss!, /7 document fields/);
      assert.doesNotMatch(loss ?? '', /document/);
      const written = files.uris().filter((uri) => uri.startsWith('file:///out/'));
      const given: Record<string, Uint8Array> = {};
      for (const uri of written) given[uri.replace('file:///out/', '/in/')] = await files.readFile(uri);
      const corpus = new ImportCorpus({ '/c/hawashi.json': corpusFile, ...given });
      const { documents_, said } = await corpus.import(format.id);
      assert.deepEqual(JSON.parse(documents_!), { a: FIELDS }, said);
    });
  }
});
