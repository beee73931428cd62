import type { Messages } from './messages.js';

/** What every command is given. */
export interface Run {
  readonly messages: Messages;
  /** URL of the tool's own file, for worker threads. */
  readonly entry: string;
  /** Whether a person watches stderr. */
  readonly interactive: boolean;
  /** Results. Resolves when there is room for more: false where nobody reads any longer. */
  readonly print: (text: string) => Promise<boolean>;
  readonly input: NodeJS.ReadableStream;
}
