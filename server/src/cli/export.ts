/** `hawashi export CORPUS --format F --out PATH`. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DocumentStatus } from '../annotation/model.js';
import {
  corpusDescription,
  defaultAnnotator,
  exchangeDocuments,
  type Selection,
} from '../formats/corpusDocuments.js';
import { exportDocuments, type ExportSummary } from '../formats/exporting.js';
import type { OutputFile } from '../formats/format.js';
import { LOSS_FILE, LOSS_HEADER, lossLine, lossSentence } from '../formats/lossReport.js';
import { chooseFormat, type ChosenFormat } from '../formats/registry.js';
import type { Corpus } from '../corpus/corpus.js';
import { outputPath } from './annotating.js';
import { openCorpus } from './corpusFolder.js';
import { formatOptions } from './formatOptions.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError } from './messages.js';
import { Progress } from './progress.js';
import type { Run } from './program.js';

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

const STATUSES: readonly DocumentStatus[] = ['new', 'in-progress', 'done', 'needs-review'];

export async function exportFolder(folder: string, options: ExportOptions, run: Run): Promise<number> {
  const { messages } = run;
  const chosen = chooseFormat(options.format, formatOptions(options.option));
  const corpus = await openCorpus(folder, messages);
  const selection = await selectionOf(corpus, options);
  const there = await corpus.annotators();
  const annotators = options.annotator ?? [
    await defaultAnnotator(corpus).catch((error: unknown) => badUse(error)),
  ];
  for (const annotator of annotators) {
    if (!there.includes(annotator))
      throw new BadUse(
        `no annotator «${annotator}» there${there.length > 0 ? `; there are ${there.join(', ')}` : ''}`,
      );
  }
  let clean = true;
  for (const annotator of annotators) {
    // Several annotators lie apart, in folders of their own.
    const out = annotators.length > 1 ? path.join(options.out, annotator) : options.out;
    clean = (await exportAnnotator(corpus, annotator, chosen, selection, out, options.verify, run)) && clean;
  }
  return clean && messages.errors === 0 ? EXIT_FINE : EXIT_FINDINGS;
}

function badUse(error: unknown): never {
  throw new BadUse(`${sayError(error)} (--annotator)`);
}

async function selectionOf(corpus: Corpus, options: ExportOptions): Promise<Selection> {
  const names = (await corpus.documents()).map((document) => document.name);
  const unknown = options.document?.find((name) => !names.includes(name));
  if (unknown !== undefined) throw new BadUse(`no document «${unknown}» in the corpus`);
  const statuses = options.status?.map((text) => {
    const status = STATUSES.find((known) => known === text);
    if (!status) throw new BadUse(`«${text}» is no status; there are ${STATUSES.join(', ')}`);
    return status;
  });
  return { documents: options.document, labels: options.label, statuses };
}

async function exportAnnotator(
  corpus: Corpus,
  annotator: string,
  chosen: ChosenFormat,
  selection: Selection,
  out: string,
  verify: boolean,
  run: Run,
): Promise<boolean> {
  const { messages } = run;
  const { folder, rename } = await targetOf(out, chosen);
  const progress = new Progress((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  const total = (await corpus.documents()).length;
  const lossFile = path.join(folder, LOSS_FILE);
  let lossBegun = false;
  let asked = 0;
  let done = 0;
  let bytes = 0;
  await rm(lossFile, { force: true });
  const summary = await exportDocuments({
    chosen,
    corpus: corpusDescription(corpus),
    documents: () => {
      const first = asked++ === 0;
      return exchangeDocuments(corpus, annotator, selection, ({ file, line, message }) => {
        if (first) messages.error(message, { file, line });
      });
    },
    write: (file, append) => put(folder, { ...file, path: rename(file.path) }, append),
    ...(verify && { readBack: (relative: string) => readFile(outputPath(folder, rename(relative))) }),
    onLoss: async (loss) => {
      await put(
        folder,
        { path: LOSS_FILE, content: (lossBegun ? '' : LOSS_HEADER) + lossLine(loss) },
        lossBegun,
      );
      lossBegun = true;
    },
    onDocument: (document) => {
      bytes += document.text.length * 2;
      progress.show({ documents: ++done, bytes, totalDocuments: total });
    },
  });
  progress.hide();
  tell(summary, chosen, folder, lossBegun ? lossFile : undefined, run);
  return summary.differences.length === 0;
}

function tell(
  summary: ExportSummary,
  { format }: ChosenFormat,
  folder: string,
  lossFile: string | undefined,
  { messages }: Run,
): void {
  for (const { document, message } of summary.differences.slice(0, 20))
    messages.error(`what was written does not read back: ${message}`, { file: document });
  const loss = lossSentence(format.title, summary.losses);
  if (loss !== undefined) messages.warn(`${loss} All are listed in ${lossFile}`);
  const proof = summary.verified && summary.differences.length === 0 ? ', read back and found the same' : '';
  messages.info(`${summary.documents} documents, ${summary.annotations} annotations in ${folder}${proof}`);
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
  return { folder, rename: (relative) => (asFile && relative.endsWith(format.extension) ? name : relative) };
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
