/** Amounts by key in several documents, so that those of documents that count so often are quickly had. */
export class PooledCounts {
  readonly keys: readonly string[];
  private readonly documents: readonly { readonly keys: Int32Array; readonly amounts: Float64Array }[];

  /** What each document has of each key; a key may come several times. */
  constructor(documents: readonly Iterable<readonly [key: string, amount: number]>[]) {
    const numbers = new Map<string, number>();
    const numberOf = (key: string): number => {
      let number = numbers.get(key);
      if (number === undefined) numbers.set(key, (number = numbers.size));
      return number;
    };
    this.documents = documents.map((document) => {
      const sums = new Map<number, number>();
      for (const [key, amount] of document) {
        const number = numberOf(key);
        sums.set(number, (sums.get(number) ?? 0) + amount);
      }
      return { keys: Int32Array.from(sums.keys()), amounts: Float64Array.from(sums.values()) };
    });
    this.keys = [...numbers.keys()];
  }

  /** The amounts of all documents together, in the order of the keys. */
  pooled(times: (document: number) => number): Float64Array {
    const sums = new Float64Array(this.keys.length);
    for (let i = 0; i < this.documents.length; i++) {
      const often = times(i);
      if (often === 0) continue;
      const { keys, amounts } = this.documents[i]!;
      for (let j = 0; j < keys.length; j++) sums[keys[j]!]! += often * amounts[j]!;
    }
    return sums;
  }
}
