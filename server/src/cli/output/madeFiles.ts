/**
 * What the tool made in a folder, kept there in a hidden file: a line a file, with the hash of its content. A file that
 * holds something else now is somebody else's work. Lines are added before a file takes its place, so that a run that
 * was killed between the two still knows it; the content before stays known for the same reason.
 */
import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import path from 'node:path';
import { LARGEST_FILE } from '../../corpus/files/fileSystem.js';
import { disk } from '../../node/disk/calls.js';
import { fileError, isNotFound } from '../../node/disk/fileErrors.js';
import { refuseLink, readRegular } from '../../node/disk/regularFiles.js';

/** Name of the hidden file. */
export const MADE_FILE = '.hawashi-made';

/** A file that was made. */
export interface MadeFile {
  /** Below the folder, with `/`. */
  readonly path: string;
  /** SHA-256 of its content, hexadecimal. */
  readonly sha256: string;
  /** Tells all that it was made from, where that was said. */
  readonly from?: string;
}

/** As `a`, but neither through a link nor into a pipe that nobody reads. */
const ADDING =
  constants.O_APPEND |
  constants.O_CREAT |
  constants.O_WRONLY |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) |
  ((constants.O_NONBLOCK as number | undefined) ?? 0);

/** Empty where there is none. Rejects for what is no file of the folder: lines would be added to it, or waited for. */
async function contentOf(file: string): Promise<string> {
  try {
    await refuseLink(file);
    return Buffer.from(await readRegular(file, LARGEST_FILE)).toString('utf8');
  } catch (error) {
    if (isNotFound(error)) return '';
    throw fileError(file, error);
  }
}

export class MadeFiles {
  private readonly hashes = new Map<string, Set<string>>();
  private readonly newest = new Map<string, MadeFile>();
  /** Paths by what they were made from. */
  private readonly origins = new Map<string, Set<string>>();

  /** Whether a full disk or a killed run cut the last line off: it must not swallow the next one. */
  private isTorn = false;

  private constructor(private readonly file: string) {}

  /** What is known of a folder; lines that are none are passed over. Rejects where that may not be read. */
  static async of(folder: string): Promise<MadeFiles> {
    const made = new MadeFiles(path.join(folder, MADE_FILE));
    await made.read();
    return made;
  }

  /** Reads again what another run may have added. */
  async read(): Promise<void> {
    const content = await contentOf(this.file);
    this.isTorn = content !== '' && !content.endsWith('\n');
    for (const line of content.split('\n')) {
      const file = parsed(line);
      if (file) this.take(file);
    }
  }

  get isEmpty(): boolean {
    return this.newest.size === 0;
  }

  /** Whether the tool made a file with such a content. */
  has(file: string, sha256: string): boolean {
    return this.hashes.get(file)?.has(sha256) === true;
  }

  /** The files that were last made from just this. */
  madeFrom(from: string): readonly MadeFile[] {
    const files = [...(this.origins.get(from) ?? [])].map((file) => this.newest.get(file)!);
    return files.filter((file) => file.from === from);
  }

  /** Adds lines; rejects where they cannot be written. */
  async add(files: readonly MadeFile[]): Promise<void> {
    const news = files.filter((file) => {
      const known = this.newest.get(file.path);
      return known?.sha256 !== file.sha256 || known.from !== file.from;
    });
    if (news.length === 0) return;
    const lines = news.map((file) => JSON.stringify(file) + '\n').join('');
    const wasTorn = this.isTorn;
    this.isTorn = true;
    await disk.appendFile(this.file, wasTorn ? '\n' + lines : lines, { flag: ADDING });
    this.isTorn = false;
    for (const file of news) this.take(file);
  }

  private take(file: MadeFile): void {
    const known = this.hashes.get(file.path);
    if (known) known.add(file.sha256);
    else this.hashes.set(file.path, new Set([file.sha256]));
    this.newest.set(file.path, file);
    if (file.from === undefined) return;
    const others = this.origins.get(file.from);
    if (others) others.add(file.path);
    else this.origins.set(file.from, new Set([file.path]));
  }
}

function parsed(line: string): MadeFile | undefined {
  try {
    const { path: file, sha256, from } = JSON.parse(line) as Partial<Record<keyof MadeFile, unknown>>;
    if (typeof file !== 'string' || typeof sha256 !== 'string') return undefined;
    return { path: file, sha256, ...(typeof from === 'string' && { from }) };
  } catch {
    return undefined;
  }
}

/** SHA-256 of a file's content, hexadecimal; memory does not grow with it. */
export async function hashOfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
