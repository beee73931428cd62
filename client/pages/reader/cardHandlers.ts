import type { Item } from '../../../server/src/protocol/items.js';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import type { ReaderAction } from '../../actions/actions.js';

/** What the card and its parts ask of the reader. */
export interface CardHandlers {
  readonly run: (action: ReaderAction) => void;
  readonly go: (item: Item) => void;
  /** Decides what is said of the current item, and reads out what it is by that. */
  readonly describe: (command: Extract<EditCommand, { kind: 'describe' }>) => unknown;
}
