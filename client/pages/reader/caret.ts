/** The caret: the browser's own selection, moved by keys and made visible where nothing is selected. */
import { compare, isEmpty, type TextRange, type TextPosition } from '../../annotating/places.js';
import { element } from '../kit/elements.js';
import type { Move } from '../../annotating/keys.js';
import { rectAt, type BlockView } from './blockView.js';
import type { TextView } from './textView.js';
import { extendedByWord, movedByWord } from '../../annotating/words.js';

/** The ways that the browser knows; those by words, paragraphs and the whole text are the text's own. */
const STEPS: Readonly<Partial<Record<Move, readonly [direction: string, granularity: string]>>> = {
  left: ['left', 'character'],
  right: ['right', 'character'],
  up: ['backward', 'line'],
  down: ['forward', 'line'],
  lineStart: ['backward', 'lineboundary'],
  lineEnd: ['forward', 'lineboundary'],
};

export class Caret {
  private readonly bar = element('div', { className: 'caret', attributes: { 'aria-hidden': 'true' } });

  /** Where the caret has just been placed by itself. */
  private begunAt: TextPosition | undefined;

  constructor(
    private readonly text: TextView,
    private readonly onMove: (place: TextRange & { readonly active: TextPosition }) => void,
    private readonly redraw: () => void,
  ) {
    document.addEventListener('selectionchange', () => {
      this.redraw();
      const { selection } = this.text;
      if (!selection) return;
      const { begunAt } = this;
      this.begunAt = undefined;
      // Several moves may be told at once: it may have been moved on since.
      const isBegin = begunAt && isEmpty(selection) && compare(selection.active, begunAt) === 0;
      if (!isBegin) this.onMove(selection);
      this.text.lastActive = selection.active;
    });
    text.element.addEventListener('focus', () => this.begin());
  }

  /**
   * Places the caret where it was before the keyboard went elsewhere, or at the start of the text; what is current stays
   * so.
   */
  begin(): void {
    if (this.text.selection) return;
    const first = this.text.views.find((view) => view.element.checkVisibility());
    const start = first && { line: first.block.line, character: first.block.start };
    const { lastActive } = this.text;
    const place = lastActive && this.text.pointOf(lastActive) ? lastActive : start;
    if (!place) return;
    this.begunAt = place;
    this.text.select(place);
  }

  move(move: Move, extend: boolean, letter: boolean): void {
    this.begin();
    const selection = document.getSelection();
    if (!selection) return;
    const alter = extend ? 'extend' : 'move';
    const before = this.text.selection?.active;
    if (move === 'previousParagraph' || move === 'nextParagraph') this.moveByParagraph(move, extend);
    else if (move === 'documentStart' || move === 'documentEnd') this.moveToEnd(move, extend);
    else if ((move === 'left' || move === 'right') && !letter) this.moveByWord(move, extend);
    else {
      const [direction, granularity] = STEPS[move] ?? [];
      selection.modify(alter, direction, granularity);
    }
    // Out of the text (into a fold's button, say): back to where it was.
    const after = this.text.selection?.active;
    if (!after && before) this.text.select(before);
    if (after) this.text.reveal(after);
    this.redraw();
  }

  /** Measures where the bar is to stand, and gives what puts it there. */
  measured(): () => void {
    const { selection } = this.text;
    const point = selection && this.text.pointOf(selection.active);
    if (!point || compare(selection.start, selection.end) !== 0) return () => this.bar.remove();
    const origin = point.view.element.getBoundingClientRect();
    const rect = rectAt(point.view.text, point.offset);
    return () => {
      this.bar.style.left = `${rect.left - origin.left}px`;
      this.bar.style.top = `${rect.top - origin.top}px`;
      this.bar.style.height = `${rect.height}px`;
      if (this.bar.parentElement !== point.view.element) point.view.element.append(this.bar);
    };
  }

  private moveToEnd(move: 'documentStart' | 'documentEnd', extend: boolean): void {
    const { selection, views } = this.text;
    const shown = (view: BlockView) => view.element.checkVisibility();
    const view = move === 'documentStart' ? views.find(shown) : views.findLast(shown);
    if (!selection || !view) return;
    const { line, start, end } = view.block;
    const place = { line, character: move === 'documentStart' ? start : end };
    this.text.select(extend ? anchorOf(selection) : place, place);
  }

  /** By words in the direction of the paragraph: left goes on in Arabic, back in English. */
  private moveByWord(move: 'left' | 'right', extend: boolean): void {
    const { selection, lines } = this.text;
    const point = selection && this.text.pointOf(selection.active);
    if (!point) return;
    const forwards = (getComputedStyle(point.view.paragraph).direction === 'rtl') === (move === 'left');
    const { active } = selection;
    const anchor = anchorOf(selection);
    const place = extend
      ? extendedByWord(lines, anchor, active, forwards)
      : movedByWord(lines, active, forwards);
    if (place) this.text.select(extend ? anchor : place, place);
  }

  private moveByParagraph(move: 'previousParagraph' | 'nextParagraph', extend: boolean): void {
    const { selection } = this.text;
    const point = selection && this.text.pointOf(selection.active);
    if (!point) return;
    const { index } = point.view.block;
    const back = move === 'previousParagraph';
    // Up goes first to the start of the paragraph that one is in.
    const target = this.text.views[back ? (point.offset > 0 ? index : index - 1) : index + 1];
    if (!target) return;
    const place = { line: target.block.line, character: target.block.start };
    this.text.select(extend ? anchorOf(selection) : place, place);
  }
}

/** The end of a selection that stays. */
function anchorOf({ start, end, active }: TextRange & { readonly active: TextPosition }): TextPosition {
  return compare(active, start) === 0 ? end : start;
}
