/** Parquet, for Hugging Face datasets and data lakes: the rows of `datasetRecord.ts`, nested, Snappy-compressed. */
import { message } from '../messages/message.js';
import type { SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { CardCounts, datasetCard } from './parts/datasetCard.js';
import {
  columnsSaid,
  DATASET_CARRIES,
  recordOf,
  SPAN_KEYS,
  type DatasetRecord,
} from './parts/datasetRecord.js';
import type { CorpusDescription, ExchangeDocument, Format, FormatWriter, OutputFile } from './format.js';
import { inOrder } from './parts/inputText.js';
import { readParquet } from './parts/parquetReading.js';

const EXTENSION = '.parquet';
const FILE = 'data/train.parquet';
/** A row group is written when its texts are as long as this, in UTF-16 units, or it has so many rows. */
const ROW_GROUP_TEXT = 4 * 1024 * 1024;
const ROW_GROUP_ROWS = 1000;

const text = (name: string, optional = false): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type: optional ? 'OPTIONAL' : 'REQUIRED',
});
const count = (name: string): SchemaElement => ({ name, type: 'INT32', repetition_type: 'REQUIRED' });

/** A list as the specification of logical types wants it: three levels. */
const list = (name: string, members: readonly SchemaElement[], count = members.length): SchemaElement[] => [
  { name, converted_type: 'LIST', repetition_type: 'REQUIRED', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ...(members.length === 1
    ? [{ ...members[0]!, name: 'element' }]
    : [{ name: 'element', repetition_type: 'REQUIRED' as const, num_children: count }, ...members]),
];

const SPANS = [
  text('id'),
  count('start'),
  count('end'),
  text('label'),
  text('text'),
  ...SPAN_KEYS.map((key) => text(key, true)),
  { name: 'score', type: 'DOUBLE', repetition_type: 'OPTIONAL' } as const,
  ...list('fragments', [count('start'), count('end')]),
  text('attributes', true),
];
/** Those of a span, which are less than the elements of its schema. */
const SPAN_COLUMNS = 8 + SPAN_KEYS.length;
const RELATIONS = [text('type'), text('from'), text('to'), text('attributes', true)];
/** `said`: the columns of what is said of documents as wholes. */
const schemaOf = (said: readonly string[], columns: number): SchemaElement[] => [
  { name: 'root', num_children: columns },
  text('id'),
  text('text'),
  text('dct', true),
  ...said.map((name) => text(name, true)),
  ...list('spans', SPANS, SPAN_COLUMNS),
  ...list('relations', RELATIONS),
  ...list('tokens', [text('element')]),
  ...list('ner_tags', [text('element')]),
];

/** Row groups are handed on as soon as they are full, so that memory stays flat. */
class RowGroups implements FormatWriter {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  private readonly columns: readonly string[];
  private readonly counts = new CardCounts();
  private rows: DatasetRecord[] = [];
  private length = 0;

  constructor(private readonly corpus: CorpusDescription) {
    const said = columnsSaid(corpus.fields);
    this.columns = ['id', 'text', 'dct', ...said, 'spans', 'relations', 'tokens', 'ner_tags'];
    const schema = schemaOf(said, this.columns.length);
    this.writer = new ParquetWriter({ writer: this.bytes, schema, createdBy: 'hawashi' });
  }

  private take(): OutputFile {
    const content = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return { path: FILE, content };
  }

  private flush(): void {
    if (this.rows.length === 0) return;
    const columnData = this.columns.map((name) => ({
      name,
      data: this.rows.map((row) => row[name]) as unknown[],
    }));
    void this.writer.write({ columnData, rowGroupSize: this.rows.length });
    this.rows = [];
    this.length = 0;
  }

  document(document: ExchangeDocument): OutputFile[] {
    this.counts.add(document.annotations);
    this.rows.push(recordOf(document, this.corpus.fields));
    this.length += document.text.length;
    if (this.length >= ROW_GROUP_TEXT || this.rows.length >= ROW_GROUP_ROWS) this.flush();
    return [this.take()];
  }

  end(): OutputFile[] {
    this.flush();
    void this.writer.finish();
    return [this.take(), datasetCard(this.corpus, { file: FILE, ...this.counts })];
  }
}

export const parquet: Format = {
  id: 'parquet',
  title: 'Parquet (Hugging Face, data lakes)',
  description: 'formats.parquet',
  extension: EXTENSION,
  specification: 'https://parquet.apache.org/docs/file-format/',
  unit: 'code points',
  layout: 'corpus',
  options: [],
  carries: () => DATASET_CARRIES,
  createWriter: (corpus) => new RowGroups(corpus),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const [path, bytes] of inOrder(files)) {
      if (!path.endsWith(EXTENSION)) continue;
      try {
        yield* readParquet(path, bytes, EXTENSION, context);
      } catch (error) {
        context.report({
          file: path,
          message: message('read.parquet', { reason: (error as Error).message }),
        });
      }
    }
  },
};
