/** Attributes as typed features of UIMA's layers, and the features of others by their type systems. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import type { AttributeDefinition } from '../../../server/src/annotation/attributes.js';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { documents } from './generatedDocuments.js';
import { ImportCorpus } from '../exchange/importCorpus.js';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

const attributes: readonly AttributeDefinition[] = [
  {
    name: 'stance',
    type: 'choice',
    values: [{ name: 'نفي' }, { name: 'a & b' }],
    description: 'Which side.',
  },
  { name: 'sure', type: 'flag' },
  { name: 'weight', type: 'number' },
  { name: 'topics', type: 'choices', values: [{ name: 'أمن' }, { name: 'true' }] },
  { name: 'words', type: 'text' },
  { name: 'who', type: 'entity' },
  { name: 'دور', type: 'text' },
  { name: 'since', type: 'number', relations: ['visits'] },
];
const said = {
  ...{ stance: 'a & b', sure: false, weight: -1.5, topics: ['true', 'أمن'], words: 'true', who: '12' },
  دور: 'x',
};
const document: ExchangeDocument = {
  name: 'folder/a',
  text: 'زار سعيد فاس',
  annotations: [
    { id: 'a', start: 4, end: 8, text: 'سعيد', label: 'PERS', attributes: said },
    {
      ...{ id: 'b', start: 9, end: 12, text: 'فاس', label: 'GPE' },
      // What the corpus does not allow (any more) has no place in a typed feature.
      attributes: { stance: 'else', sure: 'maybe', weight: '3', topics: [], odd: 1 },
    },
  ],
  relations: [{ id: 'r', type: 'visits', from: 'a', to: 'b', attributes: { since: 2024, odd: 'x' } }],
};

const XMI_FEATURES =
  /<t\d+:NamedEntity [^>]*identifier|<t\d+:NamedEntity (?=[^>]*stance="a &amp; b")(?=[^>]*sure="false")(?=[^>]*weight="-1.5")(?=[^>]*attributes="\{&quot;دور&quot;:&quot;x&quot;\}")[^>]*><topics>true<\/topics><topics>أمن<\/topics><\/t/;

const RUNS = Number(process.env['HAWASHI_NIGHTLY'] ?? 100);

describe('attributes in UIMA', function () {
  this.timeout(20_000 + RUNS * 100);
  it('XMI: features of their types, described in the type system', async () => {
    const { held, differences, losses } = await exportToMemory('uima-xmi', {}, [document], { attributes });
    assert.deepEqual([differences, losses], [[], {}]);
    const decoder = new TextDecoder();
    assert.match(decoder.decode(held.get('folder/a.xmi')), XMI_FEATURES);
    const types = decoder.decode(held.get('TypeSystem.xml'));
    const ranges = [
      ...types.matchAll(/<name>(\w+)<\/name><description>[^<]*<\/description><rangeTypeName>([\w.]+)</g),
    ]
      .map(([, name, range]) => `${name} ${range}`)
      .filter((line) => attributes.some(({ name }) => line.startsWith(`${name} `)));
    assert.deepEqual(ranges, [
      'stance hawashi.Values_stance',
      'sure uima.cas.Boolean',
      'weight uima.cas.Double',
      'topics uima.cas.StringArray',
      'words uima.cas.String',
      'who uima.cas.String',
      'since uima.cas.Double',
    ]);
    assert.match(types, /<allowedValues><value><string>نفي<\/string><\/value><value><string>a &amp; b</);
  });

  it('CAS JSON: values and lists as JSON has them', async () => {
    const { held, differences, losses } = await exportToMemory('uima-json', {}, [document], { attributes });
    assert.deepEqual([differences, losses], [[], {}]);
    const cas = JSON.parse(new TextDecoder().decode(held.get('folder/a.json'))) as {
      readonly '%FEATURE_STRUCTURES': readonly Record<string, unknown>[];
    };
    const structures = cas['%FEATURE_STRUCTURES'];
    const named = structures.find(({ value }) => value === 'PERS')!;
    const { stance, sure, weight, words, who } = named;
    assert.deepEqual(
      { stance, sure, weight, words, who },
      {
        ...{ stance: said.stance, sure: false, weight: -1.5, words: 'true', who: '12' },
      },
    );
    const list = structures.find((one) => one['%ID'] === named['@topics'])!;
    assert.deepEqual([list['%TYPE'], list['%ELEMENTS']], ['uima.cas.StringArray', said.topics]);
    assert.equal(new Set(structures.map((one) => one['%ID'])).size, structures.length);
  });

  const types = fc.constantFrom('choice', 'choices', 'flag', 'number', 'text', 'entity');
  const names = [
    'stance',
    'negated',
    'نوع',
    'type',
    'n',
    'x_31_',
    'own_name',
    'subtype',
    'Governor',
    'elements',
  ];
  const definitions = fc.tuple(...names.map(() => types)).map((chosen) =>
    names.map((name, i): AttributeDefinition => {
      const values = [{ name: 'مؤكد' }, { name: '3' }, { name: ' a ' }, { name: 'true' }, { name: '_' }];
      return {
        ...{ name, type: chosen[i]! },
        ...(/^choice/.test(chosen[i]!) && { values }),
        ...(i % 3 === 0 && { labels: ['PERS'], relations: ['part-of'] }),
      };
    }),
  );
  for (const id of ['uima-xmi', 'uima-json'])
    it(`${id} gives back any attributes, whatever the corpus defines`, () =>
      fc.assert(
        fc.asyncProperty(documents, definitions, async (given, defined) => {
          const { differences } = await exportToMemory(id, {}, [given], { attributes: defined });
          assert.deepEqual(differences, []);
        }),
        { numRuns: RUNS },
      ));
});

const TYPES = `<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier"><types>
  <typeDescription><name>custom.Base</name><supertypeName>uima.tcas.Annotation</supertypeName><features>
    <featureDescription><name>count</name><rangeTypeName>uima.cas.Integer</rangeTypeName></featureDescription>
    <featureDescription><name>hash</name><rangeTypeName>uima.cas.Long</rangeTypeName></featureDescription>
  </features></typeDescription>
  <typeDescription><name>custom.Visit</name><supertypeName>custom.Base</supertypeName><features>
    <featureDescription><name>kind</name><rangeTypeName>custom.Kind</rangeTypeName></featureDescription>
    <featureDescription><name>code</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
    <featureDescription><name>sure</name><rangeTypeName>uima.cas.Boolean</rangeTypeName></featureDescription>
    <featureDescription><name>score</name><rangeTypeName>uima.cas.Float</rangeTypeName></featureDescription>
    <featureDescription><name>tags</name><rangeTypeName>uima.cas.StringArray</rangeTypeName></featureDescription>
    <featureDescription><name>years</name><rangeTypeName>uima.cas.IntegerArray</rangeTypeName></featureDescription>
    <featureDescription><name>who</name><rangeTypeName>uima.cas.FSArray</rangeTypeName></featureDescription>
    <featureDescription><name>where</name><rangeTypeName>custom.Base</rangeTypeName></featureDescription>
    <featureDescription><name>odd</name><rangeTypeName>custom.Elsewhere</rangeTypeName></featureDescription>
  </features></typeDescription>
  <typeDescription><name>custom.Kind</name><supertypeName>uima.cas.String</supertypeName>
    <allowedValues><value><string>official</string></value></allowedValues></typeDescription>
  <typeDescription><name>custom.Who</name><supertypeName>uima.cas.TOP</supertypeName><features>
    <featureDescription><name>role</name><rangeTypeName>uima.cas.String</rangeTypeName></featureDescription>
    <featureDescription><name>target</name><rangeTypeName>custom.Base</rangeTypeName></featureDescription>
  </features></typeDescription>
</types></typeSystemDescription>`;
const XMI =
  '<xmi:XMI xmlns:cas="http:///uima/cas.ecore" xmlns:xmi="http://www.omg.org/XMI" xmlns:my="http:///custom.ecore" xmi:version="2.0">' +
  '<my:Visit xmi:id="2" sofa="1" begin="0" end="3" kind="official" code="007" sure="true" score="0.5" count="3" ' +
  'hash="9007199254740993" years="2023 2024" who="5 6" where="4" odd="9"><tags>true</tags><tags></tags></my:Visit>' +
  '<my:Base xmi:id="3" sofa="1" begin="4" end="8" count="0"/><my:Base xmi:id="4" sofa="1" begin="9" end="12"/>' +
  '<my:Who xmi:id="5" role="guest" target="3"/><my:Who xmi:id="6" target="4"/><my:Who xmi:id="7" role="lost" target="4"/>' +
  '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="زار سعيد فاس"/></xmi:XMI>';

const VISIT = {
  ...{ code: '007', sure: true, score: 0.5, count: 3, hash: '9007199254740993' },
  ...{ years: [2023, 2024], tags: ['true', ''] },
};

describe('type systems of others', () => {
  const places: readonly (readonly [
    title: string,
    format: string,
    files: Record<string, string | Uint8Array>,
  ])[] = [
    ['beside the document', 'uima-xmi', { 'a.xmi': XMI, 'TypeSystem.xml': TYPES }],
    ['above it', 'uima-xmi', { 'b/c/a.xmi': XMI, 'b/typesystem.xml': TYPES, 'x/TypeSystem.xml': '<no' }],
    [
      'in an archive of an archive',
      'inception',
      {
        'project.zip': zipSync({
          'exportedproject.json': new Uint8Array([0x7b, 0x7d]),
          'annotation/a.txt/anna.zip': zipSync({
            'anna.xmi': new TextEncoder().encode(XMI),
            'TypeSystem.xml': new TextEncoder().encode(TYPES),
          }),
        }),
      },
    ],
  ];
  for (const [title, format, files] of places)
    it(`say what features are: ${title}`, async () => {
      const { documents: read, told } = await readFiles(format, files);
      const [{ annotations, relations }] = read as [ExchangeDocument];
      assert.deepEqual(
        annotations.map(({ label, attributes: found }) => [label, found]),
        [
          ['official', VISIT],
          ['Base', { count: 0 }],
          ['Base', undefined],
        ],
      );
      const textOf = (id: string) => annotations.find((one) => one.id === id)?.text;
      assert.deepEqual(
        relations.map(({ type, from, to }) => [type, textOf(from), textOf(to)]),
        [
          ['guest', 'زار', 'سعيد'],
          ['who', 'زار', 'فاس'],
          ['where', 'زار', 'فاس'],
        ],
      );
      assert.equal(told.length, 2);
      assert.match(told.join('\n'), /custom\.Who[^]*: odd/);
    });

  it('are found above the files of an import, wherever these lie', async () => {
    for (const source of ['/in', '/in/deep/er/a.xmi']) {
      const corpus = new ImportCorpus({
        '/c/a.txt': 'زار سعيد فاس',
        '/in/TypeSystem.xml': TYPES,
        '/in/deep/er/a.xmi': XMI,
      });
      await corpus.import('uima-xmi', { sources: [`file://${source}`] });
      const [, visit] = corpus.lines('/c/annotations/x/a.jsonl');
      assert.deepEqual(visit?.['attributes'], VISIT);
    }
  });

  it('that are broken are as good as none', async () => {
    const { documents: read } = await readFiles('uima-xmi', { 'a.xmi': XMI, 'TypeSystem.xml': '<types>' });
    const { attributes: found } = read[0]!.annotations[0]!;
    assert.deepEqual([found?.['count'], found?.['sure'], found?.['tags']], ['3', true, ['true', '']]);
  });
});
