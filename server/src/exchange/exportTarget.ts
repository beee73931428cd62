/** Where an export may be written: not among the texts and annotations of the corpus that it is made of. */
import { message, type Message } from '../messages/message.js';
import type { Corpus } from '../corpus/corpus.js';
import { joinUri, normaliseUri, relativePath } from '../corpus/files/uris.js';
import { shownFile } from '../annotation/fileProblem.js';

/** Why a folder is none for an export of a corpus, and which one is; undefined where it is fine. */
export function targetProblem(corpus: Corpus, target: string): Message | undefined {
  if (!corpus.isFolder) return undefined;
  const folder = normaliseUri(target);
  const annotations = joinUri(corpus.root, corpus.settings.annotations);
  const isOwn =
    folder === corpus.root || folder === annotations || relativePath(annotations, folder) !== undefined;
  return isOwn ? message('export.ownFolder', { folder: shownFile(folder) }) : undefined;
}
