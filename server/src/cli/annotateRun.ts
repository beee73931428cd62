/**
 * The mark of a run of `annotate` that is under way, in its folder: a run that finds the mark of an interrupted
 * one with the same settings goes on where that one stopped.
 */
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { outputPath } from './annotating.js';

const MARK = '.hawashi-annotate.json';

export class AnnotateRun {
  private constructor(
    private readonly out: string,
    /** When the interrupted run began, in milliseconds; undefined: a new run. */
    readonly resumedFrom: number | undefined,
  ) {}

  /** Leaves the mark. `settings` is all that decides the results. */
  static async begin(out: string, settings: unknown, fresh: boolean): Promise<AnnotateRun> {
    await mkdir(out, { recursive: true });
    const file = path.join(out, MARK);
    const wanted = JSON.stringify(settings);
    let began: number | undefined;
    if (!fresh) {
      try {
        const mark = JSON.parse(await readFile(file, 'utf8')) as { settings?: unknown; began?: unknown };
        if (JSON.stringify(mark.settings) === wanted && typeof mark.began === 'number') began = mark.began;
      } catch {
        began = undefined;
      }
    }
    if (began === undefined) await writeFile(file, JSON.stringify({ began: Date.now(), settings }) + '\n');
    return new AnnotateRun(out, began);
  }

  /** Whether the interrupted run already wrote the result of a document, and the document is no newer. */
  async isDone(document: string, result: string): Promise<boolean> {
    if (this.resumedFrom === undefined) return false;
    const [source, target] = await Promise.all([
      stat(document),
      stat(outputPath(this.out, result)).catch(() => undefined),
    ]);
    // File times may be coarser than the clock: one second of grace.
    return (
      target !== undefined && target.mtimeMs >= this.resumedFrom - 1000 && target.mtimeMs >= source.mtimeMs
    );
  }

  async end(): Promise<void> {
    await rm(path.join(this.out, MARK), { force: true });
  }
}
