/** `hawashi annotate PATH… --out DIR`: recognises documents with all cores, in bounded memory. */
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { DEFAULT_LABELS } from '../annotation/labels.js';
import { chooseFormat, type ChosenFormat } from '../formats/registry.js';
import {
  createAnnotator,
  type AnnotateJob,
  type AnnotateResult,
  type AnnotateSettings,
} from './annotating.js';
import { originsOf } from './annotateOrigin.js';
import { AnnotateRun } from './annotateRun.js';
import { datesBeside, documentFiles, namedDates, type DocumentFile } from './documentFiles.js';
import { formatOptions } from './formatOptions.js';
import { batchMode } from './batchMode.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE } from './messages.js';
import { OutputFolder } from './output/outputFolder.js';
import { ProgressLine, type ProgressState } from './progress.js';
import { createRecogniser } from './recognition.js';
import type { Run } from './run.js';
import { say } from './say.js';
import { WorkerPool } from '../node/workers/workerPool.js';
import type { WorkerSetup } from './annotateWorker.js';

export interface AnnotateOptions {
  readonly out?: string;
  readonly documents?: string;
  readonly format: string;
  readonly option?: readonly string[];
  readonly jobs?: number;
  readonly minimumConfidence?: number;
  readonly fresh?: boolean;
  readonly force?: boolean;
}

/**
 * With less to do, a thread costs more than it saves. Each compiles the program and learns the words of its texts by
 * itself, and V8 compiles and collects garbage in threads of its own, so that one thread keeps a core and a half busy
 * until it is warm: of the processor time of 5 MB two threads take 1.3 times that of one (docs/batch.md).
 */
const BYTES_PER_THREAD = 3 * 1024 * 1024;

export async function annotate(
  paths: readonly string[],
  options: AnnotateOptions,
  run: Run,
): Promise<number> {
  const { messages } = run;
  batchMode();
  const { out } = options;
  if (paths.length === 0) throw new BadUse(say('tool.annotate.noPaths'));
  if (out === undefined) throw new BadUse(say('tool.annotate.noOut'));
  const chosen = chosenFormat(options);
  const datesOf =
    options.documents === undefined
      ? await datesBeside(paths, messages)
      : await namedDates(options.documents, messages);
  const extent = await measure(documentFiles(paths, undefined), BYTES_PER_THREAD * availableParallelism());
  const progress = new ProgressLine((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  const total = extent.complete ? totals(extent) : {};
  if (!extent.complete && run.interactive)
    void measure(documentFiles(paths, undefined), Infinity).then(
      (all) => Object.assign(total, totals(all)),
      () => undefined,
    );
  const output = await OutputFolder.open(out, options.force === true, chosen.format.extension);
  const { minimumConfidence, jobs = threadsFor(extent) } = options;
  const settings = { format: chosen.format.id, options: chosen.options, minimumConfidence };
  const recognising = await startRecognising(settings, jobs, run);
  try {
    const work = new AnnotateRun({
      ...recognising,
      format: chosen.format,
      writer: chosen.format.createWriter(describe(out), chosen.options),
      output,
      datesOf,
      fresh: options.fresh === true,
      messages,
      onProgress: (state) => progress.show({ ...state, ...total }),
    });
    await work.all(documentFiles(paths, messages));
    tell(work, chosen, out, progress.seconds, run);
  } finally {
    await recognising.end();
    await output.close();
    progress.hide();
    messages.beforeMessage = undefined;
  }
  return messages.errors > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

function chosenFormat(options: AnnotateOptions): ChosenFormat {
  const asked = formatOptions(options.option);
  // The tool's own results are plain gold files, unless all keys are asked for.
  if (['jsonl', 'native', 'hawashi'].includes(options.format)) asked['keys'] ??= 'plain';
  return chooseFormat(options.format, asked);
}

/** As many threads as have enough to do. */
const threadsFor = (extent: WorkSize): number =>
  Math.min(availableParallelism(), Math.floor(extent.bytes / BYTES_PER_THREAD));

const describe = (out: string) => ({
  name: path.basename(path.resolve(out)),
  labels: DEFAULT_LABELS,
  relationTypes: [],
  attributes: [],
  fields: [],
});

/** In this thread, or in as many others. */
async function startRecognising(settings: AnnotateSettings, threads: number, { entry, messages }: Run) {
  const worker = { workerData: { settings, entry } satisfies WorkerSetup };
  const pool =
    threads > 1
      ? new WorkerPool<AnnotateJob, AnnotateResult>(threads, { entry: new URL(entry), worker })
      : undefined;
  const originOf = await originsOf(settings, entry);
  const doDocument: (job: AnnotateJob) => Promise<AnnotateResult> = pool
    ? (job) => pool.do(job)
    : createAnnotator(
        settings,
        createRecogniser((message) => messages.warn(message)),
        originOf,
      );
  return {
    doDocument,
    capacity: pool?.capacity ?? 1,
    originOf,
    end: async () => pool?.end(),
  };
}

function tell(
  { documents, annotations, losses, failed, skipped }: AnnotateRun,
  { format }: ChosenFormat,
  folder: string,
  seconds: number,
  { messages }: Run,
): void {
  if (documents === 0) {
    messages.warn(say('tool.noDocuments'));
    return;
  }
  const parts = [say('tool.annotate.done', { documents: documents - failed, annotations, folder })];
  if (skipped > 0) parts.push(say('tool.annotate.doneBefore', { count: skipped }));
  if (failed > 0) parts.push(say('tool.annotate.failed', { count: failed }));
  if (losses > 0 && format.id !== 'jsonl')
    parts.push(say('tool.annotate.leftOut', { count: losses, format: format.title }));
  messages.info(`${parts.join('; ')} (${seconds.toFixed(1)} s)`);
}

/** How much there is to do; not `complete` where counting ended at its limit. */
interface WorkSize {
  readonly documents: number;
  readonly bytes: number;
  readonly complete: boolean;
}

const totals = (size: WorkSize): Pick<ProgressState, 'totalDocuments' | 'totalBytes'> => ({
  totalDocuments: size.documents,
  totalBytes: size.bytes,
});

/** Counts documents and bytes, up to so many bytes. */
async function measure(files: AsyncIterable<DocumentFile>, limit: number): Promise<WorkSize> {
  let documents = 0;
  let bytes = 0;
  for await (const file of files) {
    documents++;
    bytes += file.bytes;
    if (bytes >= limit) return { documents, bytes, complete: false };
  }
  return { documents, bytes, complete: true };
}
