/** What is kept of documents that are gone: annotation files, entries of `documents.json`, questions. */
import type { FileProblem } from '../../annotation/fileProblem.js';
import { message, type Message } from '../../messages/message.js';
import type { Corpus } from '../corpus.js';
import type { CorpusDocument } from '../documentNames.js';
import { DOCUMENTS_FILE } from '../documentsFile.js';
import { QUESTIONS_FILE } from '../questions/questionFile.js';
import { joinUri } from '../files/uris.js';
import { listAnnotationFiles, type AnnotationFilePlace } from './annotationFiles.js';

/** A name under which no document is. */
export interface Orphan {
  readonly name: string;
  readonly files: readonly AnnotationFilePlace[];
  /** Where `documents.json` speaks of it, counted from 1. */
  readonly entry?: { readonly line: number; readonly column: number };
  /** Line of the first question about it, counted from 1. */
  readonly question?: number;
  /** The text is there, but not among the documents of the corpus. */
  readonly isExcluded: boolean;
}

/** The problems' code, in diagnostics and reports. */
const ORPHAN_CODE = 'corpus.no-document';

/** By name. None where not all of the folder could be looked through: what is missing may be there. */
export async function findOrphans(corpus: Corpus): Promise<ReadonlyMap<string, Orphan>> {
  const { byName, incomplete } = await corpus.documentList();
  const found = new Map<string, Orphan>();
  if (!corpus.isFolder || incomplete !== undefined) return found;
  const files = new Map<string, AnnotationFilePlace[]>();
  for (const file of await listAnnotationFiles(corpus)) {
    if (byName.has(file.document)) continue;
    const others = files.get(file.document);
    if (others) others.push(file);
    else files.set(file.document, [file]);
  }
  const entries = new Map([...corpus.factPlaces].filter(([name]) => !byName.has(name)));
  const asked = [...corpus.questions.documents()].filter((name) => !byName.has(name));
  for (const name of new Set([...files.keys(), ...entries.keys(), ...asked])) {
    const isExcluded = await isTextThere(corpus, name);
    const [first] = corpus.questions.of(name);
    const question = first && corpus.questions.lineOf(first.question.id);
    found.set(name, {
      name,
      files: files.get(name) ?? [],
      entry: entries.get(name),
      ...(question !== undefined && { question }),
      isExcluded,
    });
  }
  return found;
}

/** Whether there is a text of that name, document or not. */
async function isTextThere(corpus: Corpus, name: string): Promise<boolean> {
  for (const file of [`${name}.txt`, name]) if (await corpus.isThere(joinUri(corpus.root, file))) return true;
  return false;
}

/** What is to be told of an orphan; `found` are documents that may be meant. */
export function orphanProblems(
  corpus: Corpus,
  orphan: Orphan,
  found: readonly CorpusDocument[],
): readonly FileProblem[] {
  const rest = { severity: 'warning', code: ORPHAN_CODE } as const;
  const advice = adviceOn(orphan, found);
  const problems: FileProblem[] = orphan.files.map(({ uri, document }) => {
    const told = message('orphan.annotations', { document, advice });
    return { file: uri, line: 1, column: 1, message: told, ...rest };
  });
  if (orphan.entry) {
    const told = message('orphan.entry', { document: orphan.name, advice });
    problems.push({ file: joinUri(corpus.root, DOCUMENTS_FILE), ...orphan.entry, message: told, ...rest });
  }
  if (orphan.question !== undefined) {
    const told = message('orphan.questions', { document: orphan.name, advice });
    const file = joinUri(corpus.root, QUESTIONS_FILE);
    problems.push({ file, line: orphan.question, column: 1, message: told, ...rest });
  }
  return problems;
}

function adviceOn({ isExcluded }: Orphan, found: readonly CorpusDocument[]): Message {
  if (isExcluded) return message('orphan.isExcluded');
  const [first] = found;
  if (!first) return message('orphan.isGone');
  return found.length === 1
    ? message('orphan.isLike', { document: first.name })
    : message('orphan.mayBe', { documents: found.map(({ name }) => name) });
}
