/**
 * Exports a corpus: one annotator's decisions, in a format of the registry, written below a folder together with a
 * report of what the format could not carry, and read back to prove it.
 */
import { readAnnotationFile } from './annotation/annotationFile.js';
import { DocumentText } from './annotation/documentText.js';
import { FileError } from './annotation/fileSystem.js';
import { baseName, joinPath } from './annotation/paths.js';
import type { Corpus } from './corpus/corpus.js';
import type { CorpusDocument } from './corpus/documentList.js';
import { readTextDocument } from './corpus/textDocument.js';
import { pathOf, uriOf } from './features/corpora.js';
import { exportDocuments } from './formats/exporting.js';
import type { ExchangeDocument, FormatOptions } from './formats/format.js';
import { LOSS_FILE, LOSS_HEADER, lossLine, lossSentence } from './formats/lossReport.js';
import { chooseFormat, FORMATS } from './formats/registry.js';
import type { ExportFormat, ExportParameters, ExportResult } from './protocol.js';

export function exportFormats(): ExportFormat[] {
  return FORMATS.map(({ id, title, description, extension }) => ({ id, title, description, extension }));
}

/** Rejects with a message for the user. Files that are there already are left alone, and the export is refused. */
export async function exportCorpus(
  corpus: Corpus,
  defaultAnnotator: string,
  parameters: ExportParameters,
  options: FormatOptions = {},
): Promise<ExportResult> {
  const target = pathOf(parameters.target);
  if (target === undefined) throw new Error('Choose a folder on this machine to export to.');
  const { files } = corpus;
  const chosen = chooseFormat(parameters.format, options);
  const annotator = parameters.annotator ?? defaultAnnotator;
  const wanted = parameters.documents && new Set(parameters.documents);
  const documents = (await corpus.documents()).filter((document) => !wanted || wanted.has(document.name));
  const losses: string[] = [];
  const written = new Map<string, Uint8Array>();
  const summary = await exportDocuments({
    chosen,
    corpus: {
      name: baseName(corpus.root),
      labels: corpus.settings.labels,
      relationTypes: corpus.settings.relations.map((relation) => relation.name),
    },
    documents: () => annotated(corpus, documents, annotator),
    write: async ({ path, content }, append) => {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      const before = append ? (written.get(path) ?? new Uint8Array()) : new Uint8Array();
      const all = new Uint8Array(before.length + bytes.length);
      all.set(before);
      all.set(bytes, before.length);
      written.set(path, all);
    },
    readBack: async (path) => written.get(path) ?? new Uint8Array(),
    onLoss: (loss) => void losses.push(lossLine(loss)),
  });
  const [difference] = summary.differences;
  if (difference) {
    throw new Error(
      `The export was not written: read back, ${difference.document} differs from the annotations (${difference.message}). Please report this.`,
    );
  }
  if (summary.annotations === 0) {
    throw new Error(
      losses.length > 0
        ? `There is nothing to export: ${chosen.format.title} has no place for any of these annotations. Choose another format.`
        : `There is nothing to export: ${annotator} has no annotations in these documents.`,
    );
  }
  for (const [path, bytes] of written) await writeNew(joinPath(target, path), bytes);
  const lossReport = losses.length > 0 ? joinPath(target, LOSS_FILE) : undefined;
  if (lossReport !== undefined)
    await files.writeFile(lossReport, new TextEncoder().encode(LOSS_HEADER + losses.join('')));
  return {
    files: [...written.keys()].map((path) => uriOf(joinPath(target, path))),
    documents: summary.documents,
    annotations: summary.annotations,
    loss: lossSentence(chosen.format.title, summary.losses),
    lossReport: lossReport && uriOf(lossReport),
  };

  async function writeNew(path: string, bytes: Uint8Array): Promise<void> {
    try {
      await files.writeFile(path, bytes, { ifContent: null });
    } catch (error) {
      const isThere = error instanceof FileError && (error.code === 'changed' || error.code === 'exists');
      throw isThere
        ? new Error(`${path} is there already: choose an empty folder, nothing is written over.`)
        : error;
    }
  }
}

/** The documents with an annotator's decisions, in UTF-16 offsets of the file's own text. */
async function* annotated(
  corpus: Corpus,
  documents: readonly CorpusDocument[],
  annotator: string,
): AsyncGenerator<ExchangeDocument> {
  for (const document of documents) {
    const { text } = readTextDocument(document.file, await corpus.files.readFile(document.path));
    const path = corpus.annotationPath(annotator, document.name);
    if (!text || !(await corpus.files.stat(path))) continue;
    const file = await readAnnotationFile(
      path,
      await corpus.files.readFile(path),
      DocumentText.inEditor(text.file, text.file),
    );
    yield {
      name: document.name,
      text: text.file,
      date: corpus.date(document.name),
      annotator,
      status: file.status,
      annotations: file.annotations,
      relations: file.relations,
    };
  }
}
