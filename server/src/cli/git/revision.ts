/** A corpus as a commit has it, in memory: nothing is checked out. */
import path from 'node:path';
import { CorpusModel } from '../../corpus/corpusModel.js';
import { MemoryFileSystem } from '../../corpus/files/memoryFileSystem.js';
import { readIfThere } from '../../corpus/files/rewriting.js';
import { nodeFileSystem, uriOfPath } from '../../node/fileSystem.js';
import { BadUse } from '../messages.js';
import { createRecogniser } from '../recognition.js';
import { say } from '../say.js';
import { git, gitOutput } from './gitProgram.js';

const ROOT = 'file:///corpus';

/** Files of a commit below a folder of the repository, by their paths below it. */
export async function filesAt(folder: string, revision: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const listed = (await gitOutput(folder, ['ls-tree', '-r', '-z', revision, '.'])).toString('utf8');
  const blobs = listed.split('\0').flatMap((entry) => {
    const [, kind, hash, file] = /^\d+ (\w+) ([0-9a-f]+)\t([^]+)$/u.exec(entry) ?? [];
    return kind === 'blob' && hash && file ? [{ hash, file }] : [];
  });
  const asked = blobs.map(({ hash }) => `${hash}\n`).join('');
  const { output } = await git(folder, ['cat-file', '--batch'], asked);
  const files = new Map<string, Uint8Array>();
  let at = 0;
  for (const { file } of blobs) {
    const end = output.indexOf(0x0a, at);
    const size = Number(output.toString('latin1', at, end).split(' ')[2]);
    if (end < 0 || !Number.isInteger(size)) break;
    files.set(file, output.subarray(end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return files;
}

/** The files below a folder as they are now, but for those that the repository ignores. */
export async function filesNow(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const listed = await gitOutput(folder, ['ls-files', '-z', '--cached', '--others', '--exclude-standard']);
  const files = new Map<string, Uint8Array>();
  for (const file of new Set(listed.toString('utf8').split('\0'))) {
    const content =
      file === '' ? undefined : await readIfThere(nodeFileSystem, uriOfPath(path.join(folder, file)));
    if (content) files.set(file, content);
  }
  return files;
}

/** The address of a file of a corpus that is read from a commit. */
export const addressOf = (file: string): string =>
  `${ROOT}/${file.split('/').map(encodeURIComponent).join('/')}`;

export async function corpusAt(files: ReadonlyMap<string, Uint8Array>): Promise<CorpusModel> {
  const memory = new MemoryFileSystem();
  for (const [file, content] of files) memory.put(addressOf(file), content);
  const host = { files: memory, recogniser: createRecogniser(() => undefined), retryDelays: [] };
  return CorpusModel.open(host, ROOT);
}

/** The hash of a commit. Throws `BadUse` where there is none of that name. */
export async function commitOf(folder: string, revision: string): Promise<string> {
  const { code, output } = await git(folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${revision}^{commit}`,
  ]);
  if (code !== 0) throw new BadUse(say('tool.git.noCommit', { revision }));
  return output.toString('utf8').trim();
}
