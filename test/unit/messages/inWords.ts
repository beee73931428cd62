/** What is told, as a plain English sentence; nothing where nothing is. */
import { formatPlain } from '../../../server/src/messages/format.js';
import type { Message } from '../../../server/src/messages/message.js';

export const inWords = (told: Message | undefined): string => (told === undefined ? '' : formatPlain(told));
