/** One document of `annotate`: read, recognised, made files of. The same in the tool's thread and in a worker. */
import { createHash } from 'node:crypto';
import type { ReadingSettings } from '../languages/readingSettings.js';
import type { ExchangeDocument, FormatOptions, OutputFile } from '../formats/format.js';
import { chooseFormat } from '../formats/registry.js';
import { projectDocument } from '../formats/projection.js';
import type { Recogniser } from '../suggestions/recogniser/recogniser.js';
import { recogniseFile, sureEnough } from './recognition.js';
import { decodeUtf8, readBytes } from './textFile.js';

/** What all documents of a run share. */
export interface AnnotateSettings {
  readonly format: string;
  readonly options: FormatOptions;
  /** What the recogniser is less sure of is left out. */
  readonly minimumConfidence?: number | undefined;
}

export interface AnnotateJob {
  readonly path: string;
  /** The folder that it really lies below, where one was named. */
  readonly root?: string;
  readonly name: string;
  /** The document's date, and how its corpus reads dates. */
  readonly reading: ReadingSettings;
  /** The labels that its corpus has; all where none are given. */
  readonly labels?: readonly string[];
}

/** Gives the hash of all that decides a document's result, by its job and its text as the file has it. */
export type OriginOf = (job: AnnotateJob, text: Uint8Array) => string;

export interface AnnotateResult {
  /** Tells all that it was made from. */
  readonly from: string;
  readonly annotations: number;
  /** What the format could not carry. */
  readonly losses: number;
  /** The document's own files. */
  readonly files: readonly OutputFile[];
  /** The document itself, where the format has one file for all and somebody else makes it. */
  readonly document?: ExchangeDocument;
}

/** Makes the function that does a document. It throws errors fit for a message. */
export function createAnnotator(
  settings: AnnotateSettings,
  recogniser: Recogniser,
  originOf: OriginOf,
): (job: AnnotateJob) => Promise<AnnotateResult> {
  const { format, options } = chooseFormat(settings.format, settings.options);
  const carries = format.carries(options);
  const writer = format.createWriter(
    { name: '', labels: [], relationTypes: [], attributes: [], fields: [] },
    options,
  );
  return async (job) => {
    const { path, root, name, reading, labels } = job;
    const bytes = await readBytes(path, root);
    const text = decodeUtf8(bytes, path);
    const annotations = sureEnough(recogniseFile(recogniser, text, reading), settings.minimumConfidence);
    const found: ExchangeDocument = {
      name,
      text,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      annotations: labels ? annotations.filter(({ label }) => labels.includes(label)) : annotations,
      relations: [],
      ...(reading.date !== undefined && carries.date && { date: reading.date }),
    };
    const { document, losses } = projectDocument(found, carries, options);
    const result = {
      from: originOf(job, bytes),
      annotations: document.annotations.length,
      losses: losses.length,
    };
    return format.layout === 'corpus'
      ? { ...result, files: [], document }
      : { ...result, files: [...writer.document(document)] };
  };
}
