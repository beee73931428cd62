/** Tables of figures. */
import { element, type Child } from '../kit/elements.js';

export interface FigureColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Child;
  /** 0 to 1: drawn as a bar below the number. Absent: none. */
  readonly share?: (row: Row) => number;
  /** Of words, not of numbers. */
  readonly isText?: boolean;
}

/** The first column names its row. */
export function figureTable<Row>(
  title: string,
  columns: readonly FigureColumn<Row>[],
  rows: readonly Row[],
): HTMLElement {
  const cell = (column: FigureColumn<Row>, row: Row, i: number): HTMLElement => {
    const { share, isText } = column;
    const style = share && { style: { '--share': String(Math.max(0, Math.min(1, share(row)))) } };
    if (i === 0) return element('th', { attributes: { scope: 'row' } }, column.cell(row));
    const className = [isText ? '' : 'number', share ? 'shared' : ''].filter(Boolean).join(' ');
    return element('td', { className, ...style }, column.cell(row));
  };
  return element(
    'div',
    { className: 'figures' },
    element(
      'table',
      {},
      element('caption', {}, title),
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          ...columns.map(({ title: words, isText }, i) =>
            element(
              'th',
              { className: i === 0 || isText ? '' : 'number', attributes: { scope: 'col' } },
              words,
            ),
          ),
        ),
      ),
      element(
        'tbody',
        {},
        ...rows.map((row) => element('tr', {}, ...columns.map((column, i) => cell(column, row, i)))),
      ),
    ),
  );
}

export const percent = (share: number): string => (100 * share).toFixed(1);

export const intervalOf = ([low, high]: readonly [number, number]): string =>
  `${percent(low)} … ${percent(high)}`;
