/** A corpus on disk that a test may spoil. */
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder } from '../../scripts/tests/temporaryFolder.mjs';

export interface CorpusCopy {
  readonly folder: string;
  /** Path of a file in it. */
  file(name: string): string;
  read(name: string): Promise<string>;
  /** Writes a file, and the folders above it. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}

/** A copy of the seeds, without anybody's annotations but those of `gold`. */
export async function seedsCopy(): Promise<CorpusCopy> {
  const corpus = await emptyFolder();
  await cp('seeds', corpus.folder, {
    recursive: true,
    filter: (source) => !/[\\/]annotations[\\/](?!gold)/u.test(source),
  });
  return corpus;
}

/** A corpus of the given files; `hawashi.json` is an empty one where none is given. */
export async function corpusOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<CorpusCopy> {
  const corpus = await emptyFolder();
  for (const [name, content] of Object.entries({ 'hawashi.json': '{}\n', ...files }))
    await corpus.write(name, content);
  return corpus;
}

async function emptyFolder(): Promise<CorpusCopy> {
  const folder = temporaryFolder('corpus');
  const file = (name: string) => path.join(folder, name);
  return {
    folder,
    file,
    read: (name) => readFile(file(name), 'utf8'),
    async write(name, content) {
      await mkdir(path.dirname(file(name)), { recursive: true });
      await writeFile(file(name), content);
      return file(name);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
