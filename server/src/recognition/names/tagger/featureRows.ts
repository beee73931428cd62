/**
 * The weights of features by their hashes. A feature's hash and its row lie side by side, in the order of the hashes,
 * so that one that is there costs one look at the memory, and one that is not mostly none.
 */
import { HASH_BITS } from './hashing.js';
import { TAG_COUNT } from './labels.js';

/** Bytes of a feature: its hash in four, its row, and what fills it up to a power of two. */
export const FEATURE_BYTES = 16;
export const HASH_BYTES = 4;
const HASH_STEP = FEATURE_BYTES / HASH_BYTES;

/** Bits of the filter for a bucket: sixteen, eight for a feature. */
const FILTER_BITS = 4;

export class FeatureRows {
  /** Number of features. */
  readonly count: number;
  private readonly hashes: Int32Array;
  private readonly values: Int8Array;
  /** Where the features of each bucket, those with the same highest bits, begin. */
  private readonly starts: Int32Array;
  private readonly shift: number;
  /** A bit for every feature: most of those asked for that are not there end here (Bloom 1970, with one hash). */
  private readonly filter: Int32Array;
  private readonly filterShift: number;

  /**
   * Of features as they lie in memory, FEATURE_BYTES each: the hash in the machine's order, then TAG_COUNT signed
   * bytes. Hashes ascend.
   */
  constructor(features: ArrayBuffer) {
    this.count = features.byteLength / FEATURE_BYTES;
    this.hashes = new Int32Array(features);
    this.values = new Int8Array(features);
    let bits = 1;
    while (2 ** bits < this.count / 2) bits++;
    this.shift = HASH_BITS - bits;
    this.starts = new Int32Array(2 ** bits + 1);
    this.filter = new Int32Array(Math.ceil(2 ** (bits + FILTER_BITS) / 32));
    this.filterShift = this.shift - FILTER_BITS;
    const { count, hashes, starts, shift, filter, filterShift } = this;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i * HASH_STEP]!;
      starts[(hash >>> shift) + 1] = i + 1;
      const bit = hash >>> filterShift;
      filter[bit >> 5]! |= 1 << (bit & 31);
    }
    for (let bucket = 1; bucket < starts.length; bucket++)
      if (starts[bucket] === 0) starts[bucket] = starts[bucket - 1]!;
  }

  /** Of ascending hashes and TAG_COUNT values for each. */
  static of(hashes: ArrayLike<number>, values: ArrayLike<number>): FeatureRows {
    const features = new ArrayBuffer(hashes.length * FEATURE_BYTES);
    const [placed, rows] = [new Int32Array(features), new Int8Array(features)];
    for (let i = 0; i < hashes.length; i++) {
      placed[i * HASH_STEP] = hashes[i]!;
      for (let tag = 0; tag < TAG_COUNT; tag++)
        rows[i * FEATURE_BYTES + HASH_BYTES + tag] = values[i * TAG_COUNT + tag]!;
    }
    return new FeatureRows(features);
  }

  hashOf(feature: number): number {
    return this.hashes[feature * HASH_STEP]!;
  }

  valueOf(feature: number, tag: number): number {
    return this.values[feature * FEATURE_BYTES + HASH_BYTES + tag]!;
  }

  /** Number of a feature, −1 if it has no weights. */
  find(hash: number): number {
    const bit = hash >>> this.filterShift;
    if (((this.filter[bit >> 5]! >> (bit & 31)) & 1) === 0) return -1;
    const bucket = hash >>> this.shift;
    const end = this.starts[bucket + 1]!;
    for (let i = this.starts[bucket]!; i < end; i++) if (this.hashes[i * HASH_STEP] === hash) return i;
    return -1;
  }

  /** Adds the row of a feature, TAG_COUNT weights in steps of their scale. */
  add(feature: number, into: Int32Array, at: number): void {
    const from = feature * FEATURE_BYTES + HASH_BYTES;
    for (let tag = 0; tag < TAG_COUNT; tag++) into[at + tag]! += this.values[from + tag]!;
  }
}
