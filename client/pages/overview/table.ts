/** A part's numbers: as a table beside the chart, and as CSV by RFC 4180 for spreadsheets. */
import { CSV_MARK, csvLine } from '../../../server/src/text/csv.js';
import { bidi, element } from '../kit/elements.js';
import { tableView, type Column } from '../kit/components/tableView.js';

export type Cell = string | number;

export interface Numbers<Row> {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly value: (row: Row) => Cell }[];
  readonly rows: readonly Row[];
  /** What the first cell of a row leads to. */
  readonly lead: (row: Row) => void;
}

export function tableOf<Row>({ title, columns, rows, lead }: Numbers<Row>): HTMLElement {
  const shown = columns.map(({ title: words, value }): Column<Row> => ({
    title: words,
    isNumber: rows.length > 0 && rows.every((row) => typeof value(row) === 'number'),
    cell: (row) => (typeof value(row) === 'number' ? value(row).toLocaleString() : bidi(String(value(row)))),
  }));
  const frame = { role: 'region', 'aria-label': title, tabindex: '0' };
  return element('div', { className: 'found', attributes: frame }, tableView(title, shown, rows, lead));
}

export const csvOf = <Row>({ columns, rows }: Numbers<Row>): string =>
  CSV_MARK +
  [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ value }) => value(row)))]
    .map(csvLine)
    .join('');
