/** The documents of a corpus with an annotator's decisions, as formats see them. */
import { readAnnotationFile } from '../annotation/annotationFile.js';
import type { DocumentText } from '../annotation/documentText.js';
import { shownFile } from '../annotation/fileProblem.js';
import { FileError } from '../corpus/files/fileSystem.js';
import type { Annotation, DocumentStatus } from '../annotation/model.js';
import type { Corpus } from '../corpus/corpus.js';
import type { CorpusDocument } from '../corpus/documentList.js';
import { readTextDocument } from '../corpus/textDocument.js';
import type { CorpusDescription, ExchangeDocument, ReadIssue } from '../formats/format.js';
import { baseName } from '../corpus/files/uris.js';

/** What of a corpus is exported; what is not named is not limited. */
export interface Selection {
  /** Names of documents. */
  readonly documents?: readonly string[];
  readonly labels?: readonly string[];
  readonly statuses?: readonly DocumentStatus[];
}

export function corpusDescription(corpus: Corpus): CorpusDescription {
  const { labels, relations } = corpus.settings;
  return { name: baseName(corpus.root), labels, relationTypes: relations.map((relation) => relation.name) };
}

/**
 * Whose annotations are exported when nobody says: the only annotator, or `gold`. Throws, with the names to
 * choose from, where that does not decide.
 */
export async function defaultAnnotator(corpus: Corpus): Promise<string> {
  const annotators = await corpus.annotators();
  if (annotators.includes('gold')) return 'gold';
  if (annotators.length === 1) return annotators[0]!;
  const names =
    annotators.length === 0 ? 'nobody has annotated there yet' : `choose one of ${annotators.join(', ')}`;
  throw new Error(`whose annotations? ${names}`);
}

/** The documents that were chosen, in order; what cannot be read is reported and left out. */
export async function* exchangeDocuments(
  corpus: Corpus,
  annotator: string,
  selection: Selection,
  report: (issue: ReadIssue) => void,
): AsyncGenerator<ExchangeDocument> {
  for (const document of await corpus.documents()) {
    if (selection.documents && !selection.documents.includes(document.name)) continue;
    const found = await exchangeDocument(corpus, document, annotator, report);
    if (!found) continue;
    if (selection.statuses && !selection.statuses.includes(found.status ?? 'new')) continue;
    yield selection.labels ? withLabels(found, selection.labels) : found;
  }
}

function withLabels(document: ExchangeDocument, labels: readonly string[]): ExchangeDocument {
  const annotations = document.annotations.filter((annotation) => labels.includes(annotation.label));
  const ids = new Set(annotations.map((annotation) => annotation.id));
  const relations = document.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
  return { ...document, annotations, relations };
}

/** The text of a document; undefined, and an issue, where there is none. */
export async function readCorpusText(
  corpus: Corpus,
  document: CorpusDocument,
  report: (issue: ReadIssue) => void,
): Promise<DocumentText | undefined> {
  const file = shownFile(document.uri);
  try {
    const { text, problem } = readTextDocument(file, await corpus.files.readFile(document.uri));
    if (!text) report({ file, line: problem?.line, message: problem?.message ?? 'expected a text' });
    return text;
  } catch (error) {
    report({ file, message: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

async function exchangeDocument(
  corpus: Corpus,
  document: CorpusDocument,
  annotator: string,
  report: (issue: ReadIssue) => void,
): Promise<ExchangeDocument | undefined> {
  const text = await readCorpusText(corpus, document, report);
  if (!text) return undefined;
  const uri = corpus.annotationFile(annotator, document.name);
  const date = corpus.date(document.name);
  const own = {
    name: document.name,
    text: text.file,
    sha256: await text.sha256(),
    annotator,
    ...(date !== undefined && { date }),
  };
  let bytes: Uint8Array;
  try {
    bytes = await corpus.files.readFile(uri);
  } catch (error) {
    if (!(error instanceof FileError && error.code === 'not-found'))
      report({ file: shownFile(uri), message: error instanceof Error ? error.message : String(error) });
    return { ...own, status: 'new', annotations: [], relations: [] };
  }
  const { status, annotations, relations, problems, unusable } = await readAnnotationFile(uri, bytes, text);
  for (const { file, line, message } of problems) report({ file: shownFile(file), line, message });
  if (unusable !== undefined) report({ file: shownFile(uri), message: unusable });
  return { ...own, status, annotations: inFile(annotations, text), relations };
}

/** Annotations of the editor's text as such of the file's, which may have a byte order mark and other line endings. */
function inFile(annotations: readonly Annotation[], text: DocumentText): readonly Annotation[] {
  if (text.editor === text.file) return annotations;
  return annotations.map((annotation) => {
    const [start, end] = [text.toFile(annotation.start), text.toFile(annotation.end)];
    return { ...annotation, start, end, text: text.file.slice(start, end) };
  });
}
