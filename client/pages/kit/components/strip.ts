/** One line at the bottom, over the text: what could be done now, or what is asked. */
import { element, type Child } from '../elements.js';

export class Strip {
  readonly element: HTMLElement;

  constructor(attributes: Readonly<Record<string, string>>) {
    this.element = element('div', { className: 'strip', hidden: true, attributes });
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  show(...children: readonly Child[]): void {
    this.element.replaceChildren(...children.filter((child) => child !== undefined && child !== false));
    this.element.hidden = false;
  }

  hide(): void {
    this.element.hidden = true;
  }
}
