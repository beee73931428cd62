/** Where one version of a text differs from another, as whoever knows places in the one finds them in the other. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextMove } from '../../protocol/state.js';
import { changeBetween } from '../../text/change.js';

export interface PlacedMove extends TextMove {
  /** UTF-16 offset of `from` in the text before. */
  readonly offset: number;
}

const RETURN = 0x0d;
const NEWLINE = 0x0a;

/** What replaced a piece of the text before, which made the open text of it; undefined where they are the same. */
export function textMove(before: string, open: TextDocument): PlacedMove | undefined {
  const after = open.getText();
  if (before === after) return undefined;
  let { start, endBefore: end } = changeBetween(before, after);
  // A line break of two signs is never cut: lines are counted alike before and behind the piece.
  while (start > 0 && after.charCodeAt(start - 1) === RETURN) start--;
  if (before.charCodeAt(end) === NEWLINE) end++;
  const units = after.length - before.length;
  const { line } = open.positionAt(start);
  const piece = before.slice(open.offsetAt({ line, character: 0 }), end);
  const from = TextDocument.create('', '', 0, piece).positionAt(piece.length);
  return {
    offset: end,
    from: { line: line + from.line, character: from.character },
    to: open.positionAt(end + units),
    units,
  };
}
