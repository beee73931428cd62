/** Words of labels and of sources. */
import { ENGLISH } from '../../messages/english.js';
import type { Format } from '../../messages/formatter.js';
import type { MessageKey } from '../../messages/message.js';

/** What a label of the guidelines means, in the reader's words; of another one, its name. */
export function labelWords(label: string, say: Format): string {
  const key = `label.${label}`;
  return Object.hasOwn(ENGLISH, key) ? say({ key: key as MessageKey }) : label;
}

/** What a source of suggestions is called: the program's own in the reader's words, others by their id. */
export function sourceName(source: string, say: Format): string {
  const key = `learning.source.${source}`;
  return Object.hasOwn(ENGLISH, key) ? say({ key: key as MessageKey }) : source;
}
