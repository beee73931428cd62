/**
 * The beginning of a long text and of its state: the page shows them while the rest is on its way, which for a megabyte
 * takes a good part of a second. Pure.
 */
import type { DocumentState } from '../../../../server/src/protocol/state.js';
import type { PageDocument, ToReader } from '../../../messages/reader.js';

/** UTF-16 units and items: some windows full. */
const LETTERS = 20_000;
const ITEMS = 300;

/** The first lines, all of a short text; undefined where the first line is longer than a beginning. */
export function beginningOfText(text: PageDocument, letters = LETTERS): PageDocument | undefined {
  let count = 0;
  for (let length = 0; count < text.lines.length; count++) {
    length += text.lines[count]!.length + 1;
    if (length > letters) break;
  }
  if (count === text.lines.length) return text;
  return count > 0 ? { ...text, lines: text.lines.slice(0, count), isBeginning: true } : undefined;
}

/** The state with its first items, with all where they are few. */
export function beginningOfState(state: DocumentState, items = ITEMS): ToReader & { readonly type: 'state' } {
  if (state.items.length <= items) return { type: 'state', state };
  return { type: 'state', state: { ...state, items: state.items.slice(0, items) }, isBeginning: true };
}
