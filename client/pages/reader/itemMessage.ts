/** An item as it is read out. */
import type { Item } from '../../../server/src/protocol/items.js';
import { message, type Message } from '../../../server/src/messages/message.js';
import { shownText } from '../../annotating/pieces.js';

export function itemMessage(item: Item, label = item.label): Message {
  const text = shownText(item);
  const { pieces } = item;
  return pieces
    ? message('page.itemInPieces', { label, text, count: pieces.length })
    : message('page.item', { label, text });
}
