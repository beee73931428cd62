/** Which rows are listed: what a number of the other panel counts. */
import type { AgreementRow } from '../../../server/src/protocol/agreement.js';

export interface RowFilter {
  readonly class?: string;
  readonly document?: string;
  /** Some annotator has the label. */
  readonly label?: string;
  /** Two annotators have these; null: one has nothing. */
  readonly labels?: readonly [string | null, string | null];
  /** The first annotator has the first label, the second the second. */
  readonly inOrder?: true;
  readonly border?: string;
  /** These two differ. */
  readonly pair?: readonly [number, number];
}

export function isListed(row: AgreementRow, filter: RowFilter): boolean {
  const { cells } = row;
  if (filter.class !== undefined && row.class !== filter.class) return false;
  if (filter.document !== undefined && row.document !== filter.document) return false;
  if (filter.label !== undefined && !cells.some((cell) => cell?.label === filter.label)) return false;
  if (filter.border !== undefined && !row.borders.includes(filter.border)) return false;
  if (filter.labels && !hasBoth(row, filter.labels, filter.inOrder === true)) return false;
  if (!filter.pair) return true;
  const [one, other] = filter.pair.map((i) => cells[i]);
  return JSON.stringify([one?.label, one?.text]) !== JSON.stringify([other?.label, other?.text]);
}

function hasBoth(
  { cells }: AgreementRow,
  [one, other]: readonly [string | null, string | null],
  inOrder: boolean,
): boolean {
  const found = cells.map((cell) => cell?.label ?? null);
  if (inOrder) return found[0] === one && found[1] === other;
  const first = found.indexOf(one);
  return first !== -1 && found.some((label, i) => label === other && i !== first);
}
