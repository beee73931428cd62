/** The documents of a corpus with an annotator's decisions, as formats see them. */
import { message } from '../messages/message.js';
import { MessageError } from '../messages/messageError.js';
import type { DocumentText } from '../annotation/documentText.js';
import { shownFile } from '../annotation/fileProblem.js';
import type { Attributes } from '../annotation/attributes.js';
import { isWhole, workIn } from '../annotation/completeness.js';
import { DATE_FIELD, isEmptyValue } from '../annotation/documentFields.js';
import { carriedPlace } from '../annotation/fragments.js';
import type { Annotation, DocumentStatus } from '../annotation/model.js';
import type { Corpus } from '../corpus/corpus.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { CorpusDocument } from '../corpus/documentNames.js';
import type { CorpusDescription, ExchangeDocument, ReadIssue } from '../formats/format.js';
import { EXHAUSTIVE_FIELD } from '../formats/parts/exhaustiveLabels.js';
import type { Span } from '../text/span.js';
import { baseName } from '../corpus/files/uris.js';

/** What of a corpus is exported; what is not named is not limited. */
export interface Selection {
  /** Names of documents. */
  readonly documents?: readonly string[];
  readonly labels?: readonly string[];
  readonly statuses?: readonly DocumentStatus[];
  /** Only documents in which every label that is exported is exhaustive. */
  readonly exhaustive?: boolean;
}

export function corpusDescription(corpus: Corpus): CorpusDescription {
  const { labels, relations, attributes, documentFields, completeness } = corpus.settings;
  const relationTypes = relations.map((relation) => relation.name);
  const fields = [...corpus.usedFields(), ...(completeness === 'labels' ? [EXHAUSTIVE_FIELD] : [])];
  return { name: baseName(corpus.root), labels, relationTypes, attributes, fields, documentFields };
}

/**
 * Whose annotations are exported when nobody says: the only annotator, or `gold`. Throws, with the names to
 * choose from, where that does not decide.
 */
export async function defaultAnnotator(corpus: Corpus): Promise<string> {
  const annotators = await corpus.annotators();
  if (annotators.includes('gold')) return 'gold';
  if (annotators.length === 1) return annotators[0]!;
  throw new MessageError(
    annotators.length === 0 ? message('export.nobody') : message('export.severalAnnotators', { annotators }),
  );
}

/** The documents that were chosen, in order; what cannot be read is reported and left out. */
export async function* exchangeDocuments(
  model: CorpusModel,
  annotator: string,
  selection: Selection,
  report: (issue: ReadIssue) => void,
): AsyncGenerator<ExchangeDocument> {
  for (const document of await model.corpus.documents()) {
    if (selection.documents && !selection.documents.includes(document.name)) continue;
    const found = await exchangeDocument(model, document, annotator, report);
    if (!found) continue;
    if (selection.statuses && !selection.statuses.includes(found.status ?? 'new')) continue;
    if (selection.exhaustive && !isWholeIn(model.corpus, found, selection)) continue;
    yield selection.labels ? withLabels(found, selection.labels) : found;
  }
}

/** Whether nothing more in a document has any of the labels that are exported: those of the corpus, or those chosen. */
function isWholeIn(
  { settings }: Corpus,
  { status = 'new', exhaustive }: ExchangeDocument,
  { labels = settings.labels.map(({ name }) => name) }: Selection,
): boolean {
  return isWhole(labels, { status, ...(exhaustive && { exhaustive }) });
}

function withLabels(document: ExchangeDocument, labels: readonly string[]): ExchangeDocument {
  const annotations = document.annotations.filter((annotation) => labels.includes(annotation.label));
  const ids = new Set(annotations.map((annotation) => annotation.id));
  const relations = document.relations.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const exhaustive = document.exhaustive?.filter((label) => labels.includes(label));
  return { ...document, ...(exhaustive && { exhaustive }), annotations, relations };
}

/** The text of a document; undefined, and an issue, where there is none. */
export async function readCorpusText(
  model: CorpusModel,
  document: CorpusDocument,
  report: (issue: ReadIssue) => void,
): Promise<DocumentText | undefined> {
  const { text, problem, isMissing } = await model.text(document);
  if (!text && problem) {
    const { file, line, message: told } = problem;
    report({ file: shownFile(file), ...(!isMissing && { line }), message: told });
  }
  return text?.();
}

async function exchangeDocument(
  model: CorpusModel,
  document: CorpusDocument,
  annotator: string,
  report: (issue: ReadIssue) => void,
): Promise<ExchangeDocument | undefined> {
  const decided = await model.decided(document, annotator);
  if (!decided) {
    await readCorpusText(model, document, report);
    return undefined;
  }
  const { text, set, problems, trouble } = decided;
  for (const { file, line, message: told } of problems)
    report({ file: shownFile(file), line, message: told });
  if (trouble !== undefined)
    report({
      file: shownFile(model.corpus.annotationFile(annotator, document.name)),
      message: trouble,
    });
  const date = model.corpus.date(document.name);
  const fields = fieldsSaid(model.corpus.fields(document.name));
  return {
    name: document.name,
    text: text.file,
    sha256: await text.sha256(),
    annotator,
    ...(date !== undefined && { date }),
    ...(Object.keys(fields).length > 0 && { fields }),
    ...workIn(set, model.corpus.settings),
    annotations: inFile(set.annotations, text),
    relations: set.relations,
  };
}

/** Without the date, which has a place of its own, and what says nothing. */
const fieldsSaid = (fields: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => name !== DATE_FIELD && !isEmptyValue(value)),
  );

/** Annotations of the editor's text as such of the file's, which may have a byte order mark and other line endings. */
function inFile(annotations: readonly Annotation[], text: DocumentText): readonly Annotation[] {
  if (text.editor === text.file) return annotations;
  return annotations.map((annotation) => {
    const toFile = (span: Span): Span => ({ start: text.toFile(span.start), end: text.toFile(span.end) });
    const place = carriedPlace(annotation, toFile) ?? annotation;
    const { fragments: _, ...rest } = annotation;
    return { ...rest, ...place, text: text.file.slice(place.start, place.end) };
  });
}
