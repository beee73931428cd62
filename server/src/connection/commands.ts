/** Commands that the server runs itself: what its quick fixes do. */
import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import {
  ADOPT_COMMAND,
  DISMISS_COMMAND,
  EDIT_COMMAND,
  SET_FIELDS_COMMAND,
  type Command,
} from '../protocol/commands.js';
import { inert } from '../messages/inert.js';
import type { EditResult } from '../protocol/edits.js';
import { failedEdit } from './annotating.js';
import { onRequest } from './border.js';
import { guarded, inBackground } from './guarding.js';
import { LSP_REQUESTS } from './lspParameters.js';
import type { Session } from './session.js';

export function runCommands(session: Session): void {
  const method = 'workspace/executeCommand';
  onRequest(session, method, LSP_REQUESTS[method], { answer: execute });
}

/** Nobody but the user looks at what became of it: a refusal is shown, and what is not stored. */
async function execute(session: Session, command: Command): Promise<EditResult> {
  const result = await guarded(
    session,
    command.command,
    () => failedEdit(command, session),
    () => run(session, command),
  );
  const isTrouble = !result.done || result.unsaved === true;
  if (isTrouble && result.message !== undefined) show(session, result.message);
  return result;
}

/** As a notification: the library would ask for an answer, which a client may refuse. Editors look for links in it. */
function show(session: Session, said: string): void {
  const message = inert(said);
  inBackground(session, 'window/showMessage', () =>
    session.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message }),
  );
}

function run({ service }: Session, command: Command): Promise<EditResult> {
  if (command.command === EDIT_COMMAND) {
    const [{ uri, command: decision }] = command.arguments;
    return service.edit(uri, decision);
  }
  if (command.command === ADOPT_COMMAND) return service.orphans.adopt(command.arguments[0]);
  if (command.command === DISMISS_COMMAND)
    return service.diagnosing.consistency.dismiss(command.arguments[0]);
  if (command.command === SET_FIELDS_COMMAND) {
    const [{ uri, fields }] = command.arguments;
    return service.setFields(uri, fields);
  }
  const [{ uri, value }] = command.arguments;
  return service.setDate(uri, value);
}
