/**
 * Files that are there only while another one is written. A program that was killed leaves them behind: they are swept
 * up by the next one that writes in the same folder.
 */
import { createHash, randomBytes } from 'node:crypto';
import { readdir, stat, unlink } from 'node:fs/promises';
import path from 'node:path';

/** The longest name that disks have room for, in bytes. */
const LONGEST_NAME = 255;

/** Beside the file, by its name; where that just fits the disk and leaves no room for more, by a digest of it. */
function hidden(target: string, ending: string): string {
  const name = path.basename(target);
  const whole = `.${name}.${ending}`;
  const digest = (): string => createHash('sha256').update(name).digest('hex').slice(0, 16);
  const fits = Buffer.byteLength(whole) <= LONGEST_NAME;
  return path.join(path.dirname(target), fits ? whole : `.hawashi-${digest()}.${ending}`);
}

/** Where the new content of a file is written before it takes the file's place; another name each time. */
export const temporaryFile = (target: string): string =>
  hidden(target, `${randomBytes(6).toString('hex')}.tmp`);

/** Those of the names in a file's folder under which its new content is being written. */
export function temporaryFilesOf(target: string, names: readonly string[]): string[] {
  const start = `.${path.basename(target)}.`;
  return names.filter(
    (name) => name.startsWith(start) && /^[0-9a-f]{12}\.tmp$/.test(name.slice(start.length)),
  );
}

/** What tells other programs that a file is being written. */
export const lockFile = (target: string): string => hidden(target, 'lock');

/** Names that only the above make: hidden, and of the kinds of files that are locked. */
const OURS = /^\..+\.(?:[0-9a-f]{12}\.tmp|jsonl?\.lock)$|^\.hawashi-[0-9a-f]{16}\.lock$/;

/** Writing takes milliseconds, on a bad network drive seconds; in milliseconds. */
const STALE = 10 * 60_000;

const swept = new Set<string>();

/** Removes what was left behind in a folder, once in the life of this program. Never rejects. */
export async function sweepOnce(folder: string): Promise<void> {
  if (swept.has(folder)) return;
  swept.add(folder);
  await sweep(folder);
}

/** Removes what was left behind in a folder. Never rejects. */
async function sweep(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names
      .filter((name) => OURS.test(name))
      .map(async (name) => {
        const file = path.join(folder, name);
        const found = await stat(file).catch(() => undefined);
        if (found?.isFile() && Date.now() - found.mtimeMs > STALE) await unlink(file).catch(() => undefined);
      }),
  );
}
