/**
 * How sure a mention is: its label and its borders apart, each by a logistic model over what is known of the mention. What
 * is known is a list of values, one a field. A value has a weight, and beside it one for each label, which says how far
 * the label departs from the others. `npm run train:confidence` learns the weights.
 */
import { message } from '../../../messages/message.js';
import { MessageError } from '../../../messages/messageError.js';
import { asName } from '../../../text/asName.js';
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

/** The weights of each field, by value. */
type Weights = readonly Map<string, Sums>[];

/** Reads one of the models of a file of weights. Throws `ConfidenceError` where the file is not one of these fields. */
export function readEstimator(table: string, model: string, fields: readonly string[]): Estimator {
  const rows = parseLexicon(table).filter((row) => row['model'] === model);
  if (rows.length === 0) throw new ConfidenceError(message('confidence.noModel', { model }));
  const ofAll: Weights = fields.map(() => new Map<string, Sums>());
  const byLabel = new Map<string, Weights>();
  // Those of all labels first: the weights of a label are these and its own together, so that one look finds both.
  for (const row of [...rows].sort((a, b) => Number(a['mentions'] !== '') - Number(b['mentions'] !== ''))) {
    const label = row['mentions'] ?? '';
    const value = asName(row['value'] ?? '');
    const { field, weights } = checked(row, fields);
    if (label !== '' && !byLabel.has(label))
      byLabel.set(
        label,
        ofAll.map((values) => new Map(values)),
      );
    const values = (byLabel.get(label) ?? ofAll)[field]!;
    const [ofLabel, ofBorder] = ofAll[field]!.get(value) ?? NOTHING;
    values.set(value, label === '' ? weights : [ofLabel + weights[0], ofBorder + weights[1]]);
  }
  return (label, evidence) => estimate(byLabel.get(label) ?? ofAll, evidence);
}

const NOTHING: Sums = [0, 0];

function estimate(weights: Weights, evidence: Evidence): Estimate {
  let label = 0;
  let border = 0;
  for (let i = 0; i < evidence.length; i++) {
    const known = weights[i]!.get(evidence[i]!);
    if (!known) continue;
    label += known[0];
    border += known[1];
  }
  return { label: logistic(label), border: logistic(border) };
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
