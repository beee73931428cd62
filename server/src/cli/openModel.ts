/** Opens what a command line names as a corpus. */
import { formatPlain } from '../messages/format.js';
import { say } from './say.js';
import { stat } from 'node:fs/promises';
import { shownFile } from '../annotation/fileProblem.js';
import { CorpusModel } from '../corpus/corpusModel.js';
import type { ModelHost } from '../corpus/modelHost.js';
import { nodeFileSystem, uriOfPath } from '../node/fileSystem.js';
import { BadUse, type Messages } from './messages.js';
import { createRecogniser } from './recognition.js';

/**
 * A folder by its `hawashi.json`, or with the defaults where it has none; or a single text file. `told` is told what is
 * wrong with the corpus' own files.
 */
export async function openModel(path: string, messages: Messages, told?: Messages): Promise<CorpusModel> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new BadUse(say('import.noSuchFile', { file: path }));
  const host: ModelHost = {
    files: nodeFileSystem,
    recogniser: createRecogniser((warning) => messages.warn(warning)),
    retryDelays: [],
  };
  if (!found.isDirectory()) return CorpusModel.ofFile(host, uriOfPath(path));
  const model = await CorpusModel.open(host, uriOfPath(path));
  for (const { file, line, message, severity } of model.corpus.problems)
    told?.tell({ level: severity, message: formatPlain(message), file: shownFile(file), line });
  const { incomplete } = await model.corpus.documentList();
  if (incomplete !== undefined) told?.warn(say('tool.incomplete', { reason: incomplete }));
  return model;
}
