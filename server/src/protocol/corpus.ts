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
  readonly suggestions?: number;
  /** 0 to 1: how unsure the recogniser is of what is left. */
  readonly uncertainty?: number;
  readonly date?: string;
  /** What `documents.json` says of it, by name; absent where that is nothing. */
  readonly fields?: Attributes;
}

export interface CorpusSummary {
  readonly root: string;
  readonly annotator: string;
  readonly annotators: readonly string[];
  readonly labels: readonly LabelDefinition[];
  /** What is said of its documents. */
  readonly fields: readonly DocumentField[];
  readonly documents: readonly DocumentSummary[];
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
