/** The text on the page: blocks of paragraphs, and the way between a place in the page and a place in the text. */
import { compare, isEmpty, type Extent, type Place } from '../../annotating/places.js';
import { blockAt, blocksOf, offsetIn, placeIn, type Block } from './blocks.js';
import { button, element } from './elements.js';
import type { Session } from './session.js';
import { wordAt, type Lines } from './words.js';

export interface BlockView {
  readonly block: Block;
  readonly element: HTMLElement;
  readonly marks: HTMLElement;
  readonly paragraph: HTMLElement;
  readonly text: Text;
  /** The fold that the block lies in. */
  readonly fold?: HTMLElement;
}

const ARABIC = /\p{Script=Arabic}/u;

export class TextView {
  /** What scrolls and has the keyboard. */
  readonly element = element('div', {
    className: 'reading',
    tabIndex: 0,
    attributes: {
      role: 'application',
      'aria-label': 'Text to annotate',
      'aria-roledescription': 'annotated text',
    },
  });
  /** Above and below the text nothing else lies in here: marks, caret and lines are placed against it. */
  readonly content = element('div', { className: 'content' });
  views: readonly BlockView[] = [];

  private blocks: readonly Block[] = [];
  private readonly viewOf = new WeakMap<Node, BlockView>();
  private readonly visible = new Set<BlockView>();
  private layoutKey = '';

  /** `onVisible`: blocks have come into sight, or nearly. */
  constructor(
    private readonly session: Session,
    private readonly onVisible: () => void,
  ) {
    this.element.append(this.content);
  }

  /** The browser draws only what is in sight, or nearly (see `content-visibility` in the style sheet), and says so. */
  private readonly follow = (event: Event): void => {
    const view = this.viewOf.get(event.currentTarget as Element);
    if (!view) return;
    if ((event as Event & { readonly skipped: boolean }).skipped) {
      if (this.visible.delete(view)) view.marks.replaceChildren();
    } else {
      this.visible.add(view);
      this.onVisible();
    }
  };

  get visibleViews(): readonly BlockView[] {
    return [...this.visible].sort((a, b) => a.block.index - b.block.index);
  }

  /** Lays the text out anew where it, its titles or its boilerplate have changed; says whether it did. */
  lay(): boolean {
    const { document: text, state, options } = this.session;
    const titles = state?.titles ?? [];
    const boilerplate = state?.boilerplate ?? [];
    const key = JSON.stringify([text.version, text.name, titles, boilerplate, options?.foldBoilerplate]);
    // Without a state the structure is unknown for a moment: what is laid out stays.
    if (key === this.layoutKey || (!state && this.layoutKey !== '' && this.sameText())) return false;
    this.layoutKey = key;
    this.visible.clear();
    this.blocks = blocksOf(text.lines, titles, boilerplate);
    const views: BlockView[] = [];
    const parts: HTMLElement[] = [];
    let fold: HTMLElement | undefined;
    for (const block of this.blocks) {
      if (block.kind !== 'boilerplate') fold = undefined;
      else if (!fold) parts.push((fold = this.fold()));
      const view = this.view(block, fold);
      views.push(view);
      if (fold) fold.lastElementChild!.append(view.element);
      else parts.push(view.element);
    }
    for (const part of parts) if (part.classList.contains('fold')) this.nameFold(part);
    this.views = views;
    this.content.replaceChildren(...parts);
    return true;
  }

  /** The place in the text of a place in the page; undefined outside the text. */
  placeOf(node: Node | null, offset: number): Place | undefined {
    if (!node) return undefined;
    const text = node instanceof Text ? node : undefined;
    const view = this.viewOf.get(text ?? node) ?? this.closestView(node);
    if (!view) return undefined;
    const within = text === view.text ? offset : node === view.paragraph && offset > 0 ? view.text.length : 0;
    return placeIn(view.block, within);
  }

  placeAtPoint(x: number, y: number): Place | undefined {
    if (document.caretPositionFromPoint) {
      const position = document.caretPositionFromPoint(x, y);
      return position ? this.placeOf(position.offsetNode, position.offset) : undefined;
    }
    const range = document.caretRangeFromPoint(x, y);
    return range ? this.placeOf(range.startContainer, range.startOffset) : undefined;
  }

  /** Where a place of the text is in the page; undefined on a blank line. */
  pointOf(place: Place): { readonly view: BlockView; readonly offset: number } | undefined {
    const block = blockAt(this.blocks, place.line, place.character);
    const view = block && this.views[block.index];
    return view && { view, offset: offsetIn(block, place) };
  }

  /** The selected extent, start before end; undefined where nothing of the text is selected. */
  get selection(): (Extent & { readonly active: Place }) | undefined {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0) return undefined;
    const anchor = this.placeOf(selection.anchorNode, selection.anchorOffset);
    const active = this.placeOf(selection.focusNode, selection.focusOffset);
    if (!anchor || !active) return undefined;
    return compare(anchor, active) <= 0
      ? { start: anchor, end: active, active }
      : { start: active, end: anchor, active };
  }

  /** What is selected, or the word at the caret; undefined where there is neither. */
  get meant(): Extent | undefined {
    const { selection } = this;
    if (!selection) return undefined;
    if (!isEmpty(selection)) return { start: selection.start, end: selection.end };
    return wordAt(selection.active, this.session.document.lines[selection.active.line] ?? '');
  }

  select(anchor: Place, active: Place = anchor): void {
    const from = this.pointOf(anchor);
    const to = this.pointOf(active);
    if (!from || !to) return;
    this.unfold(to.view);
    document.getSelection()?.setBaseAndExtent(from.view.text, from.offset, to.view.text, to.offset);
  }

  /** The text's lines; what lies in a closed fold is not among them. */
  get lines(): Lines {
    const { lines } = this.session.document;
    return {
      count: lines.length,
      text: (line) => {
        const point = this.pointOf({ line, character: 0 });
        return point && !isClosed(point.view.fold) ? lines[line]! : '';
      },
    };
  }

  /** Where a piece of the text is in the window; where it is not drawn, all of the text's frame. */
  boxOf({ start, end }: Extent): DOMRect {
    const from = this.pointOf(start);
    const to = this.pointOf(end);
    if (!from || !to) return this.element.getBoundingClientRect();
    const range = document.createRange();
    range.setStart(from.view.text, from.offset);
    range.setEnd(to.view.text, to.offset);
    return range.getBoundingClientRect();
  }

  /** Brings a place into sight, with some text around it. */
  reveal(place: Place): void {
    const point = this.pointOf(place);
    if (!point) return;
    this.unfold(point.view);
    const frame = this.element.getBoundingClientRect();
    const rect = rectAt(point.view.text, point.offset);
    const margin = Math.min(120, frame.height / 4);
    if (rect.top >= frame.top + margin && rect.bottom <= frame.bottom - margin) return;
    this.element.scrollBy({ top: (rect.top + rect.bottom) / 2 - (frame.top + frame.height * 0.4) });
  }

  private sameText(): boolean {
    return this.layoutKey.startsWith(
      JSON.stringify([this.session.document.version, this.session.document.name]).slice(0, -1),
    );
  }

  private closestView(node: Node): BlockView | undefined {
    const start = node instanceof Element ? node : node.parentElement;
    const found = start?.closest('.block');
    return found ? this.viewOf.get(found) : undefined;
  }

  private view(block: Block, fold: HTMLElement | undefined): BlockView {
    const text = document.createTextNode(block.text);
    const marks = element('div', { className: 'marks', attributes: { 'aria-hidden': 'true' } });
    const title = block.kind === 'title';
    const paragraph = element(
      'p',
      {
        dir: 'auto',
        lang: ARABIC.test(block.text) ? 'ar' : '',
        attributes: title ? { role: 'heading', 'aria-level': block.line === 0 ? '1' : '2' } : {},
      },
      text,
    );
    const shown = element(
      'div',
      {
        className: `block ${block.kind}`,
        data: block.start === 0 ? { number: String(block.line + 1) } : {},
      },
      marks,
      paragraph,
    );
    shown.addEventListener('contentvisibilityautostatechange', this.follow);
    const view: BlockView = { block, element: shown, marks, paragraph, text, fold };
    for (const node of [shown, paragraph, text]) this.viewOf.set(node, view);
    return view;
  }

  private fold(): HTMLElement {
    const folded = this.session.options?.foldBoilerplate ?? true;
    const body = element('div', { hidden: folded });
    const toggle = button('', () => {
      body.hidden = !body.hidden;
      toggle.setAttribute('aria-expanded', String(!body.hidden));
    });
    toggle.setAttribute('aria-expanded', String(!folded));
    return element('div', { className: 'fold' }, toggle, body);
  }

  private nameFold(fold: HTMLElement): void {
    const count = fold.lastElementChild!.childElementCount;
    const words = `${count} ${count === 1 ? 'line' : 'lines'} of the web page, not of the article`;
    const toggle = fold.firstElementChild!;
    toggle.textContent = words;
    toggle.setAttribute('aria-label', words);
  }

  private unfold({ fold }: BlockView): void {
    if (!fold || !isClosed(fold)) return;
    fold.lastElementChild!.removeAttribute('hidden');
    fold.firstElementChild!.setAttribute('aria-expanded', 'true');
  }
}

const isClosed = (fold: HTMLElement | undefined): boolean =>
  fold?.lastElementChild?.hasAttribute('hidden') === true;

/** The line between two letters, in the window's coordinates: no width. */
export function rectAt(text: Text, offset: number): DOMRect {
  const range = document.createRange();
  range.setStart(text, offset);
  range.collapse(true);
  return range.getClientRects()[0] ?? range.getBoundingClientRect();
}
