/** Opens what a command line names as a corpus. */
import { formatPlain } from '../messages/format.js';
import { say } from './say.js';
import { shownFile } from '../annotation/fileProblem.js';
import type { Corpus } from '../corpus/corpus.js';
import { FileError } from '../corpus/files/fileSystem.js';
import { joinUri } from '../corpus/files/uris.js';
import { lookAt } from '../node/disk/regularFiles.js';
import { CorpusModel } from '../corpus/corpusModel.js';
import type { ModelHost } from '../corpus/modelHost.js';
import { nodeFileSystem, uriOfPath } from '../node/fileSystem.js';
import { indexCache } from '../node/indexCache.js';
import { BadUse, sayError, type Messages } from './messages.js';
import { createRecogniser } from './recognition.js';

/** Annotators' folders, and those below them, as deep as documents may lie. */
const DEEPEST = 33;

/**
 * A folder by its `hawashi.json`, or with the defaults where it has none; or a single text file. `told` is told what is
 * wrong with the corpus' own files.
 */
export async function openModel(
  path: string,
  messages: Messages,
  told?: Messages,
  recogniser = createRecogniser((warning) => messages.warn(warning)),
): Promise<CorpusModel> {
  const found = await lookAt(path);
  if (!found) throw new BadUse(say('import.noSuchFile', { file: path }));
  const cache = indexCache();
  const host: ModelHost = {
    files: nodeFileSystem,
    recogniser,
    retryDelays: [],
    cache: () => cache,
  };
  if (!found.isFolder) return CorpusModel.ofFile(host, uriOfPath(path));
  const model = await CorpusModel.open(host, uriOfPath(path));
  await Promise.all([model.corpus.documentList(), model.corpus.annotators()]);
  for (const { file, line, message, severity } of model.corpus.problems)
    told?.tell({ level: severity, message: formatPlain(message), file: shownFile(file), line });
  const { incomplete } = await model.corpus.documentList();
  if (incomplete !== undefined && !told) messages.error(say('tool.incomplete', { reason: incomplete }));
  await tellUnreadFolders(model.corpus, messages);
  return model;
}

/** Folders of annotations that cannot be read: nobody would seem to have annotated there. */
async function tellUnreadFolders({ files, root, settings }: Corpus, messages: Messages): Promise<void> {
  const walk = async (folder: string, depth: number): Promise<void> => {
    try {
      for (const { name, kind } of await files.readDirectory(folder))
        if (kind === 'directory' && depth > 0) await walk(joinUri(folder, name), depth - 1);
    } catch (error) {
      if (error instanceof FileError && error.code === 'not-found') return;
      messages.error(sayError(error), { file: shownFile(folder) });
    }
  };
  await walk(joinUri(root, settings.annotations), DEEPEST);
}
