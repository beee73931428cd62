/** What an import says is what it does; what a file says is taken, kept or told. */
import assert from 'node:assert/strict';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { detect } from '../../../server/src/exchange/importRequest.js';
import { openModel } from '../corpus/memoryModel.js';
import { ImportCorpus, TEXT } from './importCorpus.js';

const jsonLines = (...objects: readonly object[]): string =>
  objects.map((object) => JSON.stringify(object) + '\n').join('');
const PERSON = { start: 4, end: 15, text: 'سعيد الفاسي', label: 'PERS' };
const CITY = { start: 22, end: 26, text: 'طنجة', label: 'GPE' };
const header = (more: object): object => ({ hawashi: 1, document: 'a.txt', ...more });

describe('an import tells the truth: what is there already', () => {
  it('gets the value, the entity, the note and further attributes that it lacks', async () => {
    const corpus = new ImportCorpus({
      '/c/annotations/x/a.jsonl': jsonLines({ ...PERSON, id: 'p' }),
      '/in/a.jsonl': jsonLines({ ...PERSON, canonical: 'said', note: 'كاتب', certainty: 'high', id: 'q' }),
    });
    const { lines, known, completed, conflicts, summary } = await corpus.import('jsonl');
    assert.deepEqual([known, completed, conflicts], [1, 1, 0]);
    assert.match(summary, /1 of them got what it lacked/);
    const { id, canonical, note, certainty } = lines.at(-1)!;
    assert.deepEqual([id, canonical, note, certainty], ['p', 'said', 'كاتب', 'high']);
    const again = await corpus.import('jsonl');
    assert.deepEqual([again.known, again.completed, again.conflicts], [1, 0, 0]);
  });

  it('keeps what it says, and what the file says otherwise is told', async () => {
    const corpus = new ImportCorpus({
      '/c/annotations/x/a.jsonl': jsonLines({ ...PERSON, canonical: 'said', id: 'p' }),
      '/in/a.jsonl': jsonLines({ ...PERSON, canonical: 'sa3id', id: 'q' }),
    });
    const { lines, completed, conflicts, said } = await corpus.import('jsonl');
    assert.deepEqual([completed, conflicts], [0, 1]);
    assert.match(
      said,
      /described otherwise: PERS «سعيد الفاسي»: canonical is «said» here and stays; the file says «sa3id»/,
    );
    assert.equal(lines.at(-1)?.['canonical'], 'said');
  });

  it('is told where the file rejects what is annotated, and the other way round', async () => {
    for (const [ours, theirs, kind] of [
      [{}, { rejected: true }, /is rejected in the file, and annotated as PERS here/],
      [{ rejected: true }, {}, /is a rejected PERS already/],
    ] as const) {
      const corpus = new ImportCorpus({
        '/c/annotations/x/a.jsonl': jsonLines({ ...PERSON, id: 'p', ...ours }),
        '/in/a.jsonl': jsonLines({ ...PERSON, id: 'q', ...theirs }),
      });
      assert.match((await corpus.import('jsonl')).said, kind);
    }
  });
});

describe('an import tells the truth: documents', () => {
  const dated = (dct: string): Readonly<Record<string, string>> => ({
    '/in/a.jsonl': jsonLines(header({ status: 'done', dct }), PERSON),
  });

  it('take their date and status from the file', async () => {
    const corpus = new ImportCorpus(dated('2024-05-05T10:00:00'));
    const plan = await corpus.import('jsonl', { apply: false });
    assert.equal(plan.documents_, undefined);
    const { documents_, lines, dates, statuses, summary } = await corpus.import('jsonl');
    assert.deepEqual(JSON.parse(documents_!), { a: { dct: '2024-05-05' } });
    assert.equal(lines[0]?.['status'], 'done');
    assert.deepEqual([dates, statuses], [1, 1]);
    assert.deepEqual([plan.dates, plan.statuses], [1, 1]);
    assert.match(summary, /1 document date, 1 document status/);
    const again = await corpus.import('jsonl');
    assert.deepEqual([again.dates, again.statuses, again.conflicts], [0, 0, 0]);
  });

  it('keep their own, and tell the other', async () => {
    const corpus = new ImportCorpus({
      ...dated('2024-05-05'),
      '/c/documents.json': '{ "a": { "dct": "2023" } }',
      '/c/annotations/x/a.jsonl': jsonLines(header({ status: 'needs-review' }), PERSON),
    });
    const { documents_, lines, conflicts, said } = await corpus.import('jsonl');
    assert.equal(documents_, '{ "a": { "dct": "2023" } }');
    assert.equal(lines[0]?.['status'], 'needs-review');
    assert.equal(conflicts, 2);
    assert.match(said, /date is 2023 here and stays; the file says 2024-05-05/);
    assert.match(said, /status is needs-review here and stays; the file says done/);
  });

  it('tell a date that is none', async () => {
    const { said, documents_ } = await new ImportCorpus(dated('أمس')).import('jsonl');
    assert.match(said, /the document’s date «أمس» is left out/);
    assert.equal(documents_, undefined);
  });
});

describe('an import tells the truth: labels', () => {
  const labelled = (...labels: readonly string[]): Readonly<Record<string, string>> => ({
    '/in/a.jsonl': jsonLines({
      text: TEXT,
      spans: labels.map((label, i) => ({ start: i * 2, end: i * 2 + 2, label })),
    }),
  });

  it('that say more than the one they become are kept beside it', async () => {
    const { lines } = await new ImportCorpus(labelled('PRODUCT', 'CITY', 'PERSON')).import('prodigy');
    assert.deepEqual(
      lines.slice(1).map(({ label, sourceLabel }) => [label, sourceLabel]),
      [
        ['MISC', 'PRODUCT'],
        ['GPE', 'CITY'],
        ['PERS', undefined],
      ],
    );
  });

  it('that a corpus cannot have get a name that it can, or are told', async () => {
    const { lines, said } = await new ImportCorpus(labelled('a\nb', ' ', '')).import('prodigy');
    assert.deepEqual(
      lines.slice(1).map(({ label, sourceLabel }) => [label, sourceLabel]),
      [['a_b', 'a\nb']],
    );
    assert.match(said, /label: «ر » has no label and is left out/);
    assert.match(said, /2 conflicts/);
    const labels = [['a\nb', 'a b']] as const;
    const decided = await new ImportCorpus(labelled('a\nb')).import('prodigy', { labels });
    assert.match(decided.said, /a label has no white space/);
  });
});

describe('an import tells the truth: a dry run says what applying does', () => {
  const twice = {
    '/in/dup.jsonl': jsonLines(
      {
        text: TEXT,
        label: [
          [4, 15, 'PER'],
          [22, 26, 'LOC'],
        ],
        dct: '2024-05-05',
      },
      {
        text: TEXT,
        label: [
          [4, 15, 'ORG'],
          [22, 26, 'LOC'],
          [0, 3, 'X'],
        ],
        dct: '2024-05-06',
      },
    ),
  };
  it('though two sources are one document, which is told', async () => {
    const corpus = new ImportCorpus(twice);
    const numbers = async (apply: boolean): Promise<readonly unknown[]> => {
      const { annotations, known, conflicts, dates, summary, said } = await corpus.import('doccano', {
        apply,
      });
      assert.match(said, /2 documents of the files have this text \(dup-1, dup-2\)/);
      assert.match(summary, /1 document for x/);
      return [annotations, known, conflicts, dates];
    };
    const planned = await numbers(false);
    assert.deepEqual(await numbers(true), planned);
    assert.deepEqual(planned, [3, 1, 2, 1]);
  });
});

describe('an import tells the truth: files', () => {
  it('say once, with a count, what they say on each line', async () => {
    const rows = Array.from({ length: 2000 }, () => 'كلمة ? ?').join('\n');
    const { said, problems } = await new ImportCorpus({ '/in/a.conll': rows }).import('conll');
    const told = said.split('\n').filter((line) => line.includes('a.conll:'));
    assert.equal(told.length, 1);
    assert.match(told[0]!, /a\.conll:1: expected a token and a tag .* \(and 1999 times more\)/);
    assert.equal(problems, 2000);
  });

  it('in which no annotation is found say what there is, by the name that they have', async () => {
    for (const [name, content, format, expected] of [
      ['x.json', JSON.stringify({ text: TEXT, kategorie: 3 }), 'doccano', /x\.json.*kategorie/],
      [
        'a.xml',
        '<TEI><text><body><p>زار</p></body></text></TEI>',
        'tei',
        /a\.xml.*\\<TEI>, \\<text>, \\<body>, \\<p>/,
      ],
      [
        'a.conll',
        'زار O\n',
        'conll',
        /a\.conll: no annotations were found in it as conll; what there is: زار O/,
      ],
      ['a.conll', '', 'conll', /a\.conll: no annotations were found in it: it is empty/],
    ] as const) {
      const corpus = new ImportCorpus({ [`/in/${name}`]: content });
      assert.match((await corpus.import(format, { sources: [`file:///in/${name}`] })).said, expected);
    }
  });

  it('with foreign attributes of any depth are taken in but for what is too deep', async () => {
    const deep = '['.repeat(50_000) + ']'.repeat(50_000);
    const line = JSON.stringify({ ...PERSON, kept: [[1]], deep: 0 }).replace('"deep":0', `"deep":${deep}`);
    const { lines, said } = await new ImportCorpus({ '/in/a.jsonl': line + '\n' }).import('jsonl');
    assert.deepEqual([lines.at(-1)?.['kept'], lines.at(-1)?.['deep']], [[[1]], undefined]);
    assert.match(said, /attribute: PERS «سعيد الفاسي»: «deep» is left out: it lies more than 100 deep/);
  });

  it('with more conflicts than one can list are counted', async () => {
    const label = Array.from({ length: 200_000 }, () => [4, 15, 'ORG']);
    const { said, conflicts } = await new ImportCorpus({
      '/c/annotations/x/a.jsonl': jsonLines(PERSON),
      '/in/a.jsonl': jsonLines({ text: TEXT, label }),
    }).import('doccano');
    assert.equal(conflicts, 200_000);
    assert.match(said, /… and 199000 more/);
  });

  it('keep what relations say beside their type', async () => {
    const { lines } = await new ImportCorpus({
      '/in/a.jsonl': jsonLines(
        { ...PERSON, id: 'p' },
        { ...CITY, id: 'c' },
        { id: 'r', type: 'visits', from: 'p', to: 'c', certainty: 'high' },
      ),
    }).import('jsonl');
    assert.equal(lines.at(-1)?.['certainty'], 'high');
  });
});

describe('an import tells the truth: which format files are in', () => {
  const found = async (name: string, content: string): Promise<string | undefined> => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': TEXT,
      [`/in/${name}`]: content,
    });
    return (await detect(await openModel(files, '/c'), ['file:///in']))[0];
  };
  const pieces = [
    { begin: 22, end: 26 },
    { begin: 4, end: 8 },
  ];
  for (const [what, name, content, format] of [
    [
      'spans that are wrong, beside readers that know no spans',
      'x.jsonl',
      JSON.stringify({ text: TEXT, spans: [{ start: 3, end: 3, label: 'X' }] }),
      'spacy',
    ],
    [
      'a JSON array of doccano’s',
      'a.json',
      JSON.stringify([{ text: TEXT, labels: [[4, 15, 'PER']] }]),
      'doccano',
    ],
    [
      'one Doc of spaCy',
      'a.json',
      JSON.stringify({ text: TEXT, ents: [{ start: 4, end: 15, label: 'PER' }], tokens: [] }),
      'spacy',
    ],
    [
      'spans in pieces, which is told',
      'a.json',
      JSON.stringify({ text: TEXT, denotations: [{ id: 'T1', span: pieces, obj: 'X' }] }),
      'pubannotation',
    ],
    [
      'TimeML under another ending',
      'a.xml',
      '<TimeML>زار <TIMEX3 type="DATE" value="2024">أمس</TIMEX3></TimeML>',
      'timeml',
    ],
    ['standoff whose text is the corpus’', 'a.ann', 'T1\tPER 4 15\tسعيد الفاسي\n', 'brat'],
    ['the only format of an ending, though it is broken', 'a.tml', '<TimeML>', 'timeml'],
    ['our own under another name', 'old.jsonl', jsonLines(header({}), PERSON), 'jsonl'],
  ] as const)
    it(`knows ${what}`, async () => assert.equal(await found(name, content), format));

  it('takes our own under another name as what its header says', async () => {
    const { lines } = await new ImportCorpus({ '/in/old.jsonl': jsonLines(header({}), PERSON) }).import(
      'jsonl',
    );
    assert.equal(lines.at(-1)?.label, 'PERS');
  });

  it('tells which item of a JSON array', async () => {
    const items = [
      { text: TEXT, label: [[4, 15, 'PER']] },
      { text: TEXT, label: [[4, 99, 'PER']] },
    ];
    const corpus = new ImportCorpus({ '/in/a.json': JSON.stringify(items, null, 1) });
    assert.match((await corpus.import('doccano')).said, /a\.json: item 2: expected offsets within the text/);
  });
});
