/** What the reader's page and the extension say to each other, beside what every page does. */
import * as v from 'valibot';
import { CountSchema, RangeSchema, type Range } from '../../server/src/protocol/positions.js';
import type { DocumentState, StateChanges } from '../../server/src/protocol/state.js';
import { HOST_ACTIONS, type PageAction } from '../actions/actions.js';
import type { LineChange } from './lineChange.js';
import { messagesOf } from './page.js';

/** What the annotator set; lengths in CSS pixels, `lineHeight` a factor, `width` in characters. */
export interface ReaderOptions {
  readonly fontFamily: string;
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly width: number;
  readonly foldBoilerplate: boolean;
  readonly lowConfidence: number;
}

export interface PageDocument {
  readonly name: string;
  /** LSP version of the text. */
  readonly version: number;
  /** The lines as the editor has them: ranges are places in them. */
  readonly lines: readonly string[];
  /** There are more lines, which come next. */
  readonly isBeginning?: boolean;
}

export type ToReader =
  | { readonly type: 'document'; readonly document: PageDocument }
  /** What was typed since. */
  | { readonly type: 'lines'; readonly change: LineChange }
  /** `isBeginning`: with the items of the text's beginning alone; the whole comes next. */
  | { readonly type: 'state'; readonly state: DocumentState | null; readonly isBeginning?: boolean }
  /** What has changed since the state sent before: the rest of the state, and items by id. */
  | { readonly type: 'changes'; readonly changes: StateChanges }
  | { readonly type: 'options'; readonly options: ReaderOptions }
  | { readonly type: 'run'; readonly action: PageAction }
  | { readonly type: 'reveal'; readonly id: string }
  | { readonly type: 'goTo'; readonly range: Range };

const FromReaderSchema = v.variant('type', [
  /** The page listens; it has been told a whole text and a whole state by what was written into it, or neither. */
  v.object({
    type: v.literal('ready'),
    version: v.optional(v.number()),
    revision: v.optional(v.number()),
  }),
  /** The first line in sight, from 0, while the text is being read. */
  v.object({ type: v.literal('inSight'), line: CountSchema }),
  v.object({ type: v.literal('run'), action: v.picklist(HOST_ACTIONS) }),
  v.object({ type: v.literal('options'), fontSize: v.pipe(v.number(), v.finite()) }),
  /** Another place of the corpus. */
  v.object({ type: v.literal('open'), uri: v.string(), range: RangeSchema }),
  /** Words of the text as a query of the search; empty: the page of the search as it is. */
  v.object({ type: v.literal('search'), query: v.string() }),
  /** What the guidelines say of a label, beside the text. */
  v.object({ type: v.literal('guidelines'), label: v.string() }),
]);

export type FromReader = v.InferOutput<typeof FromReaderSchema>;

/** A message of the reader's page; undefined where it is none. */
export const parseFromReader = messagesOf(FromReaderSchema);
