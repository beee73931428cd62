/** A whole corpus, as clients show it. */
import type { Attributes } from '../annotation/attributes.js';
import type { DocumentField } from '../annotation/documentFields.js';
import type { DocumentStatus, LabelDefinition } from '../annotation/model.js';
import type { Range } from './positions.js';

export interface DocumentSummary {
  readonly name: string;
  readonly uri: string;
  readonly status: DocumentStatus;
  /** Labels that nothing more in it has, sorted; absent where documents are done as wholes. */
  readonly exhaustive?: readonly string[];
  readonly annotated: number;
  /** Open questions; absent where there are none. */
  readonly questions?: number;
  readonly suggestions?: number;
  /** 0 to 1: how unsure the recogniser is of what is left. */
  readonly uncertainty?: number;
  readonly date?: string;
  /** Who annotates it, by the plan; absent where it says nothing of it. */
  readonly assigned?: readonly string[];
  /** What `documents.json` says of it, by name; absent where that is nothing. */
  readonly fields?: Attributes;
}

/** How far the annotator is with what the plan assigns. */
export interface AssignmentSummary {
  readonly assigned: number;
  readonly done: number;
  /** Documents that all others have done, and that wait to be settled. */
  readonly toAdjudicate: number;
  /** ISO 8601 day. */
  readonly deadline?: string;
  /** Names of all documents of the plan, in its order. */
  readonly order: readonly string[];
}

export interface CorpusSummary {
  readonly root: string;
  readonly annotator: string;
  /** Those that the annotator may look at. */
  readonly annotators: readonly string[];
  readonly assignment?: AssignmentSummary;
  readonly labels: readonly LabelDefinition[];
  /** What is said of its documents. */
  readonly fields: readonly DocumentField[];
  readonly documents: readonly DocumentSummary[];
}

/** A place where the same name stands. */
export interface Occurrence {
  readonly uri: string;
  readonly range: Range;
  /** Where pieces were asked for. */
  readonly pieces?: readonly Range[];
  readonly text: string;
  /** The line around it, for a preview. */
  readonly context: string;
  readonly contextStart: number;
}
