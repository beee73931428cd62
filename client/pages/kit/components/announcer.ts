/** Reads out what happened, to who does not see it. */
import { element } from '../elements.js';

export class Announcer {
  readonly element = element('div', {
    className: 'live',
    attributes: { role: 'status', 'aria-live': 'polite' },
  });

  say(words: string): void {
    this.element.textContent = words;
  }
}
