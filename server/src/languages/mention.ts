/** What the recogniser gives: mentions, plain data, in UTF-16 offsets into the document. */
import type { Message } from '../messages/message.js';
import type { Span } from '../text/span.js';

export const NAME_LABELS = [
  'PERS',
  'ORG',
  'GPE',
  'LOC',
  'FAC',
  'NORP',
  'EVENT',
  'LAW',
  'OCC',
  'MISC',
] as const;
export const TIME_LABELS = ['DATE', 'TIME', 'DURATION', 'SET'] as const;
export const NUMBER_LABELS = ['ORDINAL', 'CARDINAL', 'MONEY', 'PERCENT', 'QUANTITY'] as const;

export type NameLabel = (typeof NAME_LABELS)[number];
export type TimeLabel = (typeof TIME_LABELS)[number];
export type NumberLabel = (typeof NUMBER_LABELS)[number];
export type MentionLabel = NameLabel | TimeLabel | NumberLabel;

/** A span that the recogniser found: a suggestion, until an annotator decides. */
export interface Mention extends Span {
  readonly label: MentionLabel;
  /** The exact slice of the document. */
  readonly text: string;
  /** TIMEX3 value, or the number (see the guidelines), where the label has one. */
  readonly value?: string;
  /** TIMEX3 `mod`: START, MID, END, APPROX, … */
  readonly mod?: string;
  /** Id shared by all mentions of one entity, over all documents. */
  readonly canonical?: string;
  /** The entity's name as people write it, where `canonical` is set. */
  readonly name?: string;
  /** How sure the recogniser is that all is right, the label and both borders: how often such mentions are, 0 to 1. */
  readonly confidence: number;
  /** The same for the label alone, whatever the borders; where a source knows it. */
  readonly labelConfidence?: number;
  /** The same for the borders, if the label is right; where a source knows it. */
  readonly borderConfidence?: number;
  /** Why it was found or how its value was computed, in words, most important first. */
  readonly reasons: readonly Message[];
  /** What is wrong or doubtful about a time expression. */
  readonly problems?: readonly TimeProblem[];
}

export type TimeProblemKind =
  | 'unresolved' // a relative expression without a document date
  | 'weekday-mismatch' // «الأربعاء 7 دجنبر 2023», which was a Thursday
  | 'calendar-mismatch' // Hijri and Gregorian of a pair disagree
  | 'impossible-date' // 31 شتنبر
  | 'backwards-range' // من 7 إلى 4 نونبر
  | 'ambiguous-order'; // 5/6/2023

/** Another reading of a doubtful expression, for a quick fix: its TIMEX3 value, and what the fix is called by. */
export interface OtherReading {
  readonly value: string;
  readonly label: Message;
}

export interface TimeProblem {
  readonly kind: TimeProblemKind;
  /** One sentence for the annotator: what is wrong and with what. */
  readonly message: Message;
  /** Other readings that a quick fix can offer. */
  readonly readings?: readonly OtherReading[];
}

/** The document creation time: what relative expressions are resolved against. */
export interface DocumentDate {
  /** ISO 8601 date, month or year: 2024-11-08, 2024-11, 2024. */
  readonly value: string;
  readonly source: 'documents.json' | 'inferred';
  /** Why, where it was inferred: «Wednesday 6 December falls in 2023». */
  readonly reason?: Message;
}

/** What a text says of where it is from, in its dateline or in what was taken along of its page. */
export interface SourceClue {
  /** The field of documents that it is for. */
  readonly name: 'outlet' | 'place' | 'author' | 'published';
  readonly value: string;
  readonly reason: Message;
  /** Index of the paragraph that says it. */
  readonly paragraph: number;
}

/** A paragraph that is page furniture: what a scraper took along with an article. */
export interface BoilerplateLine {
  /** Index into the document's paragraphs. */
  readonly paragraph: number;
  /** Why it is taken for boilerplate, for the diagnostic. */
  readonly reason: Message;
}
