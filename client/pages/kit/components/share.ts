/** How much of all something is: in percent, over a bar that is as long as its share of the greatest. */
import { element } from '../elements.js';

export function share(count: number, of: { readonly most: number; readonly all: number }): HTMLElement {
  const percent = ((100 * count) / Math.max(1, of.all)).toFixed(1);
  return element(
    'span',
    { className: 'share', style: { '--share': String(count / Math.max(1, of.most)) } },
    `${percent} %`,
  );
}
