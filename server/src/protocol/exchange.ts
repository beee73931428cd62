/** Export and import: what is asked, and what came of it. Files and folders are URIs. */
import * as v from 'valibot';
import { DOCUMENT_STATUSES } from '../annotation/model.js';
import { list, record } from './shapes.js';

export interface ExportFormat {
  readonly id: string;
  readonly title: string;
  /** One line. */
  readonly description: string;
  readonly extension: string;
  /** False where files of it are read alone. */
  readonly written: boolean;
  /** Choices there are; the first value of each is taken where nothing is chosen. */
  readonly options: readonly {
    readonly name: string;
    readonly description: string;
    readonly values: readonly string[];
  }[];
}

/** Long work: how far it is is told by `$/progress` with this token. */
const WORK_DONE_TOKEN = { workDoneToken: v.optional(v.union([v.number(), v.string()])) };

/** What is not named is not limited. */
export const ExportParametersSchema = record({
  ...WORK_DONE_TOKEN,
  corpus: v.string(),
  format: v.string(),
  /** Of the format, by name. */
  options: v.optional(v.pipe(v.record(v.string(), v.string()), v.readonly())),
  /** Folder. */
  target: v.string(),
  /** Whose annotations; the annotator of the settings where none is given. Several lie in folders of their own. */
  annotators: v.optional(list(v.string())),
  documents: v.optional(list(v.string())),
  labels: v.optional(list(v.string())),
  statuses: v.optional(list(v.picklist(DOCUMENT_STATUSES))),
  /** Only documents in which every label that is exported is complete. */
  exhaustive: v.optional(v.boolean()),
});
export type ExportParameters = v.InferOutput<typeof ExportParametersSchema>;

export interface ExportResult {
  readonly files: readonly string[];
  readonly documents: number;
  readonly annotations: number;
  /** False where it was cancelled: nothing is written then. */
  readonly complete: boolean;
  /** Why nothing was written, and what to choose instead; absent where it was not refused. */
  readonly refused?: string;
  /** What could not be read, with file and line. */
  readonly problems: readonly string[];
  /** What the format could not carry, in one sentence; absent where nothing was lost. */
  readonly loss?: string;
  /** Its list, as URI. */
  readonly lossReport?: string;
}

export const DetectFormatParametersSchema = record({ corpus: v.string(), sources: list(v.string()) });

export const ImportParametersSchema = record({
  ...WORK_DONE_TOKEN,
  corpus: v.string(),
  /** Files and folders. */
  sources: list(v.string()),
  format: v.string(),
  annotator: v.string(),
  /** What labels become; null: they are left out. The rest is proposed by the server. */
  labels: v.optional(list(v.pipe(v.tuple([v.string(), v.nullable(v.string())]), v.readonly()))),
  /** Write; otherwise this is a dry run. */
  apply: v.optional(v.boolean()),
});
export type ImportParameters = v.InferOutput<typeof ImportParametersSchema>;

export interface ImportResult {
  readonly applied: boolean;
  /** False where it was cancelled; what was written until then stays. */
  readonly complete: boolean;
  readonly documents: readonly {
    readonly document: string;
    readonly source: string;
    readonly matched: 'name' | 'content';
    readonly annotations: number;
    readonly relations: number;
    readonly known: number;
    readonly conflicts: number;
    /** The annotation file, as URI. */
    readonly file: string;
  }[];
  readonly annotations: number;
  readonly relations: number;
  /** Annotations that were there already. */
  readonly known: number;
  /** Those of them that got a value, an entity or a note which they lacked. */
  readonly completed: number;
  /** Documents that got a date, or a status. */
  readonly dates: number;
  readonly statuses: number;
  /** What else of documents as wholes was taken in. */
  readonly fields: number;
  /** Documents that could not be written. */
  readonly failed: number;
  /** Imported documents that the corpus does not have. */
  readonly unmatched: number;
  readonly conflicts: number;
  readonly problems: number;
  readonly labels: readonly {
    readonly label: string;
    readonly count: number;
    /** Absent: left out. */
    readonly becomes?: string;
    /** Whether that is in the label set. */
    readonly known: boolean;
  }[];
  readonly summary: string;
  /** All of it, in Markdown. */
  readonly report: string;
}
