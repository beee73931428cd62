/** Files of the disk, for Node: atomic writes that never go over what somebody else wrote meanwhile. */
import { chmod, constants, copyFile, link, lstat, mkdir, open, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../messages/message.js';
import { filesByScheme } from '../corpus/files/filesByScheme.js';
import { FileError, LARGEST_FILE, sameBytes, type FileSystem } from '../corpus/files/fileSystem.js';
import { at, codeOf, fileError, pathOfUri, uriOfPath } from './disk/fileErrors.js';
import { realTarget, stayWithin } from './disk/realPaths.js';
import { readFolder, readRegular, refuseSpecial, statRegular } from './disk/regularFiles.js';
import { lockFile, sweepOnce, temporaryFile } from './temporaryFiles.js';

const changedMeanwhile = (file: string, key: 'file.changedMeanwhile' | 'file.madeMeanwhile'): FileError =>
  new FileError('changed', uriOfPath(file), message(key, { file }));

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Another program that is writing holds its lock for milliseconds; one older than this was left behind. */
const LOCK_STALE = 3000;
/** Windows refuses to replace a file for as long as a scanner or an indexer reads it. */
const BUSY: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);

async function currentContent(target: string): Promise<Uint8Array | null> {
  try {
    return await readRegular(target, LARGEST_FILE);
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

/** The files of this disk; with `root`, a path, those that really lie below it. */
function diskFiles(root?: string): FileSystem {
  return {
    readFile: (uri, { most = LARGEST_FILE } = {}) => at(uri, (file) => readRegular(file, most, root)),
    stat: (uri) => at(uri, (file) => statRegular(file, root)),
    readDirectory: (uri) => at(uri, (folder) => readFolder(folder, root)),
    writeFile: (uri, content, options) =>
      at(uri, (file) => writeWithin(root, file, content, options?.ifContent)),
    moveFile: (from, to) => at(from, (file) => moveWithin(root, file, pathOfUri(to))),
    within: (folder) => diskFiles(pathOfUri(folder)),
  };
}

async function writeWithin(
  root: string | undefined,
  file: string,
  content: Uint8Array,
  expected: Uint8Array | null | undefined,
): Promise<void> {
  // Replacing a symbolic link would cut it off from its file.
  const target = await realTarget(file);
  refuseSpecial(file, await stat(target).catch(() => undefined));
  await stayWithin(root, file, target);
  const folder = path.dirname(target);
  await mkdir(folder, { recursive: true });
  await stayWithin(root, file, await realTarget(folder));
  await sweepOnce(folder);
  const work = (): Promise<void> => writeAtomically(target, content, expected);
  if (expected === undefined) await work();
  else await locked(target, work);
}

async function moveWithin(root: string | undefined, file: string, target: string): Promise<void> {
  refuseSpecial(file, await lstat(file));
  await stayWithin(root, file, await realTarget(path.dirname(file)));
  await stayWithin(root, target, await realTarget(path.dirname(target)));
  await mkdir(path.dirname(target), { recursive: true });
  await locked(file, () => moveAside(file, target));
  await Promise.all([syncFolder(path.dirname(target)), syncFolder(path.dirname(file))]);
}

const disk = diskFiles();

export { uriOfPath };

/** The files of this machine. What an editor calls remote is on the machine where this program runs. */
export const nodeFileSystem: FileSystem = filesByScheme({ file: disk, 'vscode-remote': disk });
