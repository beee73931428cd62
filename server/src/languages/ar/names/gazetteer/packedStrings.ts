/** Many short strings in one: those that are asked for are cut out of it. */
import type { Packer, Unpacker } from './packing.js';

/** What `StringNumbers.of` gives for a string that is not there. */
export const NO_NUMBER = -1;

export function packStrings(packer: Packer, strings: readonly string[]): void {
  packer.text(strings.join('')).numbers(strings.map(({ length }) => length));
}

/** Strings by their number, from 0 on. */
export class StringColumn {
  protected readonly text: string;
  /** Where each begins in the text; then where the last one ends. */
  protected readonly starts: Int32Array;

  constructor(packed: Unpacker) {
    this.text = packed.text();
    const lengths = packed.numbers();
    this.starts = new Int32Array(lengths.length + 1);
    for (let i = 0; i < lengths.length; i++) this.starts[i + 1] = this.starts[i]! + lengths[i]!;
  }

  get length(): number {
    return this.starts.length - 1;
  }

  at(number: number): string {
    return this.text.slice(this.starts[number], this.starts[number + 1]);
  }
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x9e3779b1);
  return hash ^ (hash >>> 15);
}

/** With what finds them again; of strings that are there more than once the first. */
export function packStringNumbers(packer: Packer, strings: readonly string[]): void {
  let size = 4;
  while (size < strings.length * 1.5) size *= 2;
  // Open addressing; 0 is a free slot.
  const table = new Array<number>(size).fill(0);
  const known = new Set<string>();
  for (const [number, string] of strings.entries()) {
    if (known.has(string)) continue;
    known.add(string);
    let slot = hashOf(string) & (size - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
    table[slot] = number + 1;
  }
  packStrings(packer, strings);
  packer.numbers(table);
}

/** Strings by their number, and the number of each. */
export class StringNumbers extends StringColumn {
  private readonly table: Int32Array;

  constructor(packed: Unpacker) {
    super(packed);
    this.table = packed.numbers();
  }

  /** Number of a string; `NO_NUMBER` where it is not there. */
  of(string: string): number {
    const { table, starts, text } = this;
    const mask = table.length - 1;
    for (let slot = hashOf(string) & mask; table[slot] !== 0; slot = (slot + 1) & mask) {
      const number = table[slot]! - 1;
      const start = starts[number]!;
      if (starts[number + 1]! - start === string.length && text.startsWith(string, start)) return number;
    }
    return NO_NUMBER;
  }
}
