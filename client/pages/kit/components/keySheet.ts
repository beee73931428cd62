/** All keys on one sheet. */
import { element } from '../elements.js';
import { button } from './buttons.js';
import {
  actionKeys,
  attributeKeys,
  labelKeys,
  moveKeys,
  type KeyedScheme,
  type KeyHelp,
} from '../../../annotating/keys.js';
import { say } from '../say.js';
import { message } from '../../../../server/src/messages/message.js';
import { withPartsIsolated } from '../../../../server/src/messages/direction.js';

export class KeySheet {
  readonly element = element('dialog', {
    className: 'help',
    attributes: { 'aria-label': say(message('page.keys')) },
  });

  get isOpen(): boolean {
    return this.element.open;
  }

  close(): void {
    this.element.close();
  }

  toggle(scheme: KeyedScheme): void {
    if (this.element.open) this.element.close();
    else {
      this.fill(scheme);
      this.element.showModal();
    }
  }

  private fill(scheme: KeyedScheme): void {
    const rows = [...actionKeys(scheme, say), ...moveKeys(say)].map(row);
    const { labels, attributeDefinitions } = scheme;
    const schemeRows = [...labelKeys(labels), ...attributeKeys(attributeDefinitions)].map(row);
    this.element.replaceChildren(
      element('h2', {}, say(message('page.keys'))),
      button(say(message('page.close')), () => this.element.close(), {
        text: '×',
        className: 'icon close',
        keys: 'Escape',
      }),
      element(
        'div',
        { className: 'columns' },
        element('dl', {}, ...rows.flat()),
        element('dl', {}, ...schemeRows.flat()),
      ),
    );
  }
}

function row({ keys, help }: KeyHelp): HTMLElement[] {
  return [
    element('dt', {}, ...keys.flatMap((key, i) => [i > 0 ? ' ' : '', element('kbd', {}, key)])),
    element('dd', { dir: 'auto' }, withPartsIsolated(help)),
  ];
}
