/** Addresses and paths of this machine, and what its system says of files, as messages that say what to do. */
import path from 'node:path';
import { URI } from 'vscode-uri';
import { FileError, type FileErrorCode } from '../../corpus/files/fileSystem.js';
import { normaliseUri } from '../../corpus/files/uris.js';
import { message, type Message, type MessageKey } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';

const CODES: Readonly<Record<string, FileErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  EEXIST: 'exists',
  EISDIR: 'is-directory',
  ELOOP: 'not-regular',
  // What opening a socket, or a device without a driver, gives.
  ENXIO: 'not-regular',
  ENODEV: 'not-regular',
  ENAMETOOLONG: 'name-too-long',
};

const REASONS: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'file.reason.notFound',
  ENOTDIR: 'file.reason.notFolder',
  EACCES: 'file.reason.noPermission',
  EPERM: 'file.reason.noPermission',
  EROFS: 'file.reason.readOnly',
  EEXIST: 'file.reason.exists',
  EISDIR: 'file.reason.isFolder',
  ELOOP: 'file.reason.linkLoop',
  ENXIO: 'file.reason.socket',
  ENODEV: 'file.reason.device',
  ENAMETOOLONG: 'file.reason.nameTooLong',
  ENOSPC: 'file.reason.diskFull',
  EDQUOT: 'file.reason.quota',
  EBUSY: 'file.reason.busy',
  EMFILE: 'file.reason.tooManyOpen',
};

/** The system's code of an error: `ENOENT`; empty where it has none. */
export function codeOf(error: unknown): string {
  return (error as { code?: string } | undefined)?.code ?? '';
}

export const isNotFound = (error: unknown): boolean => CODES[codeOf(error)] === 'not-found';

/** The address of a path on this machine; a relative one is below the working directory. */
export function uriOfPath(file: string): string {
  return normaliseUri(URI.file(path.resolve(file)).toString());
}

/** The path of a file of this machine, by its address. Throws a `FileError` for one of another machine. */
export function pathOfUri(uri: string): string {
  const { scheme, authority, fsPath, path: below } = URI.parse(uri);
  if (scheme !== 'file' || authority === '') return fsPath;
  if (authority.toLowerCase() === 'localhost') return URI.file(below).fsPath;
  // Windows alone knows paths of other machines: `\\server\share`. Elsewhere such a path means a file of this one.
  if (path.sep === '\\') return fsPath;
  throw new FileError('unavailable', uri, message('file.otherMachine', { file: fsPath, machine: authority }));
}

/** A file that is left alone. */
export function refusal(code: FileErrorCode, file: string, reason: Message): FileError {
  return new FileError(code, uriOfPath(file), message('file.failed', { file, reason }));
}

/** What the system says, in words for people; the path is not in it where the words are ours. */
export function reasonOf(error: unknown): Message {
  const known = REASONS[codeOf(error)];
  return known ? { key: known } : messageOf(error);
}

export function fileError(file: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  return refusal(CODES[codeOf(error)] ?? 'unavailable', file, reasonOf(error));
}

/** Works on the file at an address; what fails is a `FileError`. */
export async function at<T>(uri: string, work: (file: string) => Promise<T>): Promise<T> {
  const file = pathOfUri(uri);
  try {
    return await work(file);
  } catch (error) {
    throw fileError(file, error);
  }
}
