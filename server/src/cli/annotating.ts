/** One document of `annotate`: read, recognised, written. The same in the tool's thread and in a worker. */
import { say } from './say.js';
import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExchangeDocument, FormatOptions, OutputFile } from '../formats/format.js';
import { chooseFormat } from '../formats/registry.js';
import { projectDocument } from '../formats/projection.js';
import { sweepOnce, temporaryFile } from '../node/temporaryFiles.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';
import { recogniseFile } from './recognition.js';
import { readText } from './textFile.js';

/** What all documents of a run share. */
export interface AnnotateSettings {
  readonly format: string;
  readonly options: FormatOptions;
  readonly out: string;
}

export interface AnnotateJob {
  readonly path: string;
  readonly name: string;
  readonly date?: string;
}

export interface AnnotateResult {
  readonly annotations: number;
  /** What the format could not carry. */
  readonly losses: number;
  /** The document itself, where the format has one file for all and somebody else writes it. */
  readonly document?: ExchangeDocument;
}

/** Makes the function that does a document. It throws errors fit for a message. */
export function createAnnotator(
  settings: AnnotateSettings,
  recogniser: Recogniser,
): (job: AnnotateJob) => Promise<AnnotateResult> {
  const { format, options } = chooseFormat(settings.format, settings.options);
  const carries = format.carries(options);
  const writer = format.createWriter({ name: '', labels: [], relationTypes: [] }, options);
  return async (job) => {
    const text = await readText(job.path);
    const found: ExchangeDocument = {
      name: job.name,
      text,
      sha256: createHash('sha256').update(text).digest('hex'),
      annotations: recogniseFile(recogniser, text, job.date),
      relations: [],
      ...(job.date !== undefined && carries.date && { date: job.date }),
    };
    const { document, losses } = projectDocument(found, carries, options);
    const result = { annotations: document.annotations.length, losses: losses.length };
    if (format.layout === 'corpus') return { ...result, document };
    for (const file of writer.document(document)) await writeOutput(settings.out, file);
    return result;
  };
}

/** Where a file of an export lies; throws where its name would lead out of the folder. */
export function outputPath(folder: string, relative: string): string {
  const root = path.resolve(folder);
  const file = path.resolve(root, relative);
  if (relative.includes('\0') || !file.startsWith(root.endsWith(path.sep) ? root : root + path.sep))
    throw new Error(say('tool.outside', { path: relative, folder }));
  return file;
}

/** Writes a file whole: whoever sees it sees all of it. */
async function writeOutput(folder: string, { path: relative, content }: OutputFile): Promise<void> {
  const file = outputPath(folder, relative);
  const temporary = temporaryFile(file);
  await mkdir(path.dirname(file), { recursive: true });
  await sweepOnce(path.dirname(file));
  try {
    await writeFile(temporary, content);
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
