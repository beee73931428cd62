/** What changes of files, made by whomever, mean for a corpus: events, in the order in which they are to be told. */
import type { AnnotationStores } from './annotationStores.js';
import type { Corpus } from './corpus.js';
import type { CorpusEvent } from './corpusEvents.js';
import { isOutside } from './documentList.js';
import type { CorpusDocument } from './documentNames.js';
import { noticeChange } from './guidelines/guidelineReview.js';
import { baseName, joinUri, parentUri, relativePath } from './files/uris.js';
import { readTextDocument } from './textDocument.js';

export interface FileChangeHost {
  readonly corpus: Corpus;
  readonly stores: AnnotationStores;
  /** SHA-256 of the text that a document had when it was last looked at, where that is known. */
  readonly knownHash: (document: CorpusDocument) => string | undefined;
}

/** Brings a corpus up to date with files and folders that changed, by their addresses (as `normaliseUri` spells them). */
export async function takeFileChanges(
  host: FileChangeHost,
  uris: readonly string[],
): Promise<readonly CorpusEvent[]> {
  const { corpus } = host;
  const events: CorpusEvent[] = [];
  const texts = new Map<string, CorpusDocument>();
  for (const uri of new Set(uris)) {
    if (relativePath(corpus.root, uri) === undefined) continue;
    const { guidelines } = corpus;
    const change = await corpus.refresh(uri);
    if (change === 'guidelines') await noticeChange(corpus, guidelines);
    if (change) events.push({ kind: change });
    const document = change ? undefined : corpus.documentAt(uri);
    if (document) texts.set(document.uri, document);
    if (change || document) continue;
    if (corpus.annotationFileAt(uri)) events.push(...(await annotationChange(host, uri)));
    else {
      for (const below of await documentsBelow(corpus, uri)) texts.set(below.uri, below);
      events.push(...(await annotationFolderChange(host, uri)));
    }
  }
  if (texts.size > 0) events.push(...(await textChanges(host, [...texts.values()])));
  return events;
}

/** What a store took in, or that it was our own writing, the store tells itself. */
async function annotationChange({ corpus, stores }: FileChangeHost, uri: string): Promise<CorpusEvent[]> {
  const file = corpus.annotationFileAt(uri);
  if (!file) return [];
  const store = await stores.fileChanged(uri);
  const document = await corpus.document(file.document);
  const orphaned: CorpusEvent[] = document ? [] : [{ kind: 'orphans' }];
  if (store) return orphaned;
  corpus.forgetAnnotators();
  return document ? [{ kind: 'annotated', document, annotator: file.annotator }] : orphaned;
}

/** A folder that came, went or got another name need not tell of what is in it. */
async function documentsBelow(corpus: Corpus, folder: string): Promise<readonly CorpusDocument[]> {
  const path = relativePath(corpus.root, folder);
  if (path === undefined || isOutside(path, corpus.settings)) return [];
  const { documents } = await corpus.documentList();
  const gone = documents.filter(({ file }) => file.startsWith(path + '/'));
  return [...gone, ...(await corpus.documentsIn(folder))];
}

/** The same for annotators and the folders of their files. */
async function annotationFolderChange(host: FileChangeHost, folder: string): Promise<CorpusEvent[]> {
  const { corpus, stores } = host;
  const all = joinUri(corpus.root, corpus.settings.annotations);
  if (folder !== all && relativePath(all, folder) === undefined && relativePath(folder, all) === undefined)
    return [];
  const before = await corpus.annotators();
  corpus.forgetAnnotators();
  const annotators = new Set([...before, ...(await corpus.annotators())]);
  await stores.folderChanged(folder);
  const events: CorpusEvent[] = [{ kind: 'orphans' }];
  const { documents } = await corpus.documentList();
  for (const annotator of annotators)
    for (const document of documents)
      if (relativePath(folder, corpus.annotationFile(annotator, document.name)) !== undefined)
        events.push({ kind: 'annotated', document, annotator });
  return events;
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
  const respelled = await otherSpellings(corpus, added);
  removed.push(...respelled);
  corpus.documentsChanged(added, removed);
  for (const document of added) {
    const hash = removed.length > 0 ? await hashOf(corpus, document) : undefined;
    const from = hash === undefined ? -1 : removed.findIndex((gone) => knownHash(gone) === hash);
    if (from < 0) events.push({ kind: 'added', document });
    else events.push({ kind: 'renamed', from: removed.splice(from, 1)[0]!, document });
  }
  for (const document of removed) events.push({ kind: 'removed', document });
  const former = new Set(respelled.map(({ uri }) => uri));
  return events.filter((event) => event.kind !== 'changed' || !former.has(event.document.uri));
}

/** Where the case of letters counts for nothing, a document seems to be there under its former spelling still. */
async function otherSpellings(corpus: Corpus, added: readonly CorpusDocument[]): Promise<CorpusDocument[]> {
  if (added.length === 0) return [];
  const spelled = new Map(added.map((document) => [document.file.toLowerCase(), document]));
  const gone: CorpusDocument[] = [];
  for (const document of (await corpus.documentList()).documents) {
    const other = spelled.get(document.file.toLowerCase());
    if (other && other.file !== document.file && !(await isSpelledSo(corpus, document.uri)))
      gone.push(document);
  }
  return gone;
}

/** Whether there is a file of exactly that name, also where the case of letters counts for nothing. */
async function isSpelledSo({ files, root }: Corpus, uri: string): Promise<boolean> {
  const entries = await files.readDirectory(parentUri(uri) ?? root).catch(() => []);
  return entries.some(({ name }) => name === baseName(uri));
}

async function hashOf(corpus: Corpus, { uri }: CorpusDocument): Promise<string | undefined> {
  try {
    const { text } = readTextDocument(uri, await corpus.files.readFile(uri));
    return await text?.sha256();
  } catch {
    return undefined;
  }
}
