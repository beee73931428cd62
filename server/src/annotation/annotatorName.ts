/** Names of annotators, which are names of folders: one question, asked of every name wherever it comes from. */
import { message, type Message } from '../messages/message.js';

/** What every disk has room for in one name, in bytes. */
const LONGEST = 255;

const RESERVED_BY_WINDOWS = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i;
const SEPARATORS = /[/\\:*?"<>|]/;
/** Controls, marks of direction, lone surrogates, line separators; the joiners that some scripts write with are none. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/** What is wrong with an annotator's name as a folder name on any machine; undefined where it will do. */
export function annotatorProblem(annotator: string): Message | undefined {
  if (annotator.trim() === '') return message('annotator.noName');
  if (UNSEEN.test(annotator)) return message('annotator.unseen', { annotator });
  if (SEPARATORS.test(annotator) || /^[.\s]|\s$/.test(annotator))
    return message('annotator.badName', { annotator });
  if (annotator.endsWith('.')) return message('annotator.dotAtEnd', { annotator });
  if (RESERVED_BY_WINDOWS.test(annotator)) return message('annotator.windowsName', { annotator });
  if (annotator !== annotator.normalize('NFC')) return message('annotator.decomposed', { annotator });
  if (new TextEncoder().encode(annotator).length > LONGEST)
    return message('annotator.tooLong', { annotator: annotator.slice(0, 20), most: LONGEST });
  return undefined;
}
