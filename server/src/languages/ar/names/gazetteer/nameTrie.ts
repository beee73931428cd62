/**
 * Names as sequences of words: a trie in two flat arrays, which are read as they lie in the file and are no burden to
 * the garbage collector.
 */
import { NO_NUMBER } from './packedStrings.js';
import type { Packer, Unpacker } from './packing.js';

/** The node that every name begins at; also what `next` gives where no name goes on. */
export const ROOT = 0;
/** The number of a word that no name holds. */
export const NO_WORD = NO_NUMBER;

/** Numbers words at their first coming: 0, 1, 2 … Tries may share one. */
export class WordNumbers {
  private readonly numbers = new Map<string, number>();

  /** All words, in the order of their numbers. */
  get words(): readonly string[] {
    return [...this.numbers.keys()];
  }

  add(word: string): number {
    let number = this.numbers.get(word);
    if (number === undefined) this.numbers.set(word, (number = this.numbers.size));
    return number;
  }
}

/** What a trie is made with. Nodes are numbered as they come, and otherwise where it is packed: `pack` says how. */
export class TrieBuilder {
  /** The nodes behind each node, by word. */
  private readonly steps: Map<number, number>[] = [new Map()];

  constructor(readonly words: WordNumbers) {}

  /** The node of a name, made where it is missing. */
  add(words: readonly string[]): number {
    let node = ROOT;
    for (const text of words) {
      const steps = this.steps[node]!;
      const word = this.words.add(text);
      let next = steps.get(word);
      if (next === undefined) {
        next = this.steps.push(new Map()) - 1;
        steps.set(word, next);
      }
      node = next;
    }
    return node;
  }

  /** Packs the trie, and gives the nodes of the builder in the order of their new numbers. */
  pack(packer: Packer): readonly number[] {
    const nodes = [ROOT];
    const first: number[] = [];
    const stepWords: number[] = [];
    for (const node of nodes) {
      first.push(stepWords.length);
      for (const [word, next] of [...this.steps[node]!].sort(([a], [b]) => a - b)) {
        stepWords.push(word);
        nodes.push(next);
      }
    }
    packer.numbers([...first, stepWords.length]).numbers(stepWords);
    return nodes;
  }
}

export class NameTrie {
  /** By node, where its steps begin: those of the node after it follow. */
  private readonly first: Int32Array;
  /** The word of each step, sorted within a node; the step at place `i` leads to the node `i + 1`. */
  private readonly steps: Int32Array;

  constructor(packed: Unpacker) {
    this.first = packed.numbers();
    this.steps = packed.numbers();
  }

  /** Whether any name goes on behind a node. */
  goesOn(node: number): boolean {
    return this.first[node]! < this.first[node + 1]!;
  }

  /** The node behind a word; `ROOT` if no name goes on with it. */
  next(node: number, word: number): number {
    if (word < 0) return ROOT;
    const { first, steps } = this;
    const end = first[node + 1]!;
    let low = first[node]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (steps[middle]! < word) low = middle + 1;
      else high = middle;
    }
    return low < end && steps[low] === word ? low + 1 : ROOT;
  }
}
