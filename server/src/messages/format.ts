/** Messages in English, the language of the interface where the reader's has no catalogue. */
import { ENGLISH } from './english.js';
import { formatter, type Format } from './formatter.js';
import type { Message } from './message.js';

export const format: Format = formatter(ENGLISH, 'en-GB');

/** For files and terminals, where controls of direction would be part of the data. */
export const formatPlain: Format = formatter(ENGLISH, 'en-GB', { isolates: false });

/** Several sentences, one after the other; undefined where there is none. */
export function formatAll(messages: readonly Message[], say: Format = format): string | undefined {
  return messages.length > 0 ? messages.map((message) => say(message)).join(' ') : undefined;
}
