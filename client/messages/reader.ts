/**
 * What the reader's page and the extension say to each other. The page shows text from anywhere, so whatever comes from
 * it is checked before it is used: `parseFromPage` gives a message of exactly these shapes, or nothing.
 */
import type { Range } from 'vscode-languageserver-types';
import type { EditCommand } from '../../server/src/protocol/edits.js';
import type { Requests } from '../../server/src/protocol/requests.js';
import type { DocumentState, StateChanges } from '../../server/src/protocol/state.js';
import { HOST_ACTIONS, type HostAction, type PageAction } from '../actions/actions.js';
import {
  boolean,
  list,
  literal,
  number,
  object,
  optional,
  orNull,
  string,
  union,
  type Shape,
} from './shapes.js';

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

export type ToPage =
  | { readonly type: 'document'; readonly document: PageDocument }
  /** `isBeginning`: with the items of the text's beginning alone; the whole comes next. */
  | { readonly type: 'state'; readonly state: DocumentState | null; readonly isBeginning?: boolean }
  /** What has changed since the state sent before: the rest of the state, and items by id. */
  | { readonly type: 'changes'; readonly changes: StateChanges }
  | { readonly type: 'options'; readonly options: ReaderOptions }
  /** `answer` undefined: there is none. */
  | { readonly type: 'answer'; readonly ask: number; readonly answer?: unknown }
  | { readonly type: 'run'; readonly action: PageAction }
  | { readonly type: 'reveal'; readonly id: string };

/** What the page may ask the language server; the extension adds the document. */
export interface Asks {
  'hawashi/edit': [EditCommand, Requests['hawashi/edit'][1]];
  'hawashi/snap': [Range, Requests['hawashi/snap'][1]];
  'hawashi/occurrences': [
    { readonly range: Range; readonly label?: string; readonly everywhere?: boolean },
    Requests['hawashi/occurrences'][1],
  ];
  'hawashi/entities': [{ readonly query?: string; readonly label?: string }, Requests['hawashi/entities'][1]];
}

export type Ask = {
  [M in keyof Asks]: {
    readonly type: 'ask';
    readonly ask: number;
    readonly method: M;
    readonly parameters: Asks[M][0];
  };
}[keyof Asks];

export type FromPage =
  /** The page listens; it has been told a whole text and a whole state by what was written into it, or neither. */
  | { readonly type: 'ready'; readonly version?: number; readonly revision?: number }
  | Ask
  | { readonly type: 'run'; readonly action: HostAction }
  | { readonly type: 'options'; readonly fontSize: number }
  /** Another place of the corpus. */
  | { readonly type: 'open'; readonly uri: string; readonly range: Range }
  /** An error in the page, for the log. */
  | { readonly type: 'failed'; readonly message: string };

const place = object({ line: number, character: number });
const range = object({ start: place, end: place });
const ids = list(string);

const command: Shape<EditCommand> = union<EditCommand>(
  object({
    kind: literal('tag'),
    range,
    label: string,
    exact: optional(boolean),
    value: optional(string),
    canonical: optional(string),
  }),
  object({ kind: literal('tagAll'), ranges: list(range), label: string, canonical: optional(string) }),
  object({ kind: literal('accept'), ids, label: optional(string) }),
  object({ kind: literal('reject'), ids }),
  object({ kind: literal('remove'), ids }),
  object({ kind: literal('relabel'), id: string, label: string }),
  object({ kind: literal('move'), id: string, range, exact: optional(boolean) }),
  object({
    kind: literal('describe'),
    id: string,
    value: optional(orNull(string)),
    note: optional(orNull(string)),
    canonical: optional(orNull(string)),
  }),
  object({ kind: literal('relate'), type: string, from: string, to: string }),
  object({ kind: literal('unrelate'), id: string }),
  object({
    kind: literal('status'),
    status: union(literal('new'), literal('in-progress'), literal('done'), literal('needs-review')),
  }),
  object({ kind: literal('undo') }),
  object({ kind: literal('redo') }),
);

const ask = { type: literal('ask'), ask: number };

const fromPage: Shape<FromPage> = union<FromPage>(
  object({ type: literal('ready'), version: optional(number), revision: optional(number) }),
  object({ ...ask, method: literal('hawashi/edit'), parameters: command }),
  object({ ...ask, method: literal('hawashi/snap'), parameters: range }),
  object({
    ...ask,
    method: literal('hawashi/occurrences'),
    parameters: object({ range, label: optional(string), everywhere: optional(boolean) }),
  }),
  object({
    ...ask,
    method: literal('hawashi/entities'),
    parameters: object({ query: optional(string), label: optional(string) }),
  }),
  object({
    type: literal('run'),
    action: union<HostAction>(...HOST_ACTIONS.map((action) => literal(action))),
  }),
  object({ type: literal('options'), fontSize: number }),
  object({ type: literal('open'), uri: string, range }),
  object({ type: literal('failed'), message: string }),
);

/** A message of the page; undefined where it is none of those above. */
export function parseFromPage(message: unknown): FromPage | undefined {
  return fromPage(message);
}
