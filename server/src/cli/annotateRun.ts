/** One run of `annotate` over its documents: what is done already is passed over, the rest recognised and written. */
import type { Format, FormatWriter } from '../formats/format.js';
import type { AnnotateJob, AnnotateResult, OriginOf } from './annotating.js';
import type { DocumentDates, DocumentFile } from './documentFiles.js';
import { sayError, type Messages } from './messages.js';
import { OutputBatch } from './output/outputBatch.js';
import type { OutputFolder } from './output/outputFolder.js';
import type { ProgressState } from './progress.js';
import { say } from './say.js';
import { readBytes } from './textFile.js';

/** What a run is made of. */
export interface AnnotateWork {
  readonly format: Format;
  /** Of what belongs to several documents. */
  readonly writer: FormatWriter;
  readonly output: OutputFolder;
  readonly originOf: OriginOf;
  readonly datesOf: DocumentDates;
  readonly doDocument: (job: AnnotateJob) => Promise<AnnotateResult>;
  /** Documents under way at once. */
  readonly capacity: number;
  /** Whether what was made before is made again. */
  readonly fresh: boolean;
  readonly messages: Messages;
  readonly onProgress: (state: ProgressState) => void;
}

export class AnnotateRun {
  documents = 0;
  bytes = 0;
  annotations = 0;
  losses = 0;
  failed = 0;
  skipped = 0;
  private readonly shared: OutputBatch;
  private readonly names = new Set<string>();

  constructor(private readonly work: AnnotateWork) {
    this.shared = new OutputBatch(work.output);
  }

  /** Results are taken in the order of the documents; the queue bounds what is under way. */
  async all(files: AsyncIterable<DocumentFile>): Promise<void> {
    const queue: Promise<void>[] = [];
    let previous: Promise<void> = Promise.resolve();
    for await (const file of files) {
      // Calls that are done at once leave no room for signals and timers.
      await new Promise(setImmediate);
      if (!this.isNamedAnew(file)) continue;
      const job = this.jobOf(file);
      if (await this.isDone(job)) {
        this.skipped++;
        this.tick(file);
        continue;
      }
      const pending = this.work.doDocument(job);
      pending.catch(() => undefined);
      previous = previous.then(() => this.finish(file, pending));
      queue.push(previous);
      if (queue.length >= this.work.capacity) await queue.shift();
    }
    await previous;
    await this.put(this.shared, this.work.writer.end());
    await this.shared.commit();
  }

  private isNamedAnew(file: DocumentFile): boolean {
    const { name, path } = file;
    if (!this.names.has(name)) {
      this.names.add(name);
      return true;
    }
    this.failed++;
    this.work.messages.error(say('tool.annotate.sameName', { name }), { file: path });
    this.tick(file);
    return false;
  }

  private jobOf({ path, root, name, settings }: DocumentFile): AnnotateJob {
    const date = this.work.datesOf(name);
    if (!settings) return { path, root, name, reading: { date } };
    const { locale, defaultCalendar: calendar, labels } = settings;
    const reading = { date, locale, calendar };
    return { path, root, name, reading, labels: labels.map((label) => label.name) };
  }

  /** Files that hold several documents are made as a whole. */
  private async isDone(job: AnnotateJob): Promise<boolean> {
    const { format, fresh, output } = this.work;
    if (fresh || output.isNew || format.layout === 'corpus') return false;
    const origin = await this.origin(job).catch(() => undefined);
    return origin !== undefined && output.holds(origin);
  }

  private async origin(job: AnnotateJob): Promise<string> {
    return this.work.originOf(job, await readBytes(job.path, job.root));
  }

  private async finish(file: DocumentFile, pending: Promise<AnnotateResult>): Promise<void> {
    try {
      const result = await pending;
      if (result.document) await this.put(this.shared, this.work.writer.document(result.document));
      else {
        const own = new OutputBatch(this.work.output);
        await this.put(own, result.files);
        await own.commit(result.from);
      }
      this.annotations += result.annotations;
      this.losses += result.losses;
    } catch (error) {
      this.failed++;
      this.work.messages.error(sayError(error), { file: file.path });
    }
    this.tick(file);
  }

  private async put(batch: OutputBatch, files: ReturnType<FormatWriter['end']>): Promise<void> {
    for (const file of files) await batch.write(file, batch.has(file.path));
  }

  private tick({ bytes }: DocumentFile): void {
    this.documents++;
    this.bytes += bytes;
    this.work.onProgress({ documents: this.documents, bytes: this.bytes });
  }
}
