/** Hashes of features: a feature is known by 28 bits, few enough to store, enough for a million to differ. */

export const HASH_BITS = 28;

/** FNV-1a's step and murmur3's finish (both in the public domain). */
const PRIME = 0x01000193;

/** Begins a hash; continue it with `addCode`, `addText`, end it with `finish`. */
export const begin = (template: number): number => Math.imul(0x811c9dc5 ^ template, PRIME);
export const addCode = (hash: number, code: number): number => Math.imul(hash ^ code, PRIME);

export function addText(hash: number, text: string, from = 0, to = text.length): number {
  let h = hash;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), PRIME);
  return h;
}

/** 28 bits, well mixed. */
export function finish(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> (32 - HASH_BITS);
}

/** Hash of a whole text. */
export const hashText = (text: string): number => finish(addText(begin(0), text));

/** A fixed set of hashes, each with its place: open addressing, no objects. */
export class HashTable {
  /** Key and place of each slot, side by side; a key of −1 where it is free. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  /**
   * A bit for every hash, cut short: most look-ups are for what is not there, and end here, in a fraction of the
   * memory (Bloom 1970, with one hash).
   */
  private readonly filter: Int32Array;
  private readonly filterMask: number;

  /** `hashes` differ from each other; the place of each is its index. */
  constructor(hashes: ArrayLike<number>) {
    let size = 16;
    while (size < hashes.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Int32Array(size * 2).fill(-1);
    this.filter = new Int32Array(size / 8);
    this.filterMask = size * 4 - 1;
    for (let i = 0; i < hashes.length; i++) {
      const bit = hashes[i]! & this.filterMask;
      this.filter[bit >> 5]! |= 1 << (bit & 31);
      let slot = hashes[i]! & this.mask;
      while (this.slots[2 * slot]! >= 0) slot = (slot + 1) & this.mask;
      this.slots[2 * slot] = hashes[i]!;
      this.slots[2 * slot + 1] = i;
    }
  }

  /** Place of a hash, −1 if it is not in the set. */
  find(hash: number): number {
    const bit = hash & this.filterMask;
    if (((this.filter[bit >> 5]! >> (bit & 31)) & 1) === 0) return -1;
    let slot = hash & this.mask;
    for (;;) {
      const key = this.slots[2 * slot]!;
      if (key === hash) return this.slots[2 * slot + 1]!;
      if (key < 0) return -1;
      slot = (slot + 1) & this.mask;
    }
  }
}
