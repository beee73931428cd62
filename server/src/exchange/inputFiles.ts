/** The files of an import, read as a format wants them: with what lies beside the main files, or above them. */
import { message } from '../messages/message.js';
import { MessageError, messageOf } from '../messages/messageError.js';
import { FileError, type FileSystem } from '../corpus/files/fileSystem.js';
import { shownFile } from '../annotation/fileProblem.js';
import { baseName, joinUri, normaliseUri, parentUri } from '../corpus/files/uris.js';
import type { ImportFormat, InputFiles, ReadIssue } from '../formats/format.js';

/** The largest file that is read at once, in bytes. */
const LARGEST_INPUT = 256 * 1024 * 1024;

const DEEPEST_FOLDER = 32;

/** Thrown where the addresses of an import lead to nothing that could be read. */
export class NoInput extends MessageError {
  override readonly name = 'NoInput';
}

/** A file that the addresses of an import mean. */
export interface InputFile {
  readonly uri: string;
  /** Below the folder that was named; the file's own name where the file was. */
  readonly relative: string;
  /** Whether the file itself was named: it is then taken whatever its ending. */
  readonly named: boolean;
}

/** The files at addresses (of files or folders), in a stable order. Rejects with `NoInput`. */
export async function listInput(
  files: FileSystem,
  sources: readonly string[],
): Promise<readonly InputFile[]> {
  const found: InputFile[] = [];
  for (const given of sources) {
    const uri = normaliseUri(given);
    if (await files.stat(uri)) {
      found.push({ uri, relative: baseName(uri), named: true });
      continue;
    }
    for (const relative of await filesBelow(files, uri))
      found.push({ uri: joinUri(uri, relative), relative, named: false });
  }
  return found;
}

async function filesBelow(files: FileSystem, root: string): Promise<string[]> {
  const found: string[] = [];
  const walk = async (below: string, depth: number): Promise<void> => {
    const entries = await files.readDirectory(below === '' ? root : joinUri(root, below));
    for (const { name, kind } of entries) {
      if (name.startsWith('.')) continue;
      const relative = below === '' ? name : `${below}/${name}`;
      if (kind === 'file') found.push(relative);
      else if (kind === 'directory' && depth < DEEPEST_FOLDER) await walk(relative, depth + 1);
    }
  };
  try {
    await walk('', 0);
  } catch (error) {
    if (error instanceof FileError && error.code === 'not-found')
      throw new NoInput(message('import.noSuchFile', { file: shownFile(root) }));
    throw error;
  }
  return found.sort();
}

/**
 * The files that a format reads of those listed: its main files, and whatever was named, but for texts that were named
 * together with the files that are about them.
 */
export function mainFiles(listed: readonly InputFile[], format: ImportFormat): readonly InputFile[] {
  const some = listed.some(({ relative }) => format.accepts(relative));
  return listed.filter(
    ({ relative, named }) => format.accepts(relative) || (named && !(some && relative.endsWith('.txt'))),
  );
}

/** A main file with what lies beside it. */
export interface InputGroup<File extends InputFile> {
  readonly main: File;
  /** By the names that the format reads. */
  readonly files: InputFiles;
  /** What main files are called where they lie, by those names. */
  readonly shown: ReadonlyMap<string, string>;
}

/**
 * Main files one by one, each with the text that lies beside it and what says how it is to be read, so that no more than one document's files are in
 * memory (one file, for formats that have one for all). What cannot be read is reported and left out.
 */
export async function* readInput<File extends InputFile>(
  files: FileSystem,
  main: readonly File[],
  format: ImportFormat,
  report: (issue: ReadIssue) => void,
): AsyncGenerator<InputGroup<File>> {
  const saying = new FilesAbove(files, format, report);
  for (const file of main) {
    const { uri, relative } = file;
    const name = format.accepts(relative)
      ? relative
      : relative.replace(/(\.[^./]*)?$/, () => format.extension);
    const bytes = await readBounded(files, uri, report);
    if (!bytes) continue;
    const group = new Map([[name, bytes]]);
    const text = joinUri(parentUri(uri) ?? uri, baseName(uri).replace(/\.[^./]*$/, '') + '.txt');
    if (text !== uri && (await files.stat(text))) {
      const beside = await readBounded(files, text, report);
      if (beside) group.set(name.slice(0, -format.extension.length) + '.txt', beside);
    }
    const above = await saying.of(uri);
    if (above) group.set(above.name, above.bytes);
    yield { main: file, files: group, shown: new Map([[name, relative]]) };
  }
}

/** So many folders above a file are looked at for what says how it is to be read. */
const HIGHEST = 8;

interface FileAbove {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What says how files are to be read, in their folder or the nearest above, each read once. */
class FilesAbove {
  private readonly found = new Map<string, Promise<FileAbove | undefined>>();

  constructor(
    private readonly files: FileSystem,
    private readonly format: ImportFormat,
    private readonly report: (issue: ReadIssue) => void,
  ) {}

  async of(uri: string): Promise<FileAbove | undefined> {
    if (!this.format.isBeside) return undefined;
    for (let folder = parentUri(uri), height = 0; folder !== undefined && height < HIGHEST; height++) {
      const found = await this.inFolder(folder);
      if (found) return found;
      folder = parentUri(folder);
    }
    return undefined;
  }

  private inFolder(folder: string): Promise<FileAbove | undefined> {
    let found = this.found.get(folder);
    if (!found) this.found.set(folder, (found = this.read(folder)));
    return found;
  }

  private async read(folder: string): Promise<FileAbove | undefined> {
    const entries = await this.files.readDirectory(folder).catch(() => []);
    const entry = entries.find(({ name, kind }) => kind === 'file' && this.format.isBeside?.(name));
    const bytes = entry && (await readBounded(this.files, joinUri(folder, entry.name), this.report));
    return bytes && { name: entry.name, bytes };
  }
}

async function readBounded(
  files: FileSystem,
  uri: string,
  report: (issue: ReadIssue) => void,
): Promise<Uint8Array | undefined> {
  try {
    const size = (await files.stat(uri))?.size ?? 0;
    if (size <= LARGEST_INPUT) return await files.readFile(uri);
    report({
      file: shownFile(uri),
      message: message('read.tooLarge', { megabytes: Math.round(size / 1048576) }),
    });
  } catch (error) {
    report({ file: shownFile(uri), message: messageOf(error) });
  }
  return undefined;
}
