/** The JSON Schemas that editors complete by, beside what the readers take. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parseAssignment } from '../../../server/src/corpus/assignment/plan.js';
import { parseCorpusFile } from '../../../server/src/corpus/corpusFile.js';
import { parseDocumentsFile } from '../../../server/src/corpus/documentsFile.js';

const parse = (content: string): ReturnType<typeof parseCorpusFile> =>
  parseCorpusFile('/c/hawashi.json', content);

describe('the JSON Schemas', () => {
  const ajv = new Ajv({ strict: true, strictTuples: false, formats: { 'color-hex': true } });
  const schema = (file: string): ((value: unknown) => boolean) => {
    const compiled = ajv.compile(JSON.parse(readFileSync(`schemas/${file}`, 'utf8')) as object);
    return (value) => compiled(value);
  };
  const corpus = schema('hawashi.schema.json');
  const documents = schema('documents.schema.json');
  const assignment = schema('assignment.schema.json');

  it('take the files of the first corpus', () => {
    assert.ok(corpus(JSON.parse(readFileSync('seeds/hawashi.json', 'utf8'))));
    assert.ok(documents(JSON.parse(readFileSync('seeds/documents.json', 'utf8'))));
    assert.deepEqual(parse(readFileSync('seeds/hawashi.json', 'utf8')).problems, []);
  });

  it('agree with the reader about who annotates what', () => {
    for (const one of [
      {},
      { $schema: 'x', annotators: ['amal'], overlap: 12.5, times: 3, order: 'random', seed: 2, blind: true },
      { deadline: '2027-01-31', adjudicator: 'gold', documents: [{ name: 'a', annotators: ['amal'] }] },
      { overlap: 101 },
      { times: 1.5 },
      { order: 'size' },
      { seed: 'x' },
      { deadline: '2027' },
      { blind: 'yes' },
      { documents: ['a'] },
      { documents: [{ annotators: [] }] },
      { documents: [{ name: 'a', by: 'amal' }] },
      { unknown: 1 },
    ])
      assert.equal(
        assignment(one),
        parseAssignment('/c/assignment.json', JSON.stringify(one)).problems.length === 0,
        JSON.stringify(one),
      );
  });

  it('agree with the reader', () => {
    const cases: unknown[] = [
      {},
      {
        documents: ['*.txt'],
        labels: ['PERS', { name: 'A', color: '#fff', key: 'a' }],
        relations: [{ name: 'r', to: ['PERS'] }],
      },
      { documents: '*.txt' },
      { labels: [{}] },
      { labels: [{ name: 'a b' }] },
      { labels: [{ name: 'A', key: 'x' }] },
      { labels: [{ name: 'A', color: 'red' }] },
      { annotations: '../x' },
      { annotations: '/x' },
      { defaultCalendar: 'hijri' },
      { defaultCalendar: 'julian' },
      { unknown: 1 },
      { version: 1 },
      { version: 0 },
      { guidelines: 'docs/labels.md' },
      { guidelines: '../labels.md' },
      { gazetteers: ['names/places.tsv', 'places.geojson'] },
      { gazetteers: ['../places.tsv'] },
      { gazetteers: 'places.tsv' },
      { labels: [{ name: 'PER', suggest: ['PERS'] }] },
      { labels: [{ name: 'PER', suggest: 'PERS' }] },
      { locale: 'ar_MA' },
      { documentFields: ['topic', { name: 'genre', values: ['news', { name: 'opinion' }] }] },
      { documentFields: ['dct'] },
      { documentFields: [{ name: 'topic', type: 'entity' }] },
      { documentFields: [{ name: 'topic', key: 't' }] },
      ...[
        { name: 'a', command: ['python3', 'tool.py'], labels: { LOC: 'GPE' }, seconds: 5, megabytes: 500 },
        { name: 'a', inception: 'https://example.org/ner', layer: 'custom.Span', feature: 'kind' },
        { name: 'a', labelStudio: 'http://127.0.0.1:9090' },
        { name: 'a', labelStudio: 'http://localhost/ls' },
        { name: 'a', labelStudio: 'http://[::1]:9090/' },
        { name: 'a' },
        { command: ['x'] },
        { name: 'a', command: [] },
        { name: 'a', command: 'x' },
        { name: 'a', command: ['x'], labelStudio: 'https://example.org' },
        { name: 'a', labelStudio: 'http://example.org' },
        { name: 'a', labelStudio: 'http://127.0.0.1.example.org' },
        { name: 'a', labelStudio: 'http://127.0.0.1:80@example.org/' },
        { name: 'a', labelStudio: 'http://localhost:x/' },
        { name: 'a', inception: 'ftp://localhost/' },
        { name: 'a', inception: 'https://user@example.org/' },
        { name: 'a', inception: 'https://example.org/?q=1' },
        { name: 'a', command: ['x'], seconds: 0 },
        { name: 'a', command: ['x'], labels: { LOC: 3 } },
        { name: 'a', command: ['x'], shell: true },
        { name: 'a', chat: {} },
        { name: 'a', chat: { vendor: 'v', family: 'f', version: '1', id: 'i' } },
        { name: 'a', chat: { family: '' } },
        { name: 'a', chat: { family: 3 } },
        { name: 'a', chat: { name: 'f' } },
        { name: 'a', chat: [] },
        { name: 'a', chat: {}, command: ['x'] },
        'a',
      ].map((recommender) => ({ recommenders: [recommender] })),
      [],
    ];
    for (const value of cases)
      assert.equal(corpus(value), parse(JSON.stringify(value)).problems.length === 0, JSON.stringify(value));
    for (const value of [
      {},
      { a: {} },
      { a: { dct: '2024-02' } },
      { a: { dct: '2024-13' } },
      { a: { dct: 2024 } },
      { a: { outlet: 'هسبريس', url: 'https://example.org/', mine: [1, { x: null }] } },
      { a: 1 },
      [],
    ])
      assert.equal(
        documents(value),
        parseDocumentsFile('p', JSON.stringify(value)).problems.length === 0,
        JSON.stringify(value),
      );
  });
});
