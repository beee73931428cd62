/** Other recognisers that a corpus names, as clients show them and ask their user. */

export interface RecommenderSummary {
  readonly name: string;
  readonly kind: 'command' | 'inception' | 'labelStudio';
  /** What is run, or which address is asked, for the user to read. */
  readonly target: string;
  /** All that is agreed to; sent back with the agreement. */
  readonly fingerprint: string;
  /** Nobody has said whether it may be asked; it may not; it may. */
  readonly state: 'unasked' | 'off' | 'on';
  /** Documents that it answered about. */
  readonly answers: number;
  /** Places that it suggested outside of the text, or under labels that the corpus has not. */
  readonly dropped: number;
  /** Why it did not answer the last time. */
  readonly problem?: string;
}

export interface RecommenderResult {
  readonly done: boolean;
  /** What happened, or why nothing did. */
  readonly message?: string;
}
