/** A field with a list of what is meant below it, after the ARIA practices: the arrows walk the list. */
import { element, type Child } from '../elements.js';
import { leave } from './leaving.js';
import { fieldRow } from './textField.js';

export interface ComboboxOptions<Choice> {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  /** Names the list, to who does not see it. */
  readonly listTitle: string;
  /** What may be meant by what is typed, the likeliest first. */
  readonly search: (typed: string) => Promise<readonly Choice[]>;
  /** What the field holds where this is chosen. */
  readonly valueOf: (choice: Choice) => string;
  readonly show: (choice: Choice) => readonly Child[];
  /** Told the value, where it is another than before; `choice` is undefined where it was typed. */
  readonly store: (value: string, choice: Choice | undefined) => unknown;
}

export class Combobox<Choice> {
  readonly row: HTMLElement;
  private readonly input: HTMLInputElement;
  private readonly list: HTMLElement;
  private choices: readonly Choice[] = [];
  /** Place of the choice that Enter takes; −1: what is typed. */
  private active = -1;
  private searches = 0;

  constructor(private readonly options: ComboboxOptions<Choice>) {
    const { name, title, value, listTitle } = options;
    this.list = element('ul', {
      id: `choices-${name}`,
      hidden: true,
      attributes: { role: 'listbox', 'aria-label': listTitle },
    });
    this.input = element('input', {
      id: `field-${name}`,
      value,
      dir: 'auto',
      spellcheck: false,
      data: { field: name },
      attributes: {
        role: 'combobox',
        'aria-expanded': 'false',
        'aria-controls': this.list.id,
        'aria-autocomplete': 'list',
      },
    });
    this.input.onfocus = () => void this.search();
    this.input.oninput = () => void this.search();
    this.input.onblur = () => this.leaveField();
    this.input.onkeydown = (event) => this.press(event);
    this.row = fieldRow(title, this.input, this.list);
  }

  private get typed(): string {
    return this.input.value.trim();
  }

  private async search(): Promise<void> {
    const turn = ++this.searches;
    const choices = await this.options.search(this.input.value.trim());
    if (turn !== this.searches || document.activeElement !== this.input) return;
    this.choices = choices;
    this.list.replaceChildren(...choices.map((choice, i) => this.rowOf(choice, i)));
    this.list.hidden = choices.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
    this.mark(-1);
  }

  private rowOf(choice: Choice, index: number): HTMLElement {
    const row = element(
      'li',
      { id: this.idOf(index), attributes: { role: 'option', 'aria-selected': 'false' } },
      ...this.options.show(choice),
    );
    // Before the field loses the focus and stores what was typed.
    row.onmousedown = (event) => {
      event.preventDefault();
      this.store(this.options.valueOf(choice), choice);
    };
    return row;
  }

  private press(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const count = this.choices.length;
      // From what is typed, up leads to the last.
      const from = this.active < 0 && step < 0 ? 0 : this.active;
      if (count > 0) this.mark((from + step + count) % count);
      event.preventDefault();
    } else if (event.key === 'Enter') {
      const choice = this.choices[this.active];
      this.store(choice === undefined ? this.typed : this.options.valueOf(choice), choice);
      leave(this.input);
    } else if (event.key === 'Escape') {
      this.input.value = this.options.value;
      this.close();
      leave(this.input);
    }
  }

  private leaveField(): void {
    if (!this.list.hidden || this.input.value.trim() !== this.options.value) this.store(this.typed);
  }

  private store(value: string, choice?: Choice): void {
    this.close();
    this.input.value = value;
    if (value !== this.options.value) this.options.store(value, choice);
  }

  private close(): void {
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.mark(-1);
  }

  private mark(index: number): void {
    this.active = index;
    for (const [i, row] of [...this.list.children].entries())
      row.setAttribute('aria-selected', String(i === index));
    if (index >= 0) this.input.setAttribute('aria-activedescendant', this.idOf(index));
    else this.input.removeAttribute('aria-activedescendant');
    this.list.children[index]?.scrollIntoView({ block: 'nearest' });
  }

  private idOf(index: number): string {
    return `${this.list.id}-${index}`;
  }
}
