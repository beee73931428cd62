/**
 * Everything that an annotator can do, listed once: commands, keys, menus, palette, what the reader does and the sheet of
 * keys are made of it, package.json too (`npm run document`). One command a label stands beside it: labelCommands.ts.
 */
import type { ActionDefinition } from './definition.js';
import { DOCUMENT_ACTIONS } from './documentActions.js';
import { ENTITY_ACTIONS } from './entityActions.js';
import { QUESTION_ACTIONS } from './questionActions.js';
import { ITEM_ACTIONS } from './itemActions.js';
import type { LabelCommand } from './labelCommands.js';

const TABLE = { ...ITEM_ACTIONS, ...DOCUMENT_ACTIONS, ...ENTITY_ACTIONS, ...QUESTION_ACTIONS };
type Table = typeof TABLE;

export type Action = keyof Table;
type Having<Quality> = { [A in Action]: Table[A] extends Quality ? A : never }[Action];

/** What VS Code knows as a command. */
export type CommandName = Having<{ readonly title: string }> | LabelCommand;
/** What single keys do, in the reader and in the annotating mode. */
export type KeyedAction = Having<{ readonly keys: readonly string[] }>;
/** What the reader's page does itself. */
export type PageAction = Having<{ readonly reader: 'page' }>;
/** What the reader's page leaves to VS Code. */
export type HostAction = Having<{ readonly reader: 'host' }>;
export type ReaderAction = PageAction | HostAction;
/** What moves an edge of a span. */
export type EdgeAction = Having<{ readonly byLetter: true }>;

export const ACTIONS: Readonly<Record<Action, ActionDefinition>> = TABLE;

const names = Object.keys(TABLE) as readonly Action[];
const having = (has: (definition: ActionDefinition) => boolean): readonly Action[] =>
  names.filter((name) => has(ACTIONS[name]));

export const KEYED_ACTIONS = having(({ keys }) => keys !== undefined) as readonly KeyedAction[];
export const HOST_ACTIONS = having(({ reader }) => reader === 'host') as readonly HostAction[];
/** What links in the server's hovers may run. */
export const LINKED_ACTIONS = having(({ linked }) => linked === true) as readonly CommandName[];

export const isHostAction = (action: ReaderAction): action is HostAction => ACTIONS[action].reader === 'host';

export const isEdgeAction = (action: Action): action is EdgeAction => ACTIONS[action].byLetter === true;

/** The name of a command in VS Code. */
export const commandId = (command: CommandName): string => `hawashi.${command}`;

/** Whether the page that is in front does it, where nothing else is named. */
export const isPageAction = (command: CommandName): command is CommandName & PageAction =>
  command in ACTIONS && ACTIONS[command as Action].reader === 'page';

/** The first key of an action, as it is shown. */
export const keyOf = (action: Action): string | undefined => ACTIONS[action].keys?.[0];
