import type { Item } from '../../../server/src/protocol/items.js';
import type { EditCommand, EditResult } from '../../../server/src/protocol/edits.js';
import type { ReaderAction } from '../../actions/actions.js';

/** What the card and its parts ask of the reader. */
export interface CardHandlers {
  readonly run: (action: ReaderAction) => void;
  readonly go: (item: Item) => void;
  /** Decides about the current item, what is said of it, say, and reads out what it is by that. */
  readonly decide: (command: EditCommand) => Promise<EditResult | undefined>;
  readonly announce: (words: string) => void;
}
