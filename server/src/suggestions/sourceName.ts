/** What sources of suggestions are called. */
import { ENGLISH } from '../messages/english.js';
import type { Format } from '../messages/formatter.js';
import type { MessageKey } from '../messages/message.js';

/** The program's own in the reader's words, others by their id. */
export function sourceName(source: string, say: Format): string {
  const key = `learning.source.${source}`;
  return Object.hasOwn(ENGLISH, key) ? say({ key: key as MessageKey }) : source;
}
