/** Something that does not agree over the documents of a corpus, and where. */
import type { Message } from '../../messages/message.js';
import type { Span } from '../../text/span.js';

export const CONSISTENCY_CODES = [
  'consistency.two-labels',
  'consistency.missed',
  'consistency.unlinked',
  'consistency.two-entities',
  'consistency.two-borders',
  'consistency.two-values',
  'consistency.duplicate-document',
  'consistency.duplicate-paragraph',
] as const;
export type ConsistencyCode = (typeof CONSISTENCY_CODES)[number];

export interface FindingPlace extends Span {
  readonly document: string;
  /** What stands there. */
  readonly text: string;
}

/** What would make it agree, at its place. */
export type FindingFix =
  | { readonly kind: 'relabel'; readonly label: string }
  | { readonly kind: 'accept' }
  | { readonly kind: 'link'; readonly canonical: string }
  | { readonly kind: 'move'; readonly span: Span; readonly text: string }
  | { readonly kind: 'value'; readonly value: string };

export interface Finding {
  readonly code: ConsistencyCode;
  /** What disagrees, whatever the place: a name, a value, a paragraph. By it a finding is dismissed. */
  readonly subject: string;
  readonly document: string;
  readonly place: FindingPlace;
  /** The annotation or suggestion that it is about. */
  readonly id?: string;
  /** The others have it clearly otherwise; else it is a question. */
  readonly isSure: boolean;
  readonly message: Message;
  /** Places that have it otherwise, a few. */
  readonly others: readonly FindingPlace[];
  readonly fix?: FindingFix;
  /** Entities that it takes for one. */
  readonly entities?: readonly [string, string];
}

/** As many other places as a diagnostic names. */
export const MOST_OTHERS = 5;
/** As many places as are told of one subject. */
export const MOST_PLACES = 100;
