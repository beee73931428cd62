/** What changes of files, made by whomever, mean for a corpus: events, in the order in which they are to be told. */
import type { AnnotationStores } from './annotationStores.js';
import type { Corpus } from './corpus.js';
import type { CorpusEvent } from './corpusEvents.js';
import type { CorpusDocument } from './documentList.js';
import { relativePath } from './files/uris.js';
import { readTextDocument } from './textDocument.js';

export interface FileChangeHost {
  readonly corpus: Corpus;
  readonly stores: AnnotationStores;
  /** SHA-256 of the text that a document had when it was last looked at, where that is known. */
  readonly knownHash: (document: CorpusDocument) => string | undefined;
}

/** Brings a corpus up to date with files that changed, by their addresses (as `normaliseUri` spells them). */
export async function takeFileChanges(
  host: FileChangeHost,
  uris: readonly string[],
): Promise<readonly CorpusEvent[]> {
  const { corpus } = host;
  const events: CorpusEvent[] = [];
  const texts: CorpusDocument[] = [];
  for (const uri of new Set(uris)) {
    if (relativePath(corpus.root, uri) === undefined) continue;
    const change = await corpus.refresh(uri);
    if (change) events.push({ kind: change });
    const document = change ? undefined : corpus.documentAt(uri);
    if (document) texts.push(document);
    else events.push(...(await annotationChange(host, uri)));
  }
  if (texts.length > 0) events.push(...(await textChanges(host, texts)));
  return events;
}

/** What a store took in, or that it was our own writing, the store tells itself. */
async function annotationChange({ corpus, stores }: FileChangeHost, uri: string): Promise<CorpusEvent[]> {
  const file = corpus.annotationFileAt(uri);
  if (!file || (await stores.fileChanged(uri))) return [];
  corpus.forgetAnnotators();
  const document = await corpus.document(file.document);
  return document ? [{ kind: 'annotated', document, annotator: file.annotator }] : [];
}

async function textChanges(
  { corpus, knownHash }: FileChangeHost,
  texts: readonly CorpusDocument[],
): Promise<CorpusEvent[]> {
  const events: CorpusEvent[] = [];
  const added: CorpusDocument[] = [];
  const removed: CorpusDocument[] = [];
  for (const document of texts) {
    const isThere = await corpus.isThere(document.uri);
    const isListed = (await corpus.document(document.name)) !== undefined;
    if (isThere === isListed) {
      if (isThere) events.push({ kind: 'changed', document });
    } else (isThere ? added : removed).push(document);
  }
  corpus.documentsChanged(added, removed);
  for (const document of added) {
    const hash = removed.length > 0 ? await hashOf(corpus, document) : undefined;
    const from = hash === undefined ? -1 : removed.findIndex((gone) => knownHash(gone) === hash);
    if (from < 0) events.push({ kind: 'added', document });
    else events.push({ kind: 'renamed', from: removed.splice(from, 1)[0]!, document });
  }
  for (const document of removed) events.push({ kind: 'removed', document });
  return events;
}

async function hashOf(corpus: Corpus, { uri }: CorpusDocument): Promise<string | undefined> {
  try {
    const { text } = readTextDocument(uri, await corpus.files.readFile(uri));
    return await text?.sha256();
  } catch {
    return undefined;
  }
}
