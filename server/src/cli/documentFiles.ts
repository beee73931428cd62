/** The documents that the paths of a command line mean, one after the other: folders of any size are walked, not listed. */
import path from 'node:path';
import type { FileProblem } from '../annotation/fileProblem.js';
import { CORPUS_FILE, DEFAULT_SETTINGS, parseCorpusFile, type CorpusSettings } from '../corpus/corpusFile.js';
import { DOCUMENTS_FILE, parseDocumentsFile } from '../corpus/documentsFile.js';
import { LARGEST_FILE } from '../corpus/files/fileSystem.js';
import { documentTest, isLinkedFolder } from '../corpus/documentList.js';
import { formatPlain } from '../messages/format.js';
import { message } from '../messages/message.js';
import { fileError, isNotFound, reasonOf } from '../node/disk/fileErrors.js';
import { lookAt, readFolder, readRegular, statRegular } from '../node/disk/regularFiles.js';
import { BadUse, sayError, type Messages } from './messages.js';
import { say } from './say.js';

export interface DocumentFile {
  /** Where the text is. */
  readonly path: string;
  /** The folder that was named. */
  readonly root?: string;
  /** Path below the folder that was named, with `/`, without `.txt`. */
  readonly name: string;
  readonly bytes: number;
  /** Of the corpus that it belongs to, where it belongs to one. */
  readonly settings?: CorpusSettings;
}

/** Folders that hold no documents. */
const SKIPPED = new Set(['node_modules']);

/**
 * The documents of the paths, in a stable order. A path that is not there is bad use. `messages` is told what cannot be
 * read; who walks again need not tell again.
 */
export async function* documentFiles(
  paths: readonly string[],
  messages: Messages | undefined,
): AsyncGenerator<DocumentFile> {
  for (const given of paths) {
    const found = await lookAt(given);
    if (!found) throw new BadUse(say('import.noSuchFile', { file: given }));
    if (found.isFolder) yield* documentsOf(given, messages);
    else yield { path: given, name: withoutExtension(path.basename(given)), bytes: found.size };
  }
}

function withoutExtension(name: string): string {
  return name.endsWith('.txt') ? name.slice(0, -4) : name;
}

/** The documents of a corpus are what its `hawashi.json` says; elsewhere they are all text files. */
async function* documentsOf(folder: string, messages: Messages | undefined): AsyncGenerator<DocumentFile> {
  const file = path.join(folder, CORPUS_FILE);
  let content: string | undefined;
  try {
    content = await readIfThere(file);
  } catch (error) {
    // Which files are its documents is not known: none is taken for one.
    messages?.error(say('tool.folder', { reason: reasonOf(error) }), { file: folder });
    return;
  }
  const parsed = content === undefined ? undefined : parseCorpusFile(file, content);
  tellProblems(file, parsed?.problems ?? [], messages);
  const settings = parsed?.settings;
  const walk = walkFolder({ root: folder, ...testOf(settings ?? DEFAULT_SETTINGS), messages }, '');
  for await (const document of walk) yield { ...document, ...(settings && { settings }) };
}

/** undefined where there is no such file. */
async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return Buffer.from(await readRegular(file, LARGEST_FILE)).toString('utf8');
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw fileError(file, error);
  }
}

function tellProblems(file: string, problems: readonly FileProblem[], messages: Messages | undefined): void {
  for (const { line, message, severity } of problems)
    messages?.tell({ level: severity, message: formatPlain(message), file, line });
}

interface Walk {
  readonly root: string;
  readonly isDocument: (relative: string) => boolean;
  /** Whether documents may lie in a folder. */
  readonly isWalked: (relative: string) => boolean;
  readonly messages: Messages | undefined;
}

const testOf = (settings: CorpusSettings): Pick<Walk, 'isDocument' | 'isWalked'> => ({
  isDocument: documentTest(settings),
  isWalked: (relative) => {
    const name = path.posix.basename(relative);
    return !name.startsWith('.') && !SKIPPED.has(name) && relative !== settings.annotations;
  },
});

async function* walkFolder(walk: Walk, below: string): AsyncGenerator<DocumentFile> {
  const { root, isDocument, isWalked, messages } = walk;
  const folder = path.join(root, below);
  const folders: string[] = [];
  const files: string[] = [];
  try {
    for (const { name, kind, refused } of await readFolder(folder, root)) {
      const relative = below === '' ? name : `${below}/${name}`;
      if (kind === 'directory') {
        if (isWalked(relative)) folders.push(relative);
      } else if (isDocument(relative)) files.push(relative);
      else if (refused && isLinkedFolder(refused) && isWalked(relative) && isDocument(`${relative}/x.txt`))
        messages?.warn(formatPlain(message('corpus.linkedFolder', { reason: refused })), {
          file: path.join(root, relative),
        });
    }
  } catch (error) {
    messages?.error(say('tool.folder', { reason: reasonOf(error) }), { file: folder });
    return;
  }
  for (const relative of files.sort()) {
    const file = path.join(root, relative);
    try {
      // Where links lead was looked at with the folder, and is again when the file is read.
      const found = await statRegular(file);
      if (found) yield { path: file, root, name: withoutExtension(relative), bytes: found.size };
    } catch (error) {
      messages?.error(sayError(fileError(file, error)), { file });
    }
  }
  for (const relative of folders.sort()) yield* walkFolder(walk, relative);
}

/** Dates by document name. */
export type DocumentDates = (name: string) => string | undefined;

/**
 * The dates of a documents.json: `{ "<name>": { "dct": "2024-11-08" } }`; undefined where there is no such file. A name is
 * looked up as it is, then by its last part. `messages` is told what is none; throws where the file cannot be read.
 */
export async function readDocumentDates(
  file: string,
  messages: Messages,
): Promise<DocumentDates | undefined> {
  const content = await readIfThere(file);
  if (content === undefined) return undefined;
  const { documents, problems } = parseDocumentsFile(file, content);
  // What else is said of documents, and which fields there are, is no matter here.
  const ofDates = problems.filter(({ severity }) => severity === 'error');
  tellProblems(file, ofDates, messages);
  return (name) => (documents.get(name) ?? documents.get(name.slice(name.lastIndexOf('/') + 1)))?.dct;
}

/** Those of the file that is named on the command line: one that is not there is bad use. */
export async function namedDates(file: string, messages: Messages): Promise<DocumentDates> {
  const dates = await readDocumentDates(file, messages);
  if (!dates) throw new BadUse(say('import.noSuchFile', { file }));
  return dates;
}

/** Those beside what is given: the documents.json of the folders, or of the folders of the files. */
export async function datesBeside(paths: readonly string[], messages: Messages): Promise<DocumentDates> {
  const found: DocumentDates[] = [];
  const folders = new Set<string>();
  for (const one of paths) {
    const there = await lookAt(one).catch(() => undefined);
    folders.add(there?.isFolder ? one : path.dirname(one));
  }
  for (const folder of folders) {
    const dates = await readDocumentDates(path.join(folder, DOCUMENTS_FILE), messages);
    if (dates) found.push(dates);
  }
  return (name) => {
    for (const dates of found) {
      const date = dates(name);
      if (date !== undefined) return date;
    }
    return undefined;
  };
}
