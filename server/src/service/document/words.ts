/** Words of labels. */
import { ENGLISH } from '../../messages/english.js';
import type { Format } from '../../messages/formatter.js';
import type { MessageKey } from '../../messages/message.js';

/** What a label of the guidelines means, in the reader's words; of another one, its name. */
export function labelWords(label: string, say: Format): string {
  const key = `label.${label}`;
  return Object.hasOwn(ENGLISH, key) ? say({ key: key as MessageKey }) : label;
}
