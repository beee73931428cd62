/** What could not be read, as clients show it. */
import type { Format } from '../messages/formatter.js';
import type { ReadIssue } from '../formats/format.js';

export function problemOf({ file, line, message }: ReadIssue, say: Format): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${say(message)}`;
}
