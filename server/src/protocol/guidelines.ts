/** The guidelines of a corpus as a client shows them. */
import type { Guideline } from '../annotation/guideline.js';

export interface CorpusGuidelines {
  /** Address of the file, whether it is there or not. */
  readonly file: string;
  readonly isThere: boolean;
  /** Of labels that the file speaks of, in their order. */
  readonly labels: readonly Guideline[];
}
