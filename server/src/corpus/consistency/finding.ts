/** Something that does not agree over the documents of a corpus, and where. */
import { isSuggestionId, movedSuggestionId } from '../../annotation/suggestionId.js';
import type { Message } from '../../messages/message.js';
import type { TextChange } from '../../text/change.js';
import { movedBy, type Span } from '../../text/span.js';

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

/** A finding in the text after an edit, in which it moves along. */
export function movedFinding(finding: Finding, { start, endBefore, endAfter }: TextChange): Finding {
  const { place, id, fix } = finding;
  const units = endAfter - endBefore;
  if (place.end <= start || units === 0) return finding;
  // An edit within it makes it longer, or shorter.
  if (place.start < endBefore)
    return { ...finding, place: { ...place, end: Math.max(place.start, place.end + units) } };
  return {
    ...finding,
    place: { ...place, ...movedBy(place, units) },
    ...(id !== undefined && { id: isSuggestionId(id) ? movedSuggestionId(id, units) : id }),
    ...(fix && { fix: fix.kind === 'move' ? { ...fix, span: movedBy(fix.span, units) } : fix }),
  };
}
