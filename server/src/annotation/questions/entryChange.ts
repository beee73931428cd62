import type { QuestionEntry } from './question.js';

/** What becomes of a line: one without `before` is new, one without `after` goes. */
export interface EntryChange {
  readonly before?: QuestionEntry;
  readonly after?: QuestionEntry;
}
