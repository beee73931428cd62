/** `hawashi export CORPUS --format F --out PATH`. */
import { say } from './say.js';
import { formatPlain } from '../messages/format.js';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DOCUMENT_STATUSES } from '../annotation/model.js';
import { defaultAnnotator, type Selection } from '../exchange/corpusDocuments.js';
import { exportCorpus, type CorpusExportSummary } from '../exchange/corpusExport.js';
import type { OutputFile } from '../formats/format.js';
import { LOSS_FILE, lossSentence } from '../exchange/lossReport.js';
import { chooseFormat, type ChosenFormat } from '../formats/registry.js';
import type { Corpus } from '../corpus/corpus.js';
import { outputPath } from './annotating.js';
import { openModel } from './openModel.js';
import { formatOptions } from './formatOptions.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError } from './messages.js';
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
  readonly verify: boolean;
}

export async function exportFolder(root: string, options: ExportOptions, run: Run): Promise<number> {
  const { messages } = run;
  const chosen = chooseFormat(options.format, formatOptions(options.option));
  const model = await openModel(root, messages, messages);
  const { corpus } = model;
  const selection = await selectionOf(corpus, options);
  const there = await corpus.annotators();
  const annotators = options.annotator ?? [
    await defaultAnnotator(corpus).catch((error: unknown) => badUse(error)),
  ];
  for (const annotator of annotators) {
    if (!there.includes(annotator))
      throw new BadUse(
        there.length > 0
          ? say('tool.export.otherAnnotators', { annotator, there })
          : say('tool.export.noAnnotator', { annotator }),
      );
  }
  const { folder, rename } = await targetOf(options.out, chosen);
  const progress = new ProgressLine((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  for (const annotator of annotators)
    await rm(path.join(folder, annotators.length > 1 ? annotator : '', LOSS_FILE), { force: true });
  const summary = await exportCorpus({
    model,
    chosen,
    annotators,
    selection,
    target: {
      write: (file, append) => put(folder, { ...file, path: rename(file.path) }, append),
      read: (relative) => readFile(outputPath(folder, rename(relative))),
    },
    verify: options.verify,
    report: ({ file, line, message }) => messages.error(formatPlain(message), { file, line }),
    onDocument: ({ done, total, units }) =>
      progress.show({ documents: done, bytes: units * 2, totalDocuments: total }),
  });
  progress.hide();
  tell(summary, chosen, folder, run);
  return summary.differences.length === 0 && messages.errors === 0 ? EXIT_FINE : EXIT_FINDINGS;
}

function badUse(error: unknown): never {
  throw new BadUse(`${sayError(error)} (--annotator)`);
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
  return { documents: options.document, labels: options.label, statuses };
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
  const { documents, annotations } = summary;
  const isProved = summary.verified && summary.differences.length === 0;
  messages.info(
    say(isProved ? 'tool.export.proved' : 'tool.export.done', { documents, annotations, folder }),
  );
}

/** The folder of an export. A path with the format's ending names the file, where the format makes one. */
async function targetOf(
  out: string,
  { format }: ChosenFormat,
): Promise<{ readonly folder: string; readonly rename: (relative: string) => string }> {
  const asFile = format.layout === 'corpus' && out.endsWith(format.extension);
  const folder = asFile ? path.dirname(out) : out;
  await mkdir(folder, { recursive: true });
  const name = path.basename(out);
  const rename = (relative: string): string =>
    asFile && relative.endsWith(format.extension)
      ? path.posix.join(path.posix.dirname(relative), name)
      : relative;
  return { folder, rename };
}

async function put(folder: string, { path: relative, content }: OutputFile, append: boolean): Promise<void> {
  const file = outputPath(folder, relative);
  if (append) {
    await appendFile(file, content);
    return;
  }
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, content);
}
