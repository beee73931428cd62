/** Tabs after the ARIA practices: the arrows walk them, and what is walked to is shown. */
import { element } from '../elements.js';

export interface Panel {
  readonly title: string;
  readonly element: HTMLElement;
}

export class Tabs<Name extends string> {
  readonly element: HTMLElement;
  current: Name;
  private readonly names: readonly Name[];
  private readonly tabs: ReadonlyMap<Name, HTMLButtonElement>;

  constructor(
    title: string,
    private readonly panels: Readonly<Record<Name, Panel>>,
    private readonly shown: () => void,
  ) {
    this.names = Object.keys(panels) as Name[];
    this.current = this.names[0]!;
    this.tabs = new Map(this.names.map((name) => [name, this.tab(name)]));
    for (const name of this.names) {
      const { element: panel } = panels[name];
      panel.id = `panel-${name}`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', `tab-${name}`);
    }
    const list = element(
      'div',
      { className: 'tabs', attributes: { role: 'tablist', 'aria-label': title } },
      ...this.tabs.values(),
    );
    list.addEventListener('keydown', (event) => this.press(event));
    this.element = element(
      'div',
      { className: 'tabbed' },
      list,
      ...this.names.map((name) => panels[name].element),
    );
    this.draw();
  }

  show(name: Name): void {
    if (name === this.current) return;
    this.current = name;
    this.draw();
    this.shown();
  }

  private tab(name: Name): HTMLButtonElement {
    return element(
      'button',
      {
        ...{ type: 'button', id: `tab-${name}`, onclick: () => this.show(name) },
        attributes: { role: 'tab', 'aria-controls': `panel-${name}` },
      },
      this.panels[name].title,
    );
  }

  private draw(): void {
    for (const [name, tab] of this.tabs) {
      const isCurrent = name === this.current;
      tab.setAttribute('aria-selected', String(isCurrent));
      tab.tabIndex = isCurrent ? 0 : -1;
      this.panels[name].element.hidden = !isCurrent;
    }
  }

  private press({ key }: KeyboardEvent): void {
    const isBackwards = getComputedStyle(this.element).direction === 'rtl';
    const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const at = this.names.indexOf(this.current) + (isBackwards ? -step : step);
    const name = this.names[(at + this.names.length) % this.names.length]!;
    this.show(name);
    this.tabs.get(name)?.focus();
  }
}
