/** Two documents never share an annotation file: which names do, and which of two gives way. */
import type { FileProblem } from '../annotation/fileProblem.js';
import { message, type Message } from '../messages/message.js';
import type { Steps } from '../text/slices.js';

export interface CorpusDocument {
  /** Path below the corpus folder, without `.txt`. */
  readonly name: string;
  /** Path below the corpus folder. */
  readonly file: string;
  readonly uri: string;
}

/** Names that are one on some disk: case, and marks beside their letters or in them, count for nothing there. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();

const isPlain = ({ file }: CorpusDocument): boolean => file.endsWith('.txt');

/** Why a file of this name is no document; undefined where it may be one. */
export function documentNameProblem(file: string): Message | undefined {
  return file.includes('\\') ? message('corpus.backslash', { name: file }) : undefined;
}

/**
 * The documents that may be served. A text without an ending gives way to the one with `.txt`, whose annotation file has
 * the same name; names that other systems cannot tell apart are told.
 */
export function* settleNames(
  documents: readonly CorpusDocument[],
  report: (file: string, told: Message, severity?: FileProblem['severity']) => void,
): Steps<readonly CorpusDocument[]> {
  const taken = new Map<string, CorpusDocument>();
  const settled: CorpusDocument[] = [];
  const ranked = [...documents.filter(isPlain), ...documents.filter((document) => !isPlain(document))];
  for (const document of ranked) {
    yield;
    const { file, name } = document;
    const problem = documentNameProblem(file);
    if (problem) {
      report(file, problem);
      continue;
    }
    const other = taken.get(folded(name));
    if (other && isPlain(document) !== isPlain(other)) {
      report(file, message('corpus.sameName', { file, other: other.file }));
      continue;
    }
    if (other) report(file, message('corpus.twins', { file, other: other.file }), 'warning');
    else taken.set(folded(name), document);
    settled.push(document);
  }
  return settled;
}
