/** The JSON Schemas that editors complete by, beside what the readers take. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
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

  it('take the files of the first corpus', () => {
    assert.ok(corpus(JSON.parse(readFileSync('seeds/hawashi.json', 'utf8'))));
    assert.ok(documents(JSON.parse(readFileSync('seeds/documents.json', 'utf8'))));
    assert.deepEqual(parse(readFileSync('seeds/hawashi.json', 'utf8')).problems, []);
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
      { labels: [{ name: 'PER', suggest: ['PERS'] }] },
      { labels: [{ name: 'PER', suggest: 'PERS' }] },
      { locale: 'ar_MA' },
      { documentFields: ['topic', { name: 'genre', values: ['news', { name: 'opinion' }] }] },
      { documentFields: ['dct'] },
      { documentFields: [{ name: 'topic', type: 'entity' }] },
      { documentFields: [{ name: 'topic', key: 't' }] },
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
