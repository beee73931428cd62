/** The two models of confidence, of names and of amounts. */
import weights from './weights.tsv';
import { AMOUNT_FIELDS } from './amountEvidence.js';
import { readEstimator, type Estimator } from './estimator.js';
import { NAME_FIELDS } from './nameEvidence.js';

export interface Confidences {
  readonly names: Estimator;
  /** Of times and numbers. */
  readonly amounts: Estimator;
}

export const readConfidences = (table: string): Confidences => ({
  names: readEstimator(table, 'names', NAME_FIELDS),
  amounts: readEstimator(table, 'amounts', AMOUNT_FIELDS),
});

let known: Confidences | undefined;

/** Those that come with the program. */
export const bundledConfidences = (): Confidences => (known ??= readConfidences(weights));
