/** Which labels annotators give the same thing: labels against labels, and none. Each count leads to its rows. */
import { message } from '../../../server/src/messages/message.js';
import { bidi, element } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { gridOf, type Confusions, type Label } from './confusions.js';
import type { RowFilter } from './rowFilter.js';

export function confusionGrid(
  confusions: Confusions,
  annotators: readonly string[],
  lead: (filter: RowFilter) => void,
): HTMLTableElement {
  const isOfTwo = annotators.length === 2;
  const { labels, count } = gridOf(confusions, isOfTwo);
  const nameOf = (label: Label): string => label ?? say(message('agreement.none'));
  const total = (row: Label): number => labels.reduce((sum, column) => sum + count(row, column), 0);
  const cell = (row: Label, column: Label): HTMLElement => {
    const found = count(row, column);
    if (found === 0) return element('td', { className: 'number' });
    const name = `${nameOf(row)} – ${nameOf(column)}`;
    const button = element(
      'button',
      {
        type: 'button',
        className: 'lead',
        title: name,
        attributes: { 'aria-label': `${name}: ${found}` },
        onclick: () => lead({ labels: [row, column], ...(isOfTwo && { inOrder: true }) }),
      },
      String(found),
    );
    const className = row === column ? 'number alike' : 'number';
    return element('td', { className, style: { '--share': String(found / total(row)) } }, button);
  };
  const head = (label: Label, scope: 'col' | 'row'): HTMLElement =>
    element('th', { attributes: { scope } }, bidi(nameOf(label)));
  const corner = isOfTwo ? [bidi(annotators[0]!), ' ↓ · ', bidi(annotators[1]!), ' →'] : [];
  const table = element(
    'table',
    { className: 'confusions' },
    element('caption', {}, say(message('agreement.title.confusions'))),
    element(
      'thead',
      {},
      element('tr', {}, element('td', {}, ...corner), ...labels.map((label) => head(label, 'col'))),
    ),
    element(
      'tbody',
      {},
      ...labels.map((row) =>
        element('tr', {}, head(row, 'row'), ...labels.map((column) => cell(row, column))),
      ),
    ),
  );
  table.hidden = labels.length === 0;
  return table;
}
