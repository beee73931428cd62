/** Takes what annotators did in a document, and what is known of it, to another name, in this corpus or another. */
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import { shownFile } from '../../annotation/fileProblem.js';
import type { AnnotationStores } from '../annotationStores.js';
import type { Corpus } from '../corpus.js';
import type { CorpusDocument } from '../documentNames.js';
import { FileError, type FileSystem } from '../files/fileSystem.js';
import { parentUri } from '../files/uris.js';
import type { CorpusQuestions } from '../questions/corpusQuestions.js';
import { listAnnotationFiles, nameInHeader } from './annotationFiles.js';

/** A corpus, what of its annotations is in memory, and what is asked about its documents. */
export interface Keeping {
  readonly corpus: Corpus;
  readonly stores: AnnotationStores;
  readonly questions: CorpusQuestions;
}

export interface Relocation {
  /** Whose annotations are at the new name now. */
  readonly annotators: readonly string[];
  /** What `documents.json` says is there too. */
  readonly withFacts: boolean;
  /** Why not all of it is. */
  readonly problem?: Message;
}

export type MoveFile = FileSystem['moveFile'];

/** Moves annotation files; between two corpora only where both folders are really theirs. */
export function mover(files: FileSystem, from: Corpus, to: Corpus): MoveFile {
  if (from === to) return (source, target) => from.files.moveFile(source, target);
  return async (source, target) => {
    await from.files.stat(source);
    await to.files.readDirectory(parentUri(target) ?? to.root).catch((error: unknown) => {
      if (!(error instanceof FileError && error.code === 'not-found')) throw error;
    });
    await files.moveFile(source, target);
  };
}

/** Nothing is written over: where there are annotations under the new name, all of it stays where it is. */
export async function relocate(
  from: Keeping & { readonly name: string },
  to: Keeping & { readonly document: CorpusDocument },
  move: MoveFile,
): Promise<Relocation> {
  const annotators = await annotatorsOf(from);
  const taken = await firstTaken(from, to, annotators);
  if (taken !== undefined) {
    const problem = message('orphan.taken', { document: to.document.name, file: shownFile(taken) });
    return { annotators: [], withFacts: false, problem };
  }
  const moved: string[] = [];
  try {
    for (const annotator of annotators) {
      await moveAnnotations(from, to, annotator, move);
      moved.push(annotator);
    }
    const { name } = to.document;
    const facts = await from.corpus.moveFacts(from.name, to.corpus, name);
    const problem = facts.problem ?? (await from.questions.move(from.name, to.questions, name));
    const { moved: withFacts } = facts;
    return { annotators: moved, withFacts, ...(problem && { problem }) };
  } catch (error) {
    return { annotators: moved, withFacts: false, problem: messageOf(error) };
  } finally {
    from.corpus.forgetAnnotators();
    to.corpus.forgetAnnotators();
  }
}

/** Those with a file, and those whose decisions are in memory alone. */
async function annotatorsOf({
  corpus,
  stores,
  name,
}: Keeping & { readonly name: string }): Promise<string[]> {
  const files = (await listAnnotationFiles(corpus)).filter(({ document }) => document === name);
  const inMemory = stores.of(name).filter(({ store }) => !store.isSaved);
  return [...new Set([...files, ...inMemory].map(({ annotator }) => annotator))];
}

/** The first file that is in the way. */
async function firstTaken(
  from: Keeping & { readonly name: string },
  to: Keeping & { readonly document: CorpusDocument },
  annotators: readonly string[],
): Promise<string | undefined> {
  for (const annotator of annotators) {
    const target = to.corpus.annotationFile(annotator, to.document.name);
    const source = from.corpus.annotationFile(annotator, from.name);
    // Another spelling of the same name may be the same file.
    const isSpelling = target.toLowerCase() === source.toLowerCase();
    if (!isSpelling && (await to.corpus.isThere(target))) return target;
    const there = to.stores.of(to.document.name).find((stored) => stored.annotator === annotator);
    if (there && !there.store.isSaved) return target;
  }
  return undefined;
}

async function moveAnnotations(
  from: Keeping & { readonly name: string },
  to: Keeping & { readonly document: CorpusDocument },
  annotator: string,
  move: MoveFile,
): Promise<void> {
  const source = from.corpus.annotationFile(annotator, from.name);
  const uri = to.corpus.annotationFile(annotator, to.document.name);
  const { files } = to.corpus;
  const { document } = to;
  const stored = await from.stores.opened(source);
  // What was opened there before has nothing to say: whoever still has it writes into the same file, merged.
  await to.stores.opened(uri);
  to.stores.release(uri);
  if (stored && (await isOfOldName(from))) {
    await stored.store.moveTo({ files, uri, document: document.name, documentFile: document.file }, move);
    from.stores.release(source);
    to.stores.adopt(uri, { ...stored, document });
    await stored.store.flush();
    return;
  }
  if (stored && !stored.store.isSaved)
    throw new FileError('changed', source, message('orphan.unsaved', { file: shownFile(source) }));
  from.stores.release(source);
  await move(source, uri);
  await nameInHeader(files, uri, document.file);
}

/** A store goes along as it is only where no other text has come to its name: its annotations follow that one by now. */
async function isOfOldName({ corpus, name }: Keeping & { readonly name: string }): Promise<boolean> {
  const document = await corpus.document(name);
  return document === undefined || !(await corpus.isThere(document.uri));
}
