/**
 * How sure a mention is: its label and its borders apart, each by a logistic model over what is known of the mention. What
 * is known is a list of values, one a field. A value has a weight, and beside it one for each label, which says how far
 * the label departs from the others. `npm run train:confidence` learns the weights.
 */
import { message } from '../../../messages/message.js';
import { MessageError } from '../../../messages/messageError.js';
import { parseLexicon, type LexiconRow } from '../../../text/lexicon.js';
import { logistic } from '../names/tagger/calibration.js';

/** The values of the fields, in the order in which the fields are listed; '' where there is nothing to say. */
export type Evidence = readonly string[];

/** How often such mentions are right, 0 to 1. */
export interface Estimate {
  readonly label: number;
  /** Both borders, where the label is right. */
  readonly border: number;
}

export type Estimator = (label: string, evidence: Evidence) => Estimate;

/** What is estimated. */
export const TARGETS = ['label', 'border'] as const;
export type Target = (typeof TARGETS)[number];

/**
 * Columns of the file of weights: a row has the two weights of a value in one of the models, for the mentions of one label or,
 * where it names none, for all.
 */
export const COLUMNS = ['model', 'field', 'value', 'mentions', ...TARGETS] as const;

/** A file of weights that cannot be used; the message says why. */
export class ConfidenceError extends MessageError {
  override readonly name = 'ConfidenceError';
}

type Sums = [label: number, border: number];

class Weights {
  private readonly values: readonly Map<string, Sums>[];

  constructor(fields: readonly string[]) {
    this.values = fields.map(() => new Map<string, Sums>());
  }

  set(field: number, value: string, weights: Sums): void {
    this.values[field]!.set(value, weights);
  }

  addTo(sums: Sums, evidence: Evidence): void {
    for (let i = 0; i < evidence.length; i++) {
      const known = this.values[i]!.get(evidence[i]!);
      if (!known) continue;
      sums[0] += known[0];
      sums[1] += known[1];
    }
  }
}

/** Reads one of the models of a file of weights. Throws `ConfidenceError` where the file is not one of these fields. */
export function readEstimator(table: string, model: string, fields: readonly string[]): Estimator {
  const rows = parseLexicon(table).filter((row) => row['model'] === model);
  if (rows.length === 0) throw new ConfidenceError(message('confidence.noModel', { model }));
  const ofAll = new Weights(fields);
  const byLabel = new Map<string, Weights>();
  for (const row of rows) {
    const label = row['mentions'] ?? '';
    if (label !== '' && !byLabel.has(label)) byLabel.set(label, new Weights(fields));
    const { field, weights } = checked(row, fields);
    (byLabel.get(label) ?? ofAll).set(field, row['value']!, weights);
  }
  return (label, evidence) => {
    const sums: Sums = [0, 0];
    ofAll.addTo(sums, evidence);
    byLabel.get(label)?.addTo(sums, evidence);
    return { label: logistic(sums[0]), border: logistic(sums[1]) };
  };
}

function checked(
  row: LexiconRow,
  fields: readonly string[],
): { readonly field: number; readonly weights: Sums } {
  const told = COLUMNS.map((column) => row[column] ?? '').join(' ');
  const field = fields.indexOf(row['field'] ?? '');
  const weights: Sums = [Number(row['label'] || NaN), Number(row['border'] || NaN)];
  if (field < 0) throw new ConfidenceError(message('confidence.unknownField', { row: told }));
  if (!weights.every(Number.isFinite))
    throw new ConfidenceError(message('confidence.noNumber', { row: told }));
  return { field, weights };
}
