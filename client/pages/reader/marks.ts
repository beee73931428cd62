/**
 * Draws the marks of a block over its text, measured from the text itself: the letters are never touched, so they stay
 * joined and in order where a mark begins or ends within a word. Below the text each mark has a lane with its label
 * and a line whose style tells what it is: solid decided, dashed suggested, dotted doubtful; dotted ends where it may begin
 * or end elsewhere. Where it has gaps a thin line in its lane joins the pieces.
 */
import type { Item } from '../../../server/src/protocol/items.js';
import type { Range } from '../../../server/src/protocol/positions.js';
import type { TextRange } from '../../annotating/places.js';
import { shownText } from '../../annotating/pieces.js';
import { attributeMark, attributeWords } from '../../annotating/attributes.js';
import { isOpenEnded, tierOf } from '../../annotating/layers.js';
import { extentIn } from './blocks.js';
import { boxesOf, placeOf, type Box } from './boxes.js';
import { colorsOf } from '../kit/labelColors.js';
import { message } from '../../../server/src/messages/message.js';
import { say } from '../kit/say.js';
import { element, setChildren } from '../kit/elements.js';
import { itemMessage } from './itemMessage.js';
import type { MarkSpan } from './lanes.js';
import { placedIn, type PlacedItem } from './placedItems.js';
import type { PageSession } from './session.js';
import type { BlockView } from './blockView.js';
import type { TextView } from './textView.js';

interface Measured {
  readonly view: BlockView;
  readonly rightToLeft: boolean;
  readonly laneHeight: number;
  readonly items: readonly {
    readonly placed: PlacedItem;
    readonly boxes: readonly Box[];
    readonly gaps: readonly Box[];
  }[];
  readonly preview: readonly Box[];
  /** Passages with an open question. */
  readonly asked: readonly Box[];
}

export class Marks {
  /** What is about to be tagged. */
  preview: TextRange | undefined;

  /** What each block's marks were drawn from. */
  private drawn = new WeakMap<BlockView, readonly unknown[]>();
  /** All that a mark shows, in words. */
  private readonly looks = new WeakMap<Element, string>();

  constructor(
    private readonly session: PageSession,
    private readonly text: TextView,
    private readonly onPick: (id: string) => void,
    /** Not all could be drawn at once. */
    private readonly onMore: () => void,
  ) {}

  /** What a block's marks are drawn from; undefined where they are drawn from just that. */
  private news(view: BlockView): readonly unknown[] | undefined {
    const { session } = this;
    const items = session.index.inLine(view.block.line);
    const facts: unknown[] = [
      ...items,
      ...items.map(({ id }) => id === session.currentId || session.fresh.has(id)),
    ];
    for (const range of this.askedIn(view)) facts.push(JSON.stringify(range));
    if (this.preview && extentIn(view.block, view.text.length, this.preview)) facts.push(this.preview);
    const known = this.drawn.get(view);
    const isSame =
      known?.length === facts.length &&
      known.every((fact, i) => fact === facts[i]) &&
      (facts.length === 0 || view.marks.childElementCount > 0);
    return isSame ? undefined : facts;
  }

  private askedIn({ block, text }: BlockView): readonly Range[] {
    return (this.session.state?.questions ?? []).flatMap(({ range, settled, anchor }) =>
      range && settled === undefined && !anchor && extentIn(block, text.length, range) ? [range] : [],
    );
  }

  /** The blocks to draw now: what is in sight first, and no more than a frame has time for. */
  private turn(): readonly BlockView[] {
    const { visibleViews } = this.text;
    const waiting = visibleViews.filter((view) => this.news(view));
    if (waiting.length > FEW) {
      const sight = this.text.element.getBoundingClientRect();
      const away = new Map(
        waiting.map((view) => {
          const { top, bottom } = view.element.getBoundingClientRect();
          return [view, Math.max(0, top - sight.bottom, sight.top - bottom)];
        }),
      );
      waiting.sort((one, other) => away.get(one)! - away.get(other)!);
    }
    let items = 0;
    const now = waiting.filter((view, i) => {
      const fits = i < FEW || items < MOST_AT_ONCE;
      items += this.session.index.inLine(view.block.line).length;
      return fits;
    });
    if (now.length < waiting.length) this.onMore();
    return now;
  }

  /** Widths or fonts have changed: everything is to be measured again. */
  forget(): void {
    this.drawn = new WeakMap();
  }

  draw(): void {
    this.measured()();
  }

  /** Makes room for what is not drawn already, measures it, and gives what draws it. */
  measured(): () => void {
    const shown = this.turn().map((view) => ({
      view,
      items: placedIn(view.block, view.text.length, this.session.index.inLine(view.block.line)),
    }));
    for (const { view } of shown) this.drawn.set(view, this.news(view) ?? []);
    for (const { view, items } of shown) {
      const lanes = String(1 + items.reduce((most, { lane }) => Math.max(most, lane), 0));
      if (view.element.style.getPropertyValue('--lanes') !== lanes) {
        view.element.style.setProperty('--lanes', lanes);
      }
    }
    const measured = shown
      .filter(({ view }) => view.element.checkVisibility())
      .map(({ view, items }) => this.measure(view, items));
    return () => {
      for (const block of measured) {
        setChildren(block.view.marks, this.elements(block));
        nameList(block);
      }
    };
  }

  private measure(view: BlockView, items: readonly PlacedItem[]): Measured {
    const origin = view.element.getBoundingClientRect();
    const style = getComputedStyle(view.paragraph);
    const boxes = ({ start, end }: MarkSpan) => boxesOf(view.text, start, end, origin);
    const preview = this.preview && extentIn(view.block, view.text.length, this.preview);
    return {
      view,
      rightToLeft: style.direction === 'rtl',
      laneHeight: Math.max(parseFloat(style.fontSize) * LANE, LEAST_LANE),
      items: items.map((placed) => ({
        placed,
        boxes: placed.pieces.flatMap(boxes),
        gaps: placed.gaps.flatMap(boxes),
      })),
      preview: preview ? boxes(preview) : [],
      asked: this.askedIn(view).flatMap((range) => boxes(extentIn(view.block, view.text.length, range)!)),
    };
  }

  /** The marks of a block; those that look as before are the same elements. */
  private elements({ view, rightToLeft, laneHeight, items, preview, asked }: Measured): Element[] {
    const before = new Map([...view.marks.children].map((mark) => [this.looks.get(mark), mark]));
    const marks: Element[] = [];
    const add = (look: string, make: () => Element) => {
      const mark = before.get(look) ?? make();
      this.looks.set(mark, look);
      marks.push(mark);
    };
    const room = labelRoom(items, rightToLeft);
    for (const { placed, boxes, gaps } of items) {
      const { item } = placed;
      const { line, fill } = colorsOf(this.session.label(item.label));
      const hasDots = isOpenEnded(item, this.lowConfidence);
      const kinds = this.kindsOf(item);
      const laneBelow = (box: Box) => {
        const top = box.bottom + placed.lane * laneHeight;
        return placeOf({ ...box, top, bottom: top + laneHeight });
      };
      for (const box of gaps) {
        const lane = { '--line': line, ...laneBelow(box) };
        add(`gap ${item.id} ${kinds} ${Object.values(lane).join()}`, () =>
          element('div', { className: `lane gap ${kinds}`, style: lane }),
        );
      }
      for (const [i, box] of boxes.entries()) {
        const look = { '--line': line, '--fill': fill, ...placeOf(box) };
        const ends = hasDots ? endsOf(i, boxes.length) : '';
        add(`mark ${item.id} ${kinds}${ends} ${Object.values(look).join()}`, () =>
          element('div', { className: `mark ${kinds}${ends}`, data: { id: item.id }, style: look }),
        );
        const lane = { '--line': line, ...laneBelow(box) };
        const width = i === 0 && placed.begins ? (room.get(placed) ?? Infinity) : undefined;
        const mark = attributeMark(item.attributes);
        const words = width === undefined ? '' : say(itemMessage(item));
        add(`lane ${item.id} ${words} ${mark} ${kinds} ${Object.values(lane).join()} ${width}`, () =>
          element(
            'div',
            { className: `lane ${kinds}`, style: lane },
            width !== undefined && this.labelOf(item, mark, rightToLeft, width),
          ),
        );
      }
    }
    for (const box of asked) {
      const look = placeOf(box);
      add(`asked ${Object.values(look).join()}`, () => element('div', { className: 'asked', style: look }));
    }
    for (const box of preview) {
      const look = placeOf(box);
      add(`preview ${Object.values(look).join()}`, () =>
        element('div', { className: 'preview', style: look }),
      );
    }
    view.marks.dir = rightToLeft ? 'rtl' : 'ltr';
    return marks;
  }

  private get lowConfidence(): number {
    return this.session.options?.lowConfidence ?? 0;
  }

  /** What an item is, as classes. */
  private kindsOf(item: Item): string {
    const { currentId, fresh } = this.session;
    const kinds = [
      tierOf(item, this.lowConfidence),
      item.id === currentId && 'current',
      fresh.has(item.id) && 'fresh',
    ];
    return kinds.filter(Boolean).join(' ');
  }

  private labelOf(item: Item, mark: string, rightToLeft: boolean, room: number): HTMLElement {
    const { lowConfidence } = this;
    const sign = { annotation: '', suggestion: '?', doubtful: '??', misplaced: '⚠' }[
      tierOf(item, lowConfidence)
    ];
    const { label } = item;
    const text = shownText(item);
    const suggested = isOpenEnded(item, lowConfidence) ? 'page.mark.openEnded' : 'page.mark.suggestion';
    const told = item.kind === 'annotation' ? itemMessage(item) : message(suggested, { label, text });
    return element(
      'span',
      {
        className: 'label',
        attributes: {
          role: 'listitem',
          'aria-label': [say(told), ...attributeWords(item.attributes, say)].join(', '),
        },
        dir: 'ltr',
        onclick: () => this.onPick(item.id),
        style: {
          ...(Number.isFinite(room) && { 'max-width': `${Math.max(0, room)}px` }),
          [rightToLeft ? 'right' : 'left']: '0',
        },
      },
      item.label + sign,
      mark !== '' && element('span', { className: 'attributes' }, ` ${mark}`),
    );
  }
}

/** Which ends of an item are those of one of its boxes, as classes. */
const endsOf = (box: number, boxes: number): string =>
  (box === 0 ? ' open-start' : '') + (box === boxes - 1 ? ' open-end' : '');

/** To who does not see the marks, those that begin in a block are a list behind its words. */
function nameList({ view: { marks, block }, items }: Measured): void {
  const isList = items.some(({ placed, boxes }) => placed.begins && boxes.length > 0);
  if (isList === marks.hasAttribute('role')) return;
  if (isList) {
    marks.setAttribute('role', 'list');
    marks.setAttribute('aria-label', say(message('page.marks', { line: block.line + 1 })));
  } else {
    marks.removeAttribute('role');
    marks.removeAttribute('aria-label');
  }
}

/** Blocks that are always drawn at once, and items in further ones: what takes some milliseconds. */
const FEW = 3;
const MOST_AT_ONCE = 60;

/** Height of a lane, in the text's font size, and in pixels at least; the style sheet reserves as much below each line. */
const LANE = 0.72;
const LEAST_LANE = 14;

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
