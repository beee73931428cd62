/** The files that describe a corpus, as text: strict UTF-8, so that what is written back is what was there. */
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { FileError, type FileSystem } from './files/fileSystem.js';
import { firstWrongByte, lineOf } from './textDocument.js';

/** The largest of these files that is read, in bytes: dates of 200,000 documents. */
const LARGEST = 64 * 1024 * 1024;

export interface CorpusText {
  /** As they are on disk; undefined where there is no file, or none that can be read. */
  readonly bytes?: Uint8Array;
  /** With its byte order mark; undefined where there is none, or where it is not UTF-8. */
  readonly text?: string;
  readonly problems: readonly FileProblem[];
}

/** Reads a file. Never rejects. `otherwise` ends what is said: what happens until the file is repaired. */
export async function readCorpusText(
  files: FileSystem,
  uri: string,
  otherwise: Message,
  most = LARGEST,
): Promise<CorpusText> {
  const problem = (line: number, told: Message): FileProblem[] => [
    { file: uri, line, column: 1, message: told, severity: 'error' },
  ];
  let bytes: Uint8Array;
  try {
    bytes = await files.readFile(uri, { most });
  } catch (error) {
    if (error instanceof FileError && error.code === 'not-found') return { problems: [] };
    const told = message('file.unreadableOtherwise', { reason: messageOf(error), otherwise });
    return { problems: problem(1, told) };
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { bytes, text, problems: [] };
  } catch {
    const line = lineOf(bytes, firstWrongByte(bytes));
    return { bytes, problems: problem(line, message('file.notUtf8', { line, otherwise })) };
  }
}
