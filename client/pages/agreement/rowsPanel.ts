/**
 * What annotators marked, a row a thing: settled by one key, the number of a column or 0 for none of them. Rows that are settled
 * stay in the list until it is asked for anew.
 */
import type { AgreementCell, AgreementRow } from '../../../server/src/protocol/agreement.js';
import { message } from '../../../server/src/messages/message.js';
import { choice } from '../kit/components/tableView.js';
import { bidi, element, setChildren, write } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { columnOrder } from './blindness.js';
import { isListed, type RowFilter } from './rowFilter.js';

const CLASSES = ['missing', 'label', 'border', 'link', 'value', 'attribute', 'relation', 'agreed'] as const;
/** More rows are not drawn at once. */
const MOST_DRAWN = 500;

export interface RowHandlers {
  /** Takes what an annotator has, or rejects all (null). Whether it was written. */
  readonly settle: (row: AgreementRow, annotator: string | null) => Promise<boolean>;
  readonly open: (row: AgreementRow) => void;
}

export class RowsPanel {
  private readonly class = element('select', {
    onchange: () => this.filterBy({ class: this.class.value || undefined }),
  });
  private readonly blind = element('input', { type: 'checkbox', onchange: () => this.draw() });
  private readonly openOnly = element('input', {
    type: 'checkbox',
    checked: true,
    onchange: () => this.draw(),
  });
  private readonly count = element('span', { className: 'told' });
  private readonly body = element('tbody');
  private readonly head = element('tr');
  private readonly table = element(
    'table',
    { className: 'rows', attributes: { 'aria-label': say(message('agreement.rows')) } },
    element('thead', {}, this.head),
    this.body,
  );
  readonly element: HTMLElement;
  private annotators: readonly string[] = [];
  private rows: readonly AgreementRow[] = [];
  private shown: AgreementRow[] = [];
  private listed = 0;
  private filter: RowFilter = {};
  /** What was settled since the rows were asked for. */
  private readonly settled = new Map<AgreementRow, string>();

  constructor(
    private readonly handlers: RowHandlers,
    ...others: readonly HTMLElement[]
  ) {
    this.class.append(
      element('option', { value: '' }, say(message('agreement.everyClass'))),
      ...CLASSES.map((name) => element('option', { value: name }, say(message(`agreement.class.${name}`)))),
    );
    const frame = element('div', { className: 'found' }, this.table);
    this.element = element(
      'section',
      { className: 'panel' },
      element(
        'div',
        { className: 'bar' },
        choice('class', say(message('agreement.title.rows')), this.class),
        choice('open-only', say(message('agreement.openOnly')), this.openOnly),
        choice('blind', say(message('agreement.blind')), this.blind),
        ...others,
        this.count,
      ),
      element('p', { className: 'told' }, say(message('agreement.rowKeys'))),
      frame,
    );
    this.body.addEventListener('keydown', (event) => this.press(event));
  }

  show(annotators: readonly string[], rows: readonly AgreementRow[]): void {
    this.annotators = annotators;
    this.rows = rows;
    this.settled.clear();
    this.draw();
  }

  /** What a number counts, whatever was decided of it. */
  showCounted(filter: RowFilter): void {
    this.openOnly.checked = false;
    this.filterBy(filter);
  }

  /** Takes what the rows are now. Whether annotators have something else than before; what was adjudicated meanwhile is none. */
  update(annotators: readonly string[], rows: readonly AgreementRow[]): boolean {
    const told = (each: readonly AgreementRow[]): string =>
      JSON.stringify(each.map(({ decided: _, ...row }) => row));
    if (JSON.stringify(annotators) !== JSON.stringify(this.annotators)) return this.replace(annotators, rows);
    const known = [...this.rows].sort(byPlace);
    const now = [...rows].sort(byPlace);
    if (told(known) !== told(now)) return this.replace(annotators, rows);
    for (const [i, row] of known.entries()) this.decide(row, now[i]!.decided);
    return false;
  }

  /** The row that has the focus keeps it, where it is still there. */
  private replace(annotators: readonly string[], rows: readonly AgreementRow[]): true {
    const at = [...this.body.rows].findIndex((line) => line.contains(document.activeElement));
    this.show(annotators, rows);
    if (at >= 0) this.focusRow(at);
    return true;
  }

  /** What was adjudicated elsewhere, or taken back. */
  private decide(row: AgreementRow, decided: AgreementRow['decided']): void {
    if (JSON.stringify(row.decided) === JSON.stringify(decided)) return;
    const other: AgreementRow = { ...row, ...(decided && { decided }) };
    if (!decided) delete (other as { decided?: unknown }).decided;
    this.settled.delete(row);
    this.rows = this.rows.map((each) => (each === row ? other : each));
    const at = this.shown.indexOf(row);
    if (at < 0) return;
    this.shown[at] = other;
    this.redraw(other);
  }

  filterBy(filter: RowFilter): void {
    this.filter = filter;
    this.class.value = filter.class ?? '';
    this.draw();
  }

  focus(): void {
    this.body.querySelector<HTMLElement>('tr')?.focus();
  }

  private isOpen(row: AgreementRow): boolean {
    return !row.decided && !this.settled.has(row);
  }

  private draw(): void {
    const isWanted = (row: AgreementRow): boolean =>
      isListed(row, this.filter) && (!this.openOnly.checked || (!row.decided && row.class !== 'agreed'));
    const listed = this.rows.filter(isWanted);
    this.shown = listed.slice(0, MOST_DRAWN);
    const isBlind = this.blind.checked;
    const columns = this.annotators.map((name, i) => (isBlind ? String(i + 1) : `${i + 1} ${name}`));
    setChildren(
      this.head,
      [
        say(message('agreement.head.kind')),
        say(message('agreement.head.place')),
        ...columns,
        say(message('agreement.head.becomes')),
      ].map((title) => element('th', { attributes: { scope: 'col' } }, bidi(title))),
    );
    setChildren(
      this.body,
      this.shown.map((row) => this.line(row)),
    );
    this.body.querySelector('tr')?.setAttribute('tabindex', '0');
    this.listed = listed.length;
    this.tellCount();
  }

  private tellCount(): void {
    const open = this.shown.filter((row) => this.isOpen(row)).length;
    write(
      this.count,
      say(message('agreement.rowCount', { shown: this.shown.length, rows: this.listed, open })),
    );
  }

  private orderOf(row: AgreementRow): readonly number[] {
    const key = `${row.document} ${row.range.start.line} ${row.range.start.character}`;
    return columnOrder(this.annotators.length, key, this.blind.checked);
  }

  private line(row: AgreementRow): HTMLTableRowElement {
    const words = row.cells.find(Boolean)?.text ?? '';
    const place = element(
      'button',
      {
        type: 'button',
        className: 'lead place',
        title: row.document,
        tabIndex: -1,
        onclick: () => this.handlers.open(row),
      },
      // One line of text in one direction: each part by itself would stand in the wrong order.
      element('span', { className: 'context' }, tidy(row.before)),
      element('mark', {}, tidy(words)),
      element('span', { className: 'context' }, tidy(row.after)),
    );
    place.dir = 'auto';
    return element(
      'tr',
      {
        tabIndex: -1,
        attributes: { 'aria-label': `${say(message(`agreement.class.${classOf(row)}`))}: ${words}` },
      },
      element('td', {}, say(message(`agreement.class.${classOf(row)}`))),
      element('td', { className: 'where' }, place),
      ...this.orderOf(row).map((i, column) => this.cell(row, row.cells[i] ?? null, column)),
      element('td', { className: 'becomes' }, this.becomes(row)),
    );
  }

  private cell(row: AgreementRow, cell: AgreementCell | null, column: number): HTMLElement {
    if (!cell) return element('td', { className: 'nothing' }, say(message('agreement.none')));
    const take = element(
      'button',
      { type: 'button', className: 'take', tabIndex: -1, onclick: () => void this.settle(row, column) },
      element('b', {}, cell.label),
      ' ',
      bidi(tidy(cell.text)),
      cell.more !== '' && element('small', {}, bidi(cell.more)),
    );
    return element('td', {}, take);
  }

  private becomes(row: AgreementRow): Node {
    const now = this.settled.get(row);
    if (now !== undefined) return bidi(now);
    if (!row.decided) return element('span');
    const { label, text, rejected } = row.decided;
    return bidi(rejected ? say(message('agreement.rejected')) : `${label} ${tidy(text)}`);
  }

  private press(event: KeyboardEvent): void {
    const line = (event.target as HTMLElement).closest('tr');
    const at = line ? [...this.body.rows].indexOf(line) : -1;
    const row = this.shown[at];
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') this.focusRow(at + 1);
    else if (event.key === 'ArrowUp') this.focusRow(at - 1);
    else if (event.key === 'Enter' && event.target === line) this.handlers.open(row);
    else if (event.key === '0') void this.settle(row, undefined);
    else if (/^[1-9]$/.test(event.key)) void this.settle(row, Number(event.key) - 1);
    else return;
    event.preventDefault();
  }

  private focusRow(at: number): void {
    const rows = [...this.body.rows];
    const row = rows[Math.max(0, Math.min(rows.length - 1, at))];
    for (const other of rows) other.tabIndex = other === row ? 0 : -1;
    row?.focus();
  }

  /** Goes on to the next row that is open. */
  private async settle(row: AgreementRow, column: number | undefined): Promise<void> {
    const i = column === undefined ? undefined : this.orderOf(row)[column];
    const cell = i === undefined ? null : row.cells[i];
    if (cell === undefined || (i !== undefined && !cell)) return;
    const at = this.shown.indexOf(row);
    this.settled.set(row, cell ? `${cell.label} ${tidy(cell.text)}` : say(message('agreement.rejected')));
    this.redraw(row);
    const next = this.shown.findIndex((other, n) => n > at && this.isOpen(other));
    this.focusRow(next === -1 ? at : next);
    if (await this.handlers.settle(row, i === undefined ? null : this.annotators[i]!)) return;
    this.settled.delete(row);
    this.redraw(row);
  }

  private redraw(row: AgreementRow): void {
    const at = this.shown.indexOf(row);
    const cell = this.body.rows[at]?.querySelector('.becomes');
    if (cell) cell.replaceChildren(this.becomes(row));
    this.tellCount();
  }
}

const tidy = (text: string): string => text.replace(/\s+/gu, ' ');
const classOf = ({ class: name }: AgreementRow): (typeof CLASSES)[number] =>
  CLASSES.find((known) => known === name) ?? 'agreed';

const byPlace = (a: AgreementRow, b: AgreementRow): number =>
  a.document < b.document
    ? -1
    : a.document > b.document
      ? 1
      : a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
