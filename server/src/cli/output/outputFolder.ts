/**
 * The folder that a command writes into. Files are first made apart, and take their places together when all of them are
 * whole: who sees one sees all of it, and a run that fails leaves nothing behind. What is there and was not made by the tool,
 * or was changed since, stays as it is unless that is forced.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, realpath, rm, rmdir, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { disk } from '../../node/disk/calls.js';
import { fileError } from '../../node/disk/fileErrors.js';
import { realTarget, stayWithin } from '../../node/disk/realPaths.js';
import { BadUse } from '../messages.js';
import { say } from '../say.js';
import { removeWhenInterrupted } from './interruption.js';
import { hashOfFile, MadeFiles, type MadeFile } from './madeFiles.js';
import { outputPath } from './outputPath.js';

/** Where files are made: the machine and the process that do it are in the name, with digits of its own. */
const APART = /^\.hawashi-([0-9a-f]{8})-(\d+)-[0-9a-f]{12}\.tmp$/;
const MACHINE = createHash('sha256').update(hostname()).digest('hex').slice(0, 8);

/** What becomes of a file that would be written: there is none, one that holds the same, or one that gives way. */
export type Verdict = 'new' | 'same' | 'replace';

/** A file is there that is somebody else's. */
export class NotOurs extends Error {
  constructor(readonly file: string) {
    super(say('tool.out.theirs', { file }));
  }
}

export class OutputFolder {
  private readonly safeFolders = new Set<string>();
  private count = 0;

  private constructor(
    /** As it was named. */
    readonly folder: string,
    private readonly root: string,
    private readonly made: MadeFiles,
    private readonly force: boolean,
    /** The topmost folder that was made for it. */
    private readonly first: string | undefined,
    private readonly apart: string,
    /** That it is not removed any more when the run is interrupted. */
    private readonly forget: () => void,
  ) {}

  /** Makes the folder where there is none. What `out` cannot be is bad use. `extension` is for the advice. */
  static async open(out: string, force: boolean, extension = '.jsonl'): Promise<OutputFolder> {
    let first: string | undefined;
    try {
      first = await mkdir(out, { recursive: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST' || code === 'ENOTDIR')
        throw new BadUse(say('tool.out.isFile', { out, extension }));
      throw error;
    }
    await sweep(out);
    const root = await realpath(out);
    const made = await MadeFiles.of(root);
    const apart = path.join(root, `.hawashi-${MACHINE}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
    const forget = removeWhenInterrupted(apart);
    try {
      await mkdir(apart);
    } catch (error) {
      forget();
      throw fileError(out, error);
    }
    return new OutputFolder(out, root, made, force, first, apart, forget);
  }

  /** Whether the files that were made from just this are there, as they were made. */
  async holds(from: string): Promise<boolean> {
    const files = this.made.madeFrom(from);
    if (files.length === 0) return false;
    for (const file of files) {
      const there = await contentHash(outputPath(this.folder, file.path)).catch(() => undefined);
      if (there !== file.sha256) return false;
    }
    return true;
  }

  /** Whether the tool made anything there before. */
  get isNew(): boolean {
    return this.made.isEmpty;
  }

  /** Where another file can be made; nobody else knows of it. */
  placeApart(): string {
    return path.join(this.apart, String(this.count++));
  }

  /** Removes what was made apart, and folders that nothing came into; to be called at the end, whatever happened. */
  async close(): Promise<void> {
    await rm(this.apart, { recursive: true, force: true });
    this.forget();
    if (this.first !== undefined) await removeEmpty(this.root, await realpath(this.first));
  }

  /** What to do with a file that would be written; throws where it is not to be. */
  async judge(file: string, sha256: string): Promise<Verdict> {
    const target = await this.placeOf(file);
    const there = await disk.lookFor(target);
    if (!there) return 'new';
    if (there.isDirectory()) throw new Error(say('tool.out.isFolder', { file: target }));
    const holds = await contentHash(target);
    if (holds === sha256) return 'same';
    if (this.force || (holds !== undefined && (await this.isMade(file, holds)))) return 'replace';
    throw new NotOurs(target);
  }

  /** To be called before files take their places. */
  async remember(files: readonly MadeFile[]): Promise<void> {
    await this.made.add(files);
  }

  /** Removes a file where the tool made it and nobody changed it. */
  async removeOwn(file: string): Promise<void> {
    const target = await this.placeOf(file);
    const holds = await contentHash(target);
    if (holds !== undefined && (await this.isMade(file, holds))) await unlink(target);
  }

  /** The place of a file: below the folder, whatever links there are. */
  async placeOf(file: string): Promise<string> {
    const target = outputPath(this.folder, file);
    const folder = path.dirname(target);
    if (!this.safeFolders.has(folder)) {
      await stayWithin(this.root, target, await realTarget(folder));
      this.safeFolders.add(folder);
    }
    return target;
  }

  /** Whether the tool made a file with such a content. */
  async isMade(file: string, sha256: string): Promise<boolean> {
    if (this.made.has(file, sha256)) return true;
    // Another run may have made it meanwhile.
    await this.made.read();
    return this.made.has(file, sha256);
  }
}

/** undefined: it is no file. */
async function contentHash(target: string): Promise<string | undefined> {
  const found = await stat(target).catch(() => undefined);
  return found?.isFile() ? hashOfFile(target) : undefined;
}

/** Removes a folder and those above it up to `last` as long as they are empty. Never rejects. */
async function removeEmpty(folder: string, last: string): Promise<void> {
  const isGone = await rmdir(folder).then(
    () => true,
    () => false,
  );
  if (isGone && folder !== last) await removeEmpty(path.dirname(folder), last);
}

/** Removes what killed runs of this machine left behind. Never rejects. */
async function sweep(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, machine, pid] = APART.exec(name) ?? [];
    if (machine !== MACHINE || isRunning(Number(pid))) continue;
    await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
