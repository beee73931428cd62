/**
 * The rows of a Parquet file as documents. What a damaged file claims of its sizes is not believed: all of it ends in
 * an error that can be told (`scripts/boundedParquet.mjs` sees to it within pages).
 */
import { parquetMetadataAsync, parquetReadObjects, type Compressors, type FileMetaData } from 'hyparquet';
import type { ExchangeDocument, ReadContext } from '../format.js';
import { documentOfRecord } from './datasetRecord.js';
import { isObject, nameOf, type JsonObject } from './inputText.js';

/** So many rows are read of one row group. */
const MOST_ROWS = 2 ** 22;

/** Keeps a byte order mark at the beginning of a text. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
const PARSERS = {
  stringFromBytes: (bytes: Uint8Array | undefined): string | undefined => bytes && DECODER.decode(bytes),
};

/** Rejects where the file is none, or damaged. */
export async function* readParquet(
  path: string,
  bytes: Uint8Array,
  extension: string,
  context: ReadContext,
): AsyncGenerator<ExchangeDocument> {
  const buffer = bytes.slice().buffer;
  const file = {
    byteLength: buffer.byteLength,
    slice: (start: number, end?: number): Promise<ArrayBuffer> => Promise.resolve(buffer.slice(start, end)),
  };
  const metadata = await parquetMetadataAsync(file, { geoparquet: false });
  const rows = metadata.row_groups.reduce((sum, group) => sum + group.num_rows, 0n);
  if (rows !== metadata.num_rows) throw new Error(`${metadata.num_rows} rows, ${rows} of them in row groups`);
  const compressors = await compressorsFor(metadata);
  const features = featuresOf(metadata);
  let row = 0;
  for (const group of metadata.row_groups) {
    checkSizes(group, buffer.byteLength);
    const rowEnd = row + Number(group.num_rows);
    const options = { file, metadata, parsers: PARSERS, rowStart: row, rowEnd };
    for (const object of await parquetReadObjects(compressors ? { ...options, compressors } : options)) {
      row++;
      const record = named(plain(object), features);
      const fallback = `${nameOf(path, extension)}-${row}`;
      const document = isObject(record)
        ? documentOfRecord(record, fallback, { file: path, line: row }, context)
        : undefined;
      if (document) yield document;
    }
  }
}

/** Throws where a row group claims what it cannot hold. */
function checkSizes(group: FileMetaData['row_groups'][number], length: number): void {
  if (!(group.num_rows >= 0 && group.num_rows <= MOST_ROWS))
    throw new Error(`a row group claims ${group.num_rows} rows`);
  for (const { meta_data: column } of group.columns) {
    // A row is at least one value of each column, if only that there is none.
    if (!column || column.num_values < group.num_rows)
      throw new Error('a row group has rows without columns');
    const start = Number(column.dictionary_page_offset ?? column.data_page_offset);
    const end = start + Number(column.total_compressed_size);
    if (!(start >= 0 && start <= end && end <= length))
      throw new Error(`a column lies at ${start} to ${end} of ${length} bytes`);
  }
}

const BUILT_IN = new Set(['UNCOMPRESSED', 'SNAPPY']);

/** Those that few files need are loaded with the first one. */
async function compressorsFor({ row_groups: groups }: FileMetaData): Promise<Compressors | undefined> {
  const needed = groups.some(({ columns }) =>
    columns.some(({ meta_data: column }) => column && !BUILT_IN.has(column.codec)),
  );
  return needed ? (await import('hyparquet-compressors')).compressors : undefined;
}

/** Numbers of 64-bit columns come as BigInt. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  if (isObject(value))
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
  return value;
}

/** The columns as Hugging Face's `datasets` describes them in a file's metadata; nothing where it does not. */
function featuresOf({ key_value_metadata: facts }: FileMetaData): unknown {
  const given = facts?.find(({ key }) => key === 'huggingface')?.value;
  try {
    const parsed: unknown = JSON.parse(given ?? '{}');
    const info = isObject(parsed) && isObject(parsed['info']) ? parsed['info'] : {};
    return info['features'];
  } catch {
    return undefined;
  }
}

/** A value with names for the numbers of its classes (`ClassLabel`), however deep it is described. */
function named(value: unknown, feature: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => named(one, memberOf(feature)));
  if (!isObject(feature)) return value;
  if (feature['_type'] === 'ClassLabel' && Array.isArray(feature['names'])) {
    const name: unknown = feature['names'][value as number];
    return typeof name === 'string' ? name : value;
  }
  if (!isObject(value)) return value;
  const members: JsonObject =
    feature['_type'] === 'Sequence' && isObject(feature['feature']) ? feature['feature'] : feature;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, named(inner, members[key])]));
}

/** What a list's members are; a column of a sequence of objects is described without the list. */
function memberOf(feature: unknown): unknown {
  if (Array.isArray(feature)) return feature[0];
  return isObject(feature) && isObject(feature['feature']) ? feature['feature'] : feature;
}
