/** Whose an annotation file is where two texts go by one name (`README` and `README.txt`): its header names the one it was made for. */
import { message, type Message } from '../messages/message.js';
import type { Corpus } from './corpus.js';
import { documentNameProblem, type CorpusDocument } from './documentNames.js';
import { joinUri } from './files/uris.js';
import { headerOf } from './following/annotationFiles.js';

/** Why an annotator's file is not the document's: another text has its name, and the file. Undefined where it is. */
export async function ownedByOther(
  corpus: Corpus,
  document: CorpusDocument,
  annotator: string,
): Promise<Message | undefined> {
  const { file, name } = document;
  const other = file.endsWith('.txt') ? name : `${file}.txt`;
  const uri = joinUri(corpus.root, other);
  if (!corpus.isFolder || !corpus.includes(uri) || !(await corpus.isThere(uri))) return undefined;
  const header = await headerOf(corpus.files, corpus.annotationFile(annotator, name));
  return header?.document === other ? message('corpus.fileOfOther', { file, other }) : undefined;
}

/** Why nothing is stored for a document; undefined where its name is its own. */
export async function nameProblem(
  corpus: Corpus,
  { file, uri }: CorpusDocument,
): Promise<Message | undefined> {
  const problem = documentNameProblem(file);
  const other = `${file}.txt`;
  if (problem || file.endsWith('.txt') || !corpus.includes(`${uri}.txt`)) return problem;
  return (await corpus.isThere(`${uri}.txt`)) ? message('corpus.sameName', { file, other }) : undefined;
}
