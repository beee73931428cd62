/** A block of the text on the page: its words, and the marks behind them. */
import { element } from '../kit/elements.js';
import type { Block } from './blocks.js';
import type { Fold } from './fold.js';
import { languageOf } from './languages.js';

export interface BlockView {
  block: Block;
  readonly element: HTMLElement;
  readonly marks: HTMLElement;
  readonly paragraph: HTMLElement;
  readonly text: Text;
  /** The fold that the block lies in. */
  fold?: Fold;
}

/** Letters in a line of the text, for the height of what was not drawn yet. */
const LETTERS_IN_LINE = 60;

/** How many lines of the page a block takes, estimated. */
export const linesOf = ({ text }: Block): number => Math.ceil(text.length / LETTERS_IN_LINE);

/** With the words of the block; `showBlock` gives it the rest. */
export function makeBlockView(block: Block): BlockView {
  const text = document.createTextNode(block.text);
  const marks = element('div', { className: 'marks' });
  const paragraph = element('p', { dir: 'auto', lang: languageOf(block.text) }, text);
  // Read out after the words that they are about.
  const shown = element('div', { style: { '--lines': String(linesOf(block)) } }, paragraph, marks);
  return { block, element: shown, marks, paragraph, text };
}

/** Shows a block of the same words: its line's number, and what kind of line it is. */
export function showBlock(view: BlockView, block: Block): void {
  const { element: shown, paragraph } = view;
  view.block = block;
  if (block.start === 0) shown.dataset['number'] = String(block.line + 1);
  else delete shown.dataset['number'];
  const className = `block ${block.kind}`;
  if (shown.className !== className) {
    shown.className = className;
    view.marks.replaceChildren();
  }
  if (block.kind === 'title') {
    paragraph.setAttribute('role', 'heading');
    paragraph.setAttribute('aria-level', block.line === 0 ? '2' : '3');
  } else {
    paragraph.removeAttribute('role');
    paragraph.removeAttribute('aria-level');
  }
}

/** The line between two letters, in the window's coordinates: no width. */
export function rectAt(text: Text, offset: number): DOMRect {
  const range = document.createRange();
  range.setStart(text, offset);
  range.collapse(true);
  return range.getClientRects()[0] ?? range.getBoundingClientRect();
}
