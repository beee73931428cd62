/** The tagger of a corpus' own labels: trained from its annotations, on top of what the language knows of words. */
import type { LanguagePack, NameTest } from '../../languages/languagePack.js';
import { offsetOfLetter } from '../../text/characters.js';
import type { LabelledSpan } from '../suggestion.js';
import { tokenFeatures } from './features.js';
import { LabelChain } from './labelChain.js';
import {
  labelledSentences,
  learnedLabels,
  sentencesOf,
  type LabelledSentence,
  type Sentence,
  type TaggedText,
  type TrainingDocument,
} from './sentences.js';
import { spansOf, tagCount, tagsOf } from './tags.js';
import { train, TRAINING, type ChainModel, type TrainingOptions, type TrainingSentence } from './training.js';

/** A trained tagger, as it is kept. */
export interface TaggerModel {
  readonly labels: readonly string[];
  /** What each row of the weights is a feature of. */
  readonly features: Int32Array;
  readonly model: ChainModel;
  /** Annotations begin behind clitics, as the guidelines of the program have it. */
  readonly leavesClitics: boolean;
  /** First words of annotations, folded: what is one of them is not taken apart. */
  readonly firstWords: readonly string[];
}

/** A span that the tagger proposes; the confidence is the lowest probability of its tokens' tags, 0 to 1. */
export interface TaggedProposal extends LabelledSpan {
  readonly confidence: number;
}

/** A label of fewer annotations is not learned: a string matcher knows as much. */
export const FEWEST_ANNOTATIONS = 5;
/** Models that differ in their random numbers alone, whose mean is taken, where there is little to learn from. */
const SEEDS = 3;
/** Tokens from which on one seed is enough. */
const MANY_TOKENS = 30_000;

/** Undefined where there is too little to learn from. Linear in the documents. */
export function trainTagger(
  documents: readonly TrainingDocument[],
  language: LanguagePack,
  options: TrainingOptions = TRAINING,
): TaggerModel | undefined {
  const labels = learnedLabels(documents, FEWEST_ANNOTATIONS);
  if (labels.length === 0) return undefined;
  const sentences = documents.flatMap((document) => labelledSentences(document, labels, language));
  return trainOn(sentences, labels, language, cliticsOf(documents, language), options);
}

export function trainOn(
  sentences: readonly LabelledSentence[],
  labels: readonly string[],
  language: LanguagePack,
  clitics: Pick<TaggerModel, 'leavesClitics' | 'firstWords'>,
  options: TrainingOptions = TRAINING,
): TaggerModel {
  const tokens = sentences.reduce((sum, { words }) => sum + words.length, 0);
  const { index, instances } = indexed(sentences, language, tokens < MANY_TOKENS ? 1 : 2);
  const seeds = tokens < MANY_TOKENS ? SEEDS : 1;
  const models = Array.from({ length: seeds }, (_, i) =>
    train(instances, index.size, labels.length, { ...options, seed: options.seed + i }),
  );
  return { labels, features: Int32Array.from(index.keys()), model: mean(models), ...clitics };
}

/** Sentences as numbers; features of fewer tokens than `least` are left out. */
function indexed(
  sentences: readonly LabelledSentence[],
  language: LanguagePack,
  least: number,
): { readonly index: ReadonlyMap<number, number>; readonly instances: readonly TrainingSentence[] } {
  // Features are made twice: all of them at once would take more memory than anything else here.
  const counts = new Map<number, number>();
  for (const sentence of sentences)
    for (const feature of featuresOf(sentence, language).features)
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const index = new Map<number, number>();
  for (const [feature, count] of counts) if (count >= least) index.set(feature, index.size);
  const instances = sentences.map((sentence) => {
    const { starts, features } = featuresOf(sentence, language);
    const keptStarts = new Int32Array(starts.length);
    let kept = 0;
    for (let t = 0; t + 1 < starts.length; t++) {
      for (let f = starts[t]!; f < starts[t + 1]!; f++) {
        const place = index.get(features[f]!);
        if (place !== undefined) features[kept++] = place;
      }
      keptStarts[t + 1] = kept;
    }
    const tags = tagsOf(sentence.words.length, sentence.spans);
    return { tags, starts: keptStarts, features: features.slice(0, kept) };
  });
  return { index, instances };
}

/** The features of the tokens of a sentence, token after token. */
function featuresOf(
  { words, suggested }: Sentence,
  language: LanguagePack,
): { readonly starts: Int32Array; readonly features: Int32Array } {
  const tokens: number[] = [];
  const given: number[] = [];
  tokenFeatures(words, suggested, language, (token, feature) => {
    tokens.push(token);
    given.push(feature | 0);
  });
  const starts = new Int32Array(words.length + 1);
  for (const token of tokens) starts[token + 1]!++;
  for (let t = 0; t < words.length; t++) starts[t + 1]! += starts[t]!;
  const next = starts.slice();
  const features = new Int32Array(given.length);
  for (let i = 0; i < given.length; i++) features[next[tokens[i]!]!++] = given[i]!;
  return { starts, features };
}

function mean(models: readonly ChainModel[]): ChainModel {
  const [first, ...rest] = models as [ChainModel, ...ChainModel[]];
  for (const { weights, neighbours } of rest) {
    for (let i = 0; i < weights.length; i++) first.weights[i]! += weights[i]!;
    for (let i = 0; i < neighbours.scores.length; i++) first.neighbours.scores[i]! += neighbours.scores[i]!;
  }
  for (let i = 0; i < first.weights.length; i++) first.weights[i]! /= models.length;
  for (let i = 0; i < first.neighbours.scores.length; i++) first.neighbours.scores[i]! /= models.length;
  return first;
}

/** Whether annotators leave clitics outside, by how they annotated words that have some. */
function cliticsOf(
  documents: readonly TrainingDocument[],
  { spelling, clitics }: LanguagePack,
): Pick<TaggerModel, 'leavesClitics' | 'firstWords'> {
  let within = 0;
  let taken = 0;
  const firstWords = new Set<string>();
  for (const { text, annotations } of documents)
    for (const { start, end } of annotations) {
      const before = text.charAt(start - 1);
      const [first] = spelling.words(text.slice(start, end));
      if (!first) continue;
      firstWords.add(first.norm);
      if (before !== '' && /\p{L}/u.test(before)) within++;
      else if (clitics.lettersOutside(first.norm, text.slice(start, end)) > 0) taken++;
    }
  return { leavesClitics: within >= taken, firstWords: [...firstWords].sort() };
}

export class CorpusTagger {
  private readonly index: ReadonlyMap<number, number>;
  private readonly chain: LabelChain;
  private readonly isName: NameTest;

  constructor(
    readonly kept: TaggerModel,
    private readonly language: LanguagePack,
  ) {
    this.index = new Map(Array.from(kept.features, (feature, i) => [feature, i]));
    this.chain = new LabelChain(kept.model.neighbours);
    const firstWords = new Set(kept.firstWords);
    this.isName = (folded) => firstWords.has(folded);
  }

  /** What it proposes in a text, by place. Linear; never throws. */
  tag(document: TaggedText): TaggedProposal[] {
    const found: TaggedProposal[] = [];
    for (const sentence of sentencesOf(document, this.language)) {
      const { spans, confidences } = this.spansIn(sentence);
      for (const [i, { from, to, label }] of spans.entries()) {
        const { words } = sentence;
        const end = words[to - 1]!.end;
        found.push({
          start: this.startOf(document.text, words[from]!, end),
          end,
          label: this.kept.labels[label]!,
          confidence: confidences[i]!,
        });
      }
    }
    return found;
  }

  /** The spans of a sentence in tokens, and how sure each is. */
  spansIn(sentence: Sentence): {
    readonly spans: readonly { readonly from: number; readonly to: number; readonly label: number }[];
    readonly confidences: readonly number[];
  } {
    const n = tagCount(this.kept.labels.length);
    const length = sentence.words.length;
    const scores = this.scoresOf(sentence);
    const tags = new Uint8Array(length);
    this.chain.decode(scores, length, tags);
    const spans = spansOf(tags, length);
    if (spans.length === 0) return { spans, confidences: [] };
    this.chain.run(scores, length);
    const { marginals } = this.chain;
    const confidences = spans.map(({ from, to }) => {
      let least = 1;
      for (let t = from; t < to; t++) least = Math.min(least, marginals[t * n + tags[t]!]!);
      return least;
    });
    return { spans, confidences };
  }

  /**
   * How unsure it is of a text, whatever it proposes: the entropy of each token's tags (Shannon 1948), in bits, on average (total
   * token entropy, Settles & Craven 2008, by length, as Shen et al. 2018 do). 0 to the binary logarithm of the tags' number.
   */
  doubtIn(document: TaggedText): number {
    return this.doubtOf(sentencesOf(document, this.language));
  }

  /** The same of sentences. */
  doubtOf(sentences: readonly Sentence[]): number {
    const n = tagCount(this.kept.labels.length);
    let [bits, tokens] = [0, 0];
    for (const sentence of sentences) {
      const { length } = sentence.words;
      this.chain.run(this.scoresOf(sentence), length);
      tokens += length;
      for (let i = 0; i < length * n; i++) {
        const p = this.chain.marginals[i]!;
        if (p > 0) bits -= p * Math.log2(p);
      }
    }
    return tokens === 0 ? 0 : bits / tokens;
  }

  /** Of each tag of each token, row after row. */
  private scoresOf(sentence: Sentence): Float32Array {
    const { weights } = this.kept.model;
    const n = tagCount(this.kept.labels.length);
    const { starts, features } = featuresOf(sentence, this.language);
    const { length } = sentence.words;
    const scores = new Float32Array(length * n);
    for (let t = 0; t < length; t++)
      for (let f = starts[t]!; f < starts[t + 1]!; f++) {
        const place = this.index.get(features[f]!);
        if (place === undefined) continue;
        for (let y = 0; y < n; y++) scores[t * n + y]! += weights[place * n + y]!;
      }
    return scores;
  }

  private startOf(
    text: string,
    word: { readonly start: number; readonly end: number; readonly norm: string },
    end: number,
  ): number {
    if (!this.kept.leavesClitics || this.isName(word.norm)) return word.start;
    const letters = this.language.clitics.lettersOutside(word.norm, text.slice(word.start, end), this.isName);
    return letters === 0
      ? word.start
      : word.start + offsetOfLetter(text.slice(word.start, word.end), letters);
  }
}
