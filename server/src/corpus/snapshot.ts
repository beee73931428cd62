/**
 * What every feature reads: one document at one version, with what was recognised in it and what was decided
 * about it. Plain data, made anew when either changes.
 */
import type { Completeness } from '../annotation/completeness.js';
import type { SpanRules } from '../annotation/fragments.js';
import type { AttributeDefinition, Attributes } from '../annotation/attributes.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import type {
  Annotation,
  DocumentStatus,
  LabelDefinition,
  Relation,
  RelationType,
} from '../annotation/model.js';
import type { PlacedThread } from '../annotation/questions/placedThreads.js';
import type { DocumentField } from '../annotation/documentFields.js';
import type { Guidelines } from './guidelines/guidelinesFile.js';
import type { LanguagePack } from '../languages/languagePack.js';
import type { Span } from '../text/span.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import type { Suggestion } from '../suggestions/suggestion.js';

export interface CorpusPlace {
  /** Address of the corpus folder. */
  readonly root: string;
  /** The document's name in it. */
  readonly document: string;
  /** What it calls its entities, by id. */
  readonly entityNames: ReadonlyMap<string, string>;
  /** What is said of its documents. */
  readonly fieldDefinitions: readonly DocumentField[];
  /** What is said of this one, by name. */
  readonly fields: Attributes;
}

export interface Snapshot {
  readonly document: TextDocument;
  /** Version of the document that the offsets belong to. */
  readonly version: number;
  /** That of the corpus. */
  readonly language: LanguagePack;
  readonly recognition: Recognition;
  /**
   * The recogniser has not read all of the text yet, or nothing: what is decided is known already, and what is suggested in what
   * it has read. Nothing that lasts may be made of these suggestions.
   */
  readonly isEarly?: boolean;
  /** The annotator's live annotations, by place; rejected mentions are not among them. */
  readonly annotations: readonly Annotation[];
  readonly rejected: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly status: DocumentStatus;
  /** Labels that nothing more has, sorted; absent where documents are done as wholes. */
  readonly exhaustive?: readonly string[];
  /** What the other side of a merge says of the document otherwise. */
  readonly otherHeader?: Readonly<Record<string, unknown>>;
  readonly annotator: string;
  readonly labels: readonly LabelDefinition[];
  /** What is said of the labels. */
  readonly guidelines: Guidelines;
  readonly relationTypes: readonly RelationType[];
  readonly attributeDefinitions: readonly AttributeDefinition[];
  readonly spanRules: SpanRules;
  /** Whether documents are done as wholes, or label by label. */
  readonly completeness: Completeness;
  /** Whether annotations keep when they were decided. */
  readonly recordsDecisions?: true;
  /** What all sources propose, decided or not, by place. */
  readonly proposed: readonly Suggestion[];
  /** Of these, those with problems. */
  readonly questionable: readonly Suggestion[];
  /** Of these, what nobody decided about yet. */
  readonly suggestions: readonly Suggestion[];
  /** What is asked about it, in text order. */
  readonly questions: readonly PlacedThread[];
  /** The document in its corpus folder; absent for a file outside a corpus. */
  readonly corpus?: CorpusPlace;
}

export function rangeOf(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function spanOf(document: TextDocument, range: Range): Span {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return start <= end ? { start, end } : { start: end, end: start };
}

export function paragraphRange(paragraph: { readonly start: number; readonly text: string }): Span {
  return { start: paragraph.start, end: paragraph.start + paragraph.text.length };
}
