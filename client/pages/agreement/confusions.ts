/** How often annotators give the same thing which labels, as a grid. */
import type { AgreementAnswer } from '../../../server/src/protocol/agreement.js';

export type Confusions = AgreementAnswer['confusions'];
/** null: none. */
export type Label = string | null;

export interface Grid {
  /** The most used first, none last. */
  readonly labels: readonly Label[];
  readonly count: (row: Label, column: Label) => number;
}

const keyOf = (row: Label, column: Label): string => JSON.stringify([row, column]);

/** Of two annotators the rows are the first one's labels; of more, nobody is first: each count stands on both sides. */
export function gridOf(confusions: Confusions, isOfTwo: boolean): Grid {
  const counts = new Map<string, number>();
  const uses = new Map<Label, number>();
  const add = (row: Label, column: Label, count: number): void => {
    if (count > 0) counts.set(keyOf(row, column), (counts.get(keyOf(row, column)) ?? 0) + count);
  };
  for (const { labels, count, turned } of confusions) {
    const [one, other] = labels;
    for (const label of new Set(labels)) uses.set(label, (uses.get(label) ?? 0) + count);
    if (one === other) add(one, one, count);
    else {
      add(one, other, isOfTwo ? count - turned : count);
      add(other, one, isOfTwo ? turned : count);
    }
  }
  const rank = (label: Label): number => (label === null ? -1 : (uses.get(label) ?? 0));
  return {
    labels: [...uses.keys()].sort((a, b) => rank(b) - rank(a) || (String(a) < String(b) ? -1 : 1)),
    count: (row, column) => counts.get(keyOf(row, column)) ?? 0,
  };
}
