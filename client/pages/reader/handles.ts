/** The two handles of the current item: dragged, they move its edges; with Alt to the very letter. */
import type { Range } from 'vscode-languageserver-types';
import type { Item } from '../../../server/src/protocol/items.js';
import { compare } from '../../annotating/places.js';
import type { Edge } from '../../annotating/edges.js';
import { element } from '../kit/elements.js';
import type { Marks } from './marks.js';
import { rectAt } from './blockView.js';
import type { TextView } from './textView.js';

export class Handles {
  private readonly handles: Readonly<Record<Edge, HTMLElement>>;
  private item: Item | undefined;
  private dragged: Range | undefined;

  constructor(
    private readonly text: TextView,
    private readonly marks: Marks,
    private readonly onDrop: (item: Item, range: Range, exact: boolean) => void,
  ) {
    this.handles = { start: this.make('start'), end: this.make('end') };
  }

  /** Measures where the handles of an item are to stand, and gives what puts them there; without one, away. */
  measured(item: Item | undefined): () => void {
    this.item = item;
    const start = this.measuredAt('start', item);
    const end = this.measuredAt('end', item);
    return () => {
      start();
      end();
    };
  }

  private measuredAt(edge: Edge, item: Item | undefined): () => void {
    const handle = this.handles[edge];
    const point = item && this.text.pointOf(item.range[edge]);
    if (!point || !point.view.element.checkVisibility()) return () => handle.remove();
    const origin = point.view.element.getBoundingClientRect();
    const rect = rectAt(point.view.text, point.offset);
    return () => {
      handle.style.left = `${rect.left - origin.left}px`;
      handle.style.top = `${rect.top - origin.top}px`;
      handle.style.height = `${rect.height}px`;
      if (handle.parentElement !== point.view.element) point.view.element.append(handle);
    };
  }

  private make(edge: Edge): HTMLElement {
    const handle = element('div', { className: `handle ${edge}`, attributes: { 'aria-hidden': 'true' } });
    handle.onpointerdown = (event) => {
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      this.dragged = this.item?.range;
    };
    handle.onpointermove = (event) => {
      if (!this.item || !this.dragged || !handle.hasPointerCapture(event.pointerId)) return;
      const place = this.text.placeAtPoint(event.clientX, event.clientY);
      if (!place) return;
      const range =
        edge === 'start'
          ? { start: place, end: this.item.range.end }
          : { start: this.item.range.start, end: place };
      if (compare(range.start, range.end) >= 0) return;
      this.dragged = range;
      this.marks.preview = range;
      this.marks.draw();
    };
    handle.onpointerup = (event) => {
      const { item, dragged } = this;
      this.dragged = undefined;
      this.marks.preview = undefined;
      this.marks.draw();
      if (item && dragged && dragged !== item.range) this.onDrop(item, dragged, event.altKey);
    };
    return handle;
  }
}
