/**
 * Which labels are exhaustive in a document, as a field of it: the names with a space between, so that any format carries
 * them that has a place for fields of documents.
 */
import { sorted } from '../../annotation/completeness.js';

/** The name of the field. */
export const EXHAUSTIVE_FIELD = 'exhaustive';

/** Labels are counted, and none is exhaustive: no label may have such a name. */
const NONE = '<none>';

export const exhaustiveText = (labels: readonly string[]): string =>
  labels.length > 0 ? labels.join(' ') : NONE;

/** The labels that a field of this name says, as text or as a list; undefined where it says something else. */
export function readExhaustive(value: unknown): readonly string[] | undefined {
  if (value === NONE) return [];
  const labels = typeof value === 'string' ? value.split(/[\s,]+/u).filter((label) => label !== '') : value;
  if (!Array.isArray(labels) || labels.length === 0) return undefined;
  return labels.every((label) => typeof label === 'string') ? sorted(labels) : undefined;
}
