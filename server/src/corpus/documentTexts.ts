/** The texts of documents: of an open one what the editor shows, beside its file; of a closed one the file. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { DocumentText } from '../annotation/documentText.js';
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { shownFile, type FileProblem } from '../annotation/fileProblem.js';
import type { CorpusDocument } from './documentNames.js';
import type { FileSystem } from './files/fileSystem.js';
import { isReadOtherwise } from './otherEncoding.js';
import { readTextDocument } from './textDocument.js';

export interface ReadText {
  /** Gives the text as it is when it is called; undefined where there is none: nothing can be annotated. */
  readonly text?: () => DocumentText;
  /** What is wrong with the file as a whole: it is not recognised. */
  readonly problem?: FileProblem;
  /** There is no file, or it cannot be read; an open document is text all the same. */
  readonly isMissing?: boolean;
}

/** The document that an editor has open at an address. */
export type OpenText = (uri: string) => TextDocument | undefined;

interface FileContent extends Omit<ReadText, 'text'> {
  readonly text?: DocumentText;
}

/** An open text at one version, beside its file's. */
interface Reading {
  readonly version: number;
  readonly file: string;
  readonly otherwise: boolean;
  readonly text: DocumentText;
}

const problemOf = (file: string, line: number, told: Message): FileProblem => ({
  file,
  line,
  column: 1,
  message: told,
  severity: 'error',
});

export class DocumentTexts {
  /** Open texts beside those of their files. */
  private readonly readings = new WeakMap<TextDocument, Reading>();
  /** What the files of open documents held when they were last read. */
  private readonly filesOfOpen = new WeakMap<TextDocument, Promise<FileContent>>();

  constructor(
    private readonly files: FileSystem,
    private readonly openText: OpenText,
  ) {}

  async read(document: CorpusDocument): Promise<ReadText> {
    const open = this.openText(document.uri);
    if (!open) {
      const { text, ...rest } = await this.readFile(document);
      return { ...rest, ...(text && { text: () => text }) };
    }
    let reading = this.filesOfOpen.get(open);
    if (!reading) this.filesOfOpen.set(open, (reading = this.readFile(document)));
    const { text, problem, isMissing } = await reading;
    if (isMissing) return { text: () => DocumentText.inEditor(open.getText(), open.getText()), isMissing };
    if (!text) return { problem };
    if (this.readingOf(open, text.file).otherwise)
      return {
        problem: problemOf(document.uri, 1, message('text.otherEncoding', { file: shownFile(document.uri) })),
      };
    return { problem, text: () => this.readingOf(open, text.file).text };
  }

  /** Looked at once for each version of a text. */
  private readingOf(open: TextDocument, file: string): Reading {
    const { version } = open;
    const before = this.readings.get(open);
    if (before?.version === version && before.file === file) return before;
    const editor = open.getText();
    const text = DocumentText.inEditor(editor, file);
    const reading = { version, file, otherwise: isReadOtherwise(file, editor), text };
    this.readings.set(open, reading);
    return reading;
  }

  /** The file of a document may be another now: it is read again. */
  forget({ uri }: CorpusDocument): void {
    const open = this.openText(uri);
    if (open) this.filesOfOpen.delete(open);
  }

  private async readFile({ uri }: CorpusDocument): Promise<FileContent> {
    let bytes;
    try {
      bytes = await this.files.readFile(uri);
    } catch (error) {
      return { problem: problemOf(uri, 1, messageOf(error)), isMissing: true };
    }
    const { text, problem } = readTextDocument(shownFile(uri), bytes);
    return { text, ...(problem && { problem: problemOf(uri, problem.line, problem.message) }) };
  }
}
