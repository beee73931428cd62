/** A fold for the lines that belong to the web page and not to the article. */
import { button } from '../kit/components/buttons.js';
import { element, setChildren } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

export class Fold {
  readonly element: HTMLElement;
  private readonly toggle: HTMLButtonElement;
  private readonly body: HTMLElement;

  constructor(isClosed: boolean) {
    this.body = element('div', { hidden: isClosed });
    this.toggle = button('', () => this.set(!this.isClosed));
    this.element = element('div', { className: 'fold' }, this.toggle, this.body);
    this.set(isClosed);
  }

  get isClosed(): boolean {
    return this.body.hidden !== false;
  }

  open(): void {
    if (this.isClosed) this.set(false);
  }

  /** Puts the lines into it. */
  fill(lines: readonly HTMLElement[]): void {
    setChildren(this.body, lines);
    const words = say(message('page.text.furniture', { count: lines.length }));
    this.toggle.textContent = words;
    this.toggle.setAttribute('aria-label', words);
  }

  private set(isClosed: boolean): void {
    this.body.hidden = isClosed;
    this.toggle.setAttribute('aria-expanded', String(!isClosed));
  }
}
