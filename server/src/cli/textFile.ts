/** Text files as they are: strict UTF-8, the byte order mark and the line endings kept. */
import { readFile, stat } from 'node:fs/promises';
import { readTextDocument } from '../corpus/textDocument.js';

/** The longest file that is read in one piece, in bytes. */
const LARGEST_FILE = 256 * 1024 * 1024;

/** Decodes strictly; throws an error that names the line and what to do. `path` is for the message. */
function decodeUtf8(bytes: Uint8Array, path: string): string {
  const { text, problem } = readTextDocument(path, bytes);
  if (!text) throw new Error(problem?.message ?? 'expected a text');
  return text.file;
}

/** Reads a text file; throws errors fit for a message. */
export async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > LARGEST_FILE)
    throw new Error(
      `${Math.round(size / 1048576)} MB, more than the ${LARGEST_FILE / 1048576} MB that one document may have; split it`,
    );
  return decodeUtf8(await readFile(path), path);
}
