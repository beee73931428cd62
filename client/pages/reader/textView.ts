/** The text on the page: blocks of paragraphs, and the way between a place in the page and a place in the text. */
import { differingPart } from '../../../server/src/protocol/stateChanges.js';
import { compare, isEmpty, type TextRange, type TextPosition } from '../../annotating/places.js';
import { blockAt, blocksOf, offsetIn, placeIn, type Block } from './blocks.js';
import { element } from '../kit/elements.js';
import { linesOf, makeBlockView, rectAt, showBlock, type BlockView } from './blockView.js';
import { Fold } from './fold.js';
import { Sections } from './sections.js';
import { Sight } from './sight.js';
import type { PageSession } from './session.js';
import { wordAt, type Lines } from '../../annotating/words.js';
import { say } from '../kit/say.js';
import { message } from '../../../server/src/messages/message.js';

/** Space around a block, and a closed fold, in lines. */
const AROUND = 0.3;
const FOLD = 1.5;

export class TextView {
  /** What scrolls and has the keyboard. */
  readonly element = element('div', {
    className: 'reading',
    tabIndex: 0,
    attributes: {
      role: 'application',
      'aria-label': say(message('page.text.title')),
      'aria-roledescription': say(message('page.text.role')),
    },
  });
  /** Above and below the text nothing else lies in here: marks, caret and lines are placed against it. */
  readonly content = element('div', { className: 'content' });
  views: readonly BlockView[] = [];

  private readonly empty = element(
    'p',
    { className: 'empty', hidden: true },
    say(message('page.text.empty')),
  );

  private blocks: readonly Block[] = [];
  private readonly viewOf = new WeakMap<Node, BlockView>();
  private readonly sections: Sections<BlockView>;
  private readonly sight: Sight;
  /** By the view that each begins with. */
  private folds: ReadonlyMap<BlockView, Fold> = new Map();
  private isFolding = true;
  private layoutKey = '';

  /** `onVisible`: blocks have come into sight, or nearly. */
  constructor(
    private readonly session: PageSession,
    onVisible: () => void,
  ) {
    this.element.append(this.empty, this.content);
    this.sight = new Sight(this.element, (place) => this.shownRect(place));
    this.sections = new Sections(this.content, onVisible, (view) => view.marks.replaceChildren());
  }

  /** The blocks in sight, or nearly, in text order. */
  get visibleViews(): readonly BlockView[] {
    return [...this.sections.visible].sort((a, b) => a.block.index - b.block.index);
  }

  /** Lays the text out anew where it, its titles or its boilerplate have changed; says whether it did. */
  lay(): boolean {
    const { document: text, state, options } = this.session;
    const titles = state?.titles ?? [];
    const boilerplate = state?.boilerplate ?? [];
    const key = JSON.stringify([...this.whichText(), titles, boilerplate, options?.foldBoilerplate]);
    // Without a state the structure is unknown for a moment: what is laid out stays.
    if (key === this.layoutKey || (!state && this.layoutKey !== '' && this.sameText())) return false;
    this.layoutKey = key;
    if (this.isFolding !== (options?.foldBoilerplate ?? true)) {
      this.isFolding = !this.isFolding;
      this.folds = new Map();
    }
    this.blocks = blocksOf(text.lines, titles, boilerplate);
    this.views = this.viewsOf(this.blocks);
    this.sections.lay(this.partsOf(this.views));
    this.empty.hidden = this.views.length > 0 || text.version < 0;
    this.element.setAttribute('aria-busy', String(text.isBeginning ?? false));
    return true;
  }

  /** A view for each block: those of the same words as before stay, drawn as they are. */
  private viewsOf(blocks: readonly Block[]): readonly BlockView[] {
    const before = this.views;
    const { start, endBefore, endAfter } = differingPart(
      before.map(({ block }) => block.text),
      blocks.map(({ text }) => text),
    );
    for (const view of before.slice(start, endBefore)) this.sections.forget(view);
    return blocks.map((block, i) => {
      const known = i < start ? before[i] : i >= endAfter ? before[i - endAfter + endBefore] : undefined;
      const view = known ?? this.makeView(block);
      showBlock(view, block);
      return view;
    });
  }

  /** The blocks and folds in order, the folds with what lies in them. */
  private partsOf(views: readonly BlockView[]): { element: HTMLElement; lines: number }[] {
    const folds = new Map<BlockView, Fold>();
    const parts: { element: HTMLElement; lines: number }[] = [];
    for (let i = 0; i < views.length; i++) {
      const view = views[i]!;
      if (view.block.kind !== 'boilerplate') {
        view.fold = undefined;
        parts.push({ element: view.element, lines: linesOf(view.block) + AROUND });
        continue;
      }
      const fold = this.folds.get(view) ?? new Fold(this.isFolding);
      const own = [view];
      while (views[i + 1]?.block.kind === 'boilerplate') own.push(views[++i]!);
      for (const each of own) each.fold = fold;
      fold.fill(own.map((each) => each.element));
      folds.set(view, fold);
      parts.push({ element: fold.element, lines: FOLD });
    }
    this.folds = folds;
    return parts;
  }

  /** The place in the text of a place in the page; undefined outside the text. */
  placeOf(node: Node | null, offset: number): TextPosition | undefined {
    if (!node) return undefined;
    const text = node instanceof Text ? node : undefined;
    const view = this.viewOf.get(text ?? node) ?? this.closestView(node);
    if (!view) return undefined;
    const within = text === view.text ? offset : node === view.paragraph && offset > 0 ? view.text.length : 0;
    return placeIn(view.block, within);
  }

  placeAtPoint(x: number, y: number): TextPosition | undefined {
    if (document.caretPositionFromPoint) {
      const position = document.caretPositionFromPoint(x, y);
      return position ? this.placeOf(position.offsetNode, position.offset) : undefined;
    }
    const range = document.caretRangeFromPoint(x, y);
    return range ? this.placeOf(range.startContainer, range.startOffset) : undefined;
  }

  /** Where a place of the text is in the page; undefined on a blank line. */
  pointOf(place: TextPosition): { readonly view: BlockView; readonly offset: number } | undefined {
    const block = blockAt(this.blocks, place.line, place.character);
    const view = block && this.views[block.index];
    return view && { view, offset: offsetIn(block, place) };
  }

  /**
   * Where the caret was last put, or went by itself. The browser tells of both a moment later, and of nothing where the
   * keyboard is elsewhere by then.
   */
  lastActive: TextPosition | undefined;

  /** The selected extent, start before end; undefined where nothing of the text is selected. */
  get selection(): (TextRange & { readonly active: TextPosition }) | undefined {
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
  get meant(): TextRange | undefined {
    const { selection } = this;
    if (!selection) return undefined;
    if (!isEmpty(selection)) return { start: selection.start, end: selection.end };
    return wordAt(selection.active, this.session.document.lines[selection.active.line] ?? '');
  }

  select(anchor: TextPosition, active: TextPosition = anchor): void {
    const from = this.pointOf(anchor);
    const to = this.pointOf(active);
    if (!from || !to) return;
    this.unfold(to.view);
    this.lastActive = active;
    document.getSelection()?.setBaseAndExtent(from.view.text, from.offset, to.view.text, to.offset);
  }

  /** The text's lines; what lies in a closed fold is not among them. */
  get lines(): Lines {
    const { lines } = this.session.document;
    return {
      count: lines.length,
      text: (line) => {
        const point = this.pointOf({ line, character: 0 });
        return point && !point.view.fold?.isClosed ? lines[line]! : '';
      },
    };
  }

  /** Where a piece of the text is in the window; where it is not drawn, all of the text's frame. */
  boxOf({ start, end }: TextRange): DOMRect {
    const from = this.pointOf(start);
    const to = this.pointOf(end);
    if (!from || !to) return this.element.getBoundingClientRect();
    const range = document.createRange();
    range.setStart(from.view.text, from.offset);
    range.setEnd(to.view.text, to.offset);
    return range.getBoundingClientRect();
  }

  /** Brings a place into sight. */
  reveal(place: TextPosition): void {
    this.sight.bring(place);
  }

  private shownRect(place: TextPosition): DOMRect | undefined {
    const point = this.pointOf(place);
    if (!point) return undefined;
    this.unfold(point.view);
    return rectAt(point.view.text, point.offset);
  }

  private sameText(): boolean {
    return this.layoutKey.startsWith(JSON.stringify(this.whichText()).slice(0, -1));
  }

  private whichText(): readonly unknown[] {
    const { version, lines, name } = this.session.document;
    return [version, lines.length, name];
  }

  private closestView(node: Node): BlockView | undefined {
    const start = node instanceof Element ? node : node.parentElement;
    const found = start?.closest('.block');
    return found ? this.viewOf.get(found) : undefined;
  }

  private makeView(block: Block): BlockView {
    const view = makeBlockView(block);
    for (const node of [view.element, view.paragraph, view.text]) this.viewOf.set(node, view);
    this.sections.watch(view);
    return view;
  }

  private unfold({ fold }: BlockView): void {
    fold?.open();
  }
}
