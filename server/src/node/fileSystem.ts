/** Files of the disk, for Node: atomic writes that never go over what somebody else wrote meanwhile. */
import {
  chmod,
  constants,
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
  link,
  lstat,
} from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import { message, type Message, type MessageKey } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { filesByScheme } from '../corpus/files/filesByScheme.js';
import {
  FileError,
  sameBytes,
  type DirectoryEntry,
  type FileErrorCode,
  type FileSystem,
} from '../corpus/files/fileSystem.js';
import { normaliseUri } from '../corpus/files/uris.js';
import { lockFile, sweepOnce, temporaryFile } from './temporaryFiles.js';

const CODES: Readonly<Record<string, FileErrorCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EROFS: 'no-permission',
  EEXIST: 'exists',
  EISDIR: 'is-directory',
};

const REASONS: Readonly<Record<string, MessageKey>> = {
  ENOENT: 'file.reason.notFound',
  ENOTDIR: 'file.reason.notFolder',
  EACCES: 'file.reason.noPermission',
  EPERM: 'file.reason.noPermission',
  EROFS: 'file.reason.readOnly',
  EEXIST: 'file.reason.exists',
  EISDIR: 'file.reason.isFolder',
  ENOSPC: 'file.reason.diskFull',
  EDQUOT: 'file.reason.quota',
  EBUSY: 'file.reason.busy',
  EMFILE: 'file.reason.tooManyOpen',
};

function codeOf(error: unknown): string {
  return (error as { code?: string } | undefined)?.code ?? '';
}

/** The address of a path on this machine; a relative one is below the working directory. */
export function uriOfPath(file: string): string {
  return normaliseUri(URI.file(path.resolve(file)).toString());
}

/** The path of a file of this machine, by its address. */
function pathOfUri(uri: string): string {
  return URI.parse(uri).fsPath;
}

function fileError(file: string, error: unknown): FileError {
  if (error instanceof FileError) return error;
  const code = codeOf(error);
  const known = REASONS[code];
  const reason: Message = known ? { key: known } : messageOf(error);
  return new FileError(
    CODES[code] ?? 'unavailable',
    uriOfPath(file),
    message('file.failed', { file, reason }),
  );
}

const changedMeanwhile = (file: string, key: 'file.changedMeanwhile' | 'file.madeMeanwhile'): FileError =>
  new FileError('changed', uriOfPath(file), message(key, { file }));

/** Works on the file at an address; what fails is a `FileError`. */
async function at<T>(uri: string, work: (file: string) => Promise<T>): Promise<T> {
  const file = pathOfUri(uri);
  try {
    return await work(file);
  } catch (error) {
    throw fileError(file, error);
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Another program that is writing holds its lock for milliseconds; one older than this was left behind. */
const LOCK_STALE = 3000;
/** Windows refuses to replace a file for as long as a scanner or an indexer reads it. */
const BUSY: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

/** Where a path leads: replacing a symbolic link would cut it off from its file. */
async function targetOf(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch {
    return file;
  }
}

async function currentContent(target: string): Promise<Uint8Array | null> {
  try {
    return await readFile(target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a new file and makes sure that it is on the disk. */
async function writeSynced(file: string, content: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The folder's entry is part of what must last; not every system can sync folders. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The content is safe all the same.
  }
}

async function replace(temporary: string, target: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await rename(temporary, target);
      return;
    } catch (error) {
      if (path.sep !== '\\' || tries >= 8 || !BUSY.has(codeOf(error))) throw error;
      await pause(5 << tries);
    }
  }
}

/** Runs `work` while no other program that keeps to the lock file writes the target. */
async function locked<T>(target: string, work: () => Promise<T>): Promise<T> {
  const lock = lockFile(target);
  for (let tries = 0; ; tries++) {
    try {
      await (await open(lock, 'wx')).close();
      break;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' || tries > 500) throw error;
      const there = await stat(lock).catch(() => undefined);
      if (there && Date.now() - there.mtimeMs > LOCK_STALE) await unlink(lock).catch(() => undefined);
      else await pause(5 + Math.random() * 10);
    }
  }
  try {
    return await work();
  } finally {
    await unlink(lock).catch(() => undefined);
  }
}

async function writeAtomically(
  target: string,
  content: Uint8Array,
  expected: Uint8Array | null | undefined,
): Promise<void> {
  const folder = path.dirname(target);
  const temporary = temporaryFile(target);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  if (mode !== undefined && (mode & 0o200) === 0)
    throw Object.assign(new Error('read-only'), { code: 'EACCES' });
  try {
    await writeSynced(temporary, content);
    if (mode !== undefined) await chmod(temporary, mode);
    if (expected !== undefined) {
      const there = await currentContent(target);
      const same = expected === null ? there === null : there !== null && sameBytes(there, expected);
      if (!same) throw changedMeanwhile(target, 'file.changedMeanwhile');
    }
    if (expected === null) {
      // A link is made only where there is nothing.
      await link(temporary, target).catch(async (error: unknown) => {
        if (codeOf(error) === 'EEXIST') throw changedMeanwhile(target, 'file.madeMeanwhile');
        await replace(temporary, target);
      });
    } else await replace(temporary, target);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
  await syncFolder(folder);
}

/** Never over another file: a link is made only where there is nothing. */
async function moveAside(file: string, target: string): Promise<void> {
  try {
    await link(file, target);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST' && (await isSameFile(file, target))) {
      // Where letters' case counts for nothing, the other spelling is the same file.
      if (file !== target) await rename(file, target);
      return;
    }
    if (code === 'EEXIST') throw fileError(target, error);
    if (code === 'ENOENT') throw error;
    // No links there, or another disk.
    await copyFile(file, target, constants.COPYFILE_EXCL);
  }
  await unlink(file);
}

async function isSameFile(one: string, other: string): Promise<boolean> {
  const [a, b] = await Promise.all([lstat(one), lstat(other)]);
  return a.dev === b.dev && a.ino === b.ino && a.nlink === 1;
}

const disk: FileSystem = {
  readFile: (uri) => at(uri, (file) => readFile(file)),

  stat: (uri) =>
    at(uri, async (file) => {
      try {
        const found = await stat(file);
        return found.isFile() ? { size: found.size, modified: found.mtimeMs } : undefined;
      } catch (error) {
        if (CODES[codeOf(error)] === 'not-found') return undefined;
        throw error;
      }
    }),

  readDirectory: (uri) =>
    at(uri, async (folder) => {
      const entries = await readdir(folder, { withFileTypes: true });
      return Promise.all(
        entries.map(async (entry): Promise<DirectoryEntry> => {
          if (entry.isFile()) return { name: entry.name, kind: 'file' };
          if (entry.isDirectory()) return { name: entry.name, kind: 'directory' };
          // A linked file is a file; a linked folder is not walked, since it may lead in a circle.
          const linked = entry.isSymbolicLink()
            ? await stat(path.join(folder, entry.name)).catch(() => undefined)
            : undefined;
          return { name: entry.name, kind: linked?.isFile() ? 'file' : 'other' };
        }),
      );
    }),

  writeFile: (uri, content, options) =>
    at(uri, async (file) => {
      const target = await targetOf(file);
      const folder = path.dirname(target);
      await mkdir(folder, { recursive: true });
      await sweepOnce(folder);
      const work = (): Promise<void> => writeAtomically(target, content, options?.ifContent);
      if (options?.ifContent === undefined) await work();
      else await locked(target, work);
    }),

  moveFile: (from, to) =>
    at(from, async (file) => {
      const target = pathOfUri(to);
      await mkdir(path.dirname(target), { recursive: true });
      await locked(file, () => moveAside(file, target));
      await Promise.all([syncFolder(path.dirname(target)), syncFolder(path.dirname(file))]);
    }),
};

/** The files of this machine. What an editor calls remote is on the machine where this program runs. */
export const nodeFileSystem: FileSystem = filesByScheme({ file: disk, 'vscode-remote': disk });
