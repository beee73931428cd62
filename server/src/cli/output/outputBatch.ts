/** Files in the making: each is written apart, piece by piece, and all take their places together. */
import { createHash, type Hash } from 'node:crypto';
import path from 'node:path';
import { disk } from '../../node/disk/calls.js';
import type { OutputFile } from '../../formats/format.js';
import { fileError } from '../../node/disk/fileErrors.js';
import { say } from '../say.js';
import { readBytes } from '../textFile.js';
import type { MadeFile } from './madeFiles.js';
import { NotOurs, type OutputFolder, type Verdict } from './outputFolder.js';
import { outputPath } from './outputPath.js';

interface Begun {
  readonly apart: string;
  readonly hash: Hash;
}

/** Files in the making. */
export class OutputBatch {
  private readonly files = new Map<string, Begun>();

  constructor(private readonly output: OutputFolder) {}

  /** Writes a file apart, or adds to one that this batch began. */
  async write({ path: file, content }: OutputFile, append = false): Promise<void> {
    let begun = this.files.get(file);
    if (!append || !begun) {
      outputPath(this.output.folder, file);
      if (begun) await disk.rm(begun.apart, { force: true });
      begun = { apart: this.output.placeApart(), hash: createHash('sha256') };
      this.files.set(file, begun);
    }
    // Encoded once, for both.
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    begun.hash.update(bytes);
    try {
      await disk.appendFile(begun.apart, bytes);
    } catch (error) {
      throw fileError(outputPath(this.output.folder, file), error);
    }
  }

  /** What was written so far. */
  async read(file: string): Promise<Uint8Array> {
    return readBytes(this.files.get(file)?.apart ?? outputPath(this.output.folder, file));
  }

  has(file: string): boolean {
    return this.files.has(file);
  }

  /**
   * Gives all files their places; none where one is not to be written over. `from` tells what they were made from.
   * Throws errors fit for a message.
   */
  async commit(from?: string): Promise<void> {
    const files = [...this.files].map(([file, { apart, hash }]) => ({
      file,
      apart,
      sha256: hash.digest('hex'),
    }));
    this.files.clear();
    try {
      const placing = await this.judged(files);
      // A file of somebody else's that holds the same stays theirs.
      const ours: MadeFile[] = [];
      for (const { file, sha256, verdict } of placing)
        if (verdict !== 'same' || (await this.output.isMade(file, sha256)))
          ours.push({ path: file, sha256, ...(from !== undefined && { from }) });
      await this.output.remember(ours);
      await this.place(placing);
    } catch (error) {
      // The system names no file for what it could not write.
      throw error instanceof Error && 'syscall' in error ? fileError(this.output.folder, error) : error;
    } finally {
      for (const { apart } of files) await disk.rm(apart, { force: true });
    }
  }

  private async judged(files: readonly Whole[]): Promise<readonly Placing[]> {
    const placing: Placing[] = [];
    const others: NotOurs[] = [];
    for (const whole of files) {
      try {
        placing.push({ ...whole, verdict: await this.output.judge(whole.file, whole.sha256) });
      } catch (error) {
        if (!(error instanceof NotOurs)) throw error;
        others.push(error);
      }
    }
    if (others.length > 0) throw new Error(sentenceOf(others));
    return placing;
  }

  private async place(files: readonly Placing[]): Promise<void> {
    const placed: string[] = [];
    try {
      for (const { file, apart, verdict } of files) {
        if (verdict === 'same') continue;
        const target = await this.output.placeOf(file);
        await disk.mkdir(path.dirname(target), { recursive: true });
        if (verdict === 'new') {
          await putNew(apart, target);
          placed.push(target);
        } else await disk.rename(apart, target);
      }
    } catch (error) {
      for (const target of placed) await disk.rm(target, { force: true });
      throw error;
    }
  }
}

interface Whole {
  readonly file: string;
  readonly apart: string;
  readonly sha256: string;
}

interface Placing extends Whole {
  readonly verdict: Verdict;
}

function sentenceOf([first, ...more]: readonly NotOurs[]): string {
  const { message } = first!;
  return more.length === 0 ? message : say('tool.out.moreOfTheirs', { message, count: more.length });
}

/** A link is made only where there is nothing; not every file system has them. */
async function putNew(apart: string, target: string): Promise<void> {
  try {
    await disk.link(apart, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new NotOurs(target);
    await disk.rename(apart, target);
  }
}
