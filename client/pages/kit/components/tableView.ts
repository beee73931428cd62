/** A table whose rows lead somewhere, and whose columns may be sorted by. */
import { element, type Child } from '../elements.js';
import { button } from './buttons.js';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => Child;
  readonly isNumber?: boolean;
  /** Sorts by it; absent: it cannot be sorted by. */
  readonly sort?: () => void;
  readonly isSorted?: boolean;
}

export function tableView<Row>(
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  /** What the first cell of a row leads to. */
  lead: (row: Row) => void,
): HTMLTableElement {
  const head = columns.map(({ title: words, isNumber, sort, isSorted }) =>
    element(
      'th',
      {
        className: isNumber ? 'number' : '',
        attributes: { scope: 'col', 'aria-sort': isSorted ? 'descending' : undefined },
      },
      sort ? button(words, sort, { className: 'icon' }) : words,
    ),
  );
  const body = rows.map((row) =>
    element(
      'tr',
      {},
      ...columns.map(({ cell, isNumber }, i) =>
        i === 0
          ? element(
              'th',
              { attributes: { scope: 'row' } },
              element('button', { type: 'button', className: 'lead', onclick: () => lead(row) }, cell(row)),
            )
          : element('td', { className: isNumber ? 'number' : '' }, cell(row)),
      ),
    ),
  );
  return element(
    'table',
    { attributes: { 'aria-label': title } },
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...body),
  );
}

/** A choice in a bar. */
export function choice(id: string, title: string, input: HTMLInputElement | HTMLSelectElement): HTMLElement {
  input.id = id;
  return element('span', { className: 'choice' }, element('label', { htmlFor: id }, title), input);
}
