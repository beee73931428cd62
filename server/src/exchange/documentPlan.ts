import type { AttributeValue } from '../annotation/attributes.js';
import type { Annotation, DocumentStatus, Relation } from '../annotation/model.js';
import type { CorpusDocument } from '../corpus/documentNames.js';
import type { ConflictList } from './conflicts.js';

export type PlannedFields = Readonly<Record<string, AttributeValue>>;

/** What is to be written for one document. */
export interface DocumentPlan {
  readonly source: string;
  readonly document: CorpusDocument;
  /** Whose decisions they become. */
  readonly annotator: string;
  readonly matched: 'name' | 'content';
  /** New annotations, in offsets of the editor's text, by place. */
  readonly annotations: readonly Annotation[];
  /** Annotations that are there, with what they lacked. */
  readonly completed: readonly Annotation[];
  readonly relations: readonly Relation[];
  /** Already there, the same. */
  readonly known: number;
  /** The document's date, where the corpus had none. */
  readonly date?: string;
  /** What else is said of it as a whole, where the corpus said nothing. */
  readonly fields?: PlannedFields;
  /** Where the annotator had not begun. */
  readonly status?: DocumentStatus;
  /** Labels that nothing more in it has, where that was not known. */
  readonly exhaustive?: readonly string[];
  readonly conflicts: ConflictList;
}
