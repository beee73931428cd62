/** Gazetteers of the user's own: what their files say, what is wrong with them, and that they are read again. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { atOnce } from '../../../server/src/text/slices.js';
import { readLinkedPlaces } from '../../../server/src/corpus/gazetteers/linkedPlaces.js';
import { readSkosTurtle } from '../../../server/src/corpus/gazetteers/skosTurtle.js';
import type { ReadGazetteer } from '../../../server/src/corpus/gazetteers/rows.js';
import { readTsvGazetteer } from '../../../server/src/corpus/gazetteers/tsvGazetteer.js';
import { arabic } from '../languages/packs.js';
import { inWords } from '../messages/inWords.js';
import { openModel } from './memoryModel.js';

const HEADER = 'id\tname\taliases\tlabel\twikidata';
const table = (text: string): ReadGazetteer => atOnce(readTsvGazetteer('file:///c/p.tsv', 'p.tsv', text));
const places = (text: string): ReadGazetteer => atOnce(readLinkedPlaces('file:///c/p.json', 'p.json', text));
const collection = (...features: readonly unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features }, undefined, 1);
const shown = ({ rows }: ReadGazetteer): readonly string[] =>
  rows.map(({ id, name, aliases, label, wikidata }) =>
    [id, name, aliases.join('|'), label, wikidata ?? ''].join(' '),
  );
const told = ({ problems }: ReadGazetteer): readonly (readonly [number, string, string])[] =>
  problems.map(({ line, severity, message }) => [line, severity, message.key]);

describe('a gazetteer as a table', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'all columns',
      `${HEADER}\nrbt\tالرباط\tرباط الفتح|Rabat\tGPE\tQ3551\n`,
      ['rbt الرباط رباط الفتح|Rabat GPE Q3551'],
    ],
    ['in any order, with others', 'lat\tName\tID\n34\tالرباط\trbt', ['rbt الرباط   ']],
    [
      'with a byte order mark, and lines of Windows',
      `\ufeffid\tname\r\na\tأ\r\n\r\nb\tب\r\n`,
      ['a أ   ', 'b ب   '],
    ],
    ['spaces around, names twice', `${HEADER}\na\t أ \tأ| ب |ب||\t\t`, ['a أ ب  ']],
    ['short rows', `${HEADER}\na\tأ`, ['a أ   ']],
    ['the address of an item', `${HEADER}\na\tأ\t\t\thttp://www.wikidata.org/entity/Q5`, ['a أ   Q5']],
    ['columns called as what objects have', 'id\tname\tconstructor\na\tأ\tx', ['a أ   ']],
    ['nothing', '', []],
  ];
  for (const [what, text, rows] of cases)
    it(what, () => {
      const read = table(text);
      assert.deepEqual(shown(read), rows);
      assert.deepEqual(told(read), []);
    });

  it('tells rows that are not right at their line, and uses the others', () => {
    const read = table(`${HEADER}\n\n\tأ\nb\t\nc\tج\nc\tد\ne\tه\t\t\tQ0\n`);
    assert.deepEqual(shown(read), ['c ج   ', 'e ه   ']);
    assert.deepEqual(told(read), [
      [3, 'error', 'gazetteer.noId'],
      [4, 'error', 'gazetteer.noName'],
      [6, 'error', 'gazetteer.twice'],
      [7, 'warning', 'gazetteer.wikidata'],
    ]);
  });

  it('uses nothing of one without a header, and tells no more than a hundred rows one by one', () => {
    assert.deepEqual(told(table('rbt\tالرباط\n')), [[1, 'error', 'gazetteer.header']]);
    const many = table(`${HEADER}\n${'\tx\n'.repeat(250)}`);
    assert.equal(many.problems.length, 101);
    assert.match(inWords(many.problems.at(-1)?.message), /150/);
  });

  it('gives back what was written, whatever it was', () => {
    const cell = fc.stringMatching(/^[^\s|\ufeff][^\t\r\n|]{0,8}[^\s|\ufeff]$/u);
    const row = fc.record({ id: cell, name: cell, aliases: fc.uniqueArray(cell, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: ({ id }) => id }), (rows) => {
        const lines = rows.map(({ id, name, aliases }) => [id, name, aliases.join('|')].join('\t'));
        const { rows: read, problems } = table(['id\tname\taliases', ...lines].join('\n'));
        assert.deepEqual(problems, []);
        assert.deepEqual(
          read.map(({ id, name, aliases }) => ({ id, name, aliases })),
          rows.map(({ id, name, aliases }) => ({ id, name, aliases: aliases.filter((one) => one !== name) })),
        );
      }),
    );
  });
});

describe('a gazetteer as GeoJSON', () => {
  const rabat = {
    '@id': 'https://example.org/rabat',
    properties: { title: 'الرباط' },
    names: [{ toponym: 'الرباط' }, { toponym: 'Rabat', lang: 'fr' }],
    links: [
      { type: 'seeAlso', identifier: 'wd:Q1' },
      { type: 'exactMatch', identifier: 'gn:2538475' },
      { type: 'closeMatch', identifier: 'wd:Q3551' },
    ],
  };
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ['of Linked Places', collection(rabat), ['https://example.org/rabat الرباط Rabat  Q3551']],
    ['of another kind', collection({ id: 7, properties: { name: 'الرباط' } }), ['7 الرباط   ']],
    [
      'named by its first toponym',
      collection({ '@id': 'a', names: [{ toponym: 'أ' }, null, 3] }),
      ['a أ   '],
    ],
    ['with comments', `// places\n${collection({ id: 'a', properties: { title: 'أ' } })}`, ['a أ   ']],
  ];
  for (const [what, text, rows] of cases)
    it(what, () => {
      const read = places(text);
      assert.deepEqual(shown(read), rows);
      assert.deepEqual(told(read), []);
    });

  it('tells features that are not right at their line', () => {
    const good = '{"id":"a","properties":{"name":"أ","features":[{}]}}';
    const read = places(`{"features":[\n${good},\n{"id":"b"},\n5,\n[],\n${good}\n],\n"more":[{},\n{}]}`);
    assert.deepEqual(shown(read), ['a أ   ']);
    assert.deepEqual(told(read), [
      [3, 'error', 'gazetteer.noName'],
      [4, 'error', 'gazetteer.noId'],
      [5, 'error', 'gazetteer.noId'],
      [6, 'error', 'gazetteer.twice'],
    ]);
  });

  for (const [what, text, line, key] of [
    ['broken', '{"features": [\n{,', 2, 'json.broken'],
    ['cut off', '{"features": [', 1, 'json.broken'],
    ['empty', '', 1, 'json.broken'],
    ['something else', '[1]', 1, 'gazetteer.noFeatures'],
    ['without a list', '{"features": {}}', 1, 'gazetteer.noFeatures'],
    ['as deep as nobody writes', '['.repeat(100_000), 1, 'json.broken'],
  ] as const)
    it(`says what is wrong with one that is ${what}`, () => {
      const read = places(text);
      assert.deepEqual(read.rows, []);
      assert.deepEqual(told(read), [[line, 'error', key]]);
    });

  it('never throws', () => {
    fc.assert(fc.property(fc.json(), (text) => void places(text)));
    fc.assert(fc.property(fc.jsonValue(), (value) => void places(JSON.stringify({ features: [value] }))));
  });
});

describe('a gazetteer as SKOS in Turtle', () => {
  const turtle = (text: string): ReadGazetteer => atOnce(readSkosTurtle('file:///c/p.ttl', 'p.ttl', text));
  const PREFIXES = '@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix : <http://e.org/> .\n';

  it('has a row a concept, with all its labels', () => {
    const read = turtle(`${PREFIXES}
:rbt a skos:Concept ; skos:prefLabel "الرباط"@ar, "Rabat"@fr ; skos:altLabel "رباط الفتح" ;
  skos:exactMatch <http://sws.geonames.org/2538475/>, <http://www.wikidata.org/entity/Q3551> ; skos:broader :ma .
<http://e.org/scheme> a skos:ConceptScheme .
[] skos:prefLabel "nobody" .`);
    assert.deepEqual(shown(read), ['http://e.org/rbt الرباط Rabat|رباط الفتح  Q3551']);
    assert.deepEqual(told(read), []);
  });

  it('tells concepts without a name at their line, and uses the others', () => {
    const read = turtle(
      `${PREFIXES}:a skos:prefLabel "أ" .\n:b a skos:Concept .\n<http://e.org/c> skos:altLabel "ج" .`,
    );
    assert.deepEqual(shown(read), ['http://e.org/a أ   ']);
    assert.deepEqual(told(read), [
      [4, 'error', 'gazetteer.noName'],
      [5, 'error', 'gazetteer.noName'],
    ]);
  });

  for (const [what, text, line, key] of [
    ['broken', `${PREFIXES}:a skos:prefLabel "أ" .\n:b skos:prefLabel .\n`, 4, 'gazetteer.turtle'],
    ['of an unknown prefix', `${PREFIXES}x:a x:b x:c .`, 3, 'gazetteer.turtle'],
    ['cut off', `${PREFIXES}:a skos:prefLabel "أ`, 3, 'gazetteer.turtle'],
    ['empty', '', 1, 'gazetteer.noConcepts'],
    ['something else', '{"a": 1}', 1, 'gazetteer.turtle'],
  ] as const)
    it(`says what is wrong with one that is ${what}`, () => {
      const read = turtle(text);
      assert.deepEqual(read.rows, []);
      assert.deepEqual(told(read), [[line, 'error', key]]);
    });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void turtle(PREFIXES + text)));
    assert.ok(turtle('['.repeat(100_000)).problems.length > 0);
  });
});

describe('the gazetteers of a corpus', () => {
  const put = (files: MemoryFileSystem, path: string, text: string): void =>
    files.put(path, new TextEncoder().encode(text));
  const opened = async (gazetteers: readonly string[], more: Readonly<Record<string, string>>) => {
    const settings = JSON.stringify({ gazetteers, documents: ['**/*'] });
    const files = new MemoryFileSystem({ '/c/hawashi.json': settings, ...more });
    return { files, model: await openModel(files, '/c') };
  };

  it('are read, are no documents, and are read again when a file or the list changes', async () => {
    const { files, model } = await opened(['p.tsv'], {
      '/c/p.tsv': 'id\tname\na\tأ',
      '/c/q.tsv': 'id\tname\nb\tب',
    });
    const { gazetteers } = model.corpus;
    const names = async () => (await gazetteers.directory(arabic))?.all.map(({ name }) => name);
    assert.deepEqual(await names(), ['أ']);
    assert.equal(model.corpus.documentAt('file:///c/p.tsv'), undefined);
    put(files, '/c/p.tsv', 'id\tname\na\tآخر');
    assert.deepEqual(await model.fileChanges.take(['file:///c/p.tsv']), [{ kind: 'gazetteers' }]);
    assert.deepEqual(await names(), ['آخر']);
    put(files, '/c/hawashi.json', '{ "gazetteers": ["q.tsv", "p.tsv"] }');
    await model.fileChanges.take(['file:///c/hawashi.json']);
    assert.deepEqual(await names(), ['ب', 'آخر']);
    put(files, '/c/hawashi.json', '{}');
    await model.fileChanges.take(['file:///c/hawashi.json']);
    assert.equal(await names(), undefined);
  });

  it('make entities of rows, of several with one id of the first', async () => {
    const { model } = await opened(['p.tsv', 'q.tsv'], {
      '/c/p.tsv': 'id\tname\na\tأ',
      '/c/q.tsv': 'id\tname\tlabel\na\tلا\tORG\nb\tب\tORG',
    });
    const { gazetteers } = model.corpus;
    assert.deepEqual(gazetteers.entity('a', 'GPE'), { id: 'a', label: 'GPE', name: 'أ', aliases: [] });
    assert.deepEqual(gazetteers.entity('b', 'GPE')?.label, 'ORG');
    assert.equal(gazetteers.entity('c', 'GPE'), undefined);
  });

  it('say what is wrong with files as a whole', async () => {
    const { files, model } = await opened(['gone.tsv', 'a.xml', 'b.tsv'], { '/c/a.xml': '', '/c/b.tsv': '' });
    files.put('/c/b.tsv', new Uint8Array([0xff]));
    await model.fileChanges.take(['file:///c/b.tsv']);
    assert.deepEqual(
      model.corpus.problems.map(({ file, severity, message }) => [file, severity, message.key]),
      [
        ['file:///c/gone.tsv', 'warning', 'gazetteer.missing'],
        ['file:///c/a.xml', 'error', 'gazetteer.format'],
        ['file:///c/b.tsv', 'error', 'file.notUtf8'],
      ],
    );
  });
});
