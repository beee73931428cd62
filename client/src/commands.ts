/** Commands that never throw at the user: what goes wrong is logged and said in a sentence. */
import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';
import type { Action } from '../messages/reader.js';

let log: LogOutputChannel | undefined;

export function logCommandsTo(output: LogOutputChannel): void {
  log = output;
}

/** Does an action in the reader's page that is in front; says whether there is one. */
type RunInReader = (action: Action) => boolean;

let runInReader: RunInReader = () => false;

export function routeToReader(run: RunInReader): void {
  runInReader = run;
}

/** Registers a command that means the page in front where there is one, and no argument names something else. */
export function registerAction<Arguments extends unknown[]>(
  name: Action,
  action: (...given: Arguments) => unknown,
): Disposable {
  return registerCommand<Arguments>(`hawashi.${name}`, (...given) => {
    if (given[0] === undefined && runInReader(name)) return undefined;
    return action(...given);
  });
}

/** Registers a command; its arguments are unchecked input (key bindings, links), to be looked at by the action. */
export function registerCommand<Arguments extends unknown[]>(
  id: string,
  action: (...given: Arguments) => unknown,
): Disposable {
  return commands.registerCommand(id, async (...given: Arguments) => {
    try {
      return await action(...given);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      log?.error(`${id}: ${error instanceof Error ? (error.stack ?? message) : message}`);
      void window.showErrorMessage(`Hawashi: ${message}`);
      return undefined;
    }
  });
}
