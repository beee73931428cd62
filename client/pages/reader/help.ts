/** All keys on one sheet. */
import type { LabelDefinition } from '../../../server/src/annotation/model.js';
import { button, element } from './elements.js';
import { BINDINGS, MOVES_HELP } from '../../annotating/keys.js';
import { labelOfKey } from '../../annotating/labelKeys.js';

export class Help {
  readonly element = element('dialog', { className: 'help', attributes: { 'aria-label': 'Keys' } });

  toggle(labels: readonly LabelDefinition[]): void {
    if (this.element.open) this.element.close();
    else {
      this.fill(labels);
      this.element.showModal();
    }
  }

  private fill(labels: readonly LabelDefinition[]): void {
    const rows = [
      ...BINDINGS.map(({ keys, help }) => {
        const free = keys.filter((key) => !labelOfKey(labels, key));
        return row(free, help);
      }),
      ...MOVES_HELP.map(({ keys, help }) => row([keys], help)),
    ];
    const labelRows = labels
      .filter((label) => label.key !== undefined)
      .map((label) => row([label.key!], `${label.name} ${label.description ?? ''}`));
    this.element.replaceChildren(
      element('h2', {}, 'Keys'),
      button('Close', () => this.element.close(), { text: '×', className: 'icon close', keys: 'Escape' }),
      element(
        'div',
        { className: 'columns' },
        element('dl', {}, ...rows.flat()),
        element('dl', {}, ...labelRows.flat()),
      ),
    );
  }
}

function row(keys: readonly string[], help: string): HTMLElement[] {
  if (keys.length === 0) return [];
  return [
    element('dt', {}, ...keys.flatMap((key, i) => [i > 0 ? ' ' : '', element('kbd', {}, key)])),
    element('dd', { dir: 'auto' }, help),
  ];
}
