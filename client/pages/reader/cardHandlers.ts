import type { Item } from '../../../server/src/protocol/items.js';
import type { ReaderAction } from '../../actions/actions.js';

/** What the card and its parts ask of the reader. */
export interface CardHandlers {
  readonly run: (action: ReaderAction) => void;
  readonly go: (item: Item) => void;
}
