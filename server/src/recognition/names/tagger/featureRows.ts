/**
 * The weights of features by their hashes. A feature's hash and its row lie side by side, in the order of the hashes,
 * so that one that is there costs one look at the memory, and one that is not mostly none.
 */
import { HASH_BITS } from './hashing.js';
import { TAG_COUNT } from './labels.js';
import type { FeatureWeights } from './weightsFile.js';

/** Bytes of a feature: its hash in four, its row, and what fills it up to a power of two. */
const BYTES = 16;
const HASH_BYTES = 4;

/** Bits of the filter for a bucket: sixteen, eight for a feature. */
const FILTER_BITS = 4;

export class FeatureRows {
  private readonly hashes: Int32Array;
  private readonly values: Int8Array;
  /** Where the features of each bucket, those with the same highest bits, begin. */
  private readonly starts: Int32Array;
  private readonly shift: number;
  /** A bit for every feature: most of those asked for that are not there end here (Bloom 1970, with one hash). */
  private readonly filter: Int32Array;
  private readonly filterShift: number;

  constructor({ hashes, values }: FeatureWeights) {
    const count = hashes.length;
    const buffer = new ArrayBuffer(count * BYTES);
    this.hashes = new Int32Array(buffer);
    this.values = new Int8Array(buffer);
    let bits = 1;
    while (2 ** bits < count / 2) bits++;
    this.shift = HASH_BITS - bits;
    this.starts = new Int32Array(2 ** bits + 1);
    this.filter = new Int32Array(Math.ceil(2 ** (bits + FILTER_BITS) / 32));
    this.filterShift = this.shift - FILTER_BITS;
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      this.hashes[(i * BYTES) / 4] = hash;
      const at = i * BYTES + HASH_BYTES;
      for (let tag = 0; tag < TAG_COUNT; tag++) this.values[at + tag] = values[i * TAG_COUNT + tag]!;
      this.starts[(hash >>> this.shift) + 1] = i + 1;
      const bit = hash >>> this.filterShift;
      this.filter[bit >> 5]! |= 1 << (bit & 31);
    }
    for (let bucket = 1; bucket < this.starts.length; bucket++)
      if (this.starts[bucket] === 0) this.starts[bucket] = this.starts[bucket - 1]!;
  }

  /** Number of a feature, −1 if it has no weights. */
  find(hash: number): number {
    const bit = hash >>> this.filterShift;
    if (((this.filter[bit >> 5]! >> (bit & 31)) & 1) === 0) return -1;
    const bucket = hash >>> this.shift;
    const end = this.starts[bucket + 1]!;
    for (let i = this.starts[bucket]!; i < end; i++) if (this.hashes[(i * BYTES) / 4] === hash) return i;
    return -1;
  }

  /** Adds the row of a feature, TAG_COUNT weights in steps of their scale. */
  add(feature: number, into: Int32Array, at: number): void {
    const from = feature * BYTES + HASH_BYTES;
    for (let tag = 0; tag < TAG_COUNT; tag++) into[at + tag]! += this.values[from + tag]!;
  }
}
