/** Puts new content in a file's place at once, and never over what somebody else wrote meanwhile. */
import { chmod, link, open, rename, stat, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { FileError, LARGEST_FILE, sameBytes } from '../../corpus/files/fileSystem.js';
import { message } from '../../messages/message.js';
import { temporaryFile } from '../temporaryFiles.js';
import { codeOf, uriOfPath } from './fileErrors.js';
import { locked } from './fileLock.js';
import { readRegular } from './regularFiles.js';

/** Windows refuses to replace a file for as long as a scanner or an indexer reads it, or we do. */
const IS_WINDOWS = path.sep === '\\';
const BUSY: ReadonlySet<string> = new Set(['EPERM', 'EACCES', 'EBUSY']);
/** Milliseconds between two looks at a file that another program is writing, and how many looks without a change end it. */
const LOOK = 50;
const QUIET_LOOKS = 6;

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

const changedMeanwhile = (file: string, key: 'file.changedMeanwhile' | 'file.madeMeanwhile'): FileError =>
  new FileError('changed', uriOfPath(file), message(key, { file }));

/** Rejects with code `changed` where the file does not hold `expected` (null: is there); undefined: whatever it holds. */
export async function writeAtomically(
  target: string,
  content: Uint8Array,
  expected: Uint8Array | null | undefined,
): Promise<void> {
  const temporary = temporaryFile(target);
  try {
    await writeSynced(temporary, content, await modeToKeep(target));
    if (expected === undefined) await replace(temporary, target);
    else if (expected === null) await locked(target, temporary, () => make(temporary, target));
    else await replaceExpected(temporary, target, expected, content);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
  await syncFolder(path.dirname(target));
}

async function replaceExpected(
  temporary: string,
  target: string,
  expected: Uint8Array,
  content: Uint8Array,
): Promise<void> {
  await locked(target, temporary, async ({ isHeld }) => {
    const before = IS_WINDOWS ? undefined : await openIfThere(target);
    try {
      const there = await currentContent(target);
      if (!there || !sameBytes(there, expected) || !(await isHeld()))
        throw changedMeanwhile(target, 'file.changedMeanwhile');
      await replace(temporary, target);
      const theirs = before && (await writtenMeanwhile(before, expected));
      if (theirs) await giveBack(target, theirs, content);
      if (theirs || !(await isHeld())) throw changedMeanwhile(target, 'file.changedMeanwhile');
    } finally {
      await before?.close();
    }
  });
}

/** A link is made only where there is nothing. */
async function make(temporary: string, target: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw changedMeanwhile(target, 'file.madeMeanwhile');
    // No links there.
    if (await currentContent(target)) throw changedMeanwhile(target, 'file.madeMeanwhile');
    await replace(temporary, target);
  }
}

/**
 * What another program wrote into the replaced file between our look and our replacing it, once it has ended. One that was
 * empty may be about to be filled.
 */
async function writtenMeanwhile(before: FileHandle, expected: Uint8Array): Promise<Uint8Array | undefined> {
  let last = await contentOf(before);
  if (sameBytes(last, expected) && expected.length > 0) return undefined;
  for (let quiet = 0; quiet < QUIET_LOOKS;) {
    await pause(LOOK);
    const now = await contentOf(before);
    quiet = sameBytes(now, last) ? quiet + 1 : 0;
    last = now;
  }
  // Emptied, and left so: there is nothing to give back.
  return last.length === 0 || sameBytes(last, expected) ? undefined : last;
}

async function contentOf(handle: FileHandle): Promise<Uint8Array> {
  const { size } = await handle.stat();
  const buffer = new Uint8Array(Math.min(size, LARGEST_FILE));
  const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
  return buffer.subarray(0, bytesRead);
}

/** They believe that they have saved; what we put over it is merged with that, and written again. */
async function giveBack(target: string, theirs: Uint8Array, ours: Uint8Array): Promise<void> {
  const there = await currentContent(target);
  if (!there || !sameBytes(there, ours)) return;
  const temporary = temporaryFile(target);
  try {
    await writeSynced(temporary, theirs, await modeToKeep(target));
    await replace(temporary, target);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
}

async function openIfThere(target: string): Promise<FileHandle | undefined> {
  try {
    return await open(target, 'r');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

async function currentContent(target: string): Promise<Uint8Array | null> {
  try {
    return await readRegular(target, LARGEST_FILE);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** The rights of the file that is replaced. Rejects where it is not to be written. */
async function modeToKeep(target: string): Promise<number | undefined> {
  const found = await stat(target).catch(() => undefined);
  const mode = found && found.mode & 0o777;
  if (mode !== undefined && (mode & 0o200) === 0)
    throw Object.assign(new Error('read-only'), { code: 'EACCES' });
  return mode;
}

/** Writes a new file and makes sure that it is on the disk. */
async function writeSynced(file: string, content: Uint8Array, mode: number | undefined): Promise<void> {
  const handle = await open(file, 'wx');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (mode !== undefined) await chmod(file, mode);
}

async function replace(temporary: string, target: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await rename(temporary, target);
      return;
    } catch (error) {
      // Another writer took the lock over, and this one's content away.
      if (codeOf(error) === 'ENOENT') throw changedMeanwhile(target, 'file.changedMeanwhile');
      if (!IS_WINDOWS || tries >= 8 || !BUSY.has(codeOf(error))) throw error;
      await pause(5 << tries);
    }
  }
}

/** The folder's entry is part of what must last; not every system can sync folders. */
export async function syncFolder(folder: string): Promise<void> {
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
