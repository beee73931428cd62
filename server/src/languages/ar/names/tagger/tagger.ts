/**
 * The learned sequence tagger: a linear-chain model over tokens, its weights in one quantised file. It reads in
 * two passes, made for editing:
 *
 * 1. `tagParagraph`, a pure function of a paragraph's text (whoever calls keeps it by content). Besides the
 *    spans it keeps how likely each word is a name.
 * 2. `tagDocument`, over all paragraphs: a word that is surely a name elsewhere near is likelier one here. Only
 *    paragraphs that see something new are decoded again: a call with the paragraphs of an earlier call but a few (the
 *    same objects) costs these few, those within sight of them, and a walk over the array.
 */
import type { Span } from '../../../../text/span.js';
import type { TokenisedText } from '../../tokens.js';
import { bundledLists } from '../analysis/bundledNames.js';
import { CONTEXT_REACH, DocumentContext, type ContextFeatures } from './context.js';
import { calibrated, type Calibration } from './calibration.js';
import { Chain } from './chain.js';
import { spansOfTags, TAG_COUNT, TAGGED_LABELS, type TaggedLabel } from './labels.js';
import type { NameLists } from './nameLists.js';
import { OpenRunFinder, type OpenRun, type OpenRuns } from './openRuns.js';
import { Scorer } from './scorer.js';
import { Vocabulary } from './vocabulary.js';
import { readWeights, type FeatureWeights } from './weightsFile.js';
import type { WordKnowledge } from './wordFeatures.js';
import { changedKeys, summarise, type WordSummary } from './wordSummary.js';

/** A span the tagger proposes, on whole tokens (proclitics included). Offsets into the tokenised text. */
export interface TaggedSpan extends Span {
  readonly label: TaggedLabel;
  /** Posterior probability of the span in the model, 0 to 1; surer than it is right. */
  readonly confidence: number;
  /** How often spans of such a confidence were right in sentences that the model had not seen, 0 to 1. */
  readonly reliability: number;
}

/** What was found of a document, to start from next time. */
interface DocumentMemory {
  readonly paragraphs: readonly TaggedParagraph[];
  readonly spans: readonly (readonly TaggedSpan[])[];
  /** Hash of what each paragraph saw around it. */
  readonly sights: Int32Array;
}

/** What pass 1 keeps of a paragraph. */
export interface TaggedParagraph {
  readonly text: TokenisedText;
  /** What the paragraph by itself says, in order; they neither touch tokens twice nor cross. */
  readonly spans: readonly TaggedSpan[];
  /** For pass 2: each word's key and how likely it is a name, */
  readonly words: WordSummary;
  /** and where names can be. */
  readonly open: OpenRuns;
  /**
   * What was found of the document whose first or last paragraph it was when it was read last; for `tagDocument` alone. No
   * weak map holds it: what that holds outlives collections of garbage, and this is all of a document.
   */
  memory?: DocumentMemory | undefined;
}

export interface Tagger {
  /** What is known of words beside the weights. */
  readonly knowledge: WordKnowledge;
  tagParagraph(text: TokenisedText): TaggedParagraph;
  /** The spans of each paragraph of a document, in its order. */
  tagDocument(paragraphs: readonly TaggedParagraph[]): readonly (readonly TaggedSpan[])[];
  /** Both passes on a text that stands alone. */
  tag(text: TokenisedText): readonly TaggedSpan[];
}

export interface TaggerOptions {
  /** 1: each paragraph by itself alone. Default 2. */
  readonly passes?: 1 | 2;
  /** The lists of names that the weights know; those of the lexicons unless given. */
  readonly lists?: NameLists;
}

/** The tagger of a file of weights. Throws `WeightsError` if the bytes are no such file; later it never throws. */
export function loadTagger(bytes: Uint8Array, options: TaggerOptions = {}): Tagger {
  const { vocabulary, words, context } = readWeights(bytes);
  const knowledge = { vocabulary: new Vocabulary(vocabulary), lists: options.lists ?? bundledLists() };
  return new LinearTagger(new Scorer(words, knowledge), words, context, options.passes ?? 2);
}

/** What makes spans of the scores of one pass. */
interface Decoder {
  readonly chain: Chain;
  readonly calibration: Calibration;
}

class LinearTagger implements Tagger {
  private readonly first: Decoder;
  private readonly second: Decoder;
  private readonly finder: OpenRunFinder;
  /** Of the run that is decoded: `scores[token * TAG_COUNT + tag]`, */
  private scores = new Float32Array(256 * TAG_COUNT);
  /** and what comes out. */
  private tags = new Uint8Array(256);

  get knowledge(): WordKnowledge {
    return this.scorer.knowledge;
  }

  constructor(
    private readonly scorer: Scorer,
    words: FeatureWeights,
    private readonly context: FeatureWeights,
    private readonly passes: 1 | 2,
  ) {
    this.first = { chain: new Chain(words.transitions), calibration: words.calibration };
    this.second = { chain: new Chain(context.transitions), calibration: context.calibration };
    this.finder = new OpenRunFinder(scorer);
  }

  tag(text: TokenisedText): readonly TaggedSpan[] {
    return this.tagDocument([this.tagParagraph(text)])[0]!;
  }

  tagParagraph(text: TokenisedText): TaggedParagraph {
    const spans: TaggedSpan[] = [];
    this.scorer.read(text.tokens);
    const summary = summarise(this.scorer.keys, text.tokens.length);
    const open = this.finder.find(text.tokens);
    for (const run of open.runs) {
      this.load(open, run);
      this.decode(this.first, text, run, spans);
      summary.take(this.first.chain.marginals, run.from, run.to);
    }
    return { text, spans, words: summary, open, memory: undefined };
  }

  /** Brings the scores of a run into `scores`. */
  private load({ rows }: OpenRuns, { from, to, at }: OpenRun): void {
    const size = (to - from) * TAG_COUNT;
    if (this.scores.length < size) {
      this.scores = new Float32Array(size * 2);
      this.tags = new Uint8Array((to - from) * 2);
    }
    const { scale } = this.scorer;
    for (let i = 0; i < size; i++) this.scores[i] = rows[at + i]! * scale;
  }

  /** Spans of the run whose scores are loaded. */
  private decode(
    { chain, calibration }: Decoder,
    text: TokenisedText,
    { from, to, edges }: OpenRun,
    into: TaggedSpan[],
  ): void {
    const length = to - from;
    chain.run(this.scores, length, edges);
    chain.decode(this.scores, length, this.tags, edges);
    for (const span of spansOfTags(this.tags, length)) {
      const confidence = chain.spanProbability(span.from, span.to, span.label, length);
      into.push({
        start: text.tokens[from + span.from]!.start,
        end: text.tokens[from + span.to - 1]!.end,
        label: TAGGED_LABELS[span.label]!,
        confidence,
        reliability: calibrated(confidence, calibration),
      });
    }
  }

  tagDocument(paragraphs: readonly TaggedParagraph[]): readonly (readonly TaggedSpan[])[] {
    if (this.passes === 1 || paragraphs.length === 0) return paragraphs.map((paragraph) => paragraph.spans);
    const first = paragraphs[0]!;
    const last = paragraphs[paragraphs.length - 1]!;
    const memory = this.update(paragraphs, first.memory ?? last.memory);
    first.memory = memory;
    last.memory = memory;
    return memory.spans;
  }

  private update(paragraphs: readonly TaggedParagraph[], before: DocumentMemory | undefined): DocumentMemory {
    const count = paragraphs.length;
    const known = before?.paragraphs ?? [];
    let same = 0;
    while (same < count && same < known.length && paragraphs[same] === known[same]) same++;
    if (before && same === count && same === known.length) return before;
    let sameAtEnd = 0;
    while (
      sameAtEnd < count - same &&
      sameAtEnd < known.length - same &&
      paragraphs[count - 1 - sameAtEnd] === known[known.length - 1 - sameAtEnd]
    )
      sameAtEnd++;

    const from = Math.max(0, same - CONTEXT_REACH);
    const to = Math.min(count, count - sameAtEnd + CONTEXT_REACH);
    const shift = known.length - count;
    // While no paragraph comes or goes, those that share no word with what changed see what they saw.
    const changed = before && shift === 0 ? new Set<number>() : undefined;
    if (changed)
      for (let p = same; p < count - sameAtEnd; p++)
        changedKeys(known[p]!.words, paragraphs[p]!.words, changed);
    const isAsked = (p: number): boolean =>
      p >= from &&
      p < to &&
      (!changed ||
        (p >= same && p < count - sameAtEnd) ||
        paragraphs[p]!.words.keys.some((key) => changed.has(key)));

    const asked = Array.from(paragraphs.keys()).slice(from, to).filter(isAsked);
    const spans: (readonly TaggedSpan[])[] = [];
    const sights = new Int32Array(count);
    const stems = changed && new Set(asked.flatMap((p) => Array.from(paragraphs[p]!.words.keys)));
    const context = new DocumentContext(
      paragraphs.map((paragraph) => paragraph.words),
      from,
      to,
      stems,
    );
    let next = 0;
    for (let p = 0; p < count; p++) {
      // Its place in the earlier call; where paragraphs were replaced, whatever stood there.
      const place = p < count - sameAtEnd ? p : p + shift;
      const old = before && paragraphs[p] === known[place] ? place : -1;
      if (asked[next] !== p) {
        spans.push(before!.spans[old]!);
        sights[p] = before!.sights[old]!;
        continue;
      }
      next++;
      const features = context.features(p);
      sights[p] = features.hash;
      if (features.hash === 0) spans.push(paragraphs[p]!.spans);
      else if (old >= 0 && before!.sights[old] === features.hash) spans.push(before!.spans[old]!);
      else spans.push(this.decodeAgain(paragraphs[p]!, features));
    }
    return { paragraphs, spans, sights };
  }

  /** Pass 2 of a paragraph: runs that the document says something of are decoded again. */
  private decodeAgain(
    { text, spans, open }: TaggedParagraph,
    features: ContextFeatures,
  ): readonly TaggedSpan[] {
    const found: TaggedSpan[] = [];
    const { tokens, hashes } = features;
    let at = 0;
    let span = 0;
    for (const run of open.runs) {
      const limit = text.tokens[run.to - 1]!.end;
      const touched = at < tokens.length && tokens[at]! < run.to;
      if (touched) {
        this.load(open, run);
        for (; at < tokens.length && tokens[at]! < run.to; at++)
          this.addContext(hashes[at]!, tokens[at]! - run.from);
        this.decode(this.second, text, run, found);
      }
      for (; span < spans.length && spans[span]!.start < limit; span++)
        if (!touched) found.push(spans[span]!);
    }
    return found;
  }

  private addContext(hash: number, token: number): void {
    const { rows, scale } = this.context;
    const feature = rows.find(hash);
    if (feature < 0) return;
    for (let tag = 0; tag < TAG_COUNT; tag++)
      this.scores[token * TAG_COUNT + tag]! += rows.valueOf(feature, tag) * scale;
  }
}
