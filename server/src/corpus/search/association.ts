/**
 * How strongly two words go together, by how often they do and how often they would by chance. The definitions are those of
 * Evert (2005), "The Statistics of Word Cooccurrences", and of the UCS toolkit; logDice is Rychlý's (2008), log ratio
 * Hardie's (2014). Pure.
 */

/** Frequencies: of both together, of each, and of all words. */
export interface Frequencies {
  readonly together: number;
  readonly first: number;
  readonly second: number;
  readonly all: number;
}

export const MEASURES = ['logLikelihood', 'mi', 't', 'z', 'dice', 'logDice', 'logRatio'] as const;
export type Measure = (typeof MEASURES)[number];

/** How often they would stand together by chance. */
export const expected = ({ first, second, all }: Frequencies): number => (first * second) / all;

/** Dunning's (1993) log-likelihood over the four cells; below 0 where they avoid each other. */
function logLikelihood(frequencies: Frequencies): number {
  const { together, first, second, all } = frequencies;
  const cells = [
    [together, first, second],
    [first - together, first, all - second],
    [second - together, all - first, second],
    [all - first - second + together, all - first, all - second],
  ] as const;
  let sum = 0;
  for (const [observed, row, column] of cells)
    if (observed > 0) sum += observed * Math.log((observed * all) / (row * column));
  return together < expected(frequencies) ? -2 * sum : 2 * sum;
}

const dice = ({ together, first, second }: Frequencies): number => (2 * together) / (first + second);

/** How much more often the second is with the first than without it, as a power of 2; half a time counts for never. */
function logRatio({ together, first, second, all }: Frequencies): number {
  const apart = Math.max(second - together, 0.5);
  return Math.log2(together / first / (apart / (all - first)));
}

/** By their names; all but `dice` are larger the stronger the bond, with no upper limit (`logDice`: 14). */
export const MEASURED: Readonly<Record<Measure, (frequencies: Frequencies) => number>> = {
  logLikelihood,
  /** Mutual information in bits. */
  mi: (frequencies) => Math.log2(frequencies.together / expected(frequencies)),
  t: (frequencies) => (frequencies.together - expected(frequencies)) / Math.sqrt(frequencies.together),
  z: (frequencies) => (frequencies.together - expected(frequencies)) / Math.sqrt(expected(frequencies)),
  dice,
  logDice: (frequencies) => 14 + Math.log2(dice(frequencies)),
  logRatio,
};
