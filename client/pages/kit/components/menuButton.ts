/** A button that opens a short menu below itself, after the ARIA practices: the arrows walk it, Escape closes it. */
import { element } from '../elements.js';
import { button } from './buttons.js';

export interface MenuEntry {
  readonly title: string;
  /** Shown beside the title. */
  readonly keys?: string | undefined;
  readonly act: () => void;
  /** It may be wanted several times: the menu stays. */
  readonly stays?: true;
}

export class MenuButton {
  readonly element: HTMLElement;
  private readonly opener: HTMLButtonElement;
  private readonly menu: HTMLElement;
  private readonly entries: readonly HTMLButtonElement[];

  constructor(title: string, text: string, entries: readonly MenuEntry[]) {
    this.opener = button(title, () => this.toggle(), { text, className: 'icon' });
    this.entries = entries.map((entry) => this.entry(entry));
    this.menu = element(
      'div',
      { className: 'menu', hidden: true, attributes: { role: 'menu', 'aria-label': title } },
      ...this.entries,
    );
    this.element = element('span', { className: 'menu-button' }, this.opener, this.menu);
    this.opener.setAttribute('aria-haspopup', 'menu');
    this.opener.setAttribute('aria-expanded', 'false');
    this.opener.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowDown') return;
      this.open();
      taken(event);
    });
    this.menu.addEventListener('keydown', (event) => this.press(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.close();
    });
  }

  private entry({ title, keys, act, stays }: MenuEntry): HTMLButtonElement {
    return element(
      'button',
      {
        type: 'button',
        tabIndex: -1,
        onclick: () => {
          if (!stays) this.close();
          act();
        },
        attributes: { role: 'menuitem', 'aria-label': title, 'aria-keyshortcuts': keys },
      },
      title,
      keys !== undefined && element('kbd', {}, keys),
    );
  }

  private toggle(): void {
    if (this.menu.hidden) this.open();
    else this.close();
  }

  private open(): void {
    this.menu.hidden = false;
    this.opener.setAttribute('aria-expanded', 'true');
    this.entries[0]?.focus();
  }

  private close(): void {
    this.menu.hidden = true;
    this.opener.setAttribute('aria-expanded', 'false');
  }

  private press(event: KeyboardEvent): void {
    const { entries } = this;
    const at = entries.findIndex((entry) => entry === document.activeElement);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: (at + 1) % entries.length,
      ArrowUp: (at - 1 + entries.length) % entries.length,
      Home: 0,
      End: entries.length - 1,
    };
    const to = steps[event.key];
    if (to !== undefined) entries[to]?.focus();
    else if (event.key === 'Escape') {
      this.opener.focus();
      this.close();
    } else return;
    taken(event);
  }
}

/** The page has no other use for the key. */
function taken(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
