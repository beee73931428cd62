/** Text files as they are: strict UTF-8, the byte order mark and the line endings kept. */
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import { LARGEST_FILE } from '../corpus/files/fileSystem.js';
import { fileError } from '../node/disk/fileErrors.js';
import { readRegular } from '../node/disk/regularFiles.js';
import { readTextDocument } from '../corpus/textDocument.js';

/** The text of a file's bytes. Decodes strictly; throws an error that names the line and what to do. `path` is for the message. */
export function decodeUtf8(bytes: Uint8Array, path: string): string {
  const { text, problem } = readTextDocument(path, bytes);
  if (!text) throw new MessageError(problem?.message ?? message('read.utf8'));
  return text.file;
}

/** Reads a text file; throws errors fit for a message. */
export async function readText(path: string): Promise<string> {
  return decodeUtf8(await readBytes(path), path);
}

/** The bytes of a regular file. */
export async function readBytes(path: string, root?: string): Promise<Uint8Array> {
  try {
    return await readRegular(path, LARGEST_FILE, root);
  } catch (error) {
    throw fileError(path, error);
  }
}
