/** `hawashi annotate PATH… --out DIR`: recognises documents with all cores, in bounded memory. */
import { say } from './say.js';
import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { DEFAULT_LABELS } from '../annotation/labels.js';
import { chooseFormat } from '../formats/registry.js';
import {
  createAnnotator,
  type AnnotateJob,
  type AnnotateResult,
  type AnnotateSettings,
} from './annotating.js';
import { AnnotateRun } from './annotateRun.js';
import { documentFiles, readDocumentDates, type DocumentDates, type DocumentFile } from './documentFiles.js';
import { formatOptions } from './formatOptions.js';
import { keepHeapSmall } from './heapGrowth.js';
import { BadUse, EXIT_FINDINGS, EXIT_FINE, sayError } from './messages.js';
import { SharedFiles } from './sharedFiles.js';
import { ProgressLine, type ProgressState } from './progress.js';
import type { Run } from './run.js';
import { createRecogniser } from './recognition.js';
import { WorkerPool } from './workerPool.js';

export interface AnnotateOptions {
  readonly out?: string;
  readonly documents?: string;
  readonly format: string;
  readonly option?: readonly string[];
  readonly jobs?: number;
  readonly fresh?: boolean;
}

/** Below this a thread's start costs more than it saves. */
const BYTES_PER_THREAD = 1024 * 1024;

export async function annotate(
  paths: readonly string[],
  options: AnnotateOptions,
  run: Run,
): Promise<number> {
  const { messages } = run;
  keepHeapSmall();
  if (paths.length === 0) throw new BadUse(say('tool.annotate.noPaths'));
  if (options.out === undefined) throw new BadUse(say('tool.annotate.noOut'));
  const asked = formatOptions(options.option);
  // The tool's own results are plain gold files, unless all keys are asked for.
  if (['jsonl', 'native', 'hawashi'].includes(options.format)) asked['keys'] ??= 'plain';
  const { format, options: chosen } = chooseFormat(options.format, asked);
  const settings: AnnotateSettings = { format: format.id, options: chosen, out: options.out };
  const datesOf = await documentDates(paths, options.documents);

  const list = (): AsyncGenerator<DocumentFile> => documentFiles(paths, messages);
  const extent = await measure(list(), BYTES_PER_THREAD * availableParallelism());
  // Who asks for threads gets them; else there are as many as pay for their start.
  const threads =
    options.jobs ?? Math.min(availableParallelism(), Math.ceil(extent.bytes / BYTES_PER_THREAD));
  const mark = await AnnotateRun.begin(
    options.out,
    { ...settings, paths, documents: options.documents },
    options.fresh === true,
  );
  if (mark.resumedFrom !== undefined) messages.info(say('tool.annotate.goingOn'));

  const pool = threads > 1 ? new WorkerPool(threads, { settings, entry: run.entry }) : undefined;
  const doDocument = pool
    ? (job: AnnotateJob): Promise<AnnotateResult> => pool.do(job)
    : createAnnotator(
        settings,
        createRecogniser((message) => messages.warn(message)),
      );
  const description = {
    name: path.basename(path.resolve(options.out)),
    labels: DEFAULT_LABELS,
    relationTypes: [],
  };
  // Documents that share a file are written here; of the others, what belongs to all of them.
  const shared = new SharedFiles(options.out, format.createWriter(description, chosen));
  const names = paths.length > 1 ? new Set<string>() : undefined;

  const progress = new ProgressLine((text) => process.stderr.write(text), run.interactive);
  messages.beforeMessage = () => progress.hide();
  const state = {
    documents: 0,
    bytes: 0,
    ...(extent.complete && totals(extent)),
  } as Mutable<ProgressState> & {
    bytes: number;
  };
  const counting = extent.complete
    ? undefined
    : measure(list(), Infinity).then((all) => Object.assign(state, totals(all)));
  counting?.catch(() => undefined);
  let annotations = 0;
  let losses = 0;
  let failed = 0;
  let skipped = 0;

  const finish = async (file: DocumentFile, pending: Promise<AnnotateResult>): Promise<void> => {
    try {
      const result = await pending;
      annotations += result.annotations;
      losses += result.losses;
      if (result.document) await shared.add(result.document);
    } catch (error) {
      failed++;
      messages.error(sayError(error), { file: file.path });
    }
    state.documents++;
    state.bytes += file.bytes;
    progress.show(state);
  };

  try {
    // Results are taken in the order of the documents; the queue bounds what is under way.
    const queue: Promise<void>[] = [];
    let previous: Promise<void> = Promise.resolve();
    for await (const file of list()) {
      if (names?.has(file.name)) {
        failed++;
        messages.error(say('tool.annotate.sameName', { name: file.name }), {
          file: file.path,
        });
        continue;
      }
      names?.add(file.name);
      if (format.layout === 'document' && (await mark.isDone(file.path, file.name + format.extension))) {
        skipped++;
        state.documents++;
        state.bytes += file.bytes;
        continue;
      }
      const job: AnnotateJob = { path: file.path, name: file.name, date: datesOf(file.name) };
      const pending = doDocument(job);
      pending.catch(() => undefined);
      const before = previous;
      previous = before.then(() => finish(file, pending));
      queue.push(previous);
      if (queue.length >= (pool?.capacity ?? 1)) await queue.shift();
    }
    await previous;
    await shared.end();
  } finally {
    await pool?.end();
    progress.hide();
    messages.beforeMessage = undefined;
  }
  await mark.end();
  const parts = [
    say('tool.annotate.done', { documents: state.documents - failed, annotations, folder: options.out }),
  ];
  if (skipped > 0) parts.push(say('tool.annotate.doneBefore', { count: skipped }));
  if (failed > 0) parts.push(`${failed} failed`);
  if (losses > 0 && settings.format !== 'jsonl')
    parts.push(say('tool.annotate.leftOut', { count: losses, format: format.title }));
  if (state.documents === 0) messages.warn(say('tool.noDocuments'));
  else messages.info(`${parts.join('; ')} (${progress.seconds.toFixed(1)} s)`);
  return failed > 0 ? EXIT_FINDINGS : EXIT_FINE;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

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

/** Dates from the file that is named; else from the documents.json of the folders, or beside the files. */
async function documentDates(paths: readonly string[], named: string | undefined): Promise<DocumentDates> {
  if (named !== undefined) return readDocumentDates(named);
  const found: DocumentDates[] = [];
  const folders = new Set<string>();
  for (const one of paths) {
    const there = await stat(one).catch(() => undefined);
    folders.add(there?.isDirectory() ? one : path.dirname(one));
  }
  for (const folder of folders) {
    const file = path.join(folder, 'documents.json');
    if (await stat(file).catch(() => undefined)) found.push(await readDocumentDates(file));
  }
  return (name) => {
    for (const dates of found) {
      const date = dates(name);
      if (date !== undefined) return date;
    }
    return undefined;
  };
}
