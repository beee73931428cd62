import assert from 'node:assert/strict';
import { FORMATS } from '../../../server/src/formats/registry.js';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد مراكش';
const lines = (...objects: readonly unknown[]): Record<string, string> => ({
  'a.jsonl': objects.map((object) => JSON.stringify(object) + '\n').join(''),
});
const task = (...results: readonly unknown[]): Record<string, string> => ({
  'a.json': JSON.stringify([
    { data: { text: TEXT }, annotations: results.map((result, i) => ({ completed_by: i + 1, result })) },
  ]),
});
const region = (id: string, start: number, end: number, ...labels: readonly string[]): object => ({
  id,
  type: 'labels',
  value: { start, end, text: TEXT.slice(start, end), labels },
});

describe('what a file holds', () => {
  for (const { id, accepts } of FORMATS.filter(({ accepts }) => accepts('a.jsonl') && !accepts('a.json')))
    if (id !== 'jsonl' && accepts('a.jsonl'))
      it(`${id}: tasks that were refused are no annotations, and told as understood`, async () => {
        const spans = [{ start: 4, end: 8, label: 'ORG' }];
        const entities = [[4, 8, 'ORG']];
        const { documents, told } = await readFiles(
          id,
          lines(
            { text: TEXT, spans, entities, label: entities, answer: 'reject' },
            { text: TEXT, spans, entities, answer: 'ignore' },
          ),
        );
        assert.equal(documents.length, 0);
        assert.equal(told.filter((one) => one.includes('answered')).length, 2);
      });

  /** Format, file, spans that are right. */
  const taken: readonly (readonly [
    what: string,
    id: string,
    files: Record<string, string>,
    spans: readonly string[],
  ])[] = [
    [
      'tokens and tags beside a text',
      'hf-jsonl',
      lines({ text: TEXT, tokens: ['زار', 'سعيد', 'مراكش'], ner_tags: ['O', 'B-PER', 'B-LOC'] }),
      ['PER سعيد', 'LOC مراكش'],
    ],
    [
      'words and their tags',
      'hf-jsonl',
      lines({ words: ['زار', 'سعيد'], ner: ['O', 'B-PER'] }),
      ['PER سعيد'],
    ],
    ['triples', 'hf-jsonl', lines({ text: TEXT, entities: [[4, 8, 'PER']] }), ['PER سعيد']],
    [
      'the list of spans that has some',
      'hf-jsonl',
      lines({ text: TEXT, spans: [], entities: [[4, 8, 'PER']] }),
      ['PER سعيد'],
    ],
    ['triples, label first', 'hf-jsonl', lines({ text: TEXT, entities: [['PER', 4, 8]] }), ['PER سعيد']],
    ['triples of entities', 'spacy', lines({ text: TEXT, ents: [[4, 8, 'PER']] }), ['PER سعيد']],
    [
      'tracks',
      'pubannotation',
      {
        'a.json': JSON.stringify({
          text: TEXT,
          tracks: [
            { denotations: [{ id: 1, span: { begin: 4, end: 8 }, obj: 'PER' }] },
            { denotations: [{ id: 2, span: { begin: 9, end: 14 }, obj: 'LOC' }] },
          ],
        }),
      },
      ['PER سعيد', 'LOC مراكش'],
    ],
    [
      'pieces in any order',
      'pubannotation',
      {
        'a.json': JSON.stringify({
          text: TEXT,
          denotations: [
            {
              span: [
                { begin: 9, end: 14 },
                { begin: 0, end: 3 },
              ],
              obj: 'X',
            },
          ],
        }),
      },
      [`X ${TEXT}`],
    ],
    [
      'regions beside their text',
      'label-studio',
      {
        'a.json': JSON.stringify([
          { id: 1, text: TEXT, label: [{ start: 4, end: 8, text: 'سعيد', labels: ['PER'] }] },
        ]),
      },
      ['PER سعيد'],
    ],
  ];
  for (const [what, id, files, spans] of taken)
    it(`${id}: ${what} are taken`, async () => {
      assert.deepEqual((await readFiles(id, files)).spans, spans);
    });

  for (const address of ['/data/upload/1/0a1b2c3d-letter.txt', 's3://bucket/letter.txt?v=1'])
    it(`label-studio: the text of a task is the document’s that ${address} names`, async () => {
      const result = [region('a', 4, 8, 'PER')];
      const { spans, documents } = await readFiles(
        'label-studio',
        { 'a.json': JSON.stringify([{ data: { text: address }, annotations: [{ result }] }]) },
        (name) => (name === 'letter' ? TEXT : undefined),
      );
      assert.deepEqual(spans, ['PER سعيد']);
      assert.equal(documents[0]!.text, TEXT);
    });

  const told: readonly (readonly [
    what: string,
    id: string,
    files: Record<string, string>,
    message: RegExp,
  ])[] = [
    [
      'annotations nobody reads',
      'doccano',
      lines({ text: TEXT, annotations: [{ label: 1 }] }),
      /«annotations» is not understood/,
    ],
    ['labels of the document', 'doccano', lines({ text: TEXT, label: ['politics'] }), /offsets/],
    ['comments', 'doccano', lines({ text: TEXT, label: [], Comments: ['x'] }), /«Comments»/],
    ['annotations nobody reads', 'spacy', lines({ text: TEXT, annotation: [['PER', 4, 8]] }), /«annotation»/],
    ['choices', 'prodigy', lines({ text: TEXT, accept: ['A'] }), /«accept»/],
    [
      'blocks',
      'pubannotation',
      { 'a.json': JSON.stringify({ text: TEXT, blocks: [{ id: 'B' }] }) },
      /«blocks»/,
    ],
    [
      'other tokens',
      'hf-jsonl',
      lines({ text: TEXT, tokens: ['مشى'], ner_tags: ['B-PER'] }),
      /tokens are not those/,
    ],
    [
      'choices of a region that is none',
      'label-studio',
      task([{ type: 'choices', value: { start: 90, end: 91, choices: ['news'] } }]),
      /type «choices»/,
    ],
    [
      'a control of the document that is called as its text is',
      'label-studio',
      task([{ type: 'textarea', from_name: 'text', value: { text: ['news'] } }]),
      /type «textarea»/,
    ],
    [
      'a second list of spans',
      'hf-jsonl',
      lines({ text: TEXT, spans: [[4, 8, 'PER']], entities: [[9, 14, 'LOC']] }),
      /«entities»/,
    ],
    [
      'an address for a text',
      'label-studio',
      {
        'a.json': JSON.stringify([
          { data: { text: '/data/upload/1/b.txt' }, annotations: [{ result: [region('a', 4, 8, 'PER')] }] },
        ]),
      },
      /task 1: .*found the address \/data\/upload\/1\/b\.txt/,
    ],
    [
      'predictions beside annotations',
      'label-studio',
      {
        'a.json': JSON.stringify([
          {
            data: { text: TEXT },
            annotations: [{ result: [] }],
            predictions: [{ result: [region('p', 4, 8, 'PER')] }],
          },
        ]),
      },
      /type «predictions»/,
    ],
    [
      'work that was cancelled',
      'label-studio',
      {
        'a.json': JSON.stringify([
          {
            data: { text: TEXT },
            annotations: [{ was_cancelled: true, result: [region('p', 4, 8, 'PER')] }],
          },
        ]),
      },
      /type «was_cancelled»/,
    ],
    [
      'a relation with two labels',
      'label-studio',
      task([
        region('a', 4, 8, 'PER'),
        region('b', 9, 14, 'LOC'),
        { type: 'relation', from_id: 'a', to_id: 'b', labels: ['visits', 'likes'] },
      ]),
      /further labels.*likes/,
    ],
  ];
  for (const [what, id, files, message] of told)
    it(`${id}: ${what}: told`, async () => {
      assert.match((await readFiles(id, files)).told.join('\n'), message);
    });

  it('label-studio: what else is said of a region is kept', async () => {
    const said = (from_name: string, type: string, what: unknown): object => ({
      ...{ id: 'a', from_name, type },
      value: { start: 4, end: 8, [type]: what },
    });
    const { documents, told: issues } = await readFiles(
      'label-studio',
      task([
        region('a', 4, 8, 'PER', 'Visitor'),
        said('mood', 'choices', ['good']),
        said('role', 'taxonomy', [['office', 'judge'], ['kin']]),
        said('stars', 'rating', 4),
      ]),
    );
    const attributes = { mood: 'good', role: ['office/judge', 'kin'], stars: 4 };
    assert.deepEqual(
      documents[0]!.annotations.map((one) => [one.label, one.attributes, one.extra]),
      [
        ['PER', attributes, undefined],
        ['Visitor', attributes, undefined],
      ],
    );
    assert.deepEqual(issues, []);
  });

  it('label-studio: each annotator of a task has a document', async () => {
    const { documents, told: issues } = await readFiles(
      'label-studio',
      task([region('a', 4, 8, 'PER')], [region('b', 9, 14, 'LOC')]),
    );
    assert.deepEqual(
      documents.map(({ annotator, annotations }) => [annotator, annotations.map(({ label }) => label)]),
      [
        ['1', ['PER']],
        ['2', ['LOC']],
      ],
    );
    assert.deepEqual(issues, []);
  });

  it('label-studio: regions of a dialogue are in their paragraphs', async () => {
    const value = {
      start: '1',
      end: '1',
      startOffset: 0,
      endOffset: 4,
      text: 'سعيد',
      paragraphlabels: ['PER'],
    };
    const { documents } = await readFiles('label-studio', {
      'a.json': JSON.stringify([
        {
          data: { dialogue: [{ text: '😀 سعيد زار' }, { text: 'سعيد زار سعيد' }] },
          annotations: [{ result: [{ id: 'p', type: 'paragraphlabels', value }] }],
        },
      ]),
    });
    const [document] = documents;
    assert.equal(document!.text, '😀 سعيد زار\nسعيد زار سعيد');
    assert.equal(document!.annotations[0]!.start, document!.text.indexOf('\n') + 1);
  });

  for (const id of ['spacy', 'prodigy', 'doccano', 'hf-jsonl'])
    it(`${id}: says whose work it is`, async () => {
      const { documents } = await readFiles(
        id,
        lines({ text: TEXT, _annotator_id: 'db-a' }, { text: TEXT, user: 7 }, { text: TEXT }),
      );
      assert.deepEqual(
        documents.map(({ annotator }) => annotator),
        ['db-a', '7', undefined],
      );
    });
});
