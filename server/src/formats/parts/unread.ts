/** Parts of a JSON object that no reader understands are told: an import of nothing must not look like one of all. */
import type { Attributes } from '../../annotation/attributes.js';
import { message } from '../../messages/message.js';
import type { ReadContext, ReadIssue } from '../format.js';
import type { JsonObject } from './inputText.js';
import { reportOnce } from './reportOnce.js';

/** Whether a value says something: no empty list, object or text, nor what is not so. */
function saysSomething(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== '' && value !== false;
}

/** What tools keep for themselves: ids, sums, times and names of who worked. */
const BOOKKEEPING = /^_.|(^|_)(id|ids|uuid|hash|at|by|time|timestamp|version)$|^(answer|annotator|user)$/;

/** Whether a field that no reader knows is to be told. */
export const isMissed = (key: string, value: unknown): boolean =>
  saysSomething(value) && !BOOKKEEPING.test(key);

/** Tells, once a file, of fields with something in them whose keys are not `known`. */
export function tellUnread(
  object: JsonObject,
  known: ReadonlySet<string>,
  place: Pick<ReadIssue, 'file' | 'line'>,
  context: ReadContext,
  /** What of it was read as fields of the document. */
  fields: Attributes = {},
): void {
  for (const [key, value] of Object.entries(object)) {
    if (!known.has(key) && !Object.hasOwn(fields, key) && isMissed(key, value))
      reportOnce(context.report, {
        ...place,
        message: message('read.notUnderstood', { key: key.slice(0, 60) }),
      });
  }
}
