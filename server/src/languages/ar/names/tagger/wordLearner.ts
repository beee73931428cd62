/** What the weights say of a word, summed up when it first comes. */
import { perForm, type Form } from '../../forms.js';
import type { FeatureRows } from './featureRows.js';
import { BLOCK, CLASSES, HEAD, KnownWords, OPENS } from './knownWords.js';
import { OUTSIDE, TAG_COUNT } from './labels.js';
import { signOf, surfaceOf } from './surface.js';
import { GRAINS } from './vocabulary.js';
import {
  analyseWord,
  classFeature,
  FeatureList,
  OFFSETS,
  PAIR_GRAINS,
  wordFeatures,
  type WordAnalysis,
  type WordKnowledge,
} from './wordFeatures.js';

export class WordLearner {
  readonly words = new KnownWords();
  /** The row of a form in `words`. */
  readonly rowOf = perForm((form) => this.learn(form));
  /** Of a word that is learned: what is looked up, the numbers of the first features found, and their sums by place. */
  private readonly wanted = new FeatureList();
  private readonly found: number[] = [];
  private readonly block = new Int32Array(BLOCK);
  /** What the classes of a word give together, by place; each summed up when they first come. */
  private readonly classBlocks = new Map<number, Int32Array>();

  constructor(
    private readonly features: FeatureRows,
    private readonly knowledge: WordKnowledge,
  ) {}

  private learn(form: Form): number {
    const { words } = this;
    const surface = surfaceOf(form);
    const analysis = analyseWord(surface, this.knowledge);
    const { classes, listed, key } = analysis;
    const row = words.rowOf(form);
    this.sumUp(analysis);
    this.write(row);
    const head = row * HEAD;
    for (let i = 0; i < PAIR_GRAINS.length; i++) words.heads[head + CLASSES + i] = classes[PAIR_GRAINS[i]!]!;
    words.heads[head + OPENS] = listed.opening === 0 ? 0 : 1;
    words.keys[row] = key;
    words.signs[row] = signOf(surface);
    words.numbers[row] = listed.number;
    words.openings[row] = listed.opening;
    return row;
  }

  /** The sums of a word, by place. All features are looked up before any is read: they wait for memory side by side. */
  private sumUp(analysis: WordAnalysis): void {
    const { wanted, found, block, features } = this;
    wordFeatures(analysis, this.knowledge, wanted);
    for (let i = 0; i < wanted.count; i++) found[i] = features.findHash(wanted.hashes[i]!);
    block.set(this.classBlock(analysis.classes));
    for (let i = 0; i < wanted.count; i++) if (found[i]! >= 0) features.addPlaces(found[i]!, block);
  }

  private classBlock(classes: readonly number[]): Int32Array {
    const { sizes } = this.knowledge.vocabulary.data;
    let key = 0;
    for (let grain = 0; grain < GRAINS; grain++) key = key * sizes[grain]! + classes[grain]!;
    let block = this.classBlocks.get(key);
    if (!block) this.classBlocks.set(key, (block = this.sumOfClasses(classes)));
    return block;
  }

  private sumOfClasses(classes: readonly number[]): Int32Array {
    const block = new Int32Array(BLOCK);
    for (const [grain, wordClass] of classes.entries()) {
      const first = wordClass === 0 ? -1 : this.features.findHash(classFeature(grain, wordClass));
      if (first >= 0) this.features.addPlaces(first, block);
    }
    return block;
  }

  /** Writes the sums to a row: those of the place furthest behind the word are its first token's. */
  private write(row: number): void {
    const { block } = this;
    const { sums, heads } = this.words;
    for (let offset = 0; offset < OFFSETS; offset++) {
      const from = (OFFSETS - 1 - offset) * TAG_COUNT;
      const to = row * BLOCK + offset * TAG_COUNT;
      let best = -32_768;
      for (let tag = 0; tag < TAG_COUNT; tag++) {
        const sum = clamped(block[from + tag]!);
        sums[to + tag] = sum;
        if (tag !== OUTSIDE && sum > best) best = sum;
      }
      heads[row * HEAD + offset] = (sums[to + OUTSIDE]! - best) >> 1;
    }
  }
}

/** A sum in sixteen bits. */
const clamped = (sum: number): number => Math.max(-32_768, Math.min(32_767, sum));
