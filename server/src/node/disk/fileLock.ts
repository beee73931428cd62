/**
 * The lock beside a file that is being written, for programs that keep to it. It names its owner and beats while that one
 * works. Whether it was left behind is judged by what the one who waits sees: no beat for a while by its own steady clock,
 * or an owner of this machine that is gone; never by times of files, which other clocks made.
 *
 * A lock may be taken over from an owner that only stood still (asleep, a slow share). So that nothing of it comes
 * afterwards, whoever takes over takes its temporary file away: putting that in the file's place fails then.
 */
import { randomUUID } from 'node:crypto';
import { lstat, open, readdir, readFile, rename, rm, rmdir, type FileHandle } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { FileError } from '../../corpus/files/fileSystem.js';
import { message } from '../../messages/message.js';
import { lockFile, temporaryFile, temporaryFilesOf } from '../temporaryFiles.js';
import { codeOf, uriOfPath } from './fileErrors.js';

/** All in milliseconds of the steady clock of the one who waits. */
export interface LockTimes {
  /** A lock without a beat for so long was left behind. */
  readonly silent: number;
  /** Between two beats of an owner. */
  readonly beat: number;
  /** So long is waited for others that do work. */
  readonly patience: number;
}

const TIMES: LockTimes = { silent: 3000, beat: 500, patience: 20_000 };

interface Owner {
  readonly host: string;
  readonly pid: number;
  readonly id: string;
}

/** What the one who holds a lock knows of it. */
export interface HeldLock {
  /** Whether nobody has taken it over. */
  readonly isHeld: () => Promise<boolean>;
}

const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Runs `work` while no other program that keeps to the lock writes `target`. `own` is the temporary file of this writer,
 * which is there before the lock is asked for.
 */
export async function locked<T>(
  target: string,
  own: string | undefined,
  work: (lock: HeldLock) => Promise<T>,
  times: LockTimes = TIMES,
): Promise<T> {
  const lock = lockFile(target);
  const owner: Owner = { host: hostname(), pid: process.pid, id: randomUUID() };
  const handle = await acquire(lock, target, own, times);
  let beats = 0;
  const beat = (): Promise<unknown> => say(handle, owner, beats++).catch(() => undefined);
  await beat();
  const beating = setInterval(() => void beat(), times.beat);
  const isHeld = async (): Promise<boolean> => ownerIn(await seen(lock))?.id === owner.id;
  try {
    return await work({ isHeld });
  } finally {
    clearInterval(beating);
    await handle.close().catch(() => undefined);
    if (await isHeld()) await rm(lock, { force: true }).catch(() => undefined);
  }
}

/** Always as long as before: a beat is written over the one before it. */
async function say(handle: FileHandle, owner: Owner, beats: number): Promise<void> {
  await handle.write(`${JSON.stringify(owner)}\n${String(beats).padStart(10)}\n`, 0);
}

async function acquire(
  lock: string,
  target: string,
  own: string | undefined,
  times: LockTimes,
): Promise<FileHandle> {
  const began = performance.now();
  let last: string | undefined;
  let since = began;
  for (;;) {
    try {
      return await open(lock, 'wx');
    } catch (error) {
      if (codeOf(error) !== 'EEXIST' && codeOf(error) !== 'EISDIR') throw error;
    }
    const now = await seen(lock);
    if (now !== last) [last, since] = [now, performance.now()];
    else if (now !== undefined && (isLeftBehind(now) || performance.now() - since > times.silent)) {
      await takeAway(lock, target, own, now);
      last = undefined;
    } else if (performance.now() - began > times.patience) throw busy(target, ownerIn(now));
    await pause(5 + Math.random() * 10);
  }
}

/** What can be seen of a lock; another text after each beat, undefined where there is none. */
async function seen(lock: string): Promise<string | undefined> {
  try {
    const found = await lstat(lock, { bigint: true });
    const said = found.isFile() && found.size < 4096n ? await readFile(lock, 'utf8') : '';
    return `${found.isFile() ? 'file' : 'other'} ${found.ino} ${found.mtimeNs}\n${said}`;
  } catch {
    return undefined;
  }
}

function ownerIn(seenLock: string | undefined): Owner | undefined {
  try {
    const { host, pid, id } = JSON.parse(seenLock?.split('\n')[1] ?? '') as Partial<Owner>;
    if (typeof host === 'string' && typeof pid === 'number' && typeof id === 'string')
      return { host, pid, id };
  } catch {
    // Made by another version, or about to be written.
  }
  return undefined;
}

/** Whether nobody can be at work behind it: something that no writer makes, or a process of this machine that is gone. */
function isLeftBehind(seenLock: string): boolean {
  if (!seenLock.startsWith('file')) return true;
  const owner = ownerIn(seenLock);
  if (!owner || owner.host !== hostname()) return false;
  try {
    process.kill(owner.pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Takes a lock from an owner who must not put anything in the file's place afterwards. */
async function takeAway(
  lock: string,
  target: string,
  own: string | undefined,
  expected: string,
): Promise<void> {
  await fence(target, own);
  if ((await seen(lock)) !== expected) return;
  const aside = temporaryFile(target);
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  // Another one was as quick, and it is that one's lock that was moved: it has to begin anew.
  await fence(target, own);
  await rm(aside, { force: true }).catch(() => rmdir(aside).catch(() => undefined));
}

/** Whoever was to replace the file finds its new content gone, and begins anew with what is there then. */
async function fence(target: string, own: string | undefined): Promise<void> {
  const folder = path.dirname(target);
  const others = temporaryFilesOf(target, await readdir(folder).catch(() => []));
  await Promise.all(
    others
      .map((name) => path.join(folder, name))
      .filter((file) => file !== own)
      .map((file) => rm(file, { force: true }).catch(() => undefined)),
  );
}

function busy(target: string, owner: Owner | undefined): FileError {
  const reason = owner
    ? message('file.reason.lockedBy', { host: owner.host, pid: String(owner.pid) })
    : message('file.reason.locked');
  return new FileError('unavailable', uriOfPath(target), message('file.failed', { file: target, reason }));
}
