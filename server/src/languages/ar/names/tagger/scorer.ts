/**
 * Scores of the tokens of a sentence, pass 1: for each token and tag the sum of the weights of its features.
 * Sums are kept for each form (see text/forms.ts), so that a token costs a look-up and five additions of a row. Most
 * tokens are then decided: surely no name. What costs more is done for the others, the open ones, alone.
 */
import type { NameLists, PhraseMarks, PhraseOpening, PhraseWord } from './nameLists.js';
import { perForm, type Form } from '../../forms.js';
import type { Token } from '../../tokens.js';
import type { FeatureRows } from './featureRows.js';
import { TAG_COUNT } from './labels.js';
import { surfaceOf } from './surface.js';
import { GRAINS } from './vocabulary.js';
import type { FeatureWeights } from './weightsFile.js';
import {
  analyseWord,
  classFeature,
  classPairFeature,
  FeatureList,
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

const NOT_LOOKED_UP = -2;
const BLOCK = OFFSETS * TAG_COUNT;
/** How far the score of O must be above every other tag's for a token to be no name for sure. */
const DECIDED = 9;
/** The same for a token with no possible name beside it. */
const DECIDED_ALONE = 5;
/** In `open`, between the two: a token that is open if one beside it is. */
const IF_TOUCHED = 2;
/** Words whose sums lie side by side in memory. */
const SLAB_WORDS = 2048;

/** A word with the sums of the weights that it gives to the tokens around it. */
export class KnownWord implements PhraseWord {
  readonly surface: string;
  readonly classes: readonly number[];
  readonly number: number;
  readonly opening: PhraseOpening;
  readonly key: number;

  constructor(
    word: WordAnalysis,
    readonly slab: Int16Array,
    /** Where its sums begin: a row of TAG_COUNT for each token from REACH before it to REACH after it. */
    readonly at: number,
  ) {
    this.surface = word.surface;
    this.classes = word.classes;
    this.number = word.listed.number;
    this.opening = word.listed.opening;
    this.key = word.key;
  }
}

export class Scorer {
  private readonly features: FeatureRows;
  /** What a step of the sums is worth. */
  readonly scale: number;
  private readonly wordOf = perForm((form) => this.learnWord(form));
  /** Those that many forms look like. */
  private readonly sharedWords = new Map<string, KnownWord>();
  /** The sums of words, by the numbers of their forms. */
  private readonly slabs: (Int16Array | undefined)[] = [];
  private readonly pairs: readonly PairRows[];
  private readonly phraseRows: Int32Array;
  /** Of a word that is learned: what is looked up, the numbers of the first features found, and their sums by place. */
  private readonly wanted = new FeatureList();
  private readonly found: number[] = [];
  private readonly block = new Int32Array(BLOCK);
  /** By grain, what a class gives, by place; each summed up when it first comes. */
  private readonly classBlocks: (Int32Array | undefined)[][] = Array.from({ length: GRAINS }, () => []);
  private marks = new Uint16Array(256);
  /** 1 for each token of the last sentence that may be a name. */
  open = new Uint8Array(256);
  /** Classes of the tokens of the sentence, by grain. */
  private classes = PAIR_GRAINS.map(() => new Uint16Array(256));
  /** Sums of quantised weights, with REACH rows to spare at both ends. */
  private sums = new Int32Array((256 + 2 * REACH) * TAG_COUNT);

  constructor(
    weights: FeatureWeights,
    readonly knowledge: WordKnowledge,
  ) {
    this.features = weights.rows;
    this.scale = weights.scale;
    this.pairs = PAIRS.flatMap(([first, second], pair) =>
      PAIR_GRAINS.map((grain, place) => {
        const size = knowledge.vocabulary.data.sizes[grain]!;
        const rows = new Int32Array(size * size).fill(NOT_LOOKED_UP);
        return { pair, first, second, grain: place, size, rows };
      }),
    );
    const marks = 1 + 2 * knowledge.lists.size;
    this.phraseRows = new Int32Array(marks * 3).fill(-1);
    for (let mark = 1; mark < marks; mark++) {
      const list = knowledge.lists.nameOf((mark - 1) >> 1);
      for (let offset = -1; offset <= 1; offset++)
        this.phraseRows[mark * 3 + offset + 1] = this.features.find(
          phraseFeature(offset, list, (mark & 1) === 0),
        );
    }
  }

  private learnWord(form: Form): KnownWord {
    const surface = surfaceOf(form);
    const shared = surface !== form.norm;
    const known = shared ? this.sharedWords.get(surface) : undefined;
    if (known) return known;
    const analysis = analyseWord(surface, this.knowledge);
    const word = this.placed(analysis, shared ? -1 : form.number);
    this.sumUp(analysis, word.slab, word.at);
    if (shared) this.sharedWords.set(surface, word);
    return word;
  }

  /** A word with room for its sums: the room of its form's number, or of its own where it has none. */
  private placed(analysis: WordAnalysis, number: number): KnownWord {
    if (number < 0) return new KnownWord(analysis, new Int16Array(BLOCK), 0);
    const slab = (this.slabs[Math.floor(number / SLAB_WORDS)] ??= new Int16Array(SLAB_WORDS * BLOCK));
    return new KnownWord(analysis, slab, (number % SLAB_WORDS) * BLOCK);
  }

  /** Writes the sums of a word. All features are looked up before any is read: they wait for memory side by side. */
  private sumUp(analysis: WordAnalysis, slab: Int16Array, at: number): void {
    const { wanted, found, block, features } = this;
    wordFeatures(analysis, this.knowledge, wanted);
    for (let i = 0; i < wanted.count; i++) found[i] = features.findHash(wanted.hashes[i]!);
    block.fill(0);
    for (let i = 0; i < wanted.count; i++) if (found[i]! >= 0) features.addPlaces(found[i]!, block);
    for (let grain = 0; grain < GRAINS; grain++) {
      const wordClass = analysis.classes[grain]!;
      if (wordClass === 0) continue;
      const given = (this.classBlocks[grain]![wordClass] ??= this.classBlock(grain, wordClass));
      for (let i = 0; i < BLOCK; i++) block[i]! += given[i]!;
    }
    for (let place = 0; place < OFFSETS; place++) {
      const to = at + (OFFSETS - 1 - place) * TAG_COUNT;
      for (let tag = 0; tag < TAG_COUNT; tag++) slab[to + tag] = clamped(block[place * TAG_COUNT + tag]!);
    }
  }

  private classBlock(grain: number, wordClass: number): Int32Array {
    const block = new Int32Array(BLOCK);
    const first = this.features.findHash(classFeature(grain, wordClass));
    if (first >= 0) this.features.addPlaces(first, block);
    return block;
  }

  /** What is known of each token. */
  wordsOf(tokens: readonly Token[]): KnownWord[] {
    const words = new Array<KnownWord>(tokens.length);
    for (let i = 0; i < tokens.length; i++) words[i] = this.wordOf(tokens[i]!.form);
    return words;
  }

  /** Scores the tokens `from` to `to` (half-open), which are one sentence: `open` and `copyRow` tell of them. */
  score(words: readonly KnownWord[], from: number, to: number): void {
    const length = to - from;
    if (this.marks.length < length) {
      this.marks = new Uint16Array(length * 2);
      this.open = new Uint8Array(length * 2);
      this.classes = PAIR_GRAINS.map(() => new Uint16Array(length * 2));
      this.sums = new Int32Array((length * 2 + 2 * REACH) * TAG_COUNT);
    }
    const { sums } = this;
    sums.fill(0, 0, (length + 2 * REACH) * TAG_COUNT);
    let phrases = false;
    for (let t = 0; t < length; t++) {
      const { slab, at, opening, classes } = words[from + t]!;
      const base = t * TAG_COUNT;
      for (let i = 0; i < BLOCK; i++) sums[base + i]! += slab[at + i]!;
      phrases ||= opening !== 0;
      for (let g = 0; g < PAIR_GRAINS.length; g++) this.classes[g]![t] = classes[PAIR_GRAINS[g]!]!;
    }
    if (phrases) this.scorePhrases(words, from, to);
    this.open.fill(1, 0, length);
    this.close(length);
    for (const pair of this.pairs) this.scorePair(pair, length);
    this.close(length);
  }

  /** Copies the sums of a token of the last sentence, TAG_COUNT of them, in steps of the weights' scale. */
  copyRow(token: number, into: Int16Array, at: number): void {
    const row = (token + REACH) * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) into[at + tag] = this.sums[row + tag]!;
  }

  /** Takes the tokens that are no name for sure from the open ones. */
  private close(length: number): void {
    const { sums, open } = this;
    const decided = DECIDED / this.scale;
    const alone = DECIDED_ALONE / this.scale;
    for (let t = 0; t < length; t++) {
      if (open[t] === 0) continue;
      const row = (t + REACH) * TAG_COUNT;
      let best = sums[row + 1]!;
      for (let tag = 2; tag < TAG_COUNT; tag++) if (sums[row + tag]! > best) best = sums[row + tag]!;
      const ahead = sums[row]! - best;
      open[t] = ahead > decided ? 0 : ahead > alone ? IF_TOUCHED : 1;
    }
    for (let t = 1; t < length; t++) if (open[t] === IF_TOUCHED && open[t - 1] === 1) open[t] = 1;
    for (let t = length - 2; t >= 0; t--) if (open[t] === IF_TOUCHED && open[t + 1] === 1) open[t] = 1;
    for (let t = 0; t < length; t++) if (open[t] === IF_TOUCHED) open[t] = 0;
  }

  private scorePair({ pair, first, second, grain, size, rows }: PairRows, length: number): void {
    const { open } = this;
    const classes = this.classes[grain]!;
    const end = length - Math.max(0, second);
    for (let t = Math.max(0, -first); t < end; t++) {
      if (open[t] === 0) continue;
      const one = classes[t + first]!;
      const other = classes[t + second]!;
      let place = rows[one * size + other]!;
      if (place === NOT_LOOKED_UP) {
        const known = one > 0 && other > 0;
        place = known ? this.features.find(classPairFeature(pair, PAIR_GRAINS[grain]!, one, other)) : -1;
        rows[one * size + other] = place;
      }
      if (place >= 0) this.features.add(place, this.sums, (t + REACH) * TAG_COUNT);
    }
  }

  private scorePhrases(words: readonly KnownWord[], from: number, to: number): void {
    const length = to - from;
    markPhrases(words, from, to, this.knowledge.lists, this.marks);
    for (let t = 0; t < length; t++) {
      const mark = this.marks[t]!;
      if (mark === 0) continue;
      for (let offset = -1; offset <= 1; offset++) {
        const place = this.phraseRows[mark * 3 + offset + 1]!;
        if (place >= 0) this.features.add(place, this.sums, (t - offset + REACH) * TAG_COUNT);
      }
    }
  }
}

/** A sum in sixteen bits. */
const clamped = (sum: number): number => Math.max(-32_768, Math.min(32_767, sum));

/** Rows of the pairs of classes of two tokens, told by their distance from the one labelled. */
interface PairRows {
  /** Which pair, for `classPairFeature`. */
  readonly pair: number;
  readonly first: number;
  readonly second: number;
  /** Its place in PAIR_GRAINS. */
  readonly grain: number;
  readonly size: number;
  /** `rows[first class * size + second class]`; −1 where a pair has no weights; each looked up when it first comes. */
  readonly rows: Int32Array;
}

/** Marks the listed names of several words, from left to right, the longest first. */
export function markPhrases(
  words: readonly PhraseWord[],
  from: number,
  to: number,
  lists: NameLists,
  marks: PhraseMarks,
): void {
  marks.fill(0, 0, to - from);
  for (let t = from; t < to;) {
    const end = words[t]!.opening ? lists.markPhrase(words, t, from, to, marks) : t;
    t = Math.max(end, t + 1);
  }
}
