/** What could not be done, and why: over the text until the next key or click, and read out at once. */
import { element } from '../elements.js';

export class Notice {
  readonly element = element('p', { className: 'notice', hidden: true, attributes: { role: 'alert' } });

  constructor() {
    for (const event of ['keydown', 'mousedown'] as const)
      document.addEventListener(event, () => this.clear(), { capture: true });
  }

  show(words: string): void {
    this.element.textContent = words;
    this.element.hidden = false;
  }

  private clear(): void {
    if (this.element.hidden) return;
    this.element.hidden = true;
    this.element.textContent = '';
  }
}
