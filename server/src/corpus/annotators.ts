/** Annotators: the folders below the annotations folder. */
import { annotatorProblem } from '../annotation/annotatorName.js';
import { byName } from '../annotation/documentOrder.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { message, type Message } from '../messages/message.js';
import { messageOf } from '../messages/messageError.js';
import { FileError, type DirectoryEntry, type FileSystem } from './files/fileSystem.js';
import { joinUri } from './files/uris.js';

export { annotatorProblem };

export interface AnnotatorFolders {
  /** Sorted by name. */
  readonly annotators: readonly string[];
  /** What lies there and is not used, with the reason. */
  readonly problems: readonly FileProblem[];
}

/** Who has a folder of annotations. Never rejects. */
export async function listAnnotators(files: FileSystem, folder: string): Promise<AnnotatorFolders> {
  const problems: FileProblem[] = [];
  const report = (file: string, told: Message): void => {
    problems.push({ file, line: 1, column: 1, message: told, severity: 'error' });
  };
  const annotators: string[] = [];
  for (const { name, kind, refused } of [...(await entriesOf(files, folder, report))].sort(byName)) {
    const uri = joinUri(folder, name);
    if (refused) report(uri, message('corpus.leftAloneFolder', { reason: refused }));
    if (kind !== 'directory' || name.startsWith('.')) continue;
    const composed = name.normalize('NFC');
    // Some disks spell every name with its marks apart, and find it by either spelling.
    const isFound = composed === name || (await isFolder(files, joinUri(folder, composed)));
    const problem = annotatorProblem(isFound ? composed : name);
    if (problem) report(uri, message('annotator.folder', { problem }));
    else annotators.push(composed);
  }
  return { annotators, problems };
}

async function isFolder(files: FileSystem, uri: string): Promise<boolean> {
  try {
    await files.readDirectory(uri);
    return true;
  } catch {
    return false;
  }
}

async function entriesOf(
  files: FileSystem,
  folder: string,
  report: (file: string, told: Message) => void,
): Promise<readonly DirectoryEntry[]> {
  try {
    return await files.readDirectory(folder);
  } catch (error) {
    if (!(error instanceof FileError && error.code === 'not-found'))
      report(folder, message('corpus.unreadFolder', { reason: messageOf(error) }));
    return [];
  }
}
