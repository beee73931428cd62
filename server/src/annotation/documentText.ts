/**
 * A document's text as the editor has it, beside the text of its file: what offsets on disk and the hash in an
 * annotation file's header refer to.
 */
import { FileOffsets, editorText } from '../text/offsets.js';

const lines = (text: string): number => {
  let count = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(i + 1) !== 0x0a)) count++;
  }
  return count;
};

/** SHA-256 of bytes, in lower-case hexadecimal. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

export class DocumentText {
  private hash: Promise<string> | undefined;
  private map: FileOffsets | undefined;

  private constructor(
    /** What the editor shows; offsets in memory are into it. */
    readonly editor: string,
    /** What the file holds, or would hold if the editor's text were saved now. */
    readonly file: string,
  ) {}

  /** The text of a file, with its byte order mark and its line endings. */
  static ofFile(file: string): DocumentText {
    return new DocumentText(editorText(file), file);
  }

  /**
   * The editor's text beside its file's. Where it is the file's text as an editor shows it, offsets map to the
   * file; where it was edited and not saved yet, to the file as saving would write it.
   */
  static inEditor(editor: string, file: string): DocumentText {
    if (editor === file) return new DocumentText(editor, file);
    const saved = file.startsWith('\ufeff') && !editor.startsWith('\ufeff') ? '\ufeff' + editor : editor;
    if (lines(editor) !== lines(file)) return new DocumentText(editor, saved);
    const even = (text: string): string => text.replace(/\r\n?/g, '\n');
    const shown = file.startsWith('\ufeff') ? file.slice(1) : file;
    return new DocumentText(editor, even(editor) === even(shown) ? file : saved);
  }

  /** The text after an edit that is not saved yet. */
  edited(editor: string): DocumentText {
    const marked = this.file.startsWith('\ufeff') && !this.editor.startsWith('\ufeff');
    return new DocumentText(editor, marked ? '\ufeff' + editor : editor);
  }

  /** Converts between UTF-16 offsets of `editor` and code points of `file`. */
  get offsets(): FileOffsets {
    return (this.map ??= new FileOffsets(this.editor, this.file));
  }

  /** SHA-256 of the file's bytes (UTF-8). */
  sha256(): Promise<string> {
    return (this.hash ??= sha256(new TextEncoder().encode(this.file)));
  }
}
