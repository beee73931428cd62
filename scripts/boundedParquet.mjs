// @ts-check
// What the Parquet reader of others believes of a damaged file is bounded where it is bundled: it writes runs as long as
// they claim to be, and arrays of 2³⁰ values end the process («invalid size») where no `catch` hears of it.
import { readFile } from 'node:fs/promises';

/** So many values and bytes of pages are read of one column of a row group. */
const MOST_VALUES = 2 ** 24;
const MOST_BYTES = 2 ** 29;

/** By file: what stands there and what shall. @type {Record<string, readonly (readonly [string, string])[]>} */
const CHANGES = {
  'encoding.js': [
    ['readRle(reader, count, width,', 'readRle(reader, Math.min(count, output.length - seen), width,'],
    [
      'let count = header >> 1 << 3 // values to read',
      'let count = Math.max(0, Math.min(header >> 1 << 3, output.length - seen))',
    ],
  ],
  'column.js': [
    [
      '  return {\n    type,\n    uncompressed_page_size,',
      `  const two = data_page_header_v2
  const values = (data_page_header ?? two ?? dictionary_page_header)?.num_values
  reader.values = (reader.values ?? 0) + values
  reader.bytes = (reader.bytes ?? 0) + uncompressed_page_size
  const counts = [values, uncompressed_page_size, compressed_page_size]
  if (two) counts.push(two.num_nulls, two.num_rows, two.definition_levels_byte_length, two.repetition_levels_byte_length)
  if (!counts.every((count) => count >= 0) || reader.values > ${MOST_VALUES} || reader.bytes > ${MOST_BYTES})
    throw new Error('parquet page header claims ' + counts.join(', ') + ' values and bytes')
  return {\n    type,\n    uncompressed_page_size,`,
    ],
  ],
};

/** @type {import('esbuild').Plugin} */
export const boundedParquet = {
  name: 'bounded-parquet',
  setup: (build) =>
    build.onLoad({ filter: /[\\/]hyparquet[\\/]src[\\/](encoding|column)\.js$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const [is, shall] of CHANGES[path.split(/[\\/]/).at(-1) ?? ''] ?? []) {
        if (contents.split(is).length !== 2)
          return { errors: [{ text: `hyparquet has changed: expected once in ${path}: ${is}` }] };
        contents = contents.replace(is, () => shall);
      }
      return { contents, loader: 'js' };
    }),
};
