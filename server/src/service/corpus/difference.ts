import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';

/** The one edit that makes a text of another. */
export function difference(before: string, after: string): TextEdit {
  const document = TextDocument.create('', '', 0, before);
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const range = { start: document.positionAt(start), end: document.positionAt(before.length - end) };
  return { range, newText: after.slice(start, after.length - end) };
}
