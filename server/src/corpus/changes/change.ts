/**
 * A change over the documents of a corpus that is no change of text: planned whole, looked at, then carried out as far as
 * somebody wants it. Plain data; planning writes nothing.
 */
import type { Decision } from '../../annotation/decisions.js';
import type { Annotation, DocumentStatus } from '../../annotation/model.js';
import type { Message } from '../../messages/message.js';
import type { Span } from '../../text/span.js';
import type { CorpusDocument } from '../documentNames.js';
import type { Entity } from '../entities/entityFile.js';

/** What is decided at one place. */
export interface PlaceChange {
  /** UTF-16 offsets into the editor's text; where they hold other words by the time, nothing is done there. */
  readonly span: Span;
  readonly text: string;
  /** Absent: nothing in the text. */
  readonly decision?: Decision;
  /** What had been decided there when it was planned (standing.ts): where it is otherwise by the time, nothing is done. Absent: whatever is. */
  readonly standing?: Standing;
  /** What becomes of what is said of the document as a whole. */
  readonly fields?: FieldsChange;
}

/** Values by the names of fields; undefined: nothing is said of it. */
type FieldValues = Readonly<Record<string, unknown>>;

export interface FieldsChange {
  readonly before: FieldValues;
  readonly after: FieldValues;
}

/** The annotation that is meant; of a place that none was meant at, all that overlap it, refused ones too. */
export type Standing = { readonly meant: Annotation } | { readonly overlapping: readonly Annotation[] };

export interface DocumentChange {
  readonly document: CorpusDocument;
  /** When it was planned. */
  readonly status: DocumentStatus;
  /** In text order. */
  readonly places: readonly PlaceChange[];
}

/** An entity of the corpus' list: one without `before` is new, one without `after` goes. */
export interface EntityChange {
  readonly before?: Entity;
  readonly after?: Entity;
}

export interface CorpusChange {
  /** What it does, in words. */
  readonly title: Message;
  /** Whose annotations it changes. */
  readonly annotator: string;
  /** In order of documents; those where nothing changes are not among them. */
  readonly documents: readonly DocumentChange[];
  readonly entities: readonly EntityChange[];
  /** What cannot be done, and why. */
  readonly told: readonly Message[];
}

/** Indexes of the places that are wanted, by the document's name; a document that is not named is left alone. */
export type Ticks = ReadonlyMap<string, ReadonlySet<number>>;

/** Documents that are done are left alone unless somebody wants otherwise. */
export const isTickedFirst = ({ status }: DocumentChange): boolean => status !== 'done';

/** Everything but documents that are done. */
export function firstTicks({ documents }: CorpusChange): Ticks {
  const wanted = documents.filter(isTickedFirst);
  return new Map(wanted.map(({ document, places }) => [document.name, new Set(places.keys())]));
}

/** The places of a document that are wanted, as one decision; undefined where that is none. */
export function tickedDecision({ document, places }: DocumentChange, ticks: Ticks): Decision | undefined {
  const wanted = ticks.get(document.name);
  const decisions = places
    .filter((_, i) => wanted?.has(i))
    .flatMap(({ decision }) => (decision ? [decision] : []));
  return decisions.length === 0 ? undefined : { kind: 'several', decisions };
}
