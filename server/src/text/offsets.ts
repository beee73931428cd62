/**
 * Offsets. Inside, everything counts UTF-16 units of the editor's text. On disk, formats count code points
 * (or bytes) of the text exactly as the file holds it. An editor hides a byte order mark and evens out mixed
 * line endings; this is the one module that knows.
 */
import { lowerBound } from './lowerBound.js';

/** Counts code points before UTF-16 offsets and back; monotone, for any string (lone surrogates count one). */
export class CodePointIndex {
  /** Code points before every 256th UTF-16 unit. */
  private readonly marks: Uint32Array;
  private readonly plain: boolean;

  constructor(private readonly text: string) {
    const marks = new Uint32Array((text.length >> 8) + 1);
    let points = 0;
    for (let i = 0; i < text.length; i++) {
      if ((i & 255) === 0) marks[i >> 8] = points;
      if (!this.isSecondHalf(i)) points++;
    }
    if (text.length > 0 && (text.length & 255) === 0) marks[text.length >> 8] = points;
    this.marks = marks;
    this.plain = points === text.length;
  }

  private isSecondHalf(i: number): boolean {
    const code = this.text.charCodeAt(i);
    if (code < 0xdc00 || code > 0xdfff || i === 0) return false;
    const before = this.text.charCodeAt(i - 1);
    return before >= 0xd800 && before <= 0xdbff;
  }

  /** Code points before a UTF-16 offset; an offset inside a pair counts as after it. */
  toCodePoints(utf16: number): number {
    const offset = Math.max(0, Math.min(utf16, this.text.length));
    if (this.plain) return offset;
    const mark = offset >> 8;
    let points = this.marks[mark]!;
    for (let i = mark << 8; i < offset; i++) if (!this.isSecondHalf(i)) points++;
    return points;
  }

  /** UTF-16 offset of a code point; past the end gives the text's length. */
  toUtf16(codePoint: number): number {
    if (this.plain) return Math.max(0, Math.min(codePoint, this.text.length));
    const mark = lowerBound(this.marks.length, (i) => this.marks[i]! <= codePoint, 1) - 1;
    let points = this.marks[mark]!;
    let i = mark << 8;
    while (i < this.text.length && (points < codePoint || this.isSecondHalf(i))) {
      if (!this.isSecondHalf(i)) points++;
      i++;
    }
    return i;
  }
}

/** Starts of the lines of a text, where \r\n, \n and \r each end a line (as the editor reads them). */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0d && text.charCodeAt(i + 1) === 0x0a) i++;
    if (code === 0x0a || code === 0x0d) starts.push(i + 1);
  }
  return starts;
}

/**
 * What an editor shows of a file's text: no byte order mark, one kind of line ending. As in VS Code's text
 * buffer, that is CRLF where more than half of the lines end with a carriage return, alone or before a line feed.
 */
export function editorText(fileText: string): string {
  const text = fileText.startsWith('\ufeff') ? fileText.slice(1) : fileText;
  if (!text.includes('\r')) return text;
  let crlf = 0;
  let all = 0;
  let returns = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a) all++;
    if (code !== 0x0d) continue;
    all++;
    returns++;
    if (text.charCodeAt(i + 1) === 0x0a) {
      crlf++;
      i++;
    }
  }
  if (crlf === all) return text;
  return text.replace(/\r\n|\r|\n/g, returns * 2 > all ? '\r\n' : '\n');
}

/**
 * Maps offsets between the editor's text and the file's. Both must have the same lines; columns past the end
 * of a line (inside a line ending) are clamped to it.
 */
export class FileOffsets {
  private readonly same: boolean;
  private readonly inEditor: number[] = [];
  private readonly inFile: number[] = [];
  private readonly points: CodePointIndex;

  constructor(
    readonly editor: string,
    readonly file: string,
  ) {
    this.same = editor === file;
    this.points = new CodePointIndex(file);
    if (this.same) return;
    this.inEditor = lineStarts(editor);
    this.inFile = lineStarts(file);
    if (file.startsWith('\ufeff') && this.firstLine(file) === this.firstLine(editor) + 1) this.inFile[0] = 1;
  }

  /** Length of the first line, without its line ending. */
  private firstLine(text: string): number {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x0a || code === 0x0d) return i;
    }
    return text.length;
  }

  private static map(offset: number, from: number[], to: number[], toText: string): number {
    const line = lowerBound(from.length, (i) => from[i]! <= offset, 1) - 1;
    const start = to[line] ?? toText.length;
    const end = to[line + 1] ?? toText.length;
    return Math.min(start + Math.max(0, offset - from[line]!), end);
  }

  /** Code point in the file of a UTF-16 offset in the editor. */
  toFileCodePoints(utf16: number): number {
    return this.points.toCodePoints(
      this.same ? utf16 : FileOffsets.map(utf16, this.inEditor, this.inFile, this.file),
    );
  }

  /** UTF-16 offset in the editor of a code point in the file. */
  fromFileCodePoints(codePoint: number): number {
    const utf16 = this.points.toUtf16(codePoint);
    return this.same ? utf16 : FileOffsets.map(utf16, this.inFile, this.inEditor, this.editor);
  }
}
