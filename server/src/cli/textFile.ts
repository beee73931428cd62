/** Text files as they are: strict UTF-8, the byte order mark and the line endings kept. */
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import { say } from './say.js';
import { readFile, stat } from 'node:fs/promises';
import { readTextDocument } from '../corpus/textDocument.js';

/** The longest file that is read in one piece, in bytes. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** Decodes strictly; throws an error that names the line and what to do. `path` is for the message. */
function decodeUtf8(bytes: Uint8Array, path: string): string {
  const { text, problem } = readTextDocument(path, bytes);
  if (!text) throw new MessageError(problem?.message ?? message('read.utf8'));
  return text.file;
}

/** Reads a text file; throws errors fit for a message. */
export async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE)
    throw new Error(
      say('tool.tooLarge', { megabytes: Math.round(size / 1048576), most: LARGEST_FILE / 1048576 }),
    );
  return decodeUtf8(await readFile(path), path);
}
