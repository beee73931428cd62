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

  /** `words`: those that were numbered before, in the order of their numbers. */
  constructor(words: readonly string[] = []) {
    for (const word of words) this.numbers.set(word, this.numbers.size);
  }

  /** All words, in the order of their numbers. */
  get words(): readonly string[] {
    return [...this.numbers.keys()];
  }

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

/** A trie as plain numbers: for the nodes 1, 2, 3 … the node that each is reached from, and by which word. */
export interface FrozenTrie {
  readonly nodes: readonly number[];
  readonly steps: readonly number[];
}

/** Numbers of a slot: the node and the word of a step, and the node that it leads to (0: the slot is free). */
const NODE = 0;
const WORD = 1;
const TARGET = 2;
const SLOT = 3;

export class NameTrie {
  /** Open addressing, each slot's numbers side by side. */
  private table: Int32Array;
  private mask: number;
  private count = 0;
  /** By node: 1 where steps lead on from it. */
  private goingOn = new Uint8Array(1 << 10);

  constructor(
    readonly words: WordNumbers,
    frozen: FrozenTrie = { nodes: [], steps: [] },
  ) {
    let size = 1 << 10;
    while (size < frozen.nodes.length * 2) size *= 2;
    this.table = new Int32Array(size * SLOT);
    this.mask = size - 1;
    for (const [i, node] of frozen.nodes.entries()) {
      const word = frozen.steps[i]!;
      this.put(this.slotOf(node, word), node, word, ++this.count);
    }
  }

  freeze(): FrozenTrie {
    const nodes = new Array<number>(this.count);
    const steps = new Array<number>(this.count);
    for (let slot = 0; slot < this.table.length; slot += SLOT) {
      const target = this.table[slot + TARGET]!;
      if (target === ROOT) continue;
      nodes[target - 1] = this.table[slot + NODE]!;
      steps[target - 1] = this.table[slot + WORD]!;
    }
    return { nodes, steps };
  }

  private put(slot: number, node: number, word: number, target: number): void {
    this.table[slot + NODE] = node;
    this.table[slot + WORD] = word;
    this.table[slot + TARGET] = target;
    if (node >= this.goingOn.length) {
      const more = new Uint8Array(Math.max(node + 1, this.goingOn.length * 2));
      more.set(this.goingOn);
      this.goingOn = more;
    }
    this.goingOn[node] = 1;
  }

  /** Whether any name goes on behind a node. */
  goesOn(node: number): boolean {
    return this.goingOn[node] === 1;
  }

  /** The node behind a word; `ROOT` if no name goes on with it. */
  next(node: number, word: number): number {
    return word < 0 ? ROOT : this.table[this.slotOf(node, word) + TARGET]!;
  }

  /** The node of a name, made where it is missing: nodes are numbered 1, 2, 3 … */
  add(words: readonly string[]): number {
    let node = ROOT;
    for (const text of words) {
      const word = this.words.add(text);
      let slot = this.slotOf(node, word);
      if (this.table[slot + TARGET] === ROOT) {
        if (this.count * 2 > this.mask) {
          this.grow();
          slot = this.slotOf(node, word);
        }
        this.put(slot, node, word, ++this.count);
      }
      node = this.table[slot + TARGET]!;
    }
    return node;
  }

  /** Where the slot of a step begins in the table: the one that it has, or the free one for it. */
  private slotOf(node: number, word: number): number {
    const { table, mask } = this;
    let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(word, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
    let place = (hash ^ (hash >>> 13)) & mask;
    let slot = place * SLOT;
    while (table[slot + TARGET] !== ROOT && (table[slot + NODE] !== node || table[slot + WORD] !== word)) {
      place = (place + 1) & mask;
      slot = place * SLOT;
    }
    return slot;
  }

  private grow(): void {
    const before = this.table;
    this.table = new Int32Array(before.length * 2);
    this.mask = this.mask * 2 + 1;
    for (let slot = 0; slot < before.length; slot += SLOT) {
      const [node, word, target] = [before[slot + NODE]!, before[slot + WORD]!, before[slot + TARGET]!];
      if (target !== ROOT) this.put(this.slotOf(node, word), node, word, target);
    }
  }
}
