/** Commands that the server itself runs (`workspace/executeCommand`), so that they work in every LSP editor. */
import * as v from 'valibot';
import { REQUESTS } from './requests.js';
import { record } from './shapes.js';

export const EDIT_COMMAND = 'hawashi.server.edit';
export const SET_DATE_COMMAND = 'hawashi.server.setDate';
export const SET_FIELDS_COMMAND = 'hawashi.server.setFields';
export const ADOPT_COMMAND = 'hawashi.server.adopt';
export const DISMISS_COMMAND = 'hawashi.server.dismiss';

/** A client's own command, where it says `previewsChanges`: the parameters of `hawashi/planChange`, shown before it is done. */
export const PROPOSE_COMMAND = 'hawashi.proposeChange';

/** Each has one argument: the parameters of the request of the same meaning, whose result is the command's too. */
export const CommandSchema = v.variant('command', [
  record({ command: v.literal(EDIT_COMMAND), arguments: v.tuple([REQUESTS['hawashi/edit']]) }),
  record({ command: v.literal(SET_DATE_COMMAND), arguments: v.tuple([REQUESTS['hawashi/setDate']]) }),
  record({ command: v.literal(SET_FIELDS_COMMAND), arguments: v.tuple([REQUESTS['hawashi/setFields']]) }),
  record({ command: v.literal(ADOPT_COMMAND), arguments: v.tuple([REQUESTS['hawashi/adopt']]) }),
  record({ command: v.literal(DISMISS_COMMAND), arguments: v.tuple([REQUESTS['hawashi/dismiss']]) }),
]);
export type Command = v.InferOutput<typeof CommandSchema>;

export const COMMANDS: readonly Command['command'][] = CommandSchema.options.map(
  ({ entries }) => entries.command.literal,
);
