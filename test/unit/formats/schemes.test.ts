/** What a corpus' own scheme says: attributes and pieces, carried where a format has a place for them, else told. */
import assert from 'node:assert/strict';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { chooseFormat, FORMATS } from '../../../server/src/formats/registry.js';
import { projectDocument } from '../../../server/src/formats/projection.js';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

const TEXT = '😀 وزيرا الداخلية والخارجية اليوم';
/** «وزيرا … والخارجية». */
const fragments = [
  { start: 0, end: 5 },
  { start: 15, end: 24 },
];
const SCHEME: ExchangeDocument = {
  name: 'a',
  text: TEXT,
  annotations: [
    {
      id: 'x',
      start: 3,
      end: 27,
      fragments,
      text: TEXT.slice(3, 27),
      label: 'DATE',
      attributes: { negated: true, stance: 'مؤكد' },
    },
    {
      id: 'y',
      start: 28,
      end: 33,
      text: 'اليوم',
      label: 'DATE',
      attributes: { weight: 2, kinds: ['a', 'b'] },
    },
  ],
  relations: [{ id: 'r', type: 'in', from: 'x', to: 'y', attributes: { sure: true } }],
};
const ATTRIBUTES = [
  'jsonl',
  'brat',
  'conllu',
  'spacy',
  'prodigy',
  'hf-jsonl',
  'parquet',
  'pubannotation',
  'web-annotation',
  'label-studio',
  'uima-xmi',
  'uima-json',
  'tei',
];
/** By now the same. */
const PIECES = ATTRIBUTES;

describe('schemes in formats', () => {
  for (const { id } of FORMATS)
    it(`${id}: attributes and pieces are carried, or told`, async () => {
      const { format, options } = chooseFormat(id, {});
      const carries = format.carries(options);
      const { losses } = projectDocument(SCHEME, carries, options);
      const told = (kind: string): number => losses.filter((loss) => loss.kind === kind).length;
      const all = carries.relations ? 5 : 4;
      assert.equal(told('attribute'), ATTRIBUTES.includes(id) ? 0 : all);
      assert.equal(told('gaps'), PIECES.includes(id) ? 0 : 1);
      assert.deepEqual((await exportToMemory(id, {}, [SCHEME])).differences, []);
    });

  it('brat: attributes are lines, as its configuration defines them', async () => {
    const { held } = await exportToMemory('brat', {}, [SCHEME], {
      attributes: [
        { name: 'negated', type: 'flag', labels: ['PERS', 'DATE'] },
        { name: 'stance', type: 'choice', values: [{ name: 'مؤكد' }, { name: 'غير مؤكد' }] },
        { name: 'sure', type: 'flag', relations: ['in'] },
      ],
    });
    const text = (path: string): string => new TextDecoder().decode(held.get(path));
    const lines = text('a.ann').split('\n');
    assert.ok(lines.includes('T1\tDATE 2 7;17 26\tوزيرا والخارجية'), text('a.ann'));
    for (const line of ['negated T1', 'stance T1 مؤكد', 'weight T2 2', 'kinds T2 a', 'kinds T2 b', 'sure R1'])
      assert.ok(
        lines.some((one) => /^A\d+\t/.test(one) && one.endsWith(`\t${line}`)),
        line,
      );
    const [, attributes] = text('annotation.conf').split('[attributes]\n');
    assert.deepEqual(attributes!.trim().split('\n').slice(0, 3), [
      'negated\tArg:PERS|DATE',
      'stance\tArg:<ENTITY>, Value:مؤكد|غير%20مؤكد',
      'sure\tArg:in',
    ]);
    // What was changed in brat counts.
    const changed = text('a.ann').replace('weight T2 2', 'weight T2 3').replace('kinds T2 b', 'kinds T2 c');
    const { documents } = await readFiles('brat', { 'a.ann': changed, 'a.txt': TEXT });
    assert.deepEqual(documents[0]!.annotations[1]!.attributes, { weight: 3, kinds: ['a', 'c'] });
  });

  it('label-studio: attributes are controls of the region, as its configuration has them', async () => {
    const { held } = await exportToMemory('label-studio', {}, [SCHEME], {
      attributes: [
        { name: 'negated', type: 'flag', labels: ['PERS', 'DATE'] },
        { name: 'stance', type: 'choice', values: [{ name: 'مؤكد' }, { name: 'غير مؤكد' }] },
      ],
    });
    const text = (path: string): string => new TextDecoder().decode(held.get(path));
    const tasks = JSON.parse(text('label-studio.json')) as {
      annotations: { result: { id: string; from_name: string; type: string; value: object }[] }[];
    }[];
    const results = tasks[0]!.annotations[0]!.result;
    const place = { start: 2, end: 26, text: TEXT.slice(3, 27) };
    assert.deepEqual(
      results.find(({ from_name: name }) => name === 'stance'),
      {
        id: 'x',
        to_name: 'text',
        from_name: 'stance',
        type: 'choices',
        value: { ...place, choices: ['مؤكد'] },
      },
    );
    const configuration = text('label-studio-config.xml');
    for (const control of [
      /<Choices name="negated" toName="text" perRegion="true" whenTagName="label" whenLabelValue="PERS,DATE" choice="single"><Choice value="true"\/>/,
      /<Choices name="stance" [^>]*><Choice value="مؤكد"\/><Choice value="غير مؤكد"\/>/,
      /<Choices name="kinds" [^>]*choice="multiple">/,
      /<Number name="weight" toName="text" perRegion="true"\/>/,
    ])
      assert.match(configuration, control);
  });

  const span = { start: 2, end: 26, label: 'POST' };
  const pieces = [
    { start: 2, end: 7 },
    { start: 17, end: 26 },
  ];
  const said = { stance: 'مؤكد' };
  const jsonLine = (one: object): string => JSON.stringify({ text: TEXT, spans: [{ ...span, ...one }] });
  const read: readonly (readonly [
    what: string,
    id: string,
    file: string,
    content: string,
    expected: object,
  ])[] = [
    ['pieces', 'prodigy', 'a.jsonl', jsonLine({ fragments: pieces }), { fragments }],
    [
      'a chain',
      'pubannotation',
      'a.json',
      JSON.stringify({
        text: TEXT,
        denotations: [
          { id: 'T0', span: { begin: 2, end: 7 }, obj: 'POST' },
          { id: 'T1', span: { begin: 17, end: 26 }, obj: '_FRAGMENT' },
        ],
        relations: [{ id: 'R1', subj: 'T1', pred: '_lexicallyChainedTo', obj: 'T0' }],
        attributes: [{ id: 'A1', subj: 'T0', pred: 'sure', obj: true }],
      }),
      { fragments, attributes: { sure: true } },
    ],
    [
      'parts of a composite',
      'web-annotation',
      'a.jsonld',
      JSON.stringify({
        body: 'POST',
        target: {
          type: 'Composite',
          items: pieces.map((piece) => ({ selector: { type: 'TextPositionSelector', ...piece } })),
        },
      }),
      { fragments },
    ],
    [
      'pairs',
      'spacy',
      'a.jsonl',
      jsonLine({
        fragments: [
          [2, 7],
          [17, 26],
        ],
      }),
      { fragments },
    ],
    [
      'pieces of another span',
      'prodigy',
      'a.jsonl',
      jsonLine({ fragments: [{ start: 0, end: 7 }] }),
      { extra: { fragments: [{ start: 0, end: 7 }] } },
    ],
    ['attributes', 'prodigy', 'a.jsonl', jsonLine({ attributes: said }), { attributes: said }],
    [
      'a column of them',
      'hf-jsonl',
      'a.jsonl',
      jsonLine({ attributes: JSON.stringify(said) }),
      { attributes: said },
    ],
    [
      'a list of attributes',
      'prodigy',
      'a.jsonl',
      jsonLine({ attributes: ['x'] }),
      { extra: { attributes: ['x'] } },
    ],
  ];
  for (const [what, id, file, content, expected] of read)
    it(`${id}: ${what}: taken`, async () => {
      const { documents } = await readFiles(id, { [file]: content, 'a.txt': TEXT });
      const { fragments: found, attributes, extra } = documents[0]!.annotations[0]!;
      assert.deepEqual(
        { ...(found && { fragments: found }), ...(attributes && { attributes }), ...(extra && { extra }) },
        expected,
      );
    });
});
