import assert from 'node:assert/strict';
import { readFiles } from './readFiles.js';

const PLACED = /placed by their quotes/;

/** Offsets as a tool wrote them, with the quote; the spans that are right. */
const CASES: readonly (readonly [
  what: string,
  text: string,
  start: number,
  end: number,
  quote: string,
  at?: number,
])[] = [
  ['right', 'زار سعيد فاس', 4, 8, 'سعيد'],
  ['UTF-16 units', '😀😀 زار سعيد ثم سعيد', 9, 13, 'سعيد', 9],
  ['bytes', 'زار سعيد وسعيد', 7, 15, 'سعيد', 4],
  ['line feeds for CRLF', 'ثم\r\nثم\r\nسعيد وسعيد', 6, 10, 'سعيد', 8],
  ['CRLF for line feeds', 'ثم\nثم\nسعيد وسعيد', 8, 12, 'سعيد', 6],
  ['no byte order mark', '\ufeffسعيد وسعيد', 0, 4, 'سعيد', 1],
  ['one off', 'زار سعيد وسعيد', 5, 9, 'سعيد', 4],
  ['far off, but once in the text', 'زار سعيد فاس', 0, 4, 'سعيد', 4],
  ['outside of the text', 'زار سعيد', 40, 44, 'سعيد', 4],
];

const annotated: Readonly<
  Record<string, (text: string, start: number, end: number, quote: string) => Record<string, string>>
> = {
  brat: (text, start, end, quote) => ({ 'a.txt': text, 'a.ann': `T1\tX ${start} ${end}\t${quote}\n` }),
  'label-studio': (text, start, end, quote) => ({
    'a.json': JSON.stringify([
      {
        data: { text },
        annotations: [{ result: [{ type: 'labels', value: { start, end, text: quote, labels: ['X'] } }] }],
      },
    ]),
  }),
  jsonl: (text, start, end, quote) => ({
    'a.txt': text,
    'a.jsonl': JSON.stringify({ start, end, text: quote, label: 'X' }),
  }),
  'hf-jsonl': (text, start, end, quote) => ({
    'a.jsonl': JSON.stringify({ text, spans: [{ start, end, text: quote, label: 'X' }] }),
  }),
  prodigy: (text, start, end, quote) => ({
    'a.jsonl': JSON.stringify({ text, spans: [{ start, end, text: quote, label: 'X' }] }),
  }),
  doccano: (text, start, end, quote) => ({
    'a.jsonl': JSON.stringify({
      text,
      entities: [{ id: 1, start_offset: start, end_offset: end, text: quote, label: 'X' }],
    }),
  }),
  pubannotation: (text, start, end, quote) => ({
    'a.json': JSON.stringify({ text, denotations: [{ span: { begin: start, end }, text: quote, obj: 'X' }] }),
  }),
  'web-annotation': (text, start, end, quote) => ({
    'a.txt': text,
    'a.jsonld': JSON.stringify({
      items: [
        {
          body: { value: 'X' },
          target: {
            selector: [
              { type: 'TextPositionSelector', start, end },
              { type: 'TextQuoteSelector', exact: quote },
            ],
          },
        },
      ],
    }),
  }),
};

describe('offsets beside quotes', () => {
  for (const [format, files] of Object.entries(annotated)) {
    for (const [what, text, start, end, quote, at] of CASES)
      it(`${format}: ${what}`, async () => {
        const { documents, told } = await readFiles(format, files(text, start, end, quote));
        const [annotation] = documents[0]!.annotations;
        assert.deepEqual([annotation?.start, annotation?.text], [at ?? start, quote]);
        if (at === undefined) assert.deepEqual(told, []);
        else assert.match(told.join('\n'), PLACED);
      });
    it(`${format}: a quote that is nowhere, or anywhere, is told`, async () => {
      for (const [text, quote] of [
        ['زار سعيد', 'مراكش'],
        ['من سعيد إلى سعيد إلى سعيد', 'سعيد'],
      ] as const) {
        const { spans, told } = await readFiles(format, files(text, 0, 2, quote));
        assert.deepEqual(spans, []);
        assert.match(told.join('\n'), /the position gives/);
      }
    });
  }
});

describe('quotes in other forms of Unicode', () => {
  const [NFC, NFD] = ['été', 'e\u0301te\u0301'];
  for (const [what, text, quote, start, end, found] of [
    ['composed, in a text that is not, as it counts', `${NFD} ثم ${NFD}`, NFC, 7, 10, [9, 14]],
    ['decomposed, in a text that is not, far off', `زار ${NFC}.`, NFD, 0, 5, [4, 7]],
    ['composed, at the right place', `زار ${NFD} ${NFD}.`, NFC, 10, 15, [10, 15]],
    ['marks in another order', 'محم\u064e\u0651د هنا', 'محم\u0651\u064eد', 1, 7, [0, 6]],
  ] as const)
    it(what, async () => {
      const line = JSON.stringify({ text, spans: [{ start, end, text: quote, label: 'X' }] });
      const { documents } = await readFiles('prodigy', { 'a.jsonl': line });
      const [annotation] = documents[0]!.annotations;
      assert.deepEqual([annotation?.start, annotation?.end], found);
    });
});
