/** How every two annotators of a corpus agree, as F1 over the documents that both work on. */
import { OVERLAPS, overlapOf, type Overlap } from '../corpus/agreement/overlapScores.js';
import type { CorpusModel } from '../corpus/corpusModel.js';

export interface Pair {
  readonly names: string;
  documents: number;
  readonly overlaps: Overlap[];
}

/** Every two annotators, over the documents in which both have decided something, pooled. */
export async function agreementIn(model: CorpusModel): Promise<ReadonlyMap<string, Pair>> {
  const annotators = await model.corpus.annotators();
  const pairs = new Map<string, Pair>();
  for (const document of await model.corpus.documents()) {
    const work = [];
    for (const annotator of annotators) {
      const set = (await model.decided(document, annotator))?.set;
      if (set && set.status !== 'new')
        work.push({ annotator, places: set.annotations.filter(({ rejected }) => !rejected) });
    }
    for (const [i, one] of work.entries())
      for (const other of work.slice(i + 1)) {
        const names = `${one.annotator} – ${other.annotator}`;
        const pair = pairs.get(names) ?? {
          names,
          documents: 0,
          overlaps: OVERLAPS.map(() => ({ first: 0, second: 0, common: 0 })),
        };
        pairs.set(names, pair);
        pair.documents++;
        for (const [k, kind] of OVERLAPS.entries())
          pair.overlaps[k] = sum(pair.overlaps[k]!, overlapOf(one.places, other.places, kind));
      }
  }
  return pairs;
}

const sum = (a: Overlap, b: Overlap): Overlap => ({
  first: a.first + b.first,
  second: a.second + b.second,
  common: a.common + b.common,
});
