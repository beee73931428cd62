/**
 * The lines as a grid of which only those in sight are drawn, however many there are. The keyboard is with the grid as a
 * whole; the current line is told by `aria-activedescendant`.
 */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { message } from '../../../server/src/messages/message.js';
import type { LineItem, SearchLine } from '../../../server/src/protocol/search.js';
import { Drawing } from '../kit/drawing.js';
import { element, setChildren } from '../kit/elements.js';
import { labelChip } from '../kit/labelColors.js';
import { say } from '../kit/say.js';
import { cellsOf } from '../kit/contextCells.js';
import type { LineStore } from './lineStore.js';
import type { Ticks } from './ticks.js';

/** Height of a line in CSS pixels. */
const LINE_HEIGHT = 30;
/** Lines that are drawn beyond what is in sight. */
const BEYOND = 8;

export interface GridHandlers {
  readonly labels: () => readonly LabelDefinition[];
  readonly ticks: () => Ticks;
  readonly ticked: () => void;
  readonly open: (line: SearchLine) => void;
  readonly moved: () => void;
}

interface Drawn {
  readonly row: HTMLElement;
  index: number;
  /** What is drawn, and how. */
  line: SearchLine | undefined;
  isTicked: boolean;
}

export class LineGrid {
  readonly element: HTMLElement;
  private readonly body = element('div', { className: 'rows', attributes: { role: 'rowgroup' } });
  private readonly rows: Drawn[] = [];
  private readonly drawing = new Drawing([() => this.measured()]);
  current = 0;

  constructor(
    private readonly store: LineStore,
    head: HTMLElement,
    private readonly handlers: GridHandlers,
  ) {
    const help = say(message('concordance.keys'));
    this.element = element(
      'div',
      {
        className: 'grid',
        tabIndex: 0,
        style: { '--line-height': `${LINE_HEIGHT}px` },
        attributes: {
          role: 'grid',
          'aria-label': say(message('concordance.linesOf', { help })),
          'aria-multiselectable': 'true',
          'aria-colcount': '7',
        },
      },
      element('div', { className: 'head', attributes: { role: 'rowgroup' } }, head),
      this.body,
    );
    this.element.addEventListener('scroll', () => this.draw(), { passive: true });
    this.element.addEventListener('keydown', (event) => this.press(event));
    this.body.addEventListener('click', (event) => this.click(event));
    this.body.addEventListener('dblclick', () => this.open());
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  get currentLine(): SearchLine | undefined {
    return this.store.line(this.current);
  }

  draw(): void {
    this.drawing.request();
  }

  /** To the first line. */
  top(): void {
    this.current = 0;
    this.element.scrollTop = 0;
    this.draw();
  }

  private measured(): () => void {
    const { scrollTop, clientHeight } = this.element;
    const { total } = this.store;
    const from = Math.max(0, Math.floor(scrollTop / LINE_HEIGHT) - BEYOND);
    const to = Math.min(total, Math.ceil((scrollTop + clientHeight) / LINE_HEIGHT) + BEYOND);
    return () => {
      this.current = Math.min(this.current, Math.max(0, total - 1));
      this.body.style.height = `${total * LINE_HEIGHT}px`;
      this.element.setAttribute('aria-rowcount', String(total + 1));
      this.store.want(from, to);
      this.place(from, to);
    };
  }

  /** A row that is drawn keeps its element for as long as it is in sight. */
  private place(from: number, to: number): void {
    const free = this.rows.filter(({ index }) => index < from || index >= to);
    const drawn = new Map(this.rows.filter((row) => !free.includes(row)).map((row) => [row.index, row]));
    // Taken out first: behind rows that stay, a row that is drawn anew would move all of them.
    for (const { row } of free) row.remove();
    for (let index = from; index < to; index++) {
      let row = drawn.get(index);
      if (!row) {
        row = free.pop() ?? this.newRow();
        row.index = index;
        row.line = undefined;
        drawn.set(index, row);
        this.blank(row);
      }
      this.fill(row);
    }
    this.rows.splice(0, this.rows.length, ...drawn.values());
    setChildren(
      this.body,
      [...drawn].sort(([a], [b]) => a - b).map(([, { row }]) => row),
    );
    const isThere = drawn.has(this.current);
    if (isThere) this.element.setAttribute('aria-activedescendant', idOf(this.current));
    else this.element.removeAttribute('aria-activedescendant');
  }

  private newRow(): Drawn {
    return {
      row: element('div', { className: 'line', attributes: { role: 'row' } }),
      index: -1,
      line: undefined,
      isTicked: false,
    };
  }

  private blank({ row, index }: Drawn): void {
    row.id = idOf(index);
    row.style.transform = `translateY(${index * LINE_HEIGHT}px)`;
    row.dataset['index'] = String(index);
    row.setAttribute('aria-rowindex', String(index + 2));
    const loading = say(message('concordance.loading'));
    row.replaceChildren(element('span', { className: 'loading', attributes: { role: 'gridcell' } }, loading));
  }

  private fill(drawn: Drawn): void {
    const { row, index } = drawn;
    const line = this.store.line(index);
    row.classList.toggle('current', index === this.current);
    row.setAttribute('aria-current', String(index === this.current));
    if (!line) return;
    const isTicked = this.handlers.ticks().isTicked(line.hit);
    row.setAttribute('aria-selected', String(isTicked));
    if (drawn.line === line && drawn.isTicked === isTicked) return;
    drawn.line = line;
    drawn.isTicked = isTicked;
    row.replaceChildren(...this.cells(line, isTicked));
  }

  private cells(line: SearchLine, isTicked: boolean): readonly HTMLElement[] {
    const { before, hit, after } = cellsOf(line);
    const { direction, document: name, date = '', item } = line;
    const text = (className: string, words: string) =>
      element(
        'span',
        { className: `cell ${className}`, attributes: { role: 'gridcell' } },
        element('bdi', { dir: direction }, words),
      );
    return [
      element(
        'span',
        { className: 'cell tick', attributes: { role: 'gridcell' } },
        element('input', {
          type: 'checkbox',
          checked: isTicked,
          tabIndex: -1,
          attributes: { 'aria-label': say(message('concordance.tick')) },
        }),
      ),
      element(
        'span',
        { className: 'cell document', attributes: { role: 'gridcell' } },
        element('bdi', { title: name }, name),
      ),
      element(
        'div',
        { className: 'context', dir: direction, attributes: { role: 'none' } },
        text('before', before),
        text('hit', hit),
        text('after', after),
      ),
      element('span', { className: 'cell item', attributes: { role: 'gridcell' } }, ...this.itemWords(item)),
      element('span', { className: 'cell date', attributes: { role: 'gridcell' } }, date),
    ];
  }

  private itemWords(item: LineItem | undefined): readonly Node[] {
    if (!item) return [];
    const definition = this.handlers.labels().find(({ name }) => name === item.label);
    const chip = labelChip(item.label, definition);
    if (item.kind === 'suggestion') {
      chip.classList.add('suggested');
      chip.title = say(message('concordance.suggested'));
    }
    const said = item.entity ?? item.value;
    return [chip, ...(said === undefined ? [] : [element('bdi', { title: said }, said)])];
  }

  private press(event: KeyboardEvent): void {
    if (event.target !== this.element) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / LINE_HEIGHT) - 2);
    const steps: Readonly<Record<string, number>> = {
      ...{ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity },
    };
    const step = steps[event.key];
    if (step !== undefined) this.go(this.current + step, event.shiftKey && Math.abs(step) === 1);
    else if (event.key === ' ') this.tick();
    else if (event.key === 'Enter') this.open();
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      const ticks = this.handlers.ticks();
      ticks.all(ticks.count(this.store.total) < this.store.total);
      this.handlers.ticked();
    } else return;
    event.preventDefault();
  }

  private go(index: number, ticksOn = false): void {
    if (this.store.total === 0) return;
    if (ticksOn) this.tick(true);
    this.current = Math.min(this.store.total - 1, Math.max(0, index));
    if (ticksOn) this.tick(true);
    this.show();
    this.handlers.moved();
  }

  /** The current line comes into sight. */
  private show(): void {
    const { clientHeight, scrollTop } = this.element;
    const top = this.current * LINE_HEIGHT;
    const head = this.body.offsetTop;
    if (top < scrollTop) this.element.scrollTop = top;
    else if (top + LINE_HEIGHT + head > scrollTop + clientHeight)
      this.element.scrollTop = top + LINE_HEIGHT + head - clientHeight;
    this.draw();
  }

  private tick(wanted?: boolean): void {
    const { currentLine } = this;
    if (!currentLine) return;
    this.handlers.ticks().tick(currentLine.hit, wanted);
    this.handlers.ticked();
  }

  private open(): void {
    if (this.currentLine) this.handlers.open(this.currentLine);
  }

  private click({ target, shiftKey }: MouseEvent): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('.line') : null;
    if (!row) return;
    const index = Number(row.dataset['index']);
    const isTick = target instanceof Element && target.closest('.tick') !== null;
    const [from, to] = [Math.min(this.current, index), Math.max(this.current, index)];
    this.current = index;
    if (isTick) {
      this.tick();
      const wanted = this.currentLine && this.handlers.ticks().isTicked(this.currentLine.hit);
      for (let at = from; shiftKey && at <= to; at++) {
        const line = this.store.line(at);
        if (line) this.handlers.ticks().tick(line.hit, wanted);
      }
    }
    this.element.focus();
    this.draw();
    this.handlers.moved();
  }
}

const idOf = (index: number): string => `line-${index}`;
