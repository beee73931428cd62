/** Files of the disk, for Node: atomic writes that never go over what somebody else wrote meanwhile. */
import { constants, copyFile, link, lstat, mkdir, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import { filesByScheme } from '../corpus/files/filesByScheme.js';
import { LARGEST_FILE, sameBytes, type FileSystem } from '../corpus/files/fileSystem.js';
import { syncFolder, writeAtomically } from './disk/atomicWrite.js';
import { at, codeOf, fileError, pathOfUri, refusal, uriOfPath } from './disk/fileErrors.js';
import { locked } from './disk/fileLock.js';
import { realTarget, stayWithin } from './disk/realPaths.js';
import { readFolder, readRegular, refuseSpecial, statRegular } from './disk/regularFiles.js';
import { message } from '../messages/message.js';
import { sweepOnce } from './temporaryFiles.js';

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
    removeFile: (uri, content) => at(uri, (file) => removeWithin(root, file, content)),
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
  await writeAtomically(target, content, expected);
}

async function moveWithin(root: string | undefined, file: string, target: string): Promise<void> {
  refuseSpecial(file, await lstat(file));
  await stayWithin(root, file, await realTarget(path.dirname(file)));
  await stayWithin(root, target, await realTarget(path.dirname(target)));
  await mkdir(path.dirname(target), { recursive: true });
  await locked(file, undefined, () => moveAside(file, target));
  await Promise.all([syncFolder(path.dirname(target)), syncFolder(path.dirname(file))]);
}

async function removeWithin(root: string | undefined, file: string, content: Uint8Array): Promise<void> {
  const there = await readRegular(file, LARGEST_FILE, root);
  if (!sameBytes(there, content)) throw refusal('changed', file, message('file.reason.replaced'));
  // Without a lock: where the disk is full, there is no room for one.
  await unlink(file);
  await syncFolder(path.dirname(file));
}

const disk = diskFiles();

export { uriOfPath };

/** The files of this machine. What an editor calls remote is on the machine where this program runs. */
export const nodeFileSystem: FileSystem = filesByScheme({ file: disk, 'vscode-remote': disk });
