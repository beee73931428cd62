/**
 * Scores of the tokens of a sentence, pass 1: for each token and tag the sum of the weights of its features. What the
 * words give is kept for each form (see wordLearner.ts). Most tokens are surely no name: of many it is known from how far
 * O leads at least by each word around them. The others' scores are summed up, and what costs more is done for those that
 * are open then.
 */
import type { Token } from '../../tokens.js';
import { ClassPairs } from './classPairs.js';
import type { FeatureRows } from './featureRows.js';
import { BLOCK, HEAD, NO_ROW, OPENS, type KnownWords } from './knownWords.js';
import { TAG_COUNT } from './labels.js';
import { markPhrases } from './nameLists.js';
import type { FeatureWeights } from './weightsFile.js';
import { OFFSETS, phraseFeature, REACH, type WordKnowledge } from './wordFeatures.js';
import { WordLearner } from './wordLearner.js';

/** How far the score of O must be above every other tag's for a token to be no name for sure. */
const DECIDED = 9;
/** The same for a token with no possible name beside it. */
const DECIDED_ALONE = 5;
/** In `open`, between the two: a token that is open if one beside it is. */
const IF_TOUCHED = 2;
/** A token that is this or 0: it is above `DECIDED_ALONE`, and not summed up yet. */
const AT_MOST_IF_TOUCHED = 3;
/** In `leads`: summed up already. */
const SUMMED_UP = -0x80000000;

export class Scorer {
  private readonly features: FeatureRows;
  /** What a step of the sums is worth. */
  readonly scale: number;
  private readonly decided: number;
  private readonly alone: number;
  private readonly learner: WordLearner;
  private readonly pairs: ClassPairs;
  private readonly phraseRows: Int32Array;
  /** Of the tokens read last: the rows of their words (see knownWords.ts), their keys and signs. */
  private rows = new Int32Array(256);
  keys = new Int32Array(256);
  signs = new Uint8Array(256);
  /** Of the sentence scored last: rows of words, with REACH to spare at both ends; */
  private around = new Int32Array(256 + 2 * REACH);
  private marks = new Uint16Array(256);
  /** how far O leads at least, in steps of the scale; */
  private leads = new Int32Array(256);
  /** sums of weights, of tokens that were summed up; */
  private sums = new Int32Array(256 * TAG_COUNT);
  /** 1 for each token that may be a name. */
  open = new Uint8Array(256);

  constructor(
    weights: FeatureWeights,
    readonly knowledge: WordKnowledge,
  ) {
    this.features = weights.rows;
    this.scale = weights.scale;
    this.decided = DECIDED / weights.scale;
    this.alone = DECIDED_ALONE / weights.scale;
    this.learner = new WordLearner(weights.rows, knowledge);
    this.pairs = new ClassPairs(weights.rows, knowledge.vocabulary.data.sizes);
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

  private get words(): KnownWords {
    return this.learner.words;
  }

  /** Reads tokens: `keys` and `signs` tell of them, and `score` scores parts of them. */
  read(tokens: readonly Token[]): void {
    const { learner } = this;
    const { words } = learner;
    words.forgetStrangers();
    if (this.rows.length < tokens.length) {
      this.rows = new Int32Array(tokens.length * 2);
      this.keys = new Int32Array(tokens.length * 2);
      this.signs = new Uint8Array(tokens.length * 2);
    }
    const { rows, keys, signs } = this;
    for (let i = 0; i < tokens.length; i++) {
      const row = learner.rowOf(tokens[i]!.form);
      rows[i] = row;
      keys[i] = words.keys[row]!;
      signs[i] = words.signs[row]!;
    }
  }

  /** Scores the tokens `from` to `to` (half-open), which are one sentence: `open` and `copyRow` tell of them. */
  score(from: number, to: number): void {
    const length = to - from;
    if (this.open.length < length) {
      this.around = new Int32Array(length * 2 + 2 * REACH);
      this.marks = new Uint16Array(length * 2);
      this.leads = new Int32Array(length * 2);
      this.sums = new Int32Array(length * 2 * TAG_COUNT);
      this.open = new Uint8Array(length * 2);
    }
    const opens = this.lookAround(from, length);
    if (opens) this.scorePhrases(from, to);
    this.close(length);
    this.scorePairs(length);
  }

  /** Copies the sums of an open token of the last sentence, TAG_COUNT of them, in steps of the weights' scale. */
  copyRow(token: number, into: Int16Array, at: number): void {
    const row = token * TAG_COUNT;
    for (let tag = 0; tag < TAG_COUNT; tag++) into[at + tag] = this.sums[row + tag]!;
  }

  /** How far O leads at least at each token; true if longer names begin with any. */
  private lookAround(from: number, length: number): boolean {
    const { around, leads, rows } = this;
    const { heads } = this.words;
    around.fill(NO_ROW, 0, REACH);
    around.fill(NO_ROW, REACH + length, length + 2 * REACH);
    for (let t = 0; t < length; t++) around[REACH + t] = rows[from + t]!;
    let opens = 0;
    let a = NO_ROW;
    let b = NO_ROW;
    let c = around[REACH]! * HEAD;
    let d = around[REACH + 1]! * HEAD;
    for (let t = 0; t < length; t++) {
      const e = around[t + 2 * REACH]! * HEAD;
      leads[t] = 2 * (heads[a + 4]! + heads[b + 3]! + heads[c + 2]! + heads[d + 1]! + heads[e]!);
      opens |= heads[c + OPENS]!;
      a = b;
      b = c;
      c = d;
      d = e;
    }
    return opens !== 0;
  }

  /** Writes the sums of what the words around a token give. */
  private sumUp(token: number): void {
    const { around, sums } = this;
    const given = this.words.sums;
    let a = around[token]! * BLOCK + (OFFSETS - 1) * TAG_COUNT;
    let b = around[token + 1]! * BLOCK + (OFFSETS - 2) * TAG_COUNT;
    let c = around[token + 2]! * BLOCK + (OFFSETS - 3) * TAG_COUNT;
    let d = around[token + 3]! * BLOCK + (OFFSETS - 4) * TAG_COUNT;
    let e = around[token + 4]! * BLOCK;
    const start = token * TAG_COUNT;
    for (let i = start; i < start + TAG_COUNT; i++)
      sums[i] = given[a++]! + given[b++]! + given[c++]! + given[d++]! + given[e++]!;
  }

  /** How open a token is by its sums: 0, 1 or `IF_TOUCHED`. */
  private opennessOf(token: number): number {
    const { sums } = this;
    const row = token * TAG_COUNT;
    let best = sums[row + 1]!;
    for (let i = row + 2; i < row + TAG_COUNT; i++) if (sums[i]! > best) best = sums[i]!;
    const ahead = sums[row]! - best;
    return ahead > this.decided ? 0 : ahead > this.alone ? IF_TOUCHED : 1;
  }

  /** Finds the open tokens; all of them are summed up. */
  private close(length: number): void {
    const { open, leads, decided, alone } = this;
    for (let t = 0; t < length; t++) {
      const lead = leads[t]!;
      if (lead > decided) open[t] = 0;
      else if (lead > alone) open[t] = AT_MOST_IF_TOUCHED;
      else {
        if (lead !== SUMMED_UP) this.sumUp(t);
        open[t] = this.opennessOf(t);
      }
    }
    this.touch(length);
  }

  /** Adds to the open tokens what pairs of classes give, and takes those that are no name for sure from them. */
  private scorePairs(length: number): void {
    const { open, around, sums, pairs } = this;
    const { heads } = this.words;
    for (let t = 0; t < length; t++) {
      if (open[t] === 0) continue;
      const before = around[t + REACH - 1]! * HEAD;
      const own = around[t + REACH]! * HEAD;
      const after = around[t + REACH + 1]! * HEAD;
      pairs.add(heads, before, own, after, sums, t * TAG_COUNT);
      open[t] = this.opennessOf(t);
    }
    this.touch(length);
  }

  /** Opens those that are open if touched and are, closes the others. */
  private touch(length: number): void {
    const { open } = this;
    for (let t = 1; t < length; t++) if (open[t]! > 1 && open[t - 1] === 1) this.touched(t);
    for (let t = length - 2; t >= 0; t--) if (open[t]! > 1 && open[t + 1] === 1) this.touched(t);
    for (let t = 0; t < length; t++) if (open[t]! > 1) open[t] = 0;
  }

  private touched(token: number): void {
    const { open } = this;
    if (open[token] === AT_MOST_IF_TOUCHED) {
      this.sumUp(token);
      open[token] = this.opennessOf(token);
    }
    if (open[token] === IF_TOUCHED) open[token] = 1;
  }

  /** Sums up the tokens of listed names of several words and those beside them. */
  private scorePhrases(from: number, to: number): void {
    const { marks, leads, words } = this;
    const length = to - from;
    markPhrases(this.rows, words, from, to, this.knowledge.lists, marks);
    for (let t = 0; t < length; t++) {
      const mark = marks[t]!;
      if (mark === 0) continue;
      for (let offset = -1; offset <= 1; offset++) {
        const place = this.phraseRows[mark * 3 + offset + 1]!;
        const token = t - offset;
        if (place < 0 || token < 0 || token >= length) continue;
        if (leads[token] !== SUMMED_UP) {
          this.sumUp(token);
          leads[token] = SUMMED_UP;
        }
        this.features.add(place, this.sums, token * TAG_COUNT);
      }
    }
  }
}
