/** Where the items of a line stand in one of its blocks, and in which lane below the text. Pure. */
import type { Item } from '../../../server/src/protocol/items.js';
import { gapsOf, piecesOf } from '../../annotating/pieces.js';
import { extentIn, type Block } from './blocks.js';
import { lanesOf, type MarkSpan } from './lanes.js';

export interface PlacedItem extends MarkSpan {
  readonly item: Item;
  /** What of it is in the block, and what lies between; offsets into the block, as are its own. */
  readonly pieces: readonly MarkSpan[];
  readonly gaps: readonly MarkSpan[];
  /** The item begins in this block: here its label stands. */
  readonly begins: boolean;
  readonly lane: number;
}

/** `length` of the block's text; `items` of its line, in text order. */
export function placedIn(block: Block, length: number, items: readonly Item[]): readonly PlacedItem[] {
  const list: Omit<PlacedItem, 'lane'>[] = [];
  for (const item of items) {
    const extent = extentIn(block, length, item.range);
    if (!extent) continue;
    const { line, character } = item.range.start;
    list.push({
      item,
      ...extent,
      pieces: piecesOf(item).flatMap((piece) => extentIn(block, length, piece) ?? []),
      gaps: gapsOf(item).flatMap((gap) => extentIn(block, length, gap) ?? []),
      begins: line === block.line && character >= block.start,
    });
  }
  const lanes = lanesOf(list);
  return list.map((placed, i) => ({ ...placed, lane: lanes[i]! }));
}
