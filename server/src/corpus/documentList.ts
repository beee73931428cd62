/** The documents of a corpus: which files of its folder they are, and by what names they go. */
import { message, type Message } from '../messages/message.js';
import { joinApart } from '../messages/joining.js';
import { messageOf } from '../messages/messageError.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { settleNames, type CorpusDocument } from './documentNames.js';
import type { CorpusSettings } from './corpusFile.js';
import type { FileSystem } from './files/fileSystem.js';
import { matcher } from './globs.js';
import { joinUri } from './files/uris.js';
import { byName } from '../annotation/documentOrder.js';
import { breathing, inSlices, sorting } from '../text/slices.js';

export interface DocumentList {
  /** Sorted by name, numbers in it by size. */
  readonly documents: readonly CorpusDocument[];
  readonly byName: ReadonlyMap<string, CorpusDocument>;
  /** What was left out, and why. */
  readonly problems: readonly FileProblem[];
  /** The same in a sentence or a few; absent where all was seen. */
  readonly incomplete?: Message;
}

const MOST_DOCUMENTS = 200_000;
const DEEPEST_FOLDER = 32;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['node_modules']);

export function documentName(file: string): string {
  return file.endsWith('.txt') ? file.slice(0, -4) : file;
}

function isSkipped(folderName: string): boolean {
  return folderName.startsWith('.') || SKIPPED_FOLDERS.has(folderName);
}

/** Whether what is left alone is a folder, with texts in it perhaps. */
export const isLinkedFolder = (refused: Message | undefined): boolean =>
  refused?.key === 'file.reason.linkedFolder';

/** Whether no document can be in a folder, by its path below the corpus. */
export function isOutside(folder: string, { annotations }: CorpusSettings): boolean {
  return `${folder}/`.startsWith(annotations + '/') || folder.split('/').some(isSkipped);
}

/** Tells which paths below the corpus folder are documents. A glob that begins with `!` takes documents out. */
export function documentTest(settings: CorpusSettings): (file: string) => boolean {
  const taken = settings.documents.filter((glob) => !glob.startsWith('!'));
  const left = settings.documents.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1));
  const wanted = matcher(taken);
  const unwanted = matcher([...settings.exclude, ...left]);
  const annotations = settings.annotations + '/';
  const others = new Set([settings.guidelines, ...settings.gazetteers]);
  return (file) => {
    if (file.startsWith(annotations) || others.has(file)) return false;
    const folders = file.split('/').slice(0, -1);
    return !folders.some(isSkipped) && wanted(file) && !unwanted(file);
  };
}

/** Walks the corpus folder, or one below it (its path there). What is left out says why in `problems`. Never rejects. */
export async function listDocuments(
  files: FileSystem,
  root: string,
  settings: CorpusSettings,
  below = '',
): Promise<DocumentList> {
  const isDocument = documentTest(settings);
  const documents: CorpusDocument[] = [];
  const problems: FileProblem[] = [];
  const report = (file: string, told: Message, severity: FileProblem['severity'] = 'error'): void => {
    problems.push({
      file: file === '' ? root : joinUri(root, file),
      line: 1,
      column: 1,
      message: told,
      severity,
    });
  };
  const breathe = breathing();
  const isFull = (): boolean => documents.length >= MOST_DOCUMENTS;
  const walk = async (folder: string, depth: number): Promise<void> => {
    if (depth > DEEPEST_FOLDER) return report(folder, message('corpus.deepFolder', { most: DEEPEST_FOLDER }));
    let entries;
    try {
      entries = await files.readDirectory(folder === '' ? root : joinUri(root, folder));
    } catch (error) {
      return report(folder, message('corpus.unreadFolder', { reason: messageOf(error) }));
    }
    const folders: string[] = [];
    for (const { name, kind, refused } of entries) {
      await breathe();
      const file = folder === '' ? name : `${folder}/${name}`;
      const isWanted = isDocument(file);
      if (kind === 'directory' && !isSkipped(name) && file !== settings.annotations) folders.push(file);
      else if (kind === 'file' && isWanted && !isFull())
        documents.push({ name: documentName(file), file, uri: joinUri(root, file) });
      else if (refused && isWanted) report(file, message('corpus.leftAlone', { reason: refused }));
      else if (isLinkedFolder(refused) && !isSkipped(name) && isDocument(`${file}/x.txt`))
        report(file, message('corpus.linkedFolder', { reason: refused! }), 'warning');
    }
    for (const below of folders) if (!isFull()) await walk(below, depth + 1);
  };
  if (!isOutside(below, settings)) await walk(below, below === '' ? 0 : below.split('/').length);
  if (isFull()) report('', message('corpus.tooMany', { most: MOST_DOCUMENTS }));
  const settled = await inSlices(settleNames(documents, report));
  const sorted = await inSlices(sorting(settled, byName));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const incomplete = joinApart(errors.slice(0, 5).map((problem) => problem.message));
  return { ...listOf(sorted), problems, ...(incomplete && { incomplete }) };
}

/** The list after documents came and went. */
export function changedList(
  { documents, ...rest }: DocumentList,
  added: readonly CorpusDocument[],
  removed: readonly CorpusDocument[],
): DocumentList {
  if (added.length + removed.length === 0) return { documents, ...rest };
  const unique = new Map(documents.map((document) => [document.name, document]));
  for (const { name } of removed) unique.delete(name);
  for (const document of added) unique.set(document.name, document);
  return { ...listOf([...unique.values()].sort(byName)), problems: rest.problems };
}

/** All documents that there are. */
export function listOf(documents: readonly CorpusDocument[]): DocumentList {
  return { documents, byName: new Map(documents.map((document) => [document.name, document])), problems: [] };
}
