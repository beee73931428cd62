/**
 * Names as sequences of words: a trie in flat arrays, so that tens of thousands of names are read in milliseconds
 * and are no burden to the garbage collector.
 */

/** The node that every name begins at; also what `next` gives where no name goes on. */
export const ROOT = 0;
/** The number of a word that no name holds. */
export const NO_WORD = -1;

/** Numbers words at their first coming: 0, 1, 2 … Tries may share one. */
export class WordNumbers {
  private readonly numbers = new Map<string, number>();

  /** Number of a folded word; `NO_WORD` if it never came. */
  of(word: string): number {
    return this.numbers.get(word) ?? NO_WORD;
  }

  add(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) this.numbers.set(word, (number = this.numbers.size));
    return number;
  }
}

export class NameTrie {
  /** Open addressing: node and word of each step, and the node that it leads to (0: the slot is free). */
  private nodes = new Int32Array(1 << 16);
  private steps = new Int32Array(1 << 16);
  private targets = new Int32Array(1 << 16);
  private mask = (1 << 16) - 1;
  private count = 0;

  constructor(readonly words: WordNumbers) {}

  /** The node behind a word; `ROOT` if no name goes on with it. */
  next(node: number, word: number): number {
    return word < 0 ? ROOT : this.targets[this.slotOf(node, word)]!;
  }

  /** The node of a name, made where it is missing: nodes are numbered 1, 2, 3 … */
  add(words: readonly string[]): number {
    let node = ROOT;
    for (const text of words) {
      const word = this.words.add(text);
      let slot = this.slotOf(node, word);
      if (this.targets[slot] === ROOT) {
        if (this.count * 2 > this.mask) {
          this.grow();
          slot = this.slotOf(node, word);
        }
        this.nodes[slot] = node;
        this.steps[slot] = word;
        this.targets[slot] = ++this.count;
      }
      node = this.targets[slot]!;
    }
    return node;
  }

  private slotOf(node: number, word: number): number {
    const { nodes, steps, targets, mask } = this;
    let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (targets[slot] !== ROOT && (nodes[slot] !== node || steps[slot] !== word)) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const { nodes, steps, targets } = this;
    const size = targets.length * 2;
    this.nodes = new Int32Array(size);
    this.steps = new Int32Array(size);
    this.targets = new Int32Array(size);
    this.mask = size - 1;
    for (let i = 0; i < targets.length; i++) {
      if (targets[i] === ROOT) continue;
      const slot = this.slotOf(nodes[i]!, steps[i]!);
      this.nodes[slot] = nodes[i]!;
      this.steps[slot] = steps[i]!;
      this.targets[slot] = targets[i]!;
    }
  }
}
