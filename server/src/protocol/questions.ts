/** What is asked about a document, as clients show it. */
import type { Range } from './positions.js';

export interface ToldComment {
  readonly id: string;
  readonly author: string;
  /** ISO 8601, UTC; absent where the file does not say it. */
  readonly time?: string;
  /** Plain text. */
  readonly comment: string;
  /** The annotator wrote it, and may change it. */
  readonly isOwn: boolean;
}

/** A question with its answers. */
export interface ToldThread {
  /** Of the question, which is the first of the comments. */
  readonly id: string;
  /** Absent: it is about the document as a whole. */
  readonly range?: Range;
  /** What it is about, as it was when it was asked; absent where it is the document. */
  readonly text?: string;
  /** The annotation or suggestion there. */
  readonly item?: string;
  /** What it is about is gone from the text; or stands in several places. */
  readonly anchor?: 'lost' | 'ambiguous';
  /** Who settled it; absent: it is open. */
  readonly settled?: string;
  readonly comments: readonly ToldComment[];
}
