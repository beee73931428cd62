/**
 * Writes documents in a format, tells what it could not carry, and proves the result: what was written is read
 * back and compared with what was to be written.
 */
import { CodePointIndex } from '../text/offsets.js';
import { compareDocuments, type Difference } from './comparison.js';
import type { CorpusDescription, ExchangeDocument, OutputFile } from '../formats/format.js';
import { lossRow, type LossRow } from './lossReport.js';
import { projectDocument, type LossKind } from '../formats/projection.js';
import type { ChosenFormat } from '../formats/registry.js';

export interface ExportTask {
  readonly chosen: ChosenFormat;
  readonly corpus: CorpusDescription;
  /** The documents, in the order of their names; asked for twice where one file holds all of them. */
  readonly documents: () => AsyncIterable<ExchangeDocument>;
  /** Writes a file, or adds to one that this export began. */
  readonly write: (file: OutputFile, append: boolean) => Promise<void>;
  /** Reads what was written; without it nothing is proved. */
  readonly readBack?: (path: string) => Promise<Uint8Array>;
  readonly onLoss?: (loss: LossRow) => void | Promise<void>;
  /** Told after each document; false stops the export. */
  readonly onDocument?: (document: ExchangeDocument) => boolean | void | Promise<boolean | void>;
}

export interface ExportSummary {
  readonly documents: number;
  readonly annotations: number;
  /** In the order of writing. */
  readonly files: readonly string[];
  readonly losses: Readonly<Partial<Record<LossKind, number>>>;
  /** Where what was read back is not what was written; empty is the proof. */
  readonly differences: readonly Difference[];
  readonly verified: boolean;
  /** False where it was stopped. */
  readonly complete: boolean;
}

export async function exportDocuments(task: ExportTask): Promise<ExportSummary> {
  const { format, options } = task.chosen;
  const carries = format.carries(options);
  const writer = format.createWriter(task.corpus, options);
  const written = new Set<string>();
  const losses: Partial<Record<LossKind, number>> = {};
  const differences: Difference[] = [];
  let documents = 0;
  let annotations = 0;
  let complete = true;
  const put = async (files: readonly OutputFile[]): Promise<void> => {
    for (const file of files) {
      await task.write(file, written.has(file.path));
      written.add(file.path);
    }
  };

  for await (const source of task.documents()) {
    const { document, losses: lost, wordless } = projectDocument(source, carries, options);
    const points = lost.length > 0 && task.onLoss ? new CodePointIndex(source.text) : undefined;
    for (const loss of lost) {
      losses[loss.kind] = (losses[loss.kind] ?? 0) + 1;
      if (points) await task.onLoss?.(lossRow(loss, points));
    }
    const files = wordless ? [] : writer.document(document);
    await put(files);
    documents += wordless ? 0 : 1;
    annotations += document.annotations.length;
    if (task.readBack && !wordless && format.layout === 'document') {
      const beside = [...written].filter((path) => format.isBeside?.(path));
      const own = await readFiles(new Set([...files.map((file) => file.path), ...beside]), task.readBack);
      const back = reader(task, own, () => document.text, differences);
      const read = await back.next();
      differences.push(...compareDocuments(document, read.done ? undefined : read.value, carries));
    }
    if ((await task.onDocument?.(source)) === false) {
      complete = false;
      break;
    }
  }
  await put(writer.end());

  if (task.readBack && format.layout === 'corpus' && complete) {
    let text = '';
    const back = reader(task, await readFiles(written, task.readBack), () => text, differences);
    for await (const source of task.documents()) {
      const { document } = projectDocument(source, carries, options);
      text = document.text;
      const read = await back.next();
      differences.push(...compareDocuments(document, read.done ? undefined : read.value, carries));
    }
  }
  const verified = task.readBack !== undefined && complete;
  return { documents, annotations, files: [...written], losses, differences, verified, complete };
}

async function readFiles(
  paths: ReadonlySet<string>,
  readBack: (path: string) => Promise<Uint8Array>,
): Promise<Map<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  for (const path of paths) files.set(path, await readBack(path));
  return files;
}

function reader(
  task: ExportTask,
  files: ReadonlyMap<string, Uint8Array>,
  textOf: () => string,
  differences: Difference[],
): AsyncIterator<ExchangeDocument> {
  return task.chosen.format
    .read(files, {
      textOf,
      fields: new Set(task.corpus.fields),
      report: ({ file, line, message }) =>
        differences.push({
          document: line === undefined ? file : `${file}:${line}`,
          message,
        }),
    })
    [Symbol.asyncIterator]();
}
