/**
 * A folder of caches, a file each: what was put in, with its SHA-256 behind it, so that what was cut off or damaged is known and
 * thrown away. The folder is bounded: what was not used for longest goes first.
 */
import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, stat, unlink, utimes, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { CacheStore } from '../../corpus/index/cache/cacheStore.js';
import { sweepOnce, temporaryFile } from '../temporaryFiles.js';

const ENDING = '.index';
const SUM = 32;

/** Bytes that all caches together may have. */
const MOST = 1024 * 1024 * 1024;

/** Bytes that are read and summed at once: others need not wait for the whole. */
const SLICE = 1024 * 1024;

export function cacheFolder(folder: string, fingerprint: () => Promise<string>, most = MOST): CacheStore {
  const fileOf = (key: string): string => path.join(folder, `${key}${ENDING}`);
  return {
    fingerprint,
    async read(key) {
      const file = fileOf(key);
      try {
        const content = await readSummed(file);
        const now = new Date();
        if (content) await utimes(file, now, now).catch(() => undefined);
        else await unlink(file).catch(() => undefined);
        return content;
      } catch {
        return undefined;
      }
    },
    async write(key, pieces) {
      // They hold words of the corpora: nobody else's business.
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await sweepOnce(folder);
      const file = fileOf(key);
      await replaceBy(file, (handle) => writeSummed(handle, pieces));
      await keepWithin(folder, most, file);
    },
  };
}

/** Undefined where a file is not what was written. */
async function readSummed(file: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const handle = await open(file);
  try {
    const found = await handle.stat();
    if (!found.isFile() || found.size < SUM) return undefined;
    const content = new Uint8Array(found.size - SUM);
    const hash = createHash('sha256');
    for (let at = 0; at < content.length;) {
      const { bytesRead } = await handle.read(content, at, Math.min(SLICE, content.length - at), at);
      if (bytesRead === 0) return undefined;
      hash.update(content.subarray(at, at + bytesRead));
      at += bytesRead;
    }
    const sum = Buffer.alloc(SUM);
    await handle.read(sum, 0, SUM, content.length);
    return hash.digest().equals(sum) ? content : undefined;
  } finally {
    await handle.close();
  }
}

async function writeSummed(handle: FileHandle, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    await handle.writeFile(piece);
  }
  await handle.writeFile(hash.digest());
}

/** All or nothing; it need not outlast a power failure, since the sum tells. */
async function replaceBy(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const temporary = temporaryFile(file);
  try {
    const handle = await open(temporary, 'wx', 0o600);
    try {
      await write(handle);
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Removes the caches that were not used for longest, but for one, until the others fit. */
async function keepWithin(folder: string, most: number, kept: string): Promise<void> {
  const caches: { readonly file: string; readonly size: number; readonly used: number }[] = [];
  for (const name of await readdir(folder)) {
    const file = path.join(folder, name);
    const found = name.endsWith(ENDING) ? await stat(file).catch(() => undefined) : undefined;
    if (found?.isFile())
      caches.push({ file, size: found.size, used: file === kept ? Infinity : found.mtimeMs });
  }
  let size = 0;
  for (const { file, size: own } of caches.sort((a, b) => b.used - a.used)) {
    size += own;
    if (size > most && file !== kept) await unlink(file).catch(() => undefined);
  }
}
