/**
 * What people decided. Plain data; offsets are UTF-16 into the editor's text in memory, code points of the
 * file on disk (annotationFile.ts converts).
 */
import type { Place } from './fragments.js';
import type { Confidences } from './confidence.js';
import type { Attributes } from './attributes.js';

export type Origin = 'human' | 'accepted' | 'imported';
export const DOCUMENT_STATUSES = ['new', 'in-progress', 'done', 'needs-review'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];

/**
 * What waits for a decision after a merge: `version`, another annotation (whose id is this one's but for a number behind it)
 * is the same one otherwise; `one-side`, the other side of the merge has none.
 */
export const CONFLICTS = ['version', 'one-side'] as const;
export type Conflict = (typeof CONFLICTS)[number];

/** How well an annotation still fits a text that changed since. */
export type AnchorState = 'exact' | 'moved' | 'ambiguous' | 'lost';

/** Its confidences are of the source that it was taken from as it is. */
export interface Annotation extends Place, Confidences {
  readonly id: string;
  readonly text: string;
  readonly label: string;
  readonly value?: string;
  readonly mod?: string;
  readonly canonical?: string;
  readonly note?: string;
  readonly attributes?: Attributes;
  readonly origin?: Origin;
  /** A mention that the annotator refused: it is not suggested again. */
  readonly rejected?: boolean;
  /** Context in the text, for re-anchoring. */
  readonly prefix?: string;
  readonly suffix?: string;
  /** Set when the document changed under the annotation; absent means exact. */
  readonly anchor?: AnchorState;
  /** Ids under which other windows decided the same, unseen of each other; see twins.ts. */
  readonly also?: readonly string[];
  readonly conflict?: Conflict;
  /** Keys of the file that this version does not know; written back as they were. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** An annotation that is put together member by member. */
export type AnnotationInMaking = { -readonly [K in keyof Annotation]: Annotation[K] };

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly attributes?: Attributes;
  readonly conflict?: Conflict;
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** One annotator's decisions on one document. */
export interface AnnotationSet {
  readonly document: string;
  readonly annotator: string;
  readonly status: DocumentStatus;
  /** Labels that nothing more has in the document, sorted; absent where nobody counts by labels. */
  readonly exhaustive?: readonly string[];
  /** What the other side of a merge says of the document otherwise, by the keys of a header; it waits for a decision. */
  readonly otherHeader?: Readonly<Record<string, unknown>>;
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
}

/** A kind of relation that a corpus defines. */
export interface RelationType {
  readonly name: string;
  readonly description?: string;
  /** Labels that it may start from and lead to; absent: any. */
  readonly from?: readonly string[];
  readonly to?: readonly string[];
}

export interface LabelDefinition {
  readonly name: string;
  readonly description?: string;
  /** CSS hex colour. */
  readonly color?: string;
  /** The one key that tags with it. */
  readonly key?: string;
  /** Labels of the recogniser that are suggested as this one; absent: that of the same name. */
  readonly suggest?: readonly string[];
}
