import type { SpanRules } from '../annotation/fragments.js';
import type { AttributeDefinition, Attributes } from '../annotation/attributes.js';
import type { DocumentField } from '../annotation/documentFields.js';
import type { DocumentStatus, LabelDefinition, Relation, RelationType } from '../annotation/model.js';
import type { Item } from './items.js';
import type { Position, Range } from './positions.js';
import type { ToldThread } from './questions.js';

/** The document's date as a client shows it. */
export interface DocumentDate {
  /** ISO 8601 date, month or year: 2024-11-08, 2024-11, 2024. */
  readonly value: string;
  readonly source: 'documents.json' | 'inferred';
  /** Why, where it was inferred: «Wednesday 6 December falls in 2023». */
  readonly reason?: string;
}

/** What is said of a document as a whole. */
export interface DocumentFields {
  /** In the order in which they are shown. */
  readonly definitions: readonly DocumentField[];
  /** By name; what is not defined, too. */
  readonly values: Attributes;
  /** What the text says of fields that have no value. */
  readonly proposed: readonly ProposedField[];
}

export interface ProposedField {
  readonly name: string;
  readonly value: string;
  /** Why: «the line «هسبريس - الرباط» begins the text». */
  readonly reason: string;
}

/** Something wrong with the text's file or with the annotation file: bytes that are not UTF-8, lines that are not used. */
export interface StateProblem {
  /** What is wrong and what to do. */
  readonly message: string;
  readonly severity: 'error' | 'warning';
  /** Address of the file. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
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
  /** Labels that nothing more in the document has, sorted; absent where documents are done as wholes. */
  readonly exhaustive?: readonly string[];
  readonly date?: DocumentDate;
  /** What `documents.json` says of it; absent for a single file. */
  readonly fields?: DocumentFields;
  /** Sorted by start, longer first. Rejected mentions are left out. */
  readonly items: readonly Item[];
  readonly relations: readonly Relation[];
  readonly labels: readonly LabelDefinition[];
  readonly relationTypes: readonly RelationType[];
  readonly attributeDefinitions: readonly AttributeDefinition[];
  readonly spanRules: SpanRules;
  /** What is asked about it, in text order; absent where nothing is. */
  readonly questions?: readonly ToldThread[];
  /** Another number where the guidelines have changed; absent where there are none. */
  readonly guidelines?: number;
  /** Paragraph and boilerplate structure, as line ranges. */
  readonly boilerplate: readonly Range[];
  readonly titles: readonly Range[];
  readonly counts: {
    readonly annotated: number;
    readonly suggestions: number;
    readonly rejected: number;
    /** What is not suggested, since it was refused elsewhere. */
    readonly withheld?: number;
  };
  /**
   * The text is still being read: there are suggestions of what has been read by now, all others, titles, boilerplate and what
   * the text says of itself come with later states.
   */
  readonly isReading?: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Why nothing can be stored now (read-only folder, broken file), to be shown. */
  readonly trouble?: string;
  /** What is wrong with its files, to be shown beside the text; absent where nothing is. */
  readonly problems?: readonly StateProblem[];
}

/** What an edit of the text does to items that begin where it ended, or behind that: they move along. */
export interface TextMove {
  /** Where it ended in the text before it, */
  readonly from: Position;
  /** and where that is in the text after it. */
  readonly to: Position;
  /** By how many UTF-16 units the text has grown. */
  readonly units: number;
}

/** What has changed since a state, where that is less than all of it. */
export interface StateChanges {
  /** The revision of the state that they belong to. */
  readonly since: number;
  readonly rest: Omit<DocumentState, 'items'>;
  /** Which items of the state before are gone, or replaced: their places in its list, ascending. */
  readonly gone: readonly number[];
  /** Where the text is another: what the other items of the state before do. */
  readonly move?: TextMove;
  /** Items that are new or other than before, each with its place in the list. */
  readonly items: readonly { readonly at: number; readonly item: Item }[];
}
