/**
 * The linear chain: the likeliest tags of a sentence and the probability of each, from a score for each token
 * and tag and one for each pair of neighbouring tags (Lafferty et al. 2001). Buffers grow with the longest
 * sentence and are kept, so that decoding makes no garbage.
 */
import { beginTag, isInside, mayFollow, OUTSIDE, TAG_COUNT } from './labels.js';

const N = TAG_COUNT;

/** Scores of tag pairs, row after row by the first; those that may not be are −∞. Row N: before the first token. */
export type Transitions = Float32Array;
export const TRANSITION_COUNT = (N + 1) * N;

export function emptyTransitions(): Transitions {
  const scores = new Float32Array(TRANSITION_COUNT);
  forbid(scores);
  return scores;
}

/** Sets to −∞ the pairs that may not be. */
export function forbid(scores: Transitions): void {
  for (let before = 0; before <= N; before++) {
    for (let tag = 0; tag < N; tag++) {
      if (!mayFollow(before === N ? OUTSIDE : before, tag)) scores[before * N + tag] = -Infinity;
    }
  }
}

/** What stands around the tokens of a chain: the sentence's border, or a token that is no name for sure. */
export interface ChainBorders {
  readonly afterOutside: boolean;
  readonly beforeOutside: boolean;
}

const SENTENCE: ChainBorders = { afterOutside: false, beforeOutside: false };

/** A tag that scores so much less than the best of its token is left out of the sums (e^−16 is a ten-millionth). */
const HOPELESS = -16;

export class Chain {
  private capacity = 0;
  private potentials = new Float64Array(0);
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);
  private best = new Float64Array(0);
  private from = new Uint8Array(0);
  private readonly factors = new Float64Array(TRANSITION_COUNT);
  /** Probability of each tag at each token, after `run`. */
  marginals = new Float64Array(0);

  constructor(readonly transitions: Transitions) {
    this.refresh();
  }

  /** To be called when `transitions` changed. */
  refresh(): void {
    for (let i = 0; i < TRANSITION_COUNT; i++) this.factors[i] = Math.exp(this.transitions[i]!);
  }

  private grow(length: number): void {
    if (length <= this.capacity) return;
    this.capacity = Math.max(64, length * 2);
    const size = this.capacity * N;
    this.potentials = new Float64Array(size);
    this.forward = new Float64Array(size);
    this.backward = new Float64Array(size);
    this.best = new Float64Array(size);
    this.from = new Uint8Array(size);
    this.marginals = new Float64Array(size);
  }

  /**
   * Computes the marginals of a sentence, or of a part of one, from `scores[token * TAG_COUNT + tag]`.
   * `edges`: what stands around it.
   */
  run(scores: Float32Array, length: number, edges: ChainBorders = SENTENCE): void {
    this.grow(length);
    this.takePotentials(scores, length);
    this.goForward(length, edges);
    this.goBackward(length, edges);
  }

  /** Scores as factors, the best tag of each token at 1. */
  private takePotentials(scores: Float32Array, length: number): void {
    const { potentials } = this;
    for (let t = 0; t < length; t++) {
      const row = t * N;
      let highest = scores[row]!;
      for (let y = 1; y < N; y++) if (scores[row + y]! > highest) highest = scores[row + y]!;
      for (let y = 0; y < N; y++) {
        const score = scores[row + y]! - highest;
        potentials[row + y] = score < HOPELESS ? 0 : Math.exp(score);
      }
    }
  }

  /** What stands before each token, scaled to 1. */
  private goForward(length: number, edges: ChainBorders): void {
    const { potentials, forward, factors } = this;
    const start = (edges.afterOutside ? OUTSIDE : N) * N;
    for (let t = 0; t < length; t++) {
      const row = t * N;
      let total = 0;
      if (t === 0) {
        for (let y = 0; y < N; y++) total += forward[y] = factors[start + y]! * potentials[y]!;
      } else {
        const last = row - N;
        for (let y = 0; y < N; y++) {
          let sum = 0;
          if (potentials[row + y]! > 0) {
            if (isInside(y)) {
              sum =
                forward[last + y]! * factors[y * N + y]! + forward[last + y - 1]! * factors[(y - 1) * N + y]!;
            } else {
              for (let x = 0; x < N; x++) sum += forward[last + x]! * factors[x * N + y]!;
            }
          }
          total += forward[row + y] = sum * potentials[row + y]!;
        }
      }
      const scale = total > 0 ? 1 / total : 0;
      for (let y = 0; y < N; y++) forward[row + y]! *= scale;
    }
  }

  /** What stands behind each token, and with what stands before it the marginals. */
  private goBackward(length: number, edges: ChainBorders): void {
    const { potentials, forward, backward, marginals, factors } = this;
    for (let t = length - 1; t >= 0; t--) {
      const row = t * N;
      if (t === length - 1) {
        for (let y = 0; y < N; y++) backward[row + y] = edges.beforeOutside ? factors[y * N + OUTSIDE]! : 1;
      } else {
        const next = row + N;
        let highest = 0;
        // Each tag's way on, times what follows; from tag y only its own I can be entered besides O and any B.
        for (let y = 0; y < N; y++) {
          let sum = factors[y * N]! * potentials[next]! * backward[next]!;
          for (let b = 1; b < N; b += 2)
            sum += factors[y * N + b]! * potentials[next + b]! * backward[next + b]!;
          if (y > 0) {
            const i = isInside(y) ? y : y + 1;
            sum += factors[y * N + i]! * potentials[next + i]! * backward[next + i]!;
          }
          backward[row + y] = sum;
          if (sum > highest) highest = sum;
        }
        const scale = highest > 0 ? 1 / highest : 0;
        for (let y = 0; y < N; y++) backward[row + y]! *= scale;
      }
      let total = 0;
      for (let y = 0; y < N; y++) total += marginals[row + y] = forward[row + y]! * backward[row + y]!;
      const scale = total > 0 ? 1 / total : 0;
      for (let y = 0; y < N; y++) marginals[row + y]! *= scale;
    }
  }

  /** The likeliest tags, from the same scores. */
  decode(scores: Float32Array, length: number, tags: Uint8Array, edges: ChainBorders = SENTENCE): void {
    this.grow(length);
    if (length === 0) return;
    const { best, from, transitions } = this;
    const start = (edges.afterOutside ? OUTSIDE : N) * N;
    for (let y = 0; y < N; y++) best[y] = transitions[start + y]! + scores[y]!;
    for (let t = 1; t < length; t++) {
      const row = t * N;
      const last = row - N;
      for (let y = 0; y < N; y++) {
        let highest = -Infinity;
        let argument = 0;
        const lowest = isInside(y) ? y - 1 : 0;
        const end = isInside(y) ? y + 1 : N;
        for (let x = lowest; x < end; x++) {
          const score = best[last + x]! + transitions[x * N + y]!;
          if (score > highest) {
            highest = score;
            argument = x;
          }
        }
        best[row + y] = highest + scores[row + y]!;
        from[row + y] = argument;
      }
    }
    let tag = 0;
    const end = (length - 1) * N;
    if (edges.beforeOutside) for (let y = 0; y < N; y++) best[end + y]! += transitions[y * N + OUTSIDE]!;
    for (let y = 1; y < N; y++) if (best[end + y]! > best[end + tag]!) tag = y;
    for (let t = length - 1; t >= 0; t--) {
      tags[t] = tag;
      tag = from[t * N + tag]!;
    }
  }

  /** Probability of a pair of neighbouring tags at tokens t − 1 and t, after `run`. */
  pairMarginals(t: number, into: Float64Array): void {
    const { potentials, forward, backward, factors } = this;
    const row = t * N;
    let total = 0;
    for (let x = 0; x < N; x++) {
      const before = forward[row - N + x]!;
      for (let y = 0; y < N; y++) {
        const p = before * factors[x * N + y]! * potentials[row + y]! * backward[row + y]!;
        into[x * N + y] = p;
        total += p;
      }
    }
    const scale = total > 0 ? 1 / total : 0;
    for (let i = 0; i < N * N; i++) into[i]! *= scale;
  }

  /** Probability that a span of a label begins at `start` and ends before `end`, after `run` on `length` tokens. */
  spanProbability(start: number, end: number, label: number, length: number): number {
    const { potentials, forward, backward, factors } = this;
    const b = beginTag(label);
    let mass = forward[start * N + b]!;
    let tag = b;
    // Both directions were scaled token by token; the scales cancel against the sum over all tags at the end.
    let all = 1;
    for (let t = start + 1; t < end; t++) {
      mass *= factors[tag * N + b + 1]! * potentials[t * N + b + 1]!;
      tag = b + 1;
      all *= this.step(t);
    }
    const last = end - 1;
    let total = 0;
    for (let y = 0; y < N; y++) total += forward[last * N + y]! * backward[last * N + y]!;
    let on = backward[last * N + tag]!;
    if (end < length) {
      // What leads on into the label's own I would be a longer span.
      const next = end * N;
      let left = 0;
      let right = 0;
      for (let y = 0; y < N; y++) {
        const way = factors[tag * N + y]! * potentials[next + y]! * backward[next + y]!;
        right += way;
        if (y !== b + 1) left += way;
      }
      on *= right > 0 ? left / right : 0;
    }
    const probability = (mass * on) / (all * total);
    return probability >= 0 && probability <= 1 ? probability : probability > 1 ? 1 : 0;
  }

  /** What `run` scaled the forward row of token t by, undone: the sum before scaling. */
  private step(t: number): number {
    const { potentials, forward, factors } = this;
    const row = t * N;
    let sum = 0;
    for (let y = 0; y < N; y++) {
      let way = 0;
      for (let x = 0; x < N; x++) way += forward[row - N + x]! * factors[x * N + y]!;
      sum += way * potentials[row + y]!;
    }
    return sum;
  }
}
