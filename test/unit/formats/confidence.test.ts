/** How sure a tool was: carried where a format has a place for it, told where it has none, read from the files of others. */
import assert from 'node:assert/strict';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { chooseFormat, FORMATS } from '../../../server/src/formats/registry.js';
import { projectDocument } from '../../../server/src/formats/projection.js';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد مراكش';
const SURE: ExchangeDocument = {
  name: 'a',
  text: TEXT,
  annotations: [
    { id: 'x', start: 4, end: 8, text: 'سعيد', label: 'PERS', confidence: 0.876 },
    { id: 'y', start: 9, end: 14, text: 'مراكش', label: 'GPE', confidence: 1 },
  ],
  relations: [],
};
const CARRY = [
  'jsonl',
  'brat',
  'label-studio',
  'pubannotation',
  'prodigy',
  'spacy',
  'hf-jsonl',
  'parquet',
  'tei',
];

/** TimeML has times alone. */
const dates = { ...SURE, annotations: SURE.annotations.map((one) => ({ ...one, label: 'DATE' })) };

describe('confidence in formats', () => {
  for (const { id } of FORMATS)
    it(`${id} ${CARRY.includes(id) ? 'carries it' : 'has no place for it, which is told'}`, async () => {
      const { format, options } = chooseFormat(id, {});
      const { losses } = projectDocument(dates, format.carries(options), options);
      const told = losses.filter(({ kind }) => kind === 'attribute').length;
      assert.equal(told, CARRY.includes(id) ? 0 : 2);
      assert.deepEqual((await exportToMemory(id, {}, [dates])).differences, []);
    });

  const written: readonly (readonly [id: string, options: Record<string, string>, where: RegExp])[] = [
    ['jsonl', { keys: 'plain' }, /"label": "PERS", "confidence": 0.876\}/],
    ['label-studio', { as: 'predictions' }, /"score":0.938,"result":\[.*"score":0.876/],
    ['prodigy', {}, /"label":"PERS","id":"x","score":0.876/],
    ['hf-jsonl', {}, /"label":"PERS".*"score":0.876/],
    ['tei', { spans: 'inline' }, /<persName type="PERS" cert="0.876">/],
    ['tei', { spans: 'standoff' }, /<span [^>]*type="PERS" cert="0.876"/],
    ['pubannotation', {}, /"subj": "x",\s*"pred": "confidence",\s*"obj": 0.876/],
  ];
  for (const [id, options, where] of written)
    it(`${id} ${Object.values(options).join()} has it where others look for it`, async () => {
      const { held } = await exportToMemory(id, options, [SURE]);
      const all = [...held.values()].map((content) => Buffer.from(content).toString('utf8')).join('\n');
      assert.match(all, where);
    });

  const span = { start: 4, end: 8, label: 'PER' };
  const region = { id: 'r', type: 'labels', value: { start: 4, end: 8, text: 'سعيد', labels: ['PER'] } };
  const tei = (cert: string): string =>
    `<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><ab>زار <persName cert="${cert}">سعيد</persName></ab></body></text></TEI>`;
  const read: readonly (readonly [
    what: string,
    id: string,
    file: string,
    content: string,
    confidence?: number,
    extra?: object,
  ])[] = [
    [
      'a score',
      'hf-jsonl',
      'a.jsonl',
      JSON.stringify({ text: TEXT, entities: [{ ...span, score: 0.5 }] }),
      0.5,
    ],
    ['no score', 'prodigy', 'a.jsonl', JSON.stringify({ text: TEXT, spans: [{ ...span, score: null }] })],
    [
      'a score that is no probability',
      'prodigy',
      'a.jsonl',
      JSON.stringify({ text: TEXT, spans: [{ ...span, score: 37 }] }),
      undefined,
      { score: 37 },
    ],
    [
      'a prediction',
      'label-studio',
      'a.json',
      JSON.stringify([
        { data: { text: TEXT }, predictions: [{ score: 0.4, result: [{ ...region, score: 0.25 }] }] },
      ]),
      0.25,
    ],
    [
      'a score above 1 of a region',
      'label-studio',
      'a.json',
      JSON.stringify([{ data: { text: TEXT }, predictions: [{ result: [{ ...region, score: 97 }] }] }]),
      undefined,
      { score: 97 },
    ],
    ['a probability', 'tei', 'a.xml', tei('0.75'), 0.75],
    ['a certainty in words', 'tei', 'a.xml', tei('high'), undefined, { cert: 'high' }],
    ['a column of scores', 'table', 'a.csv', 'start,end,label,quote,Score\n4,8,PER,سعيد,0.5\n', 0.5],
    [
      'a column of other scores',
      'table',
      'a.csv',
      'start,end,label,quote,Score\n4,8,PER,سعيد,50\n',
      undefined,
      { Score: '50' },
    ],
  ];
  for (const [what, id, file, content, confidence, extra] of read)
    it(`${id}: ${what} is taken`, async () => {
      const files = { [file]: content, ...(id === 'table' && { 'a.txt': TEXT }) };
      const { documents } = await readFiles(id, files);
      const annotation = documents[0]!.annotations[0]!;
      const left = annotation.extra ?? annotation.attributes;
      assert.deepEqual([annotation.confidence, left], [confidence, extra]);
    });
});
