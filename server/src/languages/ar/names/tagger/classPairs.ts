/** What pairs of the classes of neighbouring words give, each looked up when it first comes. */
import type { FeatureRows } from './featureRows.js';
import { CLASSES } from './knownWords.js';
import { TAG_COUNT } from './labels.js';
import { classPairFeature, PAIR_GRAINS, PAIRS } from './wordFeatures.js';

const NOT_LOOKED_UP = -1;
/** Where the weights of a pair that has none begin. */
const NOTHING = 0;
const FIRST_ROWS = 1 << 10;

export class ClassPairs {
  /** `TAG_COUNT` for each pair that has weights, one after the other, in steps of their scale. */
  private weights = new Int8Array(FIRST_ROWS * TAG_COUNT);
  private size = TAG_COUNT;
  /** By grain and pair, where the weights begin: `places[grain][pair][first class * sizes[grain] + second class]`. */
  private readonly places: readonly (readonly Int32Array[])[];

  /** `sizes`: number of classes of each grain. */
  constructor(
    private readonly features: FeatureRows,
    private readonly sizes: readonly number[],
  ) {
    this.places = PAIR_GRAINS.map((grain) =>
      PAIRS.map(() => new Int32Array(sizes[grain]! ** 2).fill(NOT_LOOKED_UP)),
    );
  }

  private place(grain: number, pair: number, first: number, second: number): number {
    const places = this.places[grain]![pair]!;
    const at = first * this.sizes[PAIR_GRAINS[grain]!]! + second;
    const place = places[at]!;
    return place === NOT_LOOKED_UP ? (places[at] = this.lookUp(grain, pair, first, second)) : place;
  }

  private lookUp(grain: number, pair: number, first: number, second: number): number {
    if (first === 0 || second === 0) return NOTHING;
    const feature = this.features.find(classPairFeature(pair, PAIR_GRAINS[grain]!, first, second));
    if (feature < 0) return NOTHING;
    if (this.size === this.weights.length) {
      const more = new Int8Array(this.size * 2);
      more.set(this.weights);
      this.weights = more;
    }
    const place = this.size;
    for (let tag = 0; tag < TAG_COUNT; tag++) this.weights[place + tag] = this.features.valueOf(feature, tag);
    this.size += TAG_COUNT;
    return place;
  }

  /**
   * Adds to the TAG_COUNT sums of a token what the pairs at it give. `heads` (see knownWords.ts) has the words around it:
   * where those of the word before it, of its own and of the one after it begin.
   */
  add(heads: Int16Array, before: number, own: number, after: number, sums: Int32Array, at: number): void {
    const coarseBefore = heads[before + CLASSES]!;
    const coarse = heads[own + CLASSES]!;
    const coarseAfter = heads[after + CLASSES]!;
    let a = this.place(0, 0, coarseBefore, coarse);
    let b = this.place(0, 1, coarse, coarseAfter);
    let c = this.place(0, 2, coarseBefore, coarseAfter);
    const fineBefore = heads[before + CLASSES + 1]!;
    const fine = heads[own + CLASSES + 1]!;
    const fineAfter = heads[after + CLASSES + 1]!;
    let d = this.place(1, 0, fineBefore, fine);
    let e = this.place(1, 1, fine, fineAfter);
    let f = this.place(1, 2, fineBefore, fineAfter);
    const { weights } = this;
    for (let i = at; i < at + TAG_COUNT; i++)
      sums[i]! +=
        weights[a++]! + weights[b++]! + weights[c++]! + weights[d++]! + weights[e++]! + weights[f++]!;
  }
}
