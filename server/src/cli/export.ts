/** `hawashi export CORPUS --format F --out PATH`. */
import { say } from './say.js';
import { formatPlain } from '../messages/format.js';
import path from 'node:path';
import { DOCUMENT_STATUSES } from '../annotation/model.js';
import { defaultAnnotator, type Selection } from '../exchange/corpusDocuments.js';
import { exportCorpus, type CorpusExportSummary } from '../exchange/corpusExport.js';
import { targetProblem } from '../exchange/exportTarget.js';
import { LOSS_FILE, lossSentence } from '../exchange/lossReport.js';
import { chooseFormat, type ChosenFormat } from '../formats/registry.js';
import type { Corpus } from '../corpus/corpus.js';
import { realTarget } from '../node/disk/realPaths.js';
import { uriOfPath } from '../node/fileSystem.js';
import { openModel } from './openModel.js';
import { formatOptions } from './formatOptions.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError, type Messages } from './messages.js';
import { OutputBatch } from './output/outputBatch.js';
import { OutputFolder } from './output/outputFolder.js';
import { ProgressLine } from './progress.js';
import type { Run } from './run.js';

export interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly option?: readonly string[];
  readonly annotator?: readonly string[];
  readonly document?: readonly string[];
  readonly label?: readonly string[];
  readonly status?: readonly string[];
  readonly complete?: boolean;
  readonly verify: boolean;
  readonly force?: boolean;
}

export async function exportFolder(root: string, options: ExportOptions, run: Run): Promise<number> {
  const { messages } = run;
  const chosen = chooseFormat(options.format, formatOptions(options.option));
  const model = await openModel(root, messages, messages);
  const { corpus } = model;
  const selection = await selectionOf(corpus, options);
  const annotators = await annotatorsOf(corpus, options, messages);
  const { folder, rename } = targetOf(options.out, chosen);
  const force = options.force === true;
  if (!force) await refuseOwnFolders(corpus, root, folder);
  const progress = new ProgressLine((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  const output = await OutputFolder.open(folder, force, chosen.format.extension);
  const batch = new OutputBatch(output);
  try {
    const summary = await exportCorpus({
      model,
      chosen,
      annotators,
      selection,
      target: {
        write: (file, append) => batch.write({ ...file, path: rename(file.path) }, append),
        read: (relative) => batch.read(rename(relative)),
      },
      verify: options.verify,
      report: ({ file, line, message }) => messages.error(formatPlain(message), { file, line }),
      onDocument: ({ done, total, units }) =>
        progress.show({ documents: done, bytes: units * 2, totalDocuments: total }),
    });
    await batch.commit();
    for (const annotator of annotators) {
      const lossFile = path.posix.join(annotators.length > 1 ? annotator : '', LOSS_FILE);
      // The list of what an earlier export lost.
      if (!summary.lossFiles.includes(lossFile)) await output.removeOwn(lossFile);
    }
    progress.hide();
    tell(summary, chosen, folder, run);
    return summary.differences.length === 0 && messages.errors === 0 ? EXIT_FINE : EXIT_FINDINGS;
  } finally {
    progress.hide();
    await output.close();
  }
}

/** Files of an export among the texts and annotations of the corpus would be taken for some of them. */
async function refuseOwnFolders(corpus: Corpus, root: string, folder: string): Promise<void> {
  // Whatever links lead there.
  const below = path.relative(await realTarget(root), await realTarget(folder));
  const problem = targetProblem(corpus, uriOfPath(path.resolve(root, below)));
  if (problem) throw new BadUse(`${formatPlain(problem)} (--out)`);
}

async function annotatorsOf(
  corpus: Corpus,
  options: ExportOptions,
  messages: Messages,
): Promise<readonly string[]> {
  try {
    const there = await corpus.annotators();
    const annotators = options.annotator ?? [await defaultAnnotator(corpus)];
    const unknown = annotators.find((annotator) => !there.includes(annotator));
    if (unknown === undefined) return annotators;
    throw new Error(
      there.length > 0
        ? say('tool.export.otherAnnotators', { annotator: unknown, there })
        : say('tool.export.noAnnotator', { annotator: unknown }),
    );
  } catch (error) {
    const sentence = `${sayError(error)} (--annotator)`;
    // Where a folder cannot be read, they may well be there.
    throw messages.errors > 0 ? new Error(sentence) : new BadUse(sentence);
  }
}

async function selectionOf(corpus: Corpus, options: ExportOptions): Promise<Selection> {
  const names = (await corpus.documents()).map((document) => document.name);
  const unknown = options.document?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new BadUse(say('tool.export.noDocument', { name: unknown }));
  const statuses = options.status?.map((text) => {
    const status = DOCUMENT_STATUSES.find((known) => known === text);
    if (!status) throw new BadUse(say('tool.export.noStatus', { given: text, known: DOCUMENT_STATUSES }));
    return status;
  });
  return { documents: options.document, labels: options.label, statuses, exhaustive: options.complete };
}

function tell(
  summary: CorpusExportSummary,
  { format }: ChosenFormat,
  folder: string,
  { messages }: Run,
): void {
  for (const { document, message } of summary.differences.slice(0, 20))
    messages.error(say('tool.export.notTheSame', { difference: message }), { file: document });
  const loss = lossSentence(format.title, summary.losses);
  const lists = summary.lossFiles.map((file) => path.join(folder, file)).join(', ');
  if (loss !== undefined) messages.warn(say('tool.export.losses', { loss, files: lists }));
  for (const { file, message } of summary.leftOut) messages.warn(formatPlain(message), { file });
  const { documents, annotations } = summary;
  // Over nothing, nothing is proved.
  const isProved = summary.verified && annotations > 0 && summary.differences.length === 0;
  messages.info(
    say(isProved ? 'tool.export.proved' : 'tool.export.done', { documents, annotations, folder }),
  );
}

/** The folder of an export. A path with the format's ending names the file, where the format makes one. */
function targetOf(
  out: string,
  { format }: ChosenFormat,
): { readonly folder: string; readonly rename: (relative: string) => string } {
  const asFile = format.layout === 'corpus' && out.endsWith(format.extension);
  const name = path.basename(out);
  const rename = (relative: string): string =>
    asFile && relative.endsWith(format.extension)
      ? path.posix.join(path.posix.dirname(relative), name)
      : relative;
  return { folder: asFile ? path.dirname(out) : out, rename };
}
