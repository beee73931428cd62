/** What lines are put in order by, as one chooses it: from two lists, or from the heads of the columns. */
import { message, type Message } from '../../../server/src/messages/message.js';
import type { SearchView } from '../../../server/src/protocol/search.js';
import { button } from '../kit/components/buttons.js';
import { element } from '../kit/elements.js';
import { say } from '../kit/say.js';

type Order = SearchView['order'];

/** How many words before and after a hit one can sort by. */
const WORDS = [1, 2, 3, 4, 5];

/** By key; empty: the place in the corpus. */
const KEYS: ReadonlyMap<string, Message> = new Map<string, Message>([
  ['', message('concordance.by.place')],
  ['hit', message('concordance.by.hit')],
  ...WORDS.map((nth) => [`before:${nth}`, message('concordance.by.before', { nth })] as const),
  ...WORDS.map((nth) => [`after:${nth}`, message('concordance.by.after', { nth })] as const),
  ['document', message('concordance.by.document')],
  ['date', message('concordance.by.date')],
]);

/** The columns that can be sorted by, with their keys. */
const COLUMNS = [
  ['document', 'document', message('concordance.document')],
  ['before', 'before:1', message('concordance.before')],
  ['hit', 'hit', message('concordance.hit')],
  ['after', 'after:1', message('concordance.after')],
  ['date', 'date', message('concordance.date')],
] as const;

export class Sorting {
  /** Lists and a button, for a bar. */
  readonly controls: readonly HTMLElement[];
  /** The heads of the columns. */
  readonly head: HTMLElement;
  private readonly lists = [
    this.list('sort-1', 'concordance.sort'),
    this.list('sort-2', 'concordance.thenBy'),
  ];
  private readonly backwards: HTMLButtonElement;
  private readonly heads = new Map<string, HTMLElement>();
  private readonly context = element('div', { className: 'context', attributes: { role: 'none' } });
  private isBackwards = false;

  constructor(
    private readonly sort: (order: Order) => void,
    private readonly tickAll: () => void,
  ) {
    this.backwards = button(say(message('concordance.backwards')), () => this.turn(), {
      text: '⇅',
      className: 'icon',
    });
    this.controls = [...this.lists.map(({ field }) => field), this.backwards];
    const cells = new Map(COLUMNS.map(([column, key, title]) => [column, this.column(column, key, title)]));
    this.context.append(cells.get('before')!, cells.get('hit')!, cells.get('after')!);
    const all = button(say(message('concordance.tickAll')), () => this.tickAll(), {
      text: '☑',
      keys: 'Control+A',
      className: 'icon',
    });
    all.tabIndex = -1;
    this.head = element(
      'div',
      { className: 'line', attributes: { role: 'row', 'aria-rowindex': '1' } },
      element('span', { className: 'cell tick', attributes: { role: 'columnheader' } }, all),
      cells.get('document')!,
      this.context,
      element(
        'span',
        { className: 'cell item', attributes: { role: 'columnheader' } },
        say(message('concordance.item')),
      ),
      cells.get('date')!,
    );
    this.show();
  }

  /** In which most lines are read: the heads stand over their columns. */
  set direction(direction: 'rtl' | 'ltr') {
    this.context.dir = direction;
  }

  get order(): Order {
    const by = this.lists.map(({ select }) => select.value).filter((key) => key !== '');
    return { by, ...(this.isBackwards && { isBackwards: true }) };
  }

  private list(id: string, title: 'concordance.sort' | 'concordance.thenBy') {
    const options = [...KEYS].map(([value, words]) => element('option', { value }, say(words)));
    const select = element('select', { id }, ...options);
    select.onchange = () => this.changed();
    const label = element('label', { htmlFor: id }, say(message(title)));
    return { select, field: element('span', { className: 'choice' }, label, select) };
  }

  private column(column: string, key: string, title: Message): HTMLElement {
    const words = say(title);
    const by = say(KEYS.get(key)!);
    const head = button(by, () => this.choose(key), { text: words, className: 'icon' });
    head.tabIndex = -1;
    const cell = element('span', { className: `cell ${column}`, attributes: { role: 'columnheader' } }, head);
    this.heads.set(key, cell);
    return cell;
  }

  /** By a column; once more: the other way round. */
  private choose(key: string): void {
    const [{ select } = { select: undefined }] = this.lists;
    if (!select) return;
    if (select.value === key) this.isBackwards = !this.isBackwards;
    else select.value = key;
    this.changed();
  }

  private turn(): void {
    this.isBackwards = !this.isBackwards;
    this.changed();
  }

  private changed(): void {
    this.show();
    this.sort(this.order);
  }

  private show(): void {
    const [first] = this.order.by;
    this.backwards.setAttribute('aria-pressed', String(this.isBackwards));
    for (const [key, cell] of this.heads) {
      const direction = this.isBackwards ? 'descending' : 'ascending';
      cell.setAttribute('aria-sort', key === first ? direction : 'none');
    }
  }
}
