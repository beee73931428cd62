/** What could not be read, as clients show it. */
import type { ReadIssue } from '../formats/format.js';

export function problemOf({ file, line, message }: ReadIssue): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${message}`;
}
