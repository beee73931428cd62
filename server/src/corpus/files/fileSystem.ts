/**
 * Files, as the service sees them: the one door to the world, so that the service runs in Node, in a web
 * worker and in memory (tests). Files and folders are named by URIs, whatever the scheme; errors are `FileError`s.
 */

import type { Message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';

export type FileErrorCode =
  'not-found' | 'no-permission' | 'exists' | 'is-directory' | 'changed' | 'unavailable';

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
}

export interface FileSystem {
  readFile(uri: string): Promise<Uint8Array>;
  /** Size in bytes, time of change in milliseconds; undefined where there is no such file (a folder is none). */
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
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
