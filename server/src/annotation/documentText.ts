/**
 * A document's text as the editor has it, beside the text of its file: what offsets on disk and the hash in an
 * annotation file's header refer to.
 */
import { CodePointIndex, FileOffsets, editorText } from '../text/offsets.js';

const MARK = '\ufeff';
const even = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);

/** SHA-256 of bytes, in lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class DocumentText {
  private hash: Promise<string> | undefined;
  private map: FileOffsets | undefined;
  private points: CodePointIndex | undefined;

  private constructor(
    /** What the editor shows; offsets in memory are into it. */
    readonly editor: string,
    /** What the file holds, or would hold if the editor's text were saved now. */
    readonly file: string,
    /** The file begins with a byte order mark that the editor does not show. */
    private readonly hidesMark: boolean,
  ) {}

  /** The text of a file, with its byte order mark and its line endings. */
  static ofFile(file: string): DocumentText {
    return new DocumentText(editorText(file), file, file.startsWith(MARK));
  }

  /**
   * The editor's text beside its file's. Where it is the file's text as an editor shows it, offsets map to the
   * file; where it was edited and not saved yet, to the file as saving would write it.
   */
  static inEditor(editor: string, file: string): DocumentText {
    if (editor === file) return new DocumentText(editor, file, false);
    const hidesMark = file.startsWith(MARK) && (!editor.startsWith(MARK) || file.startsWith(MARK + MARK));
    const shown = hidesMark ? file.slice(1) : file;
    const same = editor === shown || even(editor) === even(shown);
    return new DocumentText(editor, same ? file : hidesMark ? MARK + editor : editor, hidesMark);
  }

  /** The text after an edit that is not saved yet. */
  edited(editor: string): DocumentText {
    return new DocumentText(editor, this.hidesMark ? MARK + editor : editor, this.hidesMark);
  }

  /** Converts between UTF-16 offsets of `editor` and code points of `file`. */
  get offsets(): FileOffsets {
    return (this.map ??= new FileOffsets(this.editor, this.file));
  }

  /** What the file holds between two UTF-16 offsets of the editor. */
  fileSlice(start: number, end: number): string {
    const slice = this.editor.slice(start, end);
    if (this.editor === this.file || !/[\r\n]/.test(slice)) return slice;
    return this.file.slice(this.toFile(start), this.toFile(end));
  }

  /** UTF-16 offset in the file of one in the editor. */
  toFile(offset: number): number {
    if (this.editor === this.file) return offset;
    const points = (this.points ??= new CodePointIndex(this.file));
    return points.toUtf16(this.offsets.toFileCodePoints(offset));
  }

  /** SHA-256 of the file's bytes (UTF-8). */
  sha256(): Promise<string> {
    return (this.hash ??= sha256(new TextEncoder().encode(this.file)));
  }
}
