/** What an intent comes to before the documents are looked at. */
import type { Message } from '../../messages/message.js';
import type { EntityChange } from './change.js';
import type { PlaceAction, Selection } from './intent.js';

/** One selection and what becomes of it; a change may be made of several. */
export interface PlannedPart {
  readonly select: Selection;
  readonly action: PlaceAction;
  /** What is only suggested is left alone. */
  readonly decidedOnly?: boolean;
}

export interface Plan {
  readonly title: Message;
  readonly parts: readonly PlannedPart[];
  readonly entities: readonly EntityChange[];
}
