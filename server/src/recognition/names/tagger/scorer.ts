/**
 * Scores of the tokens of a sentence, pass 1: for each token and tag the sum of the weights of its features.
 * Sums are kept for each kind of word (bounded), so that a token costs a look-up and five additions of a row.
 */
import type { Token } from '../../../text/tokens.js';
import { HashTable } from './hashing.js';
import { TAG_COUNT } from './labels.js';
import { surfaceOf } from './surface.js';
import type { FeatureWeights } from './weightsFile.js';
import {
  analyseWord,
  classPairFeature,
  OFFSETS,
  phraseFeature,
  REACH,
  wordFeatures,
  type WordAnalysis,
  type WordKnowledge,
} from './wordFeatures.js';

/** Grains of which pairs of classes are looked at, and which neighbours make a pair (see classPairFeature). */
export const PAIR_GRAINS = [0, 1] as const;
export const PAIRS = [
  [-1, 0],
  [0, 1],
  [-1, 1],
] as const;

const BLOCK = OFFSETS * TAG_COUNT;
/** Kinds of word kept in each of two generations. */
const KEPT_WORDS = 16_384;

interface KnownWord extends WordAnalysis {
  readonly slab: Float32Array;
  /** Where its scores begin: for each offset from −REACH to REACH a row of TAG_COUNT. */
  readonly at: number;
}

export class Scorer {
  private readonly table: HashTable;
  private young = new Map<string, KnownWord>();
  private old = new Map<string, KnownWord>();
  private slab = new Float32Array(KEPT_WORDS * BLOCK);
  private readonly pairRows: Int32Array[] = [];
  private readonly phraseRows: Int32Array;
  private words: KnownWord[] = [];
  private marks = new Uint16Array(256);
  /** Scores of the last sentence: `scores[token * TAG_COUNT + tag]`. */
  scores = new Float32Array(256 * TAG_COUNT);

  constructor(
    private readonly weights: FeatureWeights,
    readonly knowledge: WordKnowledge,
  ) {
    this.table = new HashTable(weights.hashes);
    for (const pair of PAIRS.keys()) {
      for (const grain of PAIR_GRAINS) {
        const size = knowledge.vocabulary.data.sizes[grain]!;
        const rows = new Int32Array(size * size).fill(-1);
        for (let a = 1; a < size; a++)
          for (let b = 1; b < size; b++)
            rows[a * size + b] = this.table.find(classPairFeature(pair, grain, a, b));
        this.pairRows.push(rows);
      }
    }
    const marks = 1 + 2 * knowledge.lists.size;
    this.phraseRows = new Int32Array(marks * 3).fill(-1);
    for (let mark = 1; mark < marks; mark++) {
      const list = knowledge.lists.nameOf((mark - 1) >> 1);
      for (let offset = -1; offset <= 1; offset++)
        this.phraseRows[mark * 3 + offset + 1] = this.table.find(
          phraseFeature(offset, list, (mark & 1) === 0),
        );
    }
  }

  private addRow(row: number, into: Float32Array, at: number): void {
    const { values, scale } = this.weights;
    const from = row * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) into[at + tag]! += values[from + tag]! * scale;
  }

  private learnWord(surface: string): KnownWord {
    if (this.young.size >= KEPT_WORDS) {
      this.old = this.young;
      this.young = new Map();
      this.slab = new Float32Array(KEPT_WORDS * BLOCK);
    }
    const at = this.young.size * BLOCK;
    const slab = this.slab;
    const kept = this.old.get(surface);
    let word: KnownWord;
    if (kept) {
      slab.set(kept.slab.subarray(kept.at, kept.at + BLOCK), at);
      word = { ...kept, slab, at };
    } else {
      const analysis = analyseWord(surface, this.knowledge);
      for (let offset = -REACH; offset <= REACH; offset++) {
        const row = at + (offset + REACH) * TAG_COUNT;
        wordFeatures(analysis, offset, this.knowledge, (hash) => {
          const place = this.table.find(hash);
          if (place >= 0) this.addRow(place, slab, row);
        });
      }
      word = { ...analysis, slab, at };
    }
    this.young.set(surface, word);
    return word;
  }

  word(surface: string): WordAnalysis {
    return this.young.get(surface) ?? this.learnWord(surface);
  }

  /** Fills `scores` for the tokens `from` to `to` (half-open), which are one sentence. */
  score(surfaces: readonly string[], from: number, to: number): void {
    const length = to - from;
    if (this.marks.length < length) {
      this.marks = new Uint16Array(length * 2);
      this.scores = new Float32Array(length * 2 * TAG_COUNT);
    }
    const { words, scores } = this;
    let phrases = false;
    for (let t = 0; t < length; t++) {
      const surface = surfaces[from + t]!;
      const word = this.young.get(surface) ?? this.learnWord(surface);
      words[t] = word;
      phrases ||= word.opening !== undefined;
    }
    for (let t = 0; t < length; t++) {
      const row = t * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++) scores[row + tag] = 0;
      for (let offset = -REACH; offset <= REACH; offset++) {
        const word = t + offset >= 0 && t + offset < length ? words[t + offset] : undefined;
        if (!word) continue;
        const { slab } = word;
        const at = word.at + (offset + REACH) * TAG_COUNT;
        for (let tag = 0; tag < TAG_COUNT; tag++) scores[row + tag]! += slab[at + tag]!;
      }
      for (let pair = 0; pair < PAIRS.length; pair++) {
        const first = t + PAIRS[pair]![0];
        const second = t + PAIRS[pair]![1];
        if (first < 0 || second >= length) continue;
        for (let g = 0; g < PAIR_GRAINS.length; g++) {
          const grain = PAIR_GRAINS[g]!;
          const size = this.knowledge.vocabulary.data.sizes[grain]!;
          const place =
            this.pairRows[pair * PAIR_GRAINS.length + g]![
              words[first]!.classes[grain]! * size + words[second]!.classes[grain]!
            ]!;
          if (place >= 0) this.addRow(place, scores, row);
        }
      }
    }
    if (phrases) this.scorePhrases(surfaces, from, to);
  }

  private scorePhrases(surfaces: readonly string[], from: number, to: number): void {
    const sentence = surfaces.slice(from, to);
    const length = sentence.length;
    const { marks } = this;
    marks.fill(0, 0, length);
    for (let t = 0; t < length;) {
      const opening = this.words[t]!.opening;
      const end = opening ? this.knowledge.lists.markPhrase(opening, sentence, t, marks) : t;
      t = end > t ? end : t + 1;
    }
    for (let t = 0; t < length; t++) {
      if (marks[t] === 0) continue;
      for (let offset = -1; offset <= 1; offset++) {
        // The token at t stands `offset` tokens after the one labelled.
        const target = t - offset;
        const place = this.phraseRows[marks[t]! * 3 + offset + 1]!;
        if (place >= 0 && target >= 0 && target < length) this.addRow(place, this.scores, target * TAG_COUNT);
      }
    }
  }
}

/** All features of the tokens of a sentence, by the same rules: for training. */
export function sentenceFeatures(
  surfaces: readonly string[],
  knowledge: WordKnowledge,
  emit: (token: number, hash: number) => void,
): void {
  const words = surfaces.map((surface) => analyseWord(surface, knowledge));
  const marks = new Uint16Array(surfaces.length);
  for (let t = 0; t < words.length;) {
    const opening = words[t]!.opening;
    const end = opening ? knowledge.lists.markPhrase(opening, surfaces, t, marks) : t;
    t = end > t ? end : t + 1;
  }
  for (const t of words.keys()) {
    for (let offset = -REACH; offset <= REACH; offset++) {
      const word = words[t + offset];
      if (word) wordFeatures(word, offset, knowledge, (hash) => emit(t, hash));
    }
    for (const [pair, [first, second]] of PAIRS.entries()) {
      const a = words[t + first];
      const b = words[t + second];
      if (!a || !b) continue;
      for (const grain of PAIR_GRAINS) {
        const one = a.classes[grain]!;
        const two = b.classes[grain]!;
        if (one > 0 && two > 0) emit(t, classPairFeature(pair, grain, one, two));
      }
    }
    for (let offset = -1; offset <= 1; offset++) {
      const mark = marks[t + offset];
      if (mark) emit(t, phraseFeature(offset, knowledge.lists.nameOf((mark - 1) >> 1), (mark & 1) === 0));
    }
  }
}

export const surfacesOf = (tokens: readonly Token[]): string[] => tokens.map(surfaceOf);
