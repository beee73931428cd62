/**
 * Draws the marks of a block over its text, measured from the text itself: the letters are never touched, so they stay
 * joined and in order where a mark begins or ends within a word. Below the text each mark has a lane with its label
 * and a line whose style tells what it is: solid decided, dashed suggested, dotted doubtful.
 */
import type { Item } from '../../../../server/src/protocol.js';
import type { Extent } from '../../annotating/places.js';
import { tierOf } from '../../drawing/layers.js';
import { colorsOf } from './colors.js';
import { element } from './elements.js';
import { lanesOf } from './lanes.js';
import type { Session } from './session.js';
import type { BlockView, TextView } from './textView.js';

interface PlacedItem {
  readonly item: Item;
  /** Offsets into the block. */
  readonly start: number;
  readonly end: number;
  /** The item begins in this block: here its label stands. */
  readonly begins: boolean;
  readonly lane: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Measured {
  readonly view: BlockView;
  readonly rightToLeft: boolean;
  readonly laneHeight: number;
  readonly items: readonly { readonly placed: PlacedItem; readonly boxes: readonly Box[] }[];
  readonly preview: readonly Box[];
}

export class Marks {
  /** What is about to be tagged. */
  preview: Extent | undefined;
  private placed = new Map<number, readonly PlacedItem[]>();

  constructor(
    private readonly session: Session,
    private readonly text: TextView,
    private readonly onPick: (id: string) => void,
  ) {}

  /** Finds anew which items stand in which block. */
  place(): void {
    const lists = new Map<number, Omit<PlacedItem, 'lane'>[]>();
    for (const item of this.session.visibleItems) {
      const first = this.text.pointOf(item.range.start);
      const last = this.text.pointOf(item.range.end);
      if (!first || !last) continue;
      for (let index = first.view.block.index; index <= last.view.block.index; index++) {
        const start = index === first.view.block.index ? first.offset : 0;
        const end = index === last.view.block.index ? last.offset : this.text.views[index]!.text.length;
        if (start >= end) continue;
        const list = lists.get(index) ?? [];
        list.push({ item, start, end, begins: index === first.view.block.index });
        lists.set(index, list);
      }
    }
    this.placed = new Map(
      [...lists].map(([index, list]) => {
        const lanes = lanesOf(list);
        return [index, list.map((placed, i) => ({ ...placed, lane: lanes[i]! }))];
      }),
    );
  }

  /** First all heights, then all measures, then all drawing: the browser lays the page out once. */
  draw(views: readonly BlockView[] = this.text.visibleViews): void {
    for (const view of views) {
      const items = this.placed.get(view.block.index) ?? [];
      const lanes = String(1 + items.reduce((most, { lane }) => Math.max(most, lane), 0));
      if (view.element.style.getPropertyValue('--lanes') !== lanes) {
        view.element.style.setProperty('--lanes', lanes);
      }
    }
    const measured = views.filter((view) => view.element.checkVisibility()).map((view) => this.measure(view));
    for (const block of measured) block.view.marks.replaceChildren(...this.elements(block));
  }

  private measure(view: BlockView): Measured {
    const origin = view.element.getBoundingClientRect();
    const style = getComputedStyle(view.paragraph);
    const boxes = (start: number, end: number) => boxesOf(view.text, start, end, origin);
    const preview = this.previewIn(view);
    return {
      view,
      rightToLeft: style.direction === 'rtl',
      laneHeight: parseFloat(style.fontSize) * LANE,
      items: (this.placed.get(view.block.index) ?? []).map((placed) => ({
        placed,
        boxes: boxes(placed.start, placed.end),
      })),
      preview: preview ? boxes(preview.start, preview.end) : [],
    };
  }

  private previewIn({ block, text }: BlockView): { start: number; end: number } | undefined {
    if (!this.preview) return undefined;
    const { start, end } = this.preview;
    if (start.line > block.line || end.line < block.line) return undefined;
    const from = start.line === block.line ? Math.max(0, start.character - block.start) : 0;
    const to = end.line === block.line ? Math.min(text.length, end.character - block.start) : text.length;
    return from < to ? { start: from, end: to } : undefined;
  }

  private elements({ view, rightToLeft, laneHeight, items, preview }: Measured): HTMLElement[] {
    const made: HTMLElement[] = [];
    const room = labelRoom(items, rightToLeft);
    for (const { placed, boxes } of items) {
      const { item } = placed;
      const { line, fill } = colorsOf(this.session.label(item.label));
      const tier = tierOf(item, this.session.options?.lowConfidence ?? 0);
      const className = [
        'mark',
        tier,
        item.id === this.session.currentId && 'current',
        this.session.fresh.has(item.id) && 'fresh',
      ]
        .filter(Boolean)
        .join(' ');
      for (const [i, box] of boxes.entries()) {
        const top = box.bottom + placed.lane * laneHeight;
        const mark = element('div', {
          className,
          data: { id: item.id },
          style: {
            '--line': line,
            '--fill': fill,
            left: `${box.left}px`,
            top: `${box.top}px`,
            width: `${box.right - box.left}px`,
            height: `${box.bottom - box.top}px`,
          },
        });
        const lane = element('div', {
          className: `lane ${className.replace('mark ', '')}`,
          style: {
            '--line': line,
            left: `${box.left}px`,
            top: `${top}px`,
            width: `${box.right - box.left}px`,
            height: `${laneHeight}px`,
          },
        });
        if (i === 0 && placed.begins) {
          lane.append(this.labelOf(item, rightToLeft, room.get(placed) ?? Infinity));
        }
        made.push(mark, lane);
      }
    }
    for (const box of preview) {
      made.push(
        element('div', {
          className: 'preview',
          style: {
            left: `${box.left}px`,
            top: `${box.top}px`,
            width: `${box.right - box.left}px`,
            height: `${box.bottom - box.top}px`,
          },
        }),
      );
    }
    view.marks.dir = rightToLeft ? 'rtl' : 'ltr';
    return made;
  }

  private labelOf(item: Item, rightToLeft: boolean, room: number): HTMLElement {
    const sign = { annotation: '', suggestion: '?', doubtful: '??', misplaced: '⚠' }[
      tierOf(item, this.session.options?.lowConfidence ?? 0)
    ];
    return element(
      'span',
      {
        className: 'label',
        dir: 'ltr',
        onclick: () => this.onPick(item.id),
        style: {
          ...(Number.isFinite(room) && { 'max-width': `${Math.max(0, room)}px` }),
          [rightToLeft ? 'right' : 'left']: '0',
        },
      },
      item.label + sign,
    );
  }
}

/** Height of a lane, in the text's font size; the style sheet reserves as much below each line. */
const LANE = 0.58;

/** One box a visual line and direction run, against the block's corner; in the order of the text. */
function boxesOf(text: Text, start: number, end: number, origin: DOMRect): Box[] {
  const range = document.createRange();
  range.setStart(text, start);
  range.setEnd(text, end);
  const boxes: Box[] = [];
  for (const rect of range.getClientRects()) {
    if (rect.width < 0.5) continue;
    const box = {
      left: rect.left - origin.left,
      right: rect.right - origin.left,
      top: rect.top - origin.top,
      bottom: rect.bottom - origin.top,
    };
    const last = boxes.at(-1);
    const sameLine = last && Math.abs(last.top - box.top) < 2;
    const adjoining = sameLine && box.left <= last.right + 1 && last.left <= box.right + 1;
    if (adjoining) {
      boxes[boxes.length - 1] = {
        left: Math.min(last.left, box.left),
        right: Math.max(last.right, box.right),
        top: Math.min(last.top, box.top),
        bottom: Math.max(last.bottom, box.bottom),
      };
    } else boxes.push(box);
  }
  return boxes;
}

/** How wide each label may be before it meets the next one of its lane; no limit for the last of a line. */
function labelRoom(items: Measured['items'], rightToLeft: boolean): ReadonlyMap<PlacedItem, number> {
  const room = new Map<PlacedItem, number>();
  const lanes = new Map<string, { placed: PlacedItem; at: number }[]>();
  for (const { placed, boxes } of items) {
    const first = boxes[0];
    if (!first || !placed.begins) continue;
    const key = `${Math.round(first.top)} ${placed.lane}`;
    const at = rightToLeft ? -first.right : first.left;
    lanes.set(key, [...(lanes.get(key) ?? []), { placed, at }]);
  }
  for (const starts of lanes.values()) {
    starts.sort((a, b) => a.at - b.at);
    for (const [i, { placed, at }] of starts.entries()) {
      const next = starts[i + 1];
      if (next) room.set(placed, next.at - at - 3);
    }
  }
  return room;
}
