/** Label Studio's controls: of regions, and of documents as wholes; those of others read. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import type { DocumentField } from '../../../server/src/annotation/documentFields.js';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { parseXml, isElement, type XmlElement } from '../../../server/src/formats/parts/xml.js';
import { ImportCorpus } from '../exchange/importCorpus.js';
import { documents } from './generatedDocuments.js';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

const named = (...names: readonly string[]) => names.map((name) => ({ name }));
const attributes: readonly AttributeDefinition[] = [
  { name: 'role', type: 'choice', values: named('office/judge', 'office/clerk', 'kin'), required: true },
  { name: 'topics', type: 'choices', values: named('sport', 'sport/football') },
  { name: 'certainty', type: 'choice', values: named('1', '2', '3', '4', '5', '6'), labels: ['PERS'] },
  { name: 'weight', type: 'number' },
  { name: 'negated', type: 'flag' },
  { name: 'mood', type: 'choices', values: named('good', 'bad') },
  { name: 'words', type: 'text' },
];
const documentFields: readonly DocumentField[] = [
  { name: 'genre', type: 'choice', values: named('news', 'news/sport') },
  { name: 'mood', type: 'choices', values: named('good', 'bad') },
  { name: 'stars', type: 'choice', values: named('1', '2', '3') },
  { name: 'checked', type: 'flag' },
  { name: 'pages', type: 'number' },
  { name: 'outlet', type: 'text' },
];
const document: ExchangeDocument = {
  name: 'a',
  text: 'زار سعيد فاس',
  fields: { genre: 'news/sport', mood: ['good'], stars: '3', checked: false, pages: 2, outlet: 'هسبريس' },
  annotations: [
    {
      ...{ id: 'x', start: 4, end: 8, text: 'سعيد', label: 'PERS' },
      attributes: {
        ...{ role: 'office/judge', topics: ['sport/football', 'a//b'], certainty: '4', weight: 2.5 },
        ...{ negated: true, mood: ['bad'], words: 'كما' },
      },
    },
    {
      ...{ id: 'y', start: 9, end: 12, text: 'فاس', label: 'GPE' },
      // None of the values, and none of the types, that the corpus allows.
      attributes: {
        role: 'x/y',
        topics: 'sport',
        certainty: '11',
        weight: '3',
        mood: 'x',
        words: ['a', 'b'],
      },
    },
  ],
  relations: [],
};

const outline = (node: XmlElement): string => {
  const shown = ['name', 'value', 'perRegion', 'maxRating', 'maxUsages', 'leafsOnly', 'choice', 'required'];
  const said = shown.flatMap((key) =>
    node.attributes[key] === undefined ? [] : [`${key}=${node.attributes[key]}`],
  );
  const inner = node.children.filter(isElement).map(outline);
  return [node.name, ...said, ...(inner.length > 0 ? [`(${inner.join(', ')})`] : [])].join(' ');
};

const RUNS = Number(process.env['HAWASHI_NIGHTLY'] ?? 100);

describe('controls of Label Studio', function () {
  this.timeout(20_000 + RUNS * 100);
  it('are of the kind that the values are of, for regions and for documents', async () => {
    const { held, differences, losses } = await exportToMemory('label-studio', {}, [document], {
      attributes,
      documentFields,
    });
    assert.deepEqual([differences, losses], [[], {}]);
    const decoder = new TextDecoder();
    const root = parseXml('', decoder.decode(held.get('label-studio-config.xml')), () => undefined)!;
    const controls = root.children.filter(isElement).map(outline);
    assert.deepEqual(controls.slice(2), [
      'Taxonomy name=role perRegion=true maxUsages=1 leafsOnly=true required=true ' +
        '(Choice value=office (Choice value=judge, Choice value=clerk), Choice value=kin, Choice value=x (Choice value=y))',
      'Taxonomy name=topics perRegion=true (Choice value=sport (Choice value=football), ' +
        'Choice value=a (Choice value= (Choice value=b)))',
      'Rating name=certainty perRegion=true maxRating=6',
      'Number name=weight perRegion=true',
      'Choices name=negated perRegion=true choice=single (Choice value=true, Choice value=false)',
      'Choices name=mood perRegion=true choice=multiple (Choice value=good, Choice value=bad, Choice value=x)',
      'TextArea name=words perRegion=true',
      'Text name=text value=$text',
      'Taxonomy name=genre maxUsages=1 (Choice value=news (Choice value=sport))',
      'Choices name=document:mood choice=multiple (Choice value=good, Choice value=bad)',
      'Rating name=stars maxRating=3',
      'Choices name=checked choice=single (Choice value=true, Choice value=false)',
      'Number name=pages',
    ]);
    const [task] = JSON.parse(decoder.decode(held.get('label-studio.json'))) as readonly {
      readonly annotations: readonly [{ readonly result: readonly Record<string, unknown>[] }];
    }[];
    const results = task!.annotations[0].result;
    const said = (id: string, name: string): unknown =>
      results.find((one) => one['id'] === id && one['from_name'] === name)?.['value'];
    const place = { start: 4, end: 8, text: 'سعيد' };
    assert.deepEqual(said('x', 'role'), { ...place, taxonomy: [['office', 'judge']] });
    assert.deepEqual(said('x', 'certainty'), { ...place, rating: 4 });
    assert.deepEqual(said('a#document:mood', 'document:mood'), { choices: ['good'] });
    assert.deepEqual(said('a#stars', 'stars'), { rating: 3 });
  });

  it('of documents: what was changed there counts, over the data of the task', async () => {
    const { held } = await exportToMemory('label-studio', {}, [document], { documentFields });
    const [task] = JSON.parse(new TextDecoder().decode(held.get('label-studio.json'))) as readonly [
      { readonly annotations: readonly [{ readonly result: Record<string, unknown>[] }] },
    ];
    for (const one of task.annotations[0].result)
      if (one['from_name'] === 'stars') one['value'] = { rating: 1 };
    const { documents: read } = await readFiles('label-studio', { 'a.json': JSON.stringify([task]) });
    assert.deepEqual(read[0]!.fields, { ...document.fields, stars: '1' });
  });

  it('of others are fields of the document, as the corpus defines them', async () => {
    const result = (from_name: string, type: string, value: object): object => ({
      ...{ id: from_name, from_name, type, to_name: 'text', value },
    });
    const results = [
      result('genre', 'taxonomy', { taxonomy: [['news', 'sport']] }),
      result('mood', 'choices', { choices: ['good', 'bad'] }),
      result('stars', 'rating', { rating: 2 }),
      result('checked', 'choices', { choices: ['true'] }),
      result('pages', 'number', { number: 3 }),
      result('published', 'datetime', { datetime: '2024-11-08T10:00' }),
      result('author', 'textarea', { text: ['سعيد', 'علي'] }),
      result('odd', 'choices', { choices: ['x'] }),
    ];
    const corpus = new ImportCorpus({
      '/c/hawashi.json': JSON.stringify({ documentFields }),
      '/in/a.json': JSON.stringify([
        {
          data: { text: 'زار سعيد الفاسي مدينة طنجة أمس.\n', document: 'a' },
          annotations: [{ result: results }],
        },
      ]),
    });
    const { documents_, said, conflicts } = await corpus.import('label-studio');
    const a = (JSON.parse(documents_!) as Record<string, unknown>)['a'];
    assert.deepEqual(a, {
      ...{ genre: 'news/sport', mood: ['good', 'bad'], stars: '2', checked: true, pages: 3 },
      ...{ published: '2024-11-08T10:00', author: 'سعيد, علي' },
    });
    assert.equal(conflicts, 1);
    assert.match(said, /odd/);
  });

  it('gives back any attributes and fields, whatever the corpus defines', () => {
    const values = named('مؤكد', '3', 'true', 'a/b', '1', '/', '_');
    const counted = named('1', '2', '3');
    const types = fc.constantFrom<readonly [AttributeDefinition['type'], typeof values]>(
      ...(['choice', 'choices', 'flag', 'number', 'text'] as const).map((type) => [type, values] as const),
      ['choice', counted],
    );
    const defining = (names: readonly string[]) =>
      fc.tuple(...names.map(() => types)).map((chosen) =>
        names.map((name, i) => {
          const [type, of] = chosen[i]!;
          return { name, type, ...(/^choice/.test(type) && { values: of }) };
        }),
      );
    const regions = defining([
      'stance',
      'negated',
      'نوع',
      'value',
      'label',
      'type',
      'n',
      '_',
      'document:x',
      'text',
    ]);
    const wholes = defining([
      'outlet',
      'topics',
      'checked',
      'my field',
      'stance',
      'place',
      'spans',
      'a:b|c=d;%',
    ]);
    return fc.assert(
      fc.asyncProperty(documents, regions, wholes, async (given, region, whole) => {
        const { differences } = await exportToMemory('label-studio', {}, [given], {
          attributes: region,
          documentFields: whole,
        });
        assert.deepEqual(differences, []);
      }),
      { numRuns: RUNS },
    );
  });
});
