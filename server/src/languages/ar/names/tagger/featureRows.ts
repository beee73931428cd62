/**
 * The weights of features by what the features are known by (see `placed`). A feature and its row lie side by side, in
 * ascending order. There is no filter before them: nine in ten of those that are asked for are there.
 */
import { FEATURE_BITS, PLACE_BITS } from './hashing.js';
import { TAG_COUNT } from './labels.js';

/** Bytes of a feature: what it is known by in four, its row, and what fills it up to a power of two. */
export const FEATURE_BYTES = 16;
export const KEY_BYTES = 4;
const KEY_STEP = FEATURE_BYTES / KEY_BYTES;

const PLACE_MASK = 2 ** PLACE_BITS - 1;

export class FeatureRows {
  /** Number of features. */
  readonly count: number;
  private readonly keys: Int32Array;
  private readonly values: Int8Array;
  /** Where the features of each bucket, those with the same highest bits, begin. */
  private readonly starts: Int32Array;
  private readonly shift: number;

  /**
   * Of features as they lie in memory, FEATURE_BYTES each: what it is known by in the machine's order, then TAG_COUNT
   * signed bytes. They ascend.
   */
  constructor(features: ArrayBuffer) {
    this.count = features.byteLength / FEATURE_BYTES;
    this.keys = new Int32Array(features);
    this.values = new Int8Array(features);
    let bits = 1;
    while (2 ** bits < this.count / 2) bits++;
    this.shift = FEATURE_BITS - bits;
    this.starts = new Int32Array(2 ** bits + 1);
    const { count, keys, starts, shift } = this;
    for (let i = 0; i < count; i++) starts[(keys[i * KEY_STEP]! >>> shift) + 1] = i + 1;
    for (let bucket = 1; bucket < starts.length; bucket++)
      if (starts[bucket] === 0) starts[bucket] = starts[bucket - 1]!;
  }

  /** Of ascending features and TAG_COUNT values for each. */
  static of(keys: ArrayLike<number>, values: ArrayLike<number>): FeatureRows {
    const features = new ArrayBuffer(keys.length * FEATURE_BYTES);
    const [placed, rows] = [new Int32Array(features), new Int8Array(features)];
    for (let i = 0; i < keys.length; i++) {
      placed[i * KEY_STEP] = keys[i]!;
      for (let tag = 0; tag < TAG_COUNT; tag++)
        rows[i * FEATURE_BYTES + KEY_BYTES + tag] = values[i * TAG_COUNT + tag]!;
    }
    return new FeatureRows(features);
  }

  keyOf(feature: number): number {
    return this.keys[feature * KEY_STEP]!;
  }

  valueOf(feature: number, tag: number): number {
    return this.values[feature * FEATURE_BYTES + KEY_BYTES + tag]!;
  }

  /** Number of the first feature that is not less than `key`, of those with its hash; −1 if there is none. */
  private firstFrom(key: number): number {
    const bucket = key >>> this.shift;
    const end = this.starts[bucket + 1]!;
    for (let i = this.starts[bucket]!; i < end; i++) {
      const found = this.keys[i * KEY_STEP]!;
      if (found >= key) return found >>> PLACE_BITS === key >>> PLACE_BITS ? i : -1;
    }
    return -1;
  }

  /** Number of a feature, −1 if it has no weights. */
  find(key: number): number {
    const feature = this.firstFrom(key);
    return feature >= 0 && this.keyOf(feature) === key ? feature : -1;
  }

  /** Number of the first feature of a hash, −1 if none has weights. */
  findHash(hash: number): number {
    return this.firstFrom(hash << PLACE_BITS);
  }

  /** Adds the rows of all features of a hash, whose first one is given: of each place to TAG_COUNT numbers of its own. */
  addPlaces(first: number, into: Int32Array): void {
    const { keys } = this;
    const hash = keys[first * KEY_STEP]! >>> PLACE_BITS;
    for (let feature = first; feature < this.count; feature++) {
      const key = keys[feature * KEY_STEP]!;
      if (key >>> PLACE_BITS !== hash) return;
      this.add(feature, into, (key & PLACE_MASK) * TAG_COUNT);
    }
  }

  /**
   * Adds the row of a feature, TAG_COUNT weights in steps of their scale. Written out: a loop over so few takes twice
   * as long.
   */
  add(feature: number, into: Int32Array, at: number): void {
    const { values } = this;
    const from = feature * FEATURE_BYTES + KEY_BYTES;
    into[at]! += values[from]!;
    into[at + 1]! += values[from + 1]!;
    into[at + 2]! += values[from + 2]!;
    into[at + 3]! += values[from + 3]!;
    into[at + 4]! += values[from + 4]!;
    into[at + 5]! += values[from + 5]!;
    into[at + 6]! += values[from + 6]!;
    into[at + 7]! += values[from + 7]!;
    into[at + 8]! += values[from + 8]!;
  }
}
