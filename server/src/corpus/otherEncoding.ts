/**
 * Whether an editor reads a file in another encoding than UTF-8 (VS Code's `files.encoding`): its text is then not the
 * file's, and places in it mean nothing on disk. Told from typing by what such a reading leaves as it was: ASCII, and how
 * many bytes stand between it.
 */

const LINE_BREAK = /\r\n|\r|\n/;
const ABOVE_ASCII = /[^\0-\x7f]+/g;
/** Encodings with more than one byte a letter, which a file of UTF-8 may be read in. */
const WIDE = ['utf-16le', 'utf-16be', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr'];

const isAboveAscii = (text: string, at: number): boolean => text.charCodeAt(at) > 0x7f;
const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** `file` is the file's text, read as UTF-8; `editor` what the editor shows, with edits that were not saved. */
export function isReadOtherwise(file: string, editor: string): boolean {
  const theirs = withoutMark(file);
  const ours = withoutMark(editor);
  if (theirs === ours || ours === '' || agreesAtAnEnd(theirs, ours)) return false;
  return hasBytesForLetters(theirs, ours) || [theirs, file].some((text) => isWideReading(text, ours));
}

/** Whether both begin or end alike, with a letter above ASCII: nearly every text that is being typed in does. */
function agreesAtAnEnd(file: string, editor: string): boolean {
  const length = Math.min(file.length, editor.length);
  for (let i = 0; i < length && file[i] === editor[i]; i++) if (isAboveAscii(file, i)) return true;
  for (let i = 1; i <= length && file.at(-i) === editor.at(-i); i++)
    if (isAboveAscii(file, file.length - i)) return true;
  return false;
}

/** A reading of single bytes has one letter for each byte. */
function hasBytesForLetters(file: string, editor: string): boolean {
  const encoder = new TextEncoder();
  const wanted = new Set<string>();
  const own = new Set<string>();
  for (const line of file.split(LINE_BREAK)) {
    const shape = line.replace(ABOVE_ASCII, (run) => `\0${encoder.encode(run).length}\0`);
    if (shape === line) continue;
    wanted.add(shape);
    own.add(line);
  }
  let alike = 0;
  for (const line of new Set(editor.split(LINE_BREAK))) {
    if (own.has(line)) return false;
    if (wanted.has(line.replace(ABOVE_ASCII, (run) => `\0${run.length}\0`))) alike++;
  }
  return alike * 2 >= wanted.size && alike > 0;
}

function isWideReading(file: string, editor: string): boolean {
  const bytes = new TextEncoder().encode(file);
  const shown = evenLines(editor);
  return WIDE.some((encoding) => {
    const read = evenLines(withoutMark(new TextDecoder(encoding).decode(bytes)));
    return read.length === shown.length && agreesAboveAscii(read, shown);
  });
}

const evenLines = (text: string): string => text.replaceAll('\r\n', '\n');

/** What has no letter is shown in several ways; what has one is not. */
function agreesAboveAscii(read: string, shown: string): boolean {
  let all = 0;
  let alike = 0;
  for (let i = 0; i < read.length; i++) {
    if (!isAboveAscii(read, i)) continue;
    all++;
    if (read[i] === shown[i]) alike++;
  }
  return all > 0 && alike * 2 > all;
}
