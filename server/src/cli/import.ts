/** `hawashi import CORPUS FILE… --format F --annotator NAME`: shows what would be taken in; with --apply, takes it in. */
import { say } from './say.js';
import { formatPlain } from '../messages/format.js';
import { shownFile } from '../annotation/fileProblem.js';
import { annotatorProblem } from '../corpus/annotators.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import { detectFormats, whatThereIs } from '../exchange/detection.js';
import { importReport, importSentence } from '../exchange/importReport.js';
import { runImport, type ImportOutcome } from '../exchange/importRun.js';
import { ImportSource } from '../exchange/importSource.js';
import { formatLabelTable, parseLabelTable, type LabelTable } from '../exchange/labelTable.js';
import { chooseImportFormat } from '../formats/registry.js';
import { nodeFileSystem, uriOfPath } from '../node/fileSystem.js';
import { isAnythingAt } from '../node/disk/regularFiles.js';
import { openModel } from './openModel.js';
import { readText } from './textFile.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError, type Messages } from './messages.js';
import type { Run } from './run.js';
import { ProgressLine } from './progress.js';

export interface ImportOptions {
  readonly format?: string;
  readonly annotator: string;
  readonly labels?: string;
  readonly writeLabels?: string;
  readonly force?: boolean;
  readonly apply?: boolean;
  readonly json?: boolean;
}

export async function importFiles(
  folder: string,
  given: readonly string[],
  options: ImportOptions,
  run: Run,
): Promise<number> {
  const { messages } = run;
  const asked = options.format === undefined ? undefined : chooseImportFormat(options.format);
  const problem = annotatorProblem(options.annotator);
  if (problem !== undefined) throw new BadUse(formatPlain(problem));
  const { writeLabels } = options;
  if (writeLabels !== undefined && options.force !== true) await refuseWritten(writeLabels);
  const model = await openModel(folder, messages, messages);
  const sources = given.map(uriOfPath);
  const chosen = asked ?? chooseImportFormat(await detected(model, sources, messages));
  const decided = await readLabelTable(options.labels, messages);
  const progress = new ProgressLine((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  const outcome = await runImport({
    model,
    annotator: options.annotator,
    source: await ImportSource.open(model, sources, chosen),
    decided,
    apply: options.apply === true,
    report: (issue) => messages.error(formatPlain(issue.message), issue),
    onDocument: (done, total) => {
      progress.show({ documents: done, ...(total > 0 && { totalDocuments: total }) });
      return true;
    },
  });
  progress.hide();
  await model.dispose();
  if (writeLabels !== undefined)
    await nodeFileSystem.writeFile(uriOfPath(writeLabels), Buffer.from(formatLabelTable(tableOf(outcome))), {
      ...(options.force !== true && { ifContent: null }),
    });
  await tell(run, options, chosen.id, outcome);
  return outcome.conflicts.count > 0 || messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

/** A table that was edited is somebody's work; told before anything is taken in. */
async function refuseWritten(file: string): Promise<void> {
  if (await isAnythingAt(file)) throw new BadUse(say('tool.import.labelsThere', { file }));
}

async function detected(model: CorpusModel, sources: readonly string[], messages: Messages): Promise<string> {
  const [likeliest] = await detectFormats(model, sources);
  if (likeliest === undefined) {
    const parts = await whatThereIs(model, sources);
    throw new BadUse(say('tool.import.noFormat', { parts }));
  }
  messages.info(say('tool.import.readAs', { format: likeliest }));
  return likeliest;
}

async function readLabelTable(file: string | undefined, messages: Messages): Promise<LabelTable> {
  if (file === undefined) return new Map();
  const text = await readText(file).catch((error: unknown) => {
    throw new BadUse(sayError(error));
  });
  return parseLabelTable(file, text, (issue) => messages.error(formatPlain(issue.message), issue));
}

/** As it is printed: with paths for addresses, and sentences for messages. */
const printed = (outcome: ImportOutcome) => ({
  ...outcome,
  documents: outcome.documents.map((document) => ({ ...document, file: shownFile(document.file) })),
  conflicts: outcome.conflicts.listed.map((conflict) => ({
    ...conflict,
    message: formatPlain(conflict.message),
  })),
});

const tableOf = ({ labels }: ImportOutcome): LabelTable =>
  new Map(labels.map(({ label, becomes }) => [label, becomes]));

async function tell(run: Run, options: ImportOptions, format: string, outcome: ImportOutcome): Promise<void> {
  if (options.json) await run.print(JSON.stringify({ format, ...printed(outcome) }, null, 2) + '\n');
  else await run.print(importReport(outcome, options.annotator, [], formatPlain));
  const told = importSentence(outcome, options.annotator);
  run.messages.info(outcome.applied ? formatPlain(told) : say('tool.import.notApplied', { outcome: told }));
}
