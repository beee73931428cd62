/** How sure a figure is: what it would be of other documents of the same kind (percentile bootstrap, Efron 1979). */
import { seededRandom } from './random.js';

export interface BootstrapOptions {
  readonly draws?: number;
  readonly seed?: number;
}

const DRAWS = 500;
/** With fewer documents there is nothing to draw from. */
const LEAST_DOCUMENTS = 2;

/**
 * Where a figure is in 95 of 100 draws of as many documents, some more than once. `figure` gives it for documents that count so often;
 * draws of which there is none are left out. Undefined with fewer than two documents.
 */
export function bootstrapInterval(
  documents: number,
  figure: (times: (document: number) => number) => number | undefined,
  { draws = DRAWS, seed = 1 }: BootstrapOptions = {},
): readonly [low: number, high: number] | undefined {
  if (documents < LEAST_DOCUMENTS) return undefined;
  const random = seededRandom(seed);
  const figures: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const times = new Int32Array(documents);
    for (let i = 0; i < documents; i++) times[random.below(documents)]!++;
    const value = figure((document) => times[document]!);
    if (value !== undefined) figures.push(value);
  }
  if (figures.length === 0) return undefined;
  figures.sort((a, b) => a - b);
  const at = (share: number): number => figures[Math.round(share * (figures.length - 1))]!;
  return [at(0.025), at(0.975)];
}
