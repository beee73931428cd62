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

/**
 * What a feature of a token is known by: its hash, and at which of eight places around the token what it tells of
 * stands. Those of one hash are neighbours, so that one look-up finds them all.
 */
export const placed = (hash: number, place: number): number => (hash << PLACE_BITS) | place;
export const PLACE_BITS = 3;
export const FEATURE_BITS = HASH_BITS + PLACE_BITS;

/** Hash of a whole text. */
export const hashText = (text: string): number => finish(addText(begin(0), text));

/**
 * A fixed set of hashes, each with its place: open addressing by the highest bits, no objects. Hashes that ascend are
 * put in from one end of the memory to the other.
 */
export class HashTable {
  /** Key and place of each slot, side by side; a key of −1 where it is free. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly shift: number;
  /**
   * A bit for every hash, cut short: most look-ups are for what is not there, and end here, in a fraction of the
   * memory (Bloom 1970, with one hash).
   */
  private readonly filter: Int32Array;
  private readonly filterShift: number;

  /** `hashes` differ from each other; the place of each is its index. */
  constructor(hashes: ArrayLike<number>) {
    let bits = 4;
    while (2 ** bits < hashes.length * 2) bits++;
    this.mask = 2 ** bits - 1;
    this.shift = HASH_BITS - bits;
    this.slots = new Int32Array(2 * 2 ** bits).fill(-1);
    this.filter = new Int32Array(2 ** (bits + FILTER_BITS) / 32);
    this.filterShift = this.shift - FILTER_BITS;
    const { slots, filter, mask, shift, filterShift } = this;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i]!;
      const bit = hash >>> filterShift;
      filter[bit >> 5]! |= 1 << (bit & 31);
      let slot = hash >>> shift;
      while (slots[2 * slot]! >= 0) slot = (slot + 1) & mask;
      slots[2 * slot] = hash;
      slots[2 * slot + 1] = i;
    }
  }

  /** Place of a hash, −1 if it is not in the set. */
  find(hash: number): number {
    const bit = hash >>> this.filterShift;
    if (((this.filter[bit >> 5]! >> (bit & 31)) & 1) === 0) return -1;
    let slot = hash >>> this.shift;
    for (;;) {
      const key = this.slots[2 * slot]!;
      if (key === hash) return this.slots[2 * slot + 1]!;
      if (key < 0) return -1;
      slot = (slot + 1) & this.mask;
    }
  }
}

/** Bits of the filter for a slot: four. */
const FILTER_BITS = 2;
