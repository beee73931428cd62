/**
 * Exports a selection of a corpus: annotators, documents, labels, statuses. What could not be carried is listed in
 * a file beside the export. Where the files go is the caller's: to the disk as they grow, or to memory first.
 */
import { shownFile } from '../annotation/fileProblem.js';
import { message } from '../messages/message.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { corpusDescription, exchangeDocuments, type Selection } from './corpusDocuments.js';
import { exportDocuments, type ExportSummary } from './exporting.js';
import type { OutputFile, ReadIssue } from '../formats/format.js';
import { LOSS_FILE, LOSS_HEADER, lossLine } from './lossReport.js';
import type { LossKind } from '../formats/projection.js';
import type { ChosenFormat } from '../formats/registry.js';

/** Where an export goes. Paths are relative, with `/`. */
export interface ExportTarget {
  /** Writes a file, or adds to one that this export began. */
  readonly write: (file: OutputFile, append: boolean) => Promise<void>;
  readonly read: (path: string) => Promise<Uint8Array>;
}

export interface CorpusExport {
  readonly model: CorpusModel;
  readonly chosen: ChosenFormat;
  /** Several lie apart, in folders of their own. */
  readonly annotators: readonly string[];
  readonly selection: Selection;
  readonly target: ExportTarget;
  /** Whether what was written is read back and compared. */
  readonly verify: boolean;
  /** Told once of whatever cannot be read. */
  readonly report: (issue: ReadIssue) => void;
  /** Told after each document that was written, of `total`; false stops the export. */
  readonly onDocument?: (progress: ExportProgress) => boolean | void | Promise<boolean | void>;
}

export interface ExportProgress {
  readonly done: number;
  /** Documents that may be written: those of the selection's names, for each annotator. */
  readonly total: number;
  /** UTF-16 units of text so far. */
  readonly units: number;
}

/** An `ExportSummary` over all annotators, paths below the target. */
export interface CorpusExportSummary extends ExportSummary {
  /** The lists of what was lost. */
  readonly lossFiles: readonly string[];
  /** Annotation files of documents that are not there, which are left out. */
  readonly leftOut: readonly ReadIssue[];
}

export async function exportCorpus(task: CorpusExport): Promise<CorpusExportSummary> {
  const { model, chosen, annotators, selection, target, verify } = task;
  const wanted = selection.documents && new Set(selection.documents);
  const there = (await model.corpus.documents()).filter(({ name }) => !wanted || wanted.has(name)).length;
  const total = there * annotators.length;
  const told = new Set<string>();
  const report = (issue: ReadIssue): void => {
    const key = JSON.stringify(issue);
    if (told.has(key)) return;
    told.add(key);
    task.report(issue);
  };
  const summaries: ExportSummary[] = [];
  const lossFiles: string[] = [];
  let done = 0;
  let units = 0;
  for (const annotator of annotators) {
    const below = (path: string): string => (annotators.length > 1 ? `${annotator}/${path}` : path);
    const lossFile = below(LOSS_FILE);
    const summary = await exportDocuments({
      chosen,
      corpus: corpusDescription(model.corpus),
      documents: () => exchangeDocuments(model, annotator, selection, report),
      write: ({ path, content }, append) => target.write({ path: below(path), content }, append),
      ...(verify && { readBack: (path: string) => target.read(below(path)) }),
      onLoss: async (loss) => {
        const begun = lossFiles.includes(lossFile);
        await target.write({ path: lossFile, content: (begun ? '' : LOSS_HEADER) + lossLine(loss) }, begun);
        if (!begun) lossFiles.push(lossFile);
      },
      onDocument: (document) => {
        units += document.text.length;
        return task.onDocument?.({ done: ++done, total, units });
      },
    });
    summaries.push({
      ...summary,
      files: summary.files.map(below),
      differences: summary.differences.map(({ document, message }) => ({
        document: below(document),
        message,
      })),
    });
    if (!summary.complete) break;
  }
  const leftOut = wanted ? [] : await withoutDocument(model, annotators);
  return { ...sumOf(summaries), lossFiles, leftOut };
}

async function withoutDocument(model: CorpusModel, annotators: readonly string[]): Promise<ReadIssue[]> {
  const files = [...(await model.orphans.all()).values()].flatMap((orphan) => orphan.files);
  return files
    .filter(({ annotator }) => annotators.includes(annotator))
    .map(({ uri, document }) => ({
      file: shownFile(uri),
      message: message('export.withoutDocument', { document }),
    }));
}

function sumOf(summaries: readonly ExportSummary[]): ExportSummary {
  const losses: Partial<Record<LossKind, number>> = {};
  for (const summary of summaries)
    for (const [kind, count] of Object.entries(summary.losses) as [LossKind, number][])
      losses[kind] = (losses[kind] ?? 0) + count;
  return {
    documents: summaries.reduce((sum, { documents }) => sum + documents, 0),
    annotations: summaries.reduce((sum, { annotations }) => sum + annotations, 0),
    files: summaries.flatMap(({ files }) => files),
    losses,
    differences: summaries.flatMap(({ differences }) => differences),
    verified: summaries.every(({ verified }) => verified),
    complete: summaries.every(({ complete }) => complete),
  };
}
