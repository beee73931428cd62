/** Commands that never throw at the user: what goes wrong is logged and said in a sentence. */
import { l10n, commands, type Disposable, type LogOutputChannel } from 'vscode';
import { commandId, isPageAction, type CommandName, type PageAction } from '../actions/actions.js';
import { showErrorMessage } from './surfaces/notices.js';

let log: LogOutputChannel | undefined;

export function logCommandsTo(output: LogOutputChannel): void {
  log = output;
}

/** Does an action in the reader's page that is in front; says whether there is one. */
type RunInReader = (action: PageAction) => boolean;

let runInReader: RunInReader = () => false;

export function routeToReader(run: RunInReader): void {
  runInReader = run;
}

/**
 * Registers a command. Its arguments are unchecked input (key bindings, links), to be looked at by `act`. What the
 * reader's page does itself goes to the page in front where there is one and no argument names something else.
 */
export function registerCommand<Arguments extends unknown[]>(
  command: CommandName,
  act: (...given: Arguments) => unknown,
): Disposable {
  const id = commandId(command);
  return commands.registerCommand(id, async (...given: Arguments) => {
    try {
      if (given[0] === undefined && isPageAction(command) && runInReader(command)) return undefined;
      return await act(...given);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log?.error(`${id}: ${error instanceof Error ? (error.stack ?? message) : message}`);
      void showErrorMessage(l10n.t('Hawashi: {0}', message));
      return undefined;
    }
  });
}

/** Runs a command of ours. */
export function run(command: CommandName, ...given: readonly unknown[]): Thenable<unknown> {
  return commands.executeCommand(commandId(command), ...given);
}
