/** Ratings of items in several documents. */
import { coded, type Coding, type Ratings } from '../coding/coding.js';
import { PooledCounts } from '../pooledCounts.js';
import type { Times } from './measured.js';

export class CodedDocuments {
  private readonly counts: PooledCounts;
  private readonly ratings: readonly Ratings[];
  /** Items in all documents. */
  readonly items: number;

  constructor(documents: readonly Iterable<Ratings>[]) {
    const codings = documents.map(coded);
    // What gave no rating is null there.
    this.counts = new PooledCounts(
      codings.map((coding) => coding.map(({ ratings, items }) => [JSON.stringify(ratings), items] as const)),
    );
    this.ratings = this.counts.keys.map((key) =>
      (JSON.parse(key) as (string | null)[]).map((rating) => rating ?? undefined),
    );
    this.items = codings.flat().reduce((sum, { items }) => sum + items, 0);
  }

  pooled(times: Times): Coding {
    const counts = this.counts.pooled(times);
    return this.ratings.flatMap((ratings, i) => (counts[i]! > 0 ? [{ ratings, items: counts[i]! }] : []));
  }
}
