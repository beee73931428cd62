/** Files in a ZIP archive, a few in memory at a time. Nothing is written anywhere; names are names, no paths. */
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';

/** So many bytes come of one file, of all that are wanted, of those that are unpacked together. */
const LARGEST = 256 * 1024 * 1024;
const MOST_BYTES = 1024 * 1024 * 1024;
const TOGETHER = 64 * 1024 * 1024;
const MOST_FILES = 100_000;

export interface ZippedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The names of all files, in order. Throws where the bytes are no ZIP archive. */
export function zippedNames(bytes: Uint8Array): readonly string[] {
  return listed(bytes)
    .map(({ name }) => name)
    .sort();
}

/** The files of these names, in their order. Throws where they are damaged, or too large. */
export function* zippedFiles(bytes: Uint8Array, wanted: ReadonlySet<string>): Generator<ZippedFile> {
  const sizes = new Map<string, number>();
  let all = 0;
  for (const { name, originalSize } of listed(bytes)) {
    if (!wanted.has(name)) continue;
    all += originalSize;
    if (originalSize > LARGEST || all > MOST_BYTES)
      throw new MessageError(
        message('read.inflatesTooFar', { most: originalSize > LARGEST ? LARGEST : MOST_BYTES }),
      );
    sizes.set(name, originalSize);
  }
  let batch: string[] = [];
  let size = 0;
  for (const name of [...wanted].filter((one) => sizes.has(one))) {
    batch.push(name);
    size += sizes.get(name)!;
    if (size < TOGETHER) continue;
    yield* unpacked(bytes, batch);
    batch = [];
    size = 0;
  }
  yield* unpacked(bytes, batch);
}

function listed(bytes: Uint8Array): readonly UnzipFileInfo[] {
  const found: UnzipFileInfo[] = [];
  unzipSync(bytes, {
    filter: (file) => {
      if (found.length >= MOST_FILES) throw new MessageError(message('read.zipFiles', { most: MOST_FILES }));
      if (!file.name.endsWith('/') && isPlain(file.name)) found.push(file);
      return false;
    },
  });
  return found;
}

/** Whether a name leads nowhere else. */
function isPlain(name: string): boolean {
  return !/^\/|\\|\0/.test(name) && !name.split('/').some((part) => part === '..' || part === '__proto__');
}

/** No more comes of a file than the archive says: the room for it is as large as that. */
function* unpacked(bytes: Uint8Array, names: readonly string[]): Generator<ZippedFile> {
  const wanted = new Set(names);
  const files = unzipSync(bytes, { filter: ({ name }) => wanted.has(name) });
  for (const name of names) yield { name, bytes: files[name]! };
}
