/** Reading files that may not be there, and writing files that others may write meanwhile. */
import type { FileProblem } from '../../annotation/fileProblem.js';
import { message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import { FileError, type FileSystem } from './fileSystem.js';

/** Undefined where there is no such file. Rejects with a `FileError` where it cannot be read. */
export async function readIfThere(files: FileSystem, uri: string): Promise<Uint8Array | undefined> {
  try {
    return await files.readFile(uri);
  } catch (error) {
    if (error instanceof FileError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** That a file could not be read at all, by what reading it rejected with. */
export function unreadableFile(file: string, error: unknown): FileProblem {
  const told = message('file.unreadable', { reason: messageOf(error) });
  return { file, line: 1, column: 1, message: told, severity: 'error' };
}

/** How often in a row others may change a file between our reading and our writing. */
const MOST_TRIES = 20;

/**
 * Writes a file as `edit` makes it of what `read` gives (undefined: there is none); both again where somebody wrote it
 * meanwhile. Gives what was written. Rejects with a `FileError` where that fails.
 */
export async function rewriteFile(
  files: FileSystem,
  uri: string,
  read: () => Promise<Uint8Array | undefined>,
  edit: (bytes: Uint8Array) => Uint8Array,
): Promise<Uint8Array> {
  for (let tries = 0; ; tries++) {
    const bytes = await read();
    const content = edit(bytes ?? new Uint8Array());
    try {
      await files.writeFile(uri, content, { ifContent: bytes ?? null });
      return content;
    } catch (error) {
      if (!(error instanceof FileError && error.code === 'changed') || tries >= MOST_TRIES) throw error;
    }
  }
}
