/** Annotators: the folders below the annotations folder. */

import { message, type Message } from '../messages/message.js';

/** What is wrong with an annotator's name as a folder name; undefined where it will do. */
export function annotatorProblem(annotator: string): Message | undefined {
  if (annotator.trim() === '') return message('annotator.noName');
  if (
    /[/\\:*?"<>|]/.test(annotator) ||
    [...annotator].some((char) => char < ' ') ||
    /^\.|[. ]$/.test(annotator)
  )
    return message('annotator.badName', { annotator });
  if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(annotator))
    return message('annotator.windowsName', { annotator });
  return undefined;
}
