/**
 * Where the names of a paragraph can be: its open tokens (see scorer.ts) in runs. The chain looks at these alone: what
 * stands between them is surely no name, so that what is before a run says nothing of what is after it.
 */
import type { Token } from '../../tokens.js';
import type { ChainBorders } from './chain.js';
import { TAG_COUNT } from './labels.js';
import type { Scorer } from './scorer.js';
import { sentenceEnd } from './surface.js';

/** A run of open tokens of one sentence, half-open. */
export interface OpenRun {
  readonly from: number;
  readonly to: number;
  readonly edges: ChainBorders;
  /** Where its scores begin in `OpenRuns.rows`. */
  readonly at: number;
}

/** The runs of a paragraph, in order, and the scores of their tokens. */
export interface OpenRuns {
  readonly runs: readonly OpenRun[];
  /** TAG_COUNT for each token of each run, one run after the other, in steps of the weights' scale. */
  readonly rows: Int16Array;
}

/** A sentence's border is told apart from a token that is no name. */
const EDGES: readonly ChainBorders[] = [0, 1, 2, 3].map((bits) => ({
  afterOutside: (bits & 1) !== 0,
  beforeOutside: (bits & 2) !== 0,
}));

export class OpenRunFinder {
  private rows = new Int16Array(256 * TAG_COUNT);

  constructor(private readonly scorer: Scorer) {}

  /** Of the tokens that the scorer has read last. */
  find(tokens: readonly Token[]): OpenRuns {
    const { scorer } = this;
    const runs: OpenRun[] = [];
    if (this.rows.length < tokens.length * TAG_COUNT)
      this.rows = new Int16Array(tokens.length * TAG_COUNT * 2);
    let size = 0;
    for (let from = 0; from < tokens.length;) {
      const to = sentenceEnd(tokens, scorer.signs, from);
      scorer.score(from, to);
      const { open } = scorer;
      for (let t = 0; t < to - from;) {
        if (open[t] === 0) {
          t++;
          continue;
        }
        const start = t;
        const at = size;
        for (; t < to - from && open[t] === 1; t++, size += TAG_COUNT) scorer.copyRow(t, this.rows, size);
        const edges = EDGES[(start > 0 ? 1 : 0) + (t < to - from ? 2 : 0)]!;
        runs.push({ from: from + start, to: from + t, edges, at });
      }
      from = to;
    }
    return { runs, rows: this.rows.slice(0, size) };
  }
}
