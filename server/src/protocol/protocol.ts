/**
 * The requests beyond LSP, typed once for the server and every client. Positions are LSP's (UTF-16).
 * `Requests` maps a method to its parameters and result; `Notifications` a method to its parameters.
 */
import type { Range } from 'vscode-languageserver-types';
import type {
  AnchorState,
  DocumentStatus,
  LabelDefinition,
  Origin,
  Relation,
  RelationType,
} from '../annotation/model.js';
import type { DocumentDate } from '../languages/mention.js';

export type { AnchorState, DocumentStatus, LabelDefinition, Origin, Relation, RelationType, DocumentDate };

/** An annotation, or a mention that waits for a decision. */
export interface Item {
  /** Annotation id; for a suggestion an id that holds until the text changes. */
  readonly id: string;
  readonly kind: 'annotation' | 'suggestion';
  readonly range: Range;
  readonly text: string;
  readonly label: string;
  /** TIMEX3 value or number. */
  readonly value?: string;
  readonly mod?: string;
  /** The value in the reader's words: «Wednesday 6 December 2023». */
  readonly valueText?: string;
  /** Entity id and the name people write it by. */
  readonly canonical?: string;
  readonly name?: string;
  /** Suggestions: 0 to 1. */
  readonly confidence?: number;
  readonly reasons?: readonly string[];
  readonly note?: string;
  readonly origin?: Origin;
  readonly anchor?: AnchorState;
  /** Where an annotation is ambiguous or lost: what stood before and after it. */
  readonly before?: string;
  readonly after?: string;
}

/** All that a client draws of one document. */
export interface DocumentState {
  readonly uri: string;
  /** The text version (LSP) that the ranges belong to. */
  readonly version: number;
  /** Counts what the server has told of the document; see `hawashi/state`. */
  readonly revision: number;
  /** Corpus folder, as URI; absent for a single file served by its language alone (nothing is stored for it). */
  readonly corpus?: string;
  /** Name within the corpus: path without `.txt`. */
  readonly document?: string;
  readonly annotator: string;
  readonly status: DocumentStatus;
  readonly date?: DocumentDate;
  /** Sorted by start, longer first. Rejected mentions are left out. */
  readonly items: readonly Item[];
  readonly relations: readonly Relation[];
  readonly labels: readonly LabelDefinition[];
  readonly relationTypes: readonly RelationType[];
  /** Paragraph and boilerplate structure, as line ranges. */
  readonly boilerplate: readonly Range[];
  readonly titles: readonly Range[];
  readonly counts: { readonly annotated: number; readonly suggestions: number; readonly rejected: number };
  /** The text is still being read: suggestions, titles and boilerplate come with a later state. */
  readonly isReading?: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Why nothing can be stored now (read-only folder, broken file), to be shown. */
  readonly trouble?: string;
}

/** What has changed since a state, where that is less than all of it. */
export interface StateChanges {
  /** The revision of the state that they belong to. */
  readonly since: number;
  readonly rest: Omit<DocumentState, 'items'>;
  /** Ids of items that are gone. */
  readonly gone: readonly string[];
  /** Items that are new or other than before, each with its place in the list. */
  readonly items: readonly { readonly at: number; readonly item: Item }[];
}

/** What an annotator decides. One command is one step of undo. */
export type EditCommand =
  /** Tags a range; the server snaps it to the guidelines' boundaries unless `exact`. */
  | {
      readonly kind: 'tag';
      readonly range: Range;
      readonly label: string;
      readonly exact?: boolean;
      readonly value?: string;
      readonly canonical?: string;
    }
  /** Tags several places in one step (apply to all); ranges are taken as they are. */
  | {
      readonly kind: 'tagAll';
      readonly ranges: readonly Range[];
      readonly label: string;
      readonly canonical?: string;
    }
  /** Accepts suggestions, with another label where one is given. */
  | { readonly kind: 'accept'; readonly ids: readonly string[]; readonly label?: string }
  /** Accepts every suggestion that begins in the range (the whole document without one). */
  | { readonly kind: 'acceptAll'; readonly range?: Range; readonly minimumConfidence?: number }
  /** Refuses suggestions (they are not suggested again), or annotations. */
  | { readonly kind: 'reject'; readonly ids: readonly string[] }
  | { readonly kind: 'remove'; readonly ids: readonly string[] }
  | { readonly kind: 'relabel'; readonly id: string; readonly label: string }
  | { readonly kind: 'move'; readonly id: string; readonly range: Range; readonly exact?: boolean }
  /** `null` takes an attribute away; absent leaves it. */
  | {
      readonly kind: 'describe';
      readonly id: string;
      readonly value?: string | null;
      readonly note?: string | null;
      readonly canonical?: string | null;
    }
  | { readonly kind: 'relate'; readonly type: string; readonly from: string; readonly to: string }
  | { readonly kind: 'unrelate'; readonly id: string }
  | { readonly kind: 'status'; readonly status: DocumentStatus }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

export interface EditResult {
  readonly done: boolean;
  /** What happened, or why nothing did; for the status bar or a message. */
  readonly message?: string;
  /** Ids of the annotations made or changed. */
  readonly ids: readonly string[];
  /** Where they are; for a tag, the snapped range. */
  readonly ranges: readonly Range[];
  /** For a tag: why the range differs from the one asked for. */
  readonly snapped?: string;
}

export interface DocumentSummary {
  readonly name: string;
  readonly uri: string;
  readonly status: DocumentStatus;
  readonly annotated: number;
  readonly suggestions?: number;
  /** 0 to 1: how unsure the recogniser is of what is left. */
  readonly uncertainty?: number;
  readonly date?: string;
}

export interface CorpusSummary {
  readonly root: string;
  readonly annotator: string;
  readonly annotators: readonly string[];
  readonly labels: readonly LabelDefinition[];
  readonly documents: readonly DocumentSummary[];
}

export interface EntitySummary {
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly wikidata?: string;
}

/** A place where the same name stands. */
export interface Occurrence {
  readonly uri: string;
  readonly range: Range;
  readonly text: string;
  /** The line around it, for a preview. */
  readonly context: string;
  readonly contextStart: number;
}

export interface ExportFormat {
  readonly id: string;
  readonly title: string;
  /** One line. */
  readonly description: string;
  readonly extension: string;
  /** Choices there are; the first value of each is taken where nothing is chosen. */
  readonly options: readonly {
    readonly name: string;
    readonly description: string;
    readonly values: readonly string[];
  }[];
}

/** Long work: how far it is is told by `$/progress` with this token. */
interface LongWork {
  readonly workDoneToken?: number | string;
}

/** What is not named is not limited. */
export interface ExportParameters extends LongWork {
  readonly corpus: string;
  readonly format: string;
  /** Of the format, by name. */
  readonly options?: Readonly<Record<string, string>>;
  /** Folder, as URI. */
  readonly target: string;
  /** Whose annotations; the annotator of the settings where none is given. Several lie in folders of their own. */
  readonly annotators?: readonly string[];
  readonly documents?: readonly string[];
  readonly labels?: readonly string[];
  readonly statuses?: readonly DocumentStatus[];
}

export interface ExportResult {
  readonly files: readonly string[];
  readonly documents: number;
  readonly annotations: number;
  /** False where it was cancelled: nothing is written then. */
  readonly complete: boolean;
  /** What could not be read, with file and line. */
  readonly problems: readonly string[];
  /** What the format could not carry, in one sentence; absent where nothing was lost. */
  readonly loss?: string;
  /** Its list, as URI. */
  readonly lossReport?: string;
}

export interface ImportParameters extends LongWork {
  readonly corpus: string;
  /** Files and folders, as URIs. */
  readonly sources: readonly string[];
  readonly format: string;
  readonly annotator: string;
  /** What labels become; null: they are left out. The rest is proposed by the server. */
  readonly labels?: readonly (readonly [label: string, becomes: string | null])[];
  /** Write; otherwise this is a dry run. */
  readonly apply?: boolean;
}

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

export interface Requests {
  /**
   * null: the document is not served (not of a corpus, not of our language). To who says which revision is known already
   * the changes alone may be told.
   */
  'hawashi/state': [{ readonly uri: string; readonly since?: number }, DocumentState | StateChanges | null];
  /** Whether the file is a document of a corpus, by its name alone: it need not be open, nor exist. */
  'hawashi/serves': [{ readonly uri: string }, boolean];
  'hawashi/edit': [{ readonly uri: string; readonly command: EditCommand }, EditResult];
  'hawashi/snap': [
    { readonly uri: string; readonly range: Range },
    { readonly range: Range; readonly reason?: string },
  ];
  /** The same name elsewhere: in this document, or all of the corpus. */
  'hawashi/occurrences': [
    { readonly uri: string; readonly range: Range; readonly label?: string; readonly everywhere?: boolean },
    readonly Occurrence[],
  ];
  'hawashi/setDate': [{ readonly uri: string; readonly value: string }, EditResult];
  'hawashi/corpus': [{ readonly uri: string }, CorpusSummary | null];
  'hawashi/entities': [
    { readonly uri: string; readonly query?: string; readonly label?: string },
    readonly EntitySummary[],
  ];
  /** Writes hawashi.json into a folder that has none. */
  'hawashi/createCorpus': [{ readonly folder: string }, EditResult];
  'hawashi/formats': [null, readonly ExportFormat[]];
  'hawashi/export': [ExportParameters, ExportResult];
  /** Formats that the files may be in, by id, the likeliest first. */
  'hawashi/detectFormat': [
    { readonly corpus: string; readonly sources: readonly string[] },
    readonly string[],
  ];
  'hawashi/import': [ImportParameters, ImportResult];
}

export interface Notifications {
  /** To the client: what `hawashi/state` gives for the document has changed. */
  'hawashi/stateChanged': { readonly uri: string };
  /** To the client: what `hawashi/corpus` gives for the corpus folder has changed. */
  'hawashi/corpusChanged': { readonly uri: string };
}

export type RequestMethod = keyof Requests;

/** What the client tells the server at start (`initializationOptions`) and with `hawashi` settings. */
export interface Settings {
  /** Whose annotations are written; a folder name below the annotations folder. */
  readonly annotator: string;
  /** Suggestions below this confidence are not shown, 0 to 1. */
  readonly minimumConfidence: number;
  readonly diagnostics: { readonly boilerplate: boolean; readonly bidiControls: boolean };
}
