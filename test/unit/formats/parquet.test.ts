import assert from 'node:assert/strict';
import zlib from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

const TEXT = 'زار سعيد مراكش';

async function exported(): Promise<Uint8Array> {
  const annotation = (id: string, start: number, end: number, label: string): object => ({
    id,
    start,
    end,
    text: TEXT.slice(start, end),
    label,
  });
  const { held } = await exportToMemory('parquet', {}, [
    {
      name: 'a',
      text: TEXT,
      annotations: [annotation('1', 4, 8, 'PERS'), annotation('2', 9, 14, 'GPE')] as never,
      relations: [{ id: 'r', type: 'visits', from: '1', to: '2' }],
    },
  ]);
  return held.get('data/train.parquet')!;
}

/** Columns of tokens and numbered tags, as `datasets` writes them. */
function classLabels(feature: unknown): Uint8Array {
  const features = {
    tokens: { feature: { dtype: 'string', _type: 'Value' }, _type: 'Sequence' },
    ner_tags: feature,
  };
  const buffer = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: 2 },
      ...['tokens', 'ner_tags'].flatMap((name) => [
        { name, converted_type: 'LIST' as const, repetition_type: 'OPTIONAL' as const, num_children: 1 },
        { name: 'list', repetition_type: 'REPEATED' as const, num_children: 1 },
        {
          name: 'element',
          repetition_type: 'OPTIONAL' as const,
          ...(name === 'tokens'
            ? { type: 'BYTE_ARRAY' as const, converted_type: 'UTF8' as const }
            : { type: 'INT64' as const }),
        },
      ]),
    ],
    columnData: [
      { name: 'tokens', data: [['زار', 'سعيد', 'مراكش']] },
      { name: 'ner_tags', data: [[0n, 1n, 3n]] },
    ],
    kvMetadata: [{ key: 'huggingface', value: JSON.stringify({ info: { features } }) }],
  });
  return new Uint8Array(buffer);
}

/** A frame of Zstandard with one raw block (RFC 8878, 3.1.1): all that is short is one. */
function zstdFrame(bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(12 + bytes.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, 0xfd2fb528, true);
  view.setUint8(4, 0xa0);
  view.setUint32(5, bytes.length, true);
  const block = (bytes.length << 3) | 1;
  frame.set([block & 0xff, (block >> 8) & 0xff, block >> 16], 9);
  frame.set(bytes, 12);
  return frame;
}

const NAMES = { names: ['O', 'B-PER', 'I-PER', 'B-LOC'], _type: 'ClassLabel' };

describe('Parquet', function () {
  this.timeout(60_000);

  it('a file with any one byte changed is read, or told, and nothing else', async () => {
    const whole = await exported();
    for (let at = 0; at < whole.length; at++) {
      for (const byte of [0x00, 0x7f, 0x87, 0xff, whole[at]! ^ 1, whole[at]! ^ 0x80]) {
        const damaged = whole.slice();
        damaged[at] = byte;
        const { documents, told } = await readFiles('parquet', { 'x.parquet': damaged });
        assert.ok(documents.length > 0 || told.length > 0, `silent at ${at}`);
      }
    }
  });

  it('a file cut anywhere is told', async () => {
    const whole = await exported();
    for (let length = 0; length < whole.length; length += 7) {
      const { told } = await readFiles('parquet', { 'x.parquet': whole.slice(0, length) });
      assert.match(told[0]!, /expected a Parquet file/);
    }
  });

  it('runs longer than their page end in a message', async () => {
    const whole = await exported();
    let tried = 0;
    // Five bytes of a varint claim 2³¹ values, wherever a run begins.
    for (let at = 4; at < whole.length - 5; at += 5) {
      const damaged = whole.slice();
      damaged.set([0xfe, 0xff, 0xff, 0xff, 0x0f], at);
      await readFiles('parquet', { 'x.parquet': damaged });
      tried++;
    }
    assert.ok(tried > 400);
  });

  for (const [what, feature] of [
    ['a Sequence', { feature: NAMES, _type: 'Sequence' }],
    ['a List', { feature: NAMES, _type: 'List' }],
    ['a list', [NAMES]],
  ] as const)
    it(`names of classes are those of the metadata (${what})`, async () => {
      const { spans, told } = await readFiles('parquet', { 'x.parquet': classLabels(feature) });
      assert.deepEqual([spans, told], [['PER سعيد', 'LOC مراكش'], []]);
    });

  const codecs = [
    ['GZIP', (bytes: Uint8Array) => zlib.gzipSync(bytes)],
    ['BROTLI', (bytes: Uint8Array) => zlib.brotliCompressSync(bytes)],
    ['ZSTD', zstdFrame],
  ] as const;
  for (const [codec, compress] of codecs)
    it(`${codec} is read`, async () => {
      const buffer = parquetWriteBuffer({
        columnData: [
          { name: 'text', data: [TEXT, 'غيره'] },
          { name: 'spans', data: [[{ start: 9, end: 14, label: 'GPE' }], []], type: 'JSON' },
        ],
        codec,
        compressors: { [codec]: (bytes: Uint8Array) => new Uint8Array(compress(bytes)) },
      });
      const { documents, spans, told } = await readFiles('parquet', { 'x.parquet': new Uint8Array(buffer) });
      assert.deepEqual([documents.length, spans, told], [2, ['GPE مراكش'], []]);
    });
});
