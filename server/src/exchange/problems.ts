/** What could not be read, as clients show it. */
import { format } from '../messages/format.js';
import type { ReadIssue } from '../formats/format.js';

export function problemOf({ file, line, message }: ReadIssue): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${format(message)}`;
}
