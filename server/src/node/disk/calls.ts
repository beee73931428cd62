/**
 * The file system's calls. They wait in threads of their own, so that a server goes on meanwhile; where nothing else is to
 * be done, `callDirectly` spares them the way there and back, which for a small file costs more than the call itself.
 */
import * as direct from 'node:fs';
import { appendFile, link, lstat, mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

/** An opened file. */
export type OpenFile = Pick<FileHandle, 'stat' | 'read' | 'close'>;

type Open = (...args: Parameters<typeof open>) => Promise<OpenFile>;

/** What is at a path, a link for itself; undefined where nothing is. An error for that costs more than the look. */
type LookFor = (file: string) => Promise<direct.Stats | undefined>;

const lookFor: LookFor = (file) =>
  lstat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

export const disk = {
  appendFile,
  link,
  lookFor,
  lstat,
  mkdir,
  open: open as Open,
  realpath,
  rename,
  rm,
  stat,
};

/** From now on, what a call of this thread does is done when it returns. */
export function callDirectly(): void {
  Object.assign(disk, {
    appendFile: promised(direct.appendFileSync),
    link: promised(direct.linkSync),
    lookFor: promised((file: string) => direct.lstatSync(file, { throwIfNoEntry: false })),
    lstat: promised(direct.lstatSync),
    mkdir: promised(direct.mkdirSync),
    open: promised(openDirectly),
    realpath: promised(direct.realpathSync.native),
    rename: promised(direct.renameSync),
    rm: promised(direct.rmSync),
    stat: promised(direct.statSync),
  });
}

/** Throws as a promise that is rejected. */
const promised =
  <A extends unknown[], T>(call: (...args: A) => T) =>
  async (...args: A): Promise<T> =>
    call(...args);

function openDirectly(...[file, flags, mode]: Parameters<typeof direct.openSync>): unknown {
  const descriptor = direct.openSync(file, flags, mode);
  return {
    stat: promised((options: direct.StatOptions) => direct.fstatSync(descriptor, options)),
    read: promised((buffer: Uint8Array, offset: number, length: number, position: number | null) => ({
      bytesRead: direct.readSync(descriptor, buffer, offset, length, position),
    })),
    close: promised(() => direct.closeSync(descriptor)),
  };
}
