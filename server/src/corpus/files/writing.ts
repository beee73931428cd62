import { shownFile } from '../../annotation/fileProblem.js';
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';

/** What writing a file comes to; or why it could not be written. */
export async function orWhyNot<T extends object>(
  uri: string,
  write: () => Promise<T>,
): Promise<T | { readonly problem: Message }> {
  try {
    return await write();
  } catch (error) {
    return { problem: message('file.notWritten', { file: shownFile(uri), reason: messageOf(error) }) };
  }
}
