/** The guidelines of a corpus as a client shows them. */
import type { Guideline } from '../annotation/guideline.js';

export interface CorpusGuidelines {
  /** Address of the file, whether it is there or not. */
  readonly file: string;
  readonly isThere: boolean;
  /** Of labels that the file speaks of, in their order. */
  readonly labels: readonly Guideline[];
}

/** Labels of which the guidelines say something else than when their annotations were last looked at. */
export interface GuidelineChanges {
  /** Address of the file. */
  readonly file: string;
  /** In the order of the labels; without a line: nothing is said of the label any more. */
  readonly changed: readonly { readonly label: string; readonly line?: number }[];
}
