/** Errors that say in the reader's language what went wrong. */
import { format } from './format.js';
import { message, type Message } from './message.js';

export class MessageError extends Error {
  override readonly name: string = 'MessageError';

  /** `said` is for people; the error's own `message` is the same in English, for logs. */
  constructor(readonly said: Message) {
    super(format(said));
  }
}

/** What an error says: its message, or the words of the system that it came from. */
export function messageOf(error: unknown): Message {
  if (error instanceof MessageError) return error.said;
  return message('error.other', { reason: error instanceof Error ? error.message : String(error) });
}
