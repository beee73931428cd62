/** The annotation files that lie below a corpus' annotations folder, whether their documents are there or not. */
import { readAnnotationLine } from '../../annotation/annotationLines.js';
import { formatJsonLine, splitLines } from '../../annotation/jsonLines.js';
import type { Corpus } from '../corpus.js';
import { FileError, type FileSystem } from '../files/fileSystem.js';
import { joinUri } from '../files/uris.js';

export interface AnnotationFilePlace {
  readonly uri: string;
  readonly annotator: string;
  /** Name of the document that it is of. */
  readonly document: string;
}

const DEEPEST_FOLDER = 32;

/** All of them, of all annotators. Folders that cannot be read have none. */
export async function listAnnotationFiles(corpus: Corpus): Promise<readonly AnnotationFilePlace[]> {
  const found: AnnotationFilePlace[] = [];
  const walk = async (folder: string, depth: number): Promise<void> => {
    const entries = await corpus.files.readDirectory(folder).catch(() => []);
    for (const { name, kind } of entries) {
      const uri = joinUri(folder, name);
      if (kind === 'directory' && depth < DEEPEST_FOLDER) await walk(uri, depth + 1);
      const file = kind === 'file' && !name.startsWith('.') ? corpus.annotationFileAt(uri) : undefined;
      if (file) found.push({ uri, ...file });
    }
  };
  for (const annotator of await corpus.annotators())
    await walk(joinUri(corpus.root, corpus.settings.annotations, annotator), 0);
  return found;
}

/** The header of an annotation file; undefined where it has none, or cannot be read. */
export async function headerOf(
  files: FileSystem,
  uri: string,
): Promise<{ readonly document?: string; readonly sha256?: string } | undefined> {
  const bytes = await files.readFile(uri).catch(() => undefined);
  const object = bytes && splitLines(firstLine(bytes)).lines[0]?.object;
  const line = object && readAnnotationLine(object);
  return line?.kind === 'header' ? line : undefined;
}

/** Names the text in the header of an annotation file; every other byte stays. A file that changed meanwhile is left alone. */
export async function nameInHeader(files: FileSystem, uri: string, documentFile: string): Promise<void> {
  const bytes = await files.readFile(uri);
  const first = firstLine(bytes);
  const object = splitLines(first).lines[0]?.object;
  if (object?.['document'] === undefined || !('hawashi' in object) || object['document'] === documentFile)
    return;
  const header = new TextEncoder().encode(formatJsonLine({ ...object, document: documentFile }));
  const end = first.length - (first.at(-1) === 0x0d ? 1 : 0);
  const content = new Uint8Array(header.length + bytes.length - end);
  content.set(header);
  content.set(bytes.subarray(end), header.length);
  try {
    await files.writeFile(uri, content, { ifContent: bytes });
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
}

function firstLine(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0x0a);
  return end < 0 ? bytes : bytes.subarray(0, end);
}
