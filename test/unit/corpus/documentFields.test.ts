import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AttributeChanges } from '../../../server/src/annotation/attributes.js';
import { documentFields, fieldProblem } from '../../../server/src/annotation/documentFields.js';
import { Corpus } from '../../../server/src/corpus/corpus.js';
import { parseCorpusFile } from '../../../server/src/corpus/corpusFile.js';
import { withFields } from '../../../server/src/corpus/documentsEdit.js';
import { parseDocumentsFile } from '../../../server/src/corpus/documentsFile.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { inWords } from '../messages/inWords.js';

const OWN = parseCorpusFile(
  '/c/hawashi.json',
  `{ "documentFields": ["desk", { "name": "topic", "values": ["security", "sport"] },
     { "name": "genres", "type": "choices", "values": ["news", "opinion"] },
     { "name": "seen", "type": "flag" }, { "name": "words", "type": "number" },
     { "name": "outlet", "values": ["هسبريس", "Le360"] }] }`,
).settings.documentFields;

describe('the fields of documents', () => {
  it('are those of every corpus, then its own; its own outlet takes the place of the other', () => {
    const fields = documentFields(OWN);
    assert.deepEqual(fields.map(({ name, type }) => `${name}: ${type}`).slice(0, 3), [
      'dct: text',
      'title: text',
      'outlet: choice',
    ]);
    assert.deepEqual(
      fields.slice(10).map(({ name, type }) => `${name}: ${type}`),
      ['desk: text', 'topic: choice', 'genres: choices', 'seen: flag', 'words: number'],
    );
  });

  const values: readonly (readonly [name: string, value: unknown, isRight: boolean])[] = [
    ['dct', '2024-11-08', true],
    ['dct', '2024-11-08T10:00', false],
    ['dct', 2024, false],
    ['published', '2024-11-08', true],
    ['published', '2024-11', true],
    ['published', '2024-11-08T10:30:00+01:00', true],
    ['captured', '2024-11-08T10:30Z', true],
    ['published', '2024-11-08T25:00', false],
    ['published', '2024-02-30', false],
    ['published', 'أمس', false],
    ['url', 'https://www.hespress.com/%D8%A3?x=1#y', true],
    ['url', 'http://example.org', true],
    ['url', 'www.hespress.com', false],
    ['url', 'javascript:alert(1)', false],
    ['url', 'https://a b', false],
    ['language', 'ar-MA', true],
    ['language', 'Arabic', false],
    ['title', 'عنوان', true],
    ['title', ' ', false],
    ['author', ['a'], false],
    ['outlet', 'هسبريس', true],
    ['outlet', 'Hespress', false],
    ['topic', 'sport', true],
    ['genres', ['news', 'opinion'], true],
    ['genres', 'news', false],
    ['seen', false, true],
    ['seen', 'no', false],
    ['words', 300, true],
    ['words', '300', false],
    ['mine', { any: [1] }, true],
  ];
  for (const [name, value, isRight] of values)
    it(`${name} ${isRight ? 'may' : 'may not'} be ${JSON.stringify(value)}`, () => {
      const field = documentFields(OWN).find((each) => each.name === name);
      assert.equal(fieldProblem(field, value) === undefined, isRight);
    });

  it('are read whole, and what is wrong is told at its place', () => {
    const { documents, problems } = parseDocumentsFile(
      'p',
      '{\n  "a": { "dct": "2024", "outlet": "هسبريس",\n    "url": "hespress",\n    "topic": "wetter", "mine": { "x": [1] } }\n}',
      OWN,
    );
    assert.deepEqual(JSON.parse(JSON.stringify(documents.get('a'))), {
      dct: '2024',
      fields: { dct: '2024', outlet: 'هسبريس', url: 'hespress', topic: 'wetter', mine: { x: [1] } },
    });
    assert.deepEqual(
      problems.map(({ line, column, severity, message }) => [line, column, severity, inWords(message)]),
      [
        [3, 12, 'warning', 'Write an address that begins with http:// or https://.'],
        [4, 14, 'warning', 'topic is one of: security, sport.'],
      ],
    );
  });
});

describe('setting the fields of a document', () => {
  const edits: readonly (readonly [content: string | undefined, changes: AttributeChanges, after: string])[] =
    [
      [undefined, { outlet: 'هسبريس' }, '{\n  "a": { "outlet": "هسبريس" }\n}\n'],
      ['{ "a": { "dct": "2024" } }', { outlet: 'x' }, '{ "a": { "dct": "2024", "outlet": "x" } }'],
      ['{ "a": { "outlet": "x" } }', { dct: '2024' }, '{ "a": { "dct": "2024", "outlet": "x" } }'],
      [
        '{ "a": {\n    // kept\n    "dct": "2024"\n  } }',
        { place: 'y', seen: true },
        '{ "a": {\n    // kept\n    "dct": "2024",\n    "place": "y",\n    "seen": true\n  } }',
      ],
      ['{ "a": { "x": 1, "y": 2, "z": 3 } }', { y: null, z: ['b'] }, '{ "a": { "x": 1, "z": ["b"] } }'],
      ['{ "a": { "x": 1 } }', { y: null }, '{ "a": { "x": 1 } }'],
      ['{ "a": { "x": 1, } }', { x: null }, '{ "a": { } }'],
      ['{ "a": { "x": 1, // why,\n "y": 2 } }', { x: null }, '{ "a": {  // why,\n "y": 2 } }'],
      ['{ "a": { "x": 1 /* a, b */, "y": 2 } }', { y: null }, '{ "a": { "x": 1 /* a, b */  } }'],
    ];
  for (const [content, changes, after] of edits)
    it(`${JSON.stringify(content)} with ${JSON.stringify(changes)}`, () =>
      assert.deepEqual(withFields('p', content, 'a', changes), { content: after }));

  it('says what was set, and all else that was there', () => {
    const name = fc.constantFrom('a', 'b', '__proto__');
    const field = fc.constantFrom('dct', 'outlet', 'topic', '__proto__', 'constructor', 'a"b');
    const value = fc.constantFrom('2024', true, 3, ['x', 'y'], null);
    const contents = fc.constantFrom(
      undefined,
      '{}',
      '{\r\n\t"b": {\r\n\t\t"dct": "1999", // when\r\n\t\t"mine": {"x": 1},\r\n\t},\r\n}\r\n',
      '\ufeff{ "__proto__": { "mine": [ 1, 2 ] } /* end */ }',
    );
    fc.assert(
      fc.property(contents, fc.array(fc.tuple(name, field, value), { maxLength: 12 }), (content, sets) => {
        const read = (text: string) =>
          new Map(
            [...parseDocumentsFile('p', text).documents].map(([of, { fields }]) => [
              of,
              new Map(Object.entries(fields)),
            ]),
          );
        const expected = content === undefined ? new Map<string, Map<string, unknown>>() : read(content);
        let now: string | undefined = content;
        for (const [document, key, given] of sets) {
          const change = Object.fromEntries([[key, given]]);
          now = (withFields('p', now, document, change) as { content: string }).content;
          const said = expected.get(document);
          if (given === null) said?.delete(key);
          else expected.set(document, (said ?? new Map<string, unknown>()).set(key, given));
        }
        assert.deepEqual(read(now ?? '{}'), expected);
        for (const comment of ['// when', '/* end */'])
          assert.equal(now?.includes(comment) ?? false, content?.includes(comment) ?? false);
      }),
    );
  });

  it('refuses what a field cannot be, and says what it can', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{ "documentFields": [{ "name": "n", "type": "number" }] }',
    });
    const corpus = await Corpus.open(files, '/c');
    for (const [changes, told] of [
      [{ url: 'x' }, /https/],
      [{ n: 'many' }, /number/],
      [{ outlet: 'هسبريس', published: 'yesterday' }, /2024-11-08/],
    ] as const)
      assert.match(inWords((await corpus.setFields('a', changes)).problem), told);
    assert.equal(
      files.text('/c/documents.json'),
      undefined,
      'nothing is written of what is not wholly right',
    );
    assert.deepEqual(await corpus.setFields('a', { n: 3, outlet: 'هسبريس' }), {});
    assert.deepEqual(corpus.fields('a'), { n: 3, outlet: 'هسبريس' });
  });

  it('knows at once what a changed scheme makes of what is there', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/documents.json': '{ "a": { "topic": "x" } }',
    });
    const corpus = await Corpus.open(files, '/c');
    assert.deepEqual(corpus.problems, []);
    files.put('/c/hawashi.json', '{ "documentFields": [{ "name": "topic", "values": ["y"] }] }');
    await corpus.refresh('file:///c/hawashi.json');
    assert.deepEqual(
      corpus.problems.map(({ file }) => file),
      ['file:///c/documents.json'],
    );
    assert.deepEqual(corpus.fields('a'), { topic: 'x' });
  });
});
