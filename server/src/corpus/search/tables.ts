/** What was found as a table: CSV by RFC 4180, for spreadsheets, in logical order. Pure. */
import type { Collocate } from './collocates.js';
import type { HitGroup } from './groups.js';
import type { ConcordanceLine } from './lines.js';
import { MEASURES } from './association.js';

export type Cell = string | number | undefined;

const LINE_COLUMNS = [
  ...['document', 'date', 'before', 'hit', 'after', 'start', 'end'],
  ...['label', 'entity', 'value', 'kind', 'annotator', 'confidence'],
] as const;

/** A concordance line as an object, for JSON and as a row of a table. */
export function rowOf({
  document,
  date,
  before,
  text,
  after,
  start,
  end,
  item,
}: ConcordanceLine): Readonly<Record<(typeof LINE_COLUMNS)[number], Cell>> {
  return {
    ...{ document, date, before: tidy(before).trimStart(), hit: tidy(text), after: tidy(after).trimEnd() },
    ...{ start, end, label: item?.label, entity: item?.canonical, value: item?.value },
    ...{ kind: item?.kind, annotator: item?.annotator, confidence: item?.confidence },
  };
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ');

export const LINES_HEAD: readonly string[] = LINE_COLUMNS;
export const rowCells = (line: ConcordanceLine): readonly Cell[] => {
  const row = rowOf(line);
  return LINE_COLUMNS.map((column) => row[column]);
};

export const GROUPS_HEAD: readonly string[] = ['key', 'count', 'documents'];
export const groupCells = ({ key, count, documents }: HitGroup): readonly Cell[] => [key, count, documents];

export const COLLOCATES_HEAD: readonly string[] = ['word', 'together', 'frequency', 'expected', ...MEASURES];
export const collocateCells = ({
  word,
  together,
  frequency,
  expected,
  measures,
}: Collocate): readonly Cell[] => [
  ...[word, together, frequency, expected],
  ...MEASURES.map((measure) => measures[measure]),
];

/** One line, with its line break. A text that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets take a file for UTF-8 by it. */
export const CSV_MARK = '\ufeff';
