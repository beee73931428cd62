import { format } from '../../../server/src/messages/format.js';
import type { Message } from '../../../server/src/messages/message.js';

/** What the program tells, in English, as a person reads it: without the marks of direction at names, which nobody sees. */
export function words(told: Message | string): string {
  return (typeof told === 'string' ? told : format(told)).replace(/[\u200f\u2066-\u2069]/g, '');
}
