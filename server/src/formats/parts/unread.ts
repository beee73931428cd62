/** Parts of a JSON object that no reader understands are told: an import of nothing must not look like one of all. */
import { message } from '../../messages/message.js';
import type { ReadContext, ReadIssue } from '../format.js';
import type { JsonObject } from './inputText.js';
import { reportOnce } from './reportOnce.js';

const isFilled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0;

/** Tells, once a file, of lists and objects with something in them whose keys are not `known`. */
export function tellUnread(
  object: JsonObject,
  known: ReadonlySet<string>,
  place: Pick<ReadIssue, 'file' | 'line'>,
  context: ReadContext,
): void {
  for (const [key, value] of Object.entries(object)) {
    if (!known.has(key) && isFilled(value))
      reportOnce(context.report, {
        ...place,
        message: message('read.notUnderstood', { key: key.slice(0, 60) }),
      });
  }
}
