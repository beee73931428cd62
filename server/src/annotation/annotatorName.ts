/** Names of annotators, which are names of folders: one question, asked of every name wherever it comes from. */
import { message, type Message } from '../messages/message.js';

/** What every disk has room for in one name, in bytes. */
const LONGEST = 255;

const RESERVED_BY_WINDOWS = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d¹²³])\s*(\.|$)/i;
const SEPARATORS = /[/\\:*?"<>|]/;
/** Controls, marks of direction, lone surrogates, line separators; the joiners that some scripts write with are none. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?![\u200c\u200d])\p{Cf}/u;

/** What settings are held against, which know patterns alone: trimmed; all but length and marks apart from their letters. */
export const ANNOTATOR_PATTERN = (() => {
  const anyCase = (word: string): string =>
    word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  const windows = ['con', 'prn', 'aux', 'nul', 'conin\\$', 'conout\\$'].map(anyCase).join('|');
  const reserved = `(?!(?:${windows}|(?:${anyCase('com')}|${anyCase('lpt')})[\\d¹²³])\\s*(?:\\.|$))`;
  const sign = '(?!(?![\\u200c\\u200d])\\p{Cf})[^/\\\\:*?"<>|\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]';
  return `^\\s*(?:(?![.\\s])${reserved}(?:${sign})*(?<![.\\s]))?\\s*$`;
})();

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

/** A folder name for somebody whom the system calls so: as it is, or with what a folder's name cannot have left out. */
export function folderNameFor(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(new RegExp(UNSEEN, 'gu'), '')
    .replaceAll(new RegExp(SEPARATORS, 'g'), '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const names = plain === '' ? [] : [name, plain, `${plain}_`];
  return names.find((one) => annotatorProblem(one) === undefined) ?? 'annotator';
}
