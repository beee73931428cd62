/**
 * What was found as a table, piece by piece: as text with tabs, as JSON, and as CSV by RFC 4180 for spreadsheets; all in
 * logical order. Pure.
 */
import { CSV_MARK, csvLine, type CsvCell } from '../../text/csv.js';
import { formatPlain } from '../../messages/format.js';
import type { Collocate } from './collocates.js';
import type { HitGroup } from './groups.js';
import type { ConcordanceLine } from './lines.js';
import { MEASURES } from './association.js';
import type { Found } from './search.js';

const LINE_COLUMNS = [
  ...['document', 'date', 'before', 'hit', 'after', 'start', 'end'],
  ...['label', 'entity', 'value', 'kind', 'annotator', 'confidence'],
] as const;

function rowOf({
  document,
  date,
  before,
  text,
  after,
  start,
  end,
  item,
}: ConcordanceLine): Readonly<Record<(typeof LINE_COLUMNS)[number], CsvCell>> {
  return {
    ...{ document, date, before: tidy(before).trimStart(), hit: tidy(text), after: tidy(after).trimEnd() },
    ...{ start, end, label: item?.label, entity: item?.canonical, value: item?.value },
    ...{ kind: item?.kind, annotator: item?.annotator, confidence: item?.confidence },
  };
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ');

/** How a table is written. */
export const TABLE_FORMATS = ['text', 'json', 'csv'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

/** A table with its rows, some at a time. */
interface Table<Row> {
  readonly name: 'hits' | 'groups' | 'collocates';
  readonly head: readonly string[];
  readonly rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;
  readonly object: (row: Row) => unknown;
  readonly cells: (row: Row) => readonly CsvCell[];
  /** As text, where that is something else than the cells. */
  readonly textCells?: (row: Row) => readonly CsvCell[];
}

/** As text: where it is as compilers say it, then what stands before, the hit, and what stands after. */
export const linesTable = (rows: Table<ConcordanceLine>['rows']): Table<ConcordanceLine> => ({
  ...{ name: 'hits', head: LINE_COLUMNS, rows, object: rowOf },
  cells(line) {
    const row = rowOf(line);
    return LINE_COLUMNS.map((column) => row[column]);
  },
  textCells(line) {
    const { label, kind, before, hit, after } = rowOf(line);
    const { start } = line.range;
    const place = `${line.document}:${start.line + 1}:${start.character + 1}`;
    return [
      place,
      label === undefined ? '' : `${label}${kind === 'suggestion' ? '?' : ''}`,
      before,
      hit,
      after,
    ];
  },
});

export const groupsTable = (rows: readonly HitGroup[]): Table<HitGroup> => ({
  ...{ name: 'groups', head: ['key', 'count', 'documents'], rows: [rows], object: (row) => row },
  cells: ({ key, count, documents }) => [key, count, documents],
});

export const collocatesTable = (rows: readonly Collocate[]): Table<Collocate> => ({
  name: 'collocates',
  head: ['word', 'together', 'frequency', 'expected', ...MEASURES],
  rows: [rows],
  object: (row) => row,
  cells: ({ word, together, frequency, expected, measures }) => [
    ...[word, together, frequency, expected],
    ...MEASURES.map((measure) => measures[measure]),
  ],
});

/** A table as text of a file, in pieces. */
export async function* written<Row>(
  table: Table<Row>,
  format: TableFormat,
  query: string,
  { hits, documents, notes }: Pick<Found, 'hits' | 'documents' | 'notes'>,
): AsyncGenerator<string> {
  const { name, head, object, cells, textCells = cells } = table;
  const asText = (row: Row): string => `${textCells(row).map(shortCell).join('\t')}\n`;
  if (format === 'csv') yield CSV_MARK + csvLine(head);
  if (format === 'json') {
    const about = JSON.stringify({ query, total: hits.length, documents, found: hits.documents });
    yield `${about.slice(0, -1)},"${name}":[\n`;
  }
  let isFirst = true;
  for await (const rows of table.rows) {
    if (rows.length === 0) continue;
    if (format === 'json') {
      yield (isFirst ? '' : ',\n') + rows.map((row) => JSON.stringify(object(row))).join(',\n');
      isFirst = false;
    } else yield rows.map((row) => (format === 'csv' ? csvLine(cells(row)) : asText(row))).join('');
  }
  if (format === 'json') yield `\n],"notes":${JSON.stringify(notes.map(formatPlain))}}\n`;
}

function shortCell(cell: CsvCell): string {
  return typeof cell === 'number' && !Number.isInteger(cell) ? cell.toFixed(4) : String(cell ?? '');
}
