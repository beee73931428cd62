/** The lines, what they are sorted and filtered by, and what is done with those that are ticked. */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { message, type MessageKey } from '../../../server/src/messages/message.js';
import type { SearchGroup, SearchLine } from '../../../server/src/protocol/search.js';
import { HIT_ACTIONS, type HitAction } from '../../messages/concordance.js';
import { button } from '../kit/components/buttons.js';
import { element, write } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { groupingWords, groupWords } from './groupsPanel.js';
import { host } from './host.js';
import { LineGrid } from './lineGrid.js';
import { LineStore } from './lineStore.js';
import type { Searching } from './searching.js';
import { Sorting } from './sorting.js';
import { choice } from '../kit/components/tableView.js';
import { Ticks } from './ticks.js';

/** Milliseconds without a key, until lines are filtered. */
const REST = 200;

export class LinesPanel {
  readonly element: HTMLElement;
  labels: readonly LabelDefinition[] = [];
  private ticks = new Ticks();
  private readonly store: LineStore;
  private readonly grid: LineGrid;
  private readonly sorting: Sorting;
  private readonly words = element('input', { type: 'search', dir: 'auto', spellcheck: false });
  private readonly group = element('span', { className: 'chosen', hidden: true });
  private readonly told = element('span', { className: 'told', attributes: { role: 'status' } });
  private readonly actions: readonly HTMLButtonElement[];
  private resting: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly searching: Searching,
    ...others: readonly HTMLElement[]
  ) {
    this.sorting = new Sorting(
      (order) => this.searching.look({ ...this.searching.view, order }),
      () => this.tickAll(),
    );
    this.store = new LineStore(
      searching,
      (wanted) => host.call('hawashi/searchLines', wanted),
      () => this.came(),
    );
    this.grid = new LineGrid(this.store, this.sorting.head, {
      labels: () => this.labels,
      ticks: () => this.ticks,
      ticked: () => this.drawTicks(),
      open: ({ uri, range }) => host.tell({ type: 'open', uri, range }),
      moved: () => this.drawTicks(),
    });
    this.words.oninput = () => {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.filter(this.words.value), REST);
    };
    this.actions = HIT_ACTIONS.map((action) =>
      button(say({ key: `concordance.do.${action}` as MessageKey }), () => this.act(action)),
    );
    const bar = element(
      'div',
      { className: 'bar' },
      ...this.sorting.controls,
      choice('filter', say(message('concordance.filter')), this.words),
      this.group,
      ...others,
    );
    const doing = element('div', { className: 'bar doing' }, ...this.actions, this.told);
    this.element = element('div', { className: 'panel' }, bar, this.grid.element, doing);
    this.drawTicks();
  }

  /** Another search: other lines, nothing ticked, no filter. */
  started(): void {
    this.ticks = new Ticks();
    this.words.value = '';
    this.group.hidden = true;
    this.searching.view = { order: this.sorting.order };
    this.store.clear();
    this.grid.top();
    this.drawTicks();
  }

  /** More was found, or lines may say something else. */
  changed(): void {
    this.store.refresh();
  }

  /** They are looked at otherwise. */
  looked(): void {
    this.store.clear();
    this.grid.top();
    this.drawTicks();
  }

  focus(): void {
    this.grid.element.focus();
  }

  filter(words: string): void {
    this.words.value = words;
    const { filter: { words: _, ...others } = {}, ...view } = this.searching.view;
    this.ticks = new Ticks();
    this.searching.look({
      ...view,
      filter: { ...others, ...(words.trim() !== '' && { words: words.trim() }) },
    });
  }

  ofGroup(by: string, group: SearchGroup): void {
    const { view } = this.searching;
    this.ticks = new Ticks();
    const told = say(message('concordance.ofGroup', { by: groupingWords(by), key: groupWords(group) }));
    this.group.hidden = false;
    this.group.replaceChildren(
      element('span', {}, told),
      button(say(message('concordance.notGroup')), () => this.ofAll(), { text: '×', className: 'icon' }),
    );
    this.searching.look({ ...view, filter: { ...view.filter, group: { by, key: group.key } } });
  }

  private ofAll(): void {
    this.group.hidden = true;
    const { filter: { group: _, ...filter } = {}, ...view } = this.searching.view;
    this.ticks = new Ticks();
    this.searching.look({ ...view, filter });
  }

  private came(): void {
    const first = this.store.line(0);
    if (first && this.grid.current === 0) this.sorting.direction = first.direction;
    this.grid.draw();
    this.drawTicks();
  }

  private tickAll(): void {
    this.ticks.all(this.ticks.count(this.store.total) < this.store.total);
    this.drawTicks();
  }

  private drawTicks(): void {
    const { total } = this.store;
    const count = this.ticks.count(total);
    const hits = this.searching.progress?.hits ?? 0;
    const shown = total < hits ? say(message('concordance.shown', { count: total })) : '';
    const ticked = message(count > 0 ? 'concordance.ticked' : 'concordance.noneTicked', { count });
    write(this.told, [shown, total > 0 ? say(ticked) : ''].filter((words) => words !== '').join(' '));
    for (const action of this.actions) action.disabled = total === 0;
    this.grid.draw();
  }

  private act(action: HitAction): void {
    const { id, view } = this.searching;
    const line: SearchLine | undefined = this.grid.currentLine;
    if (id === undefined || !line) return;
    const isTicked = this.ticks.count(this.store.total) > 0;
    const { uri, range, text, item } = line;
    host.tell({
      type: 'change',
      ...{ action, search: id, view, hits: isTicked ? this.ticks.chosen : { only: [line.hit] } },
      example: { uri, range, text, ...(item && { label: item.label }) },
    });
  }
}
