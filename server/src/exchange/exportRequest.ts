/**
 * Carries out `hawashi/export`: a selection of a corpus, written below a folder together with a report of what the
 * format could not carry. Nothing is written before all of it was read back and found the same.
 */
import { format } from '../messages/format.js';
import { FileError } from '../corpus/files/fileSystem.js';
import { joinUri } from '../corpus/files/uris.js';
import { shownFile } from '../annotation/fileProblem.js';
import { annotatorProblem } from '../annotation/annotatorName.js';
import type { Format } from '../messages/formatter.js';
import { message } from '../messages/message.js';
import { MessageError, messageOf } from '../messages/messageError.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { exportCorpus, type CorpusExportSummary } from './corpusExport.js';
import type { OutputFile, ReadIssue } from '../formats/format.js';
import { targetProblem } from './exportTarget.js';
import { lossSentence } from './lossReport.js';
import { chooseFormat, IMPORT_FORMATS, isWritten, type ChosenFormat } from '../formats/registry.js';
import type { ExportFormat, ExportParameters, ExportResult } from '../protocol/exchange.js';
import { problemOf } from './problems.js';
import type { Progress } from './progress.js';

export function exchangeFormats(say: Format = format): ExportFormat[] {
  return IMPORT_FORMATS.map((one) => ({
    id: one.id,
    title: one.title,
    description: say({ key: one.description }),
    extension: one.extension,
    written: isWritten(one),
    options: (isWritten(one) ? one.options : []).map((option) => ({
      ...option,
      description: say({ key: option.description }),
    })),
  }));
}

/** Rejects with a `MessageError`. Files that are there already are left alone, and the export is refused. */
export async function runExport(
  model: CorpusModel,
  defaultAnnotator: string,
  parameters: ExportParameters,
  progress: Progress,
  say: Format = format,
): Promise<ExportResult> {
  const { target } = parameters;
  const own = targetProblem(model.corpus, target);
  if (own) throw new MessageError(own);
  const chosen = chooseFormat(parameters.format, parameters.options);
  const annotators = parameters.annotators ?? [defaultAnnotator];
  const problem = annotators.map(annotatorProblem).find((found) => found !== undefined);
  if (problem !== undefined) throw new MessageError(problem);
  const { documents, labels, statuses, exhaustive } = parameters;
  const held = new HeldFiles();
  const issues: ReadIssue[] = [];
  const summary = await exportCorpus({
    model,
    chosen,
    annotators,
    selection: { documents, labels, statuses, exhaustive },
    target: held,
    verify: true,
    report: (issue) => void issues.push(issue),
    onDocument: ({ done, total }) => progress.step(done, total),
  });
  const outcome = { documents: summary.documents, annotations: summary.annotations };
  const problems = [...issues, ...summary.leftOut].map((issue) => problemOf(issue, say));
  if (!summary.complete) return { ...outcome, problems, files: [], complete: false };
  refuseUseless(summary, chosen, annotators);
  await refuseOver(model, target, held.paths());
  await writeAll(model, target, held);
  const lost = lossSentence(chosen.format.title, summary.losses);
  const loss = lost && say(lost);
  const [lossFile] = summary.lossFiles;
  return {
    ...outcome,
    problems,
    complete: true,
    files: summary.files.map((path) => joinUri(target, path)),
    ...(loss !== undefined && { loss }),
    ...(lossFile !== undefined && { lossReport: joinUri(target, lossFile) }),
  };
}

/** Throws where the export is wrong, or has nothing in it. */
function refuseUseless(
  summary: CorpusExportSummary,
  { format }: ChosenFormat,
  annotators: readonly string[],
): void {
  const [difference] = summary.differences;
  if (difference)
    throw new MessageError(
      message('export.differs', { document: difference.document, difference: difference.message }),
    );
  if (summary.annotations > 0) return;
  throw new MessageError(
    summary.lossFiles.length > 0
      ? message('export.noPlace', { format: format.title })
      : summary.leftOut.length > 0
        ? message('export.onlyOrphans', { annotators, count: summary.leftOut.length })
        : message('export.nothing', { annotators }),
  );
}

/** Throws before anything is written, so that nothing is left behind. */
async function refuseOver(
  { allFiles }: CorpusModel,
  target: string,
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const uri = joinUri(target, path);
    if ((await allFiles.stat(uri)) !== undefined)
      throw new MessageError(message('export.thereAlready', { file: shownFile(uri) }));
  }
}

/** All of them, or none: what was written before one that cannot be is taken away again. */
async function writeAll(model: CorpusModel, target: string, held: HeldFiles): Promise<void> {
  const written: string[] = [];
  try {
    for (const path of held.paths()) {
      await writeNew(model, joinUri(target, path), held.bytes(path));
      written.push(path);
    }
  } catch (error) {
    const left: string[] = [];
    for (const path of written) {
      const uri = joinUri(target, path);
      await model.allFiles.removeFile(uri, held.bytes(path)).catch(() => void left.push(shownFile(uri)));
    }
    const problem = messageOf(error);
    throw new MessageError(
      left.length === 0
        ? message('export.undone', { problem })
        : message('export.leftBehind', { problem, files: left.slice(0, 5), count: left.length }),
    );
  }
}

async function writeNew({ allFiles }: CorpusModel, uri: string, bytes: Uint8Array): Promise<void> {
  try {
    await allFiles.writeFile(uri, bytes, { ifContent: null });
  } catch (error) {
    const isThere = error instanceof FileError && (error.code === 'changed' || error.code === 'exists');
    throw isThere ? new MessageError(message('export.thereAlready', { file: shownFile(uri) })) : error;
  }
}

/** Files in memory, in the pieces in which they came. */
class HeldFiles {
  private readonly pieces = new Map<string, Uint8Array[]>();
  private readonly encoder = new TextEncoder();

  readonly write = ({ path, content }: OutputFile, append: boolean): Promise<void> => {
    const piece = typeof content === 'string' ? this.encoder.encode(content) : content;
    const before = append ? this.pieces.get(path) : undefined;
    if (before) before.push(piece);
    else this.pieces.set(path, [piece]);
    return Promise.resolve();
  };

  readonly read = (path: string): Promise<Uint8Array> => Promise.resolve(this.bytes(path));

  paths(): readonly string[] {
    return [...this.pieces.keys()];
  }

  bytes(path: string): Uint8Array {
    const pieces = this.pieces.get(path) ?? [];
    if (pieces.length === 1) return pieces[0]!;
    const all = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      all.set(piece, at);
      at += piece.length;
    }
    this.pieces.set(path, [all]);
    return all;
  }
}
