/** The files of an import, read as a format wants them: with what lies beside the main files. */
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Format } from '../formats/format.js';
import { BadUse, sayError, type Messages } from './messages.js';
import { LARGEST_FILE } from './textFile.js';

/** Companions of main files: texts beside standoff annotations. */
const COMPANION = /\.txt$/;

interface Group {
  readonly files: Map<string, Uint8Array>;
}

/**
 * The main files of a format below the paths, each with its companions, so that no more than one document's files
 * are in memory (one file, for formats that have one for all).
 */
export async function* inputFiles(
  paths: readonly string[],
  format: Format,
  messages: Messages,
): AsyncGenerator<Group> {
  let found = 0;
  for (const given of paths) {
    const there = await stat(given).catch(() => undefined);
    if (!there) throw new BadUse(`${given}: no such file or folder`);
    const folder = there.isDirectory();
    const root = folder ? given : path.dirname(given);
    const names = folder ? await filesBelow(given) : [path.basename(given)];
    for (const name of names) {
      // A file that is named is taken whatever its ending.
      const main = format.accepts(name);
      if (folder && !main) continue;
      found++;
      const relative = main ? name : name.replace(/(\.[^./]*)?$/, format.extension);
      const files = new Map<string, Uint8Array>();
      if (!(await addFile(files, relative, path.join(root, name), messages))) continue;
      const beside = path.join(root, name.replace(/\.[^./]*$/, '.txt'));
      if (!COMPANION.test(name) && (await stat(beside).catch(() => undefined))?.isFile())
        await addFile(files, relative.slice(0, -format.extension.length) + '.txt', beside, messages);
      yield { files };
    }
  }
  if (found === 0) throw new BadUse(`no ${format.extension} files there`);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

async function addFile(
  files: Map<string, Uint8Array>,
  relative: string,
  file: string,
  messages: Messages,
): Promise<boolean> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST_FILE)
      throw new Error(`${Math.round(size / 1048576)} MB are more than can be read at once`);
    files.set(relative, await readFile(file));
    return true;
  } catch (error) {
    messages.error(sayError(error), { file });
    return false;
  }
}
