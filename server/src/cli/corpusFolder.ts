/** Opens the corpus that a command line names. */
import { stat } from 'node:fs/promises';
import { Corpus } from '../corpus/corpus.js';
import { shownFile } from '../annotation/fileProblem.js';
import { nodeFileSystem, uriOfPath } from '../node/fileSystem.js';
import { BadUse, type Messages } from './messages.js';

/**
 * A folder as a corpus: by its `hawashi.json`, or with the defaults where it has none. What is wrong with the
 * corpus' own files is told to `messages`.
 */
export async function openCorpus(folder: string, messages: Messages | undefined): Promise<Corpus> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new BadUse(`${folder}: no such folder`);
  const corpus = await Corpus.open(nodeFileSystem, uriOfPath(folder));
  for (const { file, line, message, severity } of corpus.problems)
    messages?.tell({ level: severity, message, file: shownFile(file), line });
  const { incomplete } = await corpus.documentList();
  if (incomplete !== undefined) messages?.warn(`not all documents are seen: ${incomplete}`);
  return corpus;
}
