/** Commands that never throw at the user: what goes wrong is logged and said in a sentence. */
import { commands, window, type Disposable, type LogOutputChannel } from 'vscode';

let log: LogOutputChannel | undefined;

export function logCommandsTo(output: LogOutputChannel): void {
  log = output;
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
