/**
 * Files, as the service sees them: the one door to the world, so that the service runs in Node, in a web
 * worker and in memory (tests). Files and folders are named by URIs, whatever the scheme; errors are `FileError`s.
 */

import { message, type Message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';

export type FileErrorCode =
  | 'not-found'
  | 'no-permission'
  | 'exists'
  | 'is-directory'
  /** A pipe, a socket, a device, a link to nothing or in a circle: left alone. */
  | 'not-regular'
  /** A link leads to it from a folder that it does not lie in: left alone. */
  | 'outside'
  | 'too-large'
  | 'name-too-long'
  | 'changed'
  | 'unavailable';

/** What trying again later would not mend: people must. */
const LASTING: ReadonlySet<FileErrorCode> = new Set([
  'is-directory',
  'not-regular',
  'outside',
  'too-large',
  'name-too-long',
]);

/** Whether an error says that a file is left alone for as long as it is what it is. */
export function isLasting(error: unknown): error is FileError {
  return error instanceof FileError && LASTING.has(error.code);
}

/** The largest file that is read in one piece, in bytes. */
export const LARGEST_FILE = 256 * 1024 * 1024;

/** Why a file of more than so many bytes is not read. */
export const tooLarge = (most: number): Message =>
  message('file.reason.tooLarge', { most: Math.round((most / (1024 * 1024)) * 10) / 10 });

export class FileError extends MessageError {
  override readonly name = 'FileError';

  constructor(
    readonly code: FileErrorCode,
    readonly uri: string,
    said: Message,
  ) {
    super(said);
  }
}

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
  /** Why it is left alone, where it is neither a file nor a folder of this folder. */
  readonly refused?: Message;
}

export interface FileSystem {
  /** Regular files alone; refuses what is larger than `most` bytes (`LARGEST_FILE`, where nothing is said). */
  readFile(uri: string, options?: { readonly most?: number }): Promise<Uint8Array>;
  /**
   * Size in bytes, time of change in milliseconds; undefined where there is no such file (a folder is none). Rejects for
   * what is left alone.
   */
  stat(uri: string): Promise<{ readonly size: number; readonly modified: number } | undefined>;
  readDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
  /**
   * Writes at once and atomically (temporary file, fsync, rename), making folders as needed. Where `ifContent` is given
   * (`null`: must not exist), refuses with code `changed` if the file holds something else.
   */
  writeFile(
    uri: string,
    content: Uint8Array,
    options?: { readonly ifContent?: Uint8Array | null },
  ): Promise<void>;
  /** Gives a file another address, making folders as needed. Refuses with code `exists` where another file is there. */
  moveFile(from: string, to: string): Promise<void>;
  /** Removes a file that holds just this; with code `changed`, refuses where it holds something else. */
  removeFile(uri: string, content: Uint8Array): Promise<void>;
  /** The same, refusing what does not really lie below `folder`, links followed. Absent where there are no links. */
  within?(folder: string): FileSystem;
}

/** The files that really lie below a folder. */
export function filesWithin(files: FileSystem, folder: string): FileSystem {
  return files.within?.(folder) ?? files;
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
