/**
 * A linear chain over any number of tags (Lafferty et al. 2001): the likeliest tags of a sentence, and the probability of
 * each, from a score a token and tag and one a pair of neighbouring tags. An I follows its own B or I alone, so that a step
 * costs as many operations as there are tags, but for what leads into O and the Bs, which is one sum for all of them.
 */
import { isInside, OUTSIDE } from './tags.js';

/** What is learned of neighbouring tags. */
export interface Neighbours {
  /** Scores of tag pairs, row after row by the first; row `tags`: before the first token. −∞ where it may not be. */
  readonly scores: Float32Array;
  readonly tags: number;
}

export function emptyNeighbours(tags: number): Neighbours {
  const scores = new Float32Array((tags + 1) * tags);
  forbid({ scores, tags });
  return { scores, tags };
}

/** Sets to −∞ what may not be: an I behind anything but its own B or I. */
export function forbid({ scores, tags }: Neighbours): void {
  for (let before = 0; before <= tags; before++)
    for (let tag = 0; tag < tags; tag++)
      if (isInside(tag) && (before === tags || (before !== tag && before !== tag - 1)))
        scores[before * tags + tag] = -Infinity;
}

export class LabelChain {
  private capacity = 0;
  private potentials = new Float64Array(0);
  private forward = new Float64Array(0);
  private backward = new Float64Array(0);
  private best = new Float64Array(0);
  private from = new Uint8Array(0);
  private readonly factors: Float64Array;
  /** Probability of each tag at each token, after `run`: row after row. */
  marginals = new Float64Array(0);

  constructor(readonly neighbours: Neighbours) {
    this.factors = new Float64Array(neighbours.scores.length);
    this.refresh();
  }

  /** To be called when the scores of neighbours have changed. */
  refresh(): void {
    const { scores } = this.neighbours;
    for (let i = 0; i < scores.length; i++) this.factors[i] = Math.exp(scores[i]!);
  }

  private grow(length: number): void {
    if (length <= this.capacity) return;
    this.capacity = Math.max(64, length * 2);
    const size = this.capacity * this.neighbours.tags;
    this.potentials = new Float64Array(size);
    this.forward = new Float64Array(size);
    this.backward = new Float64Array(size);
    this.best = new Float64Array(size);
    this.from = new Uint8Array(size);
    this.marginals = new Float64Array(size);
  }

  /** Computes the marginals of a sentence from `scores[token * tags + tag]`. */
  run(scores: Float32Array, length: number): void {
    this.grow(length);
    const { potentials, forward, backward, marginals, factors } = this;
    const n = this.neighbours.tags;
    for (let t = 0; t < length; t++) {
      const row = t * n;
      let highest = scores[row]!;
      for (let y = 1; y < n; y++) if (scores[row + y]! > highest) highest = scores[row + y]!;
      for (let y = 0; y < n; y++) potentials[row + y] = Math.exp(scores[row + y]! - highest);
    }
    for (let t = 0; t < length; t++) {
      const row = t * n;
      let total = 0;
      for (let y = 0; y < n; y++) {
        let sum = 0;
        if (t === 0) sum = factors[n * n + y]!;
        else if (isInside(y))
          sum =
            forward[row - n + y]! * factors[y * n + y]! +
            forward[row - n + y - 1]! * factors[(y - 1) * n + y]!;
        else for (let x = 0; x < n; x++) sum += forward[row - n + x]! * factors[x * n + y]!;
        total += forward[row + y] = sum * potentials[row + y]!;
      }
      scaleRow(forward, row, n, total);
    }
    for (let t = length - 1; t >= 0; t--) {
      const row = t * n;
      let highest = 0;
      for (let y = 0; y < n; y++) {
        let sum = t === length - 1 ? 1 : 0;
        if (t < length - 1) {
          const next = row + n;
          sum = factors[y * n]! * potentials[next]! * backward[next]!;
          for (let b = 1; b < n; b += 2)
            sum += factors[y * n + b]! * potentials[next + b]! * backward[next + b]!;
          if (y !== OUTSIDE) {
            const i = isInside(y) ? y : y + 1;
            sum += factors[y * n + i]! * potentials[next + i]! * backward[next + i]!;
          }
        }
        backward[row + y] = sum;
        if (sum > highest) highest = sum;
      }
      scaleRow(backward, row, n, highest);
      let total = 0;
      for (let y = 0; y < n; y++) total += marginals[row + y] = forward[row + y]! * backward[row + y]!;
      scaleRow(marginals, row, n, total);
    }
  }

  /** Probability of each pair of tags at tokens t − 1 and t, after `run`. */
  pairs(t: number, into: Float64Array): void {
    const { potentials, forward, backward, factors } = this;
    const n = this.neighbours.tags;
    const row = t * n;
    let total = 0;
    for (let x = 0; x < n; x++)
      for (let y = 0; y < n; y++)
        total += into[x * n + y] =
          forward[row - n + x]! * factors[x * n + y]! * potentials[row + y]! * backward[row + y]!;
    scaleRow(into, 0, n * n, total);
  }

  /** The likeliest tags, from the same scores. */
  decode(scores: Float32Array, length: number, tags: Uint8Array): void {
    this.grow(length);
    if (length === 0) return;
    const { best, from } = this;
    const { tags: n, scores: pairs } = this.neighbours;
    for (let y = 0; y < n; y++) best[y] = pairs[n * n + y]! + scores[y]!;
    for (let t = 1; t < length; t++) {
      const row = t * n;
      for (let y = 0; y < n; y++) {
        let highest = -Infinity;
        let argument = 0;
        const [first, end] = isInside(y) ? [y - 1, y + 1] : [0, n];
        for (let x = first; x < end; x++) {
          const score = best[row - n + x]! + pairs[x * n + y]!;
          if (score > highest) [highest, argument] = [score, x];
        }
        best[row + y] = highest + scores[row + y]!;
        from[row + y] = argument;
      }
    }
    let tag = 0;
    for (let y = 1; y < n; y++) if (best[(length - 1) * n + y]! > best[(length - 1) * n + tag]!) tag = y;
    for (let t = length - 1; t >= 0; t--) {
      tags[t] = tag;
      tag = from[t * n + tag]!;
    }
  }
}

function scaleRow(values: Float64Array, from: number, count: number, total: number): void {
  const scale = total > 0 ? 1 / total : 0;
  for (let i = from; i < from + count; i++) values[i]! *= scale;
}
