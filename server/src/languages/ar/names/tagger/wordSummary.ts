/** What pass 1 leaves of a paragraph for pass 2: each word's key, and how likely it is a name of each kind. */
import { hashText } from './hashing.js';
import { TAG_COUNT, TAGGED_LABELS } from './labels.js';
import { hasArticle, withoutArticle } from '../../affixes.js';

export const KINDS = TAGGED_LABELS.length;
/** Columns of a word's row: the probability of each kind, then that a name begins with it. */
export const COLUMNS = KINDS + 1;

export interface WordSummary {
  /** Same for words with the same stem; 0 for what is never a name's own word (numbers, marks, single letters). */
  readonly keys: Int32Array;
  /** `COLUMNS` for each token, in 255ths. */
  readonly chances: Uint8Array;
  /** 1 for each token that may be a name; of the others the chances are 0, whatever the document says. */
  readonly open: Uint8Array;
}

class Summary implements WordSummary {
  readonly keys: Int32Array;
  readonly chances: Uint8Array;
  readonly open: Uint8Array;

  /** All in one piece of memory, which is had in one go. */
  constructor(words: number) {
    const memory = new ArrayBuffer(words * (4 + COLUMNS + 1));
    this.keys = new Int32Array(memory, 0, words);
    this.chances = new Uint8Array(memory, words * 4, words * COLUMNS);
    this.open = new Uint8Array(memory, words * (4 + COLUMNS), words);
  }

  /** Takes over the marginals of the tokens `from` to `to`, which are open. */
  take(marginals: Float64Array, from: number, to: number): void {
    this.open.fill(1, from, to);
    for (let t = from; t < to; t++) {
      const row = (t - from) * TAG_COUNT;
      let begins = 0;
      for (let kind = 0; kind < KINDS; kind++) {
        const b = marginals[row + 1 + 2 * kind]!;
        this.chances[t * COLUMNS + kind] = Math.round(255 * (b + marginals[row + 2 + 2 * kind]!));
        begins += b;
      }
      this.chances[t * COLUMNS + KINDS] = Math.round(255 * begins);
    }
  }
}

/** The key of a word: of its stem without the article. */
export function wordKey(surface: string, stem: string): number {
  if (surface.length < 2 || surface.charCodeAt(0) <= 0x40) return 0;
  return hashText(stem.length > 4 && hasArticle(stem) ? withoutArticle(stem) : stem);
}

/** Of the first `count` words with these keys, none of them open yet. */
export function summarise(keys: ArrayLike<number>, count: number): Summary {
  const summary = new Summary(count);
  for (let t = 0; t < count; t++) summary.keys[t] = keys[t]!;
  return summary;
}

/** Keys of the words in which two summaries of one paragraph differ, its borders of equal words left out. */
export function changedKeys(before: WordSummary, after: WordSummary, into: Set<number>): void {
  const [a, b] = [before.keys.length, after.keys.length];
  const same = (i: number, j: number): boolean => {
    if (before.keys[i] !== after.keys[j]) return false;
    for (let c = 0; c < COLUMNS; c++)
      if (before.chances[i * COLUMNS + c] !== after.chances[j * COLUMNS + c]) return false;
    return true;
  };
  let start = 0;
  while (start < a && start < b && same(start, start)) start++;
  let end = 0;
  while (end < a - start && end < b - start && same(a - 1 - end, b - 1 - end)) end++;
  for (let i = start; i < a - end; i++) into.add(before.keys[i]!);
  for (let j = start; j < b - end; j++) into.add(after.keys[j]!);
  into.delete(0);
}
