/** The tool's sentences: plain, since they go to terminals, files and other programs. */
import { formatPlain } from '../messages/format.js';
import { message, type MessageArguments, type MessageKey } from '../messages/message.js';

/** The sentence of a key, with the values that it names. */
export function say<K extends MessageKey>(key: K, ...values: MessageArguments<K>): string {
  return formatPlain(message(key, ...values));
}
