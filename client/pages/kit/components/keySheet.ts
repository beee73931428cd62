/** All keys on one sheet. */
import type { LabelDefinition } from '../../../../server/src/annotation/model.js';
import { element } from '../elements.js';
import { button } from './buttons.js';
import { actionKeys, labelKeys, moveKeys, type KeyHelp } from '../../../annotating/keys.js';
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

  toggle(labels: readonly LabelDefinition[]): void {
    if (this.element.open) this.element.close();
    else {
      this.fill(labels);
      this.element.showModal();
    }
  }

  private fill(labels: readonly LabelDefinition[]): void {
    const rows = [...actionKeys(labels, say), ...moveKeys(say)].map(row);
    const labelRows = labelKeys(labels).map(row);
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
        element('dl', {}, ...labelRows.flat()),
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
