/**
 * Reading, for whatever a path may be: pipes, sockets and devices are told and left alone, unopened, so that nothing waits
 * for them; files are read up to a size.
 */
import { constants, type BigIntStats, type Dirent, type Stats } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { disk, type OpenFile } from './calls.js';
import { tooLarge, type DirectoryEntry } from '../../corpus/files/fileSystem.js';
import { isMessage, message, type Message } from '../../messages/message.js';
import type { MessageError } from '../../messages/messageError.js';
import { fileError, isNotFound, refusal } from './fileErrors.js';
import { refuseLinkToNothing, stayWithin, stayWithinAsOpened } from './realPaths.js';

type Kind = Pick<
  Stats | BigIntStats | Dirent,
  'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket' | 'isCharacterDevice' | 'isBlockDevice'
>;

/** Why something is left alone; undefined for files, folders and links. */
function specialKind(found: Kind): Message | undefined {
  if (found.isFile() || found.isDirectory() || found.isSymbolicLink()) return undefined;
  if (found.isFIFO()) return message('file.reason.pipe');
  return found.isSocket() ? message('file.reason.socket') : message('file.reason.device');
}

/** Rejects where a path leads to a pipe, a socket or a device. */
export function refuseSpecial(file: string, found: Kind | undefined): void {
  const reason = found && specialKind(found);
  if (reason) throw refusal('not-regular', file, reason);
}

/** Windows knows neither; there nothing of the kind can lie in a folder. */
const WITHOUT_WAITING =
  constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * The bytes of a regular file of up to `most` bytes that really lies below the folder `root`, where that is given. What it
 * is, is asked of the opened file: nobody can put another in its place between question and reading.
 */
export async function readRegular(file: string, most: number, root?: string): Promise<Uint8Array> {
  const handle = await openRegular(file);
  try {
    const found = await handle.stat({ bigint: true });
    refuseSpecial(file, found);
    await stayWithinAsOpened(root, file, found);
    if (found.size > most) throw refuseLarge(file, most);
    return await readBounded(handle, file, Number(found.size), most);
  } finally {
    await handle.close();
  }
}

async function openRegular(file: string): Promise<OpenFile> {
  try {
    // Opening a device may do something.
    refuseSpecial(file, await disk.stat(file));
    return await disk.open(file, WITHOUT_WAITING);
  } catch (error) {
    if (isNotFound(error)) await refuseLinkToNothing(file);
    throw error;
  }
}

const refuseLarge = (file: string, most: number) => refusal('too-large', file, tooLarge(most));

/** All that there is to read, also where that is more than the file said, but never more than `most`. */
async function readBounded(handle: OpenFile, file: string, size: number, most: number): Promise<Uint8Array> {
  let buffer = new Uint8Array(size + 1);
  for (let length = 0; ;) {
    const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
    if (bytesRead === 0) return buffer.subarray(0, length);
    length += bytesRead;
    if (length > most) throw refuseLarge(file, most);
    if (length < buffer.length) continue;
    const longer = new Uint8Array(Math.min(most + 1, 2 * buffer.length + 4096));
    longer.set(buffer);
    buffer = longer;
  }
}

/** Size and time of change of a file; undefined where there is none. Rejects for what is neither file nor folder. */
export async function statRegular(
  file: string,
  root?: string,
): Promise<{ readonly size: number; readonly modified: number } | undefined> {
  let found: Stats;
  try {
    found = await disk.stat(file);
  } catch (error) {
    if (!isNotFound(error)) throw error;
    await refuseLinkToNothing(file);
    return undefined;
  }
  refuseSpecial(file, found);
  if (!found.isFile()) return undefined;
  if (root !== undefined) await stayWithin(root, file, await disk.realpath(file));
  return { size: found.size, modified: found.mtimeMs };
}

/** What a path leads to, as a folder or not, and its size; undefined where there is nothing. It is not opened. */
export async function lookAt(
  file: string,
): Promise<{ readonly isFolder: boolean; readonly size: number } | undefined> {
  try {
    const found = await disk.stat(file);
    return { isFolder: found.isDirectory(), size: found.size };
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw fileError(file, error);
  }
}

/** Whether there is anything at a path, be it a link to nothing. */
export const isAnythingAt = (file: string): Promise<boolean> =>
  disk.lstat(file).then(
    () => true,
    (error: unknown) => !isNotFound(error),
  );

/** Rejects for a link, wherever it leads. */
export async function refuseLink(file: string): Promise<void> {
  if ((await disk.lstat(file)).isSymbolicLink())
    throw refusal('not-regular', file, message('file.reason.link'));
}

/** What lies in a folder; what is neither file nor folder there says why it is left alone. */
export async function readFolder(folder: string, root?: string): Promise<readonly DirectoryEntry[]> {
  if (root !== undefined) await stayWithin(root, folder, await disk.realpath(folder));
  const entries = await readdir(folder, { withFileTypes: true });
  return Promise.all(entries.map((entry) => entryOf(path.join(folder, entry.name), entry, root)));
}

async function entryOf(file: string, entry: Dirent, root: string | undefined): Promise<DirectoryEntry> {
  const { name } = entry;
  const leftAlone = (refused: Message): DirectoryEntry => ({ name, kind: 'other', refused });
  // Names that are no UTF-8 come with these, and then name nothing.
  if (name.includes('\ufffd') && !(await disk.lstat(file).catch(() => undefined)))
    return leftAlone(message('file.reason.nameNotUtf8'));
  if (entry.isFile()) return { name, kind: 'file' };
  if (entry.isDirectory()) return { name, kind: 'directory' };
  const special = specialKind(entry);
  if (special) return leftAlone(special);
  try {
    if (await statRegular(file, root)) return { name, kind: 'file' };
    // A linked folder is not walked: it may lead in a circle.
    return leftAlone(message('file.reason.linkedFolder'));
  } catch (error) {
    return leftAlone(reasonOf(fileError(file, error)));
  }
}

/** Why, without the file's name, where that was told along. */
function reasonOf(error: MessageError): Message {
  const reason = error.said.values?.['reason'];
  return isMessage(reason) ? reason : error.said;
}
