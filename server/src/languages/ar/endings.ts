/**
 * How words of a lexicon end: told by its last letters alone, most words of a text need no look-up with each of their
 * proclitics taken off.
 */

/** Letters of an ending that are looked at; a word of fewer is always worth a look-up. */
const LETTERS = 3;
/** Arabic's letters differ in so many low bits of their UTF-16 units; what of other scripts looks alike costs a look-up. */
const BITS = 6;
const MASK = (1 << BITS) - 1;

/** The endings of stems, that words with and without proclitics have. */
export class Endings {
  private readonly ofTwo = new Uint8Array(1 << (2 * BITS));
  private readonly ofThree = new Uint8Array(1 << (LETTERS * BITS));

  /** Adds a folded stem as the lexicon has it. */
  add(stem: string): void {
    if (stem.length < 2) return;
    if (stem.length === 2) this.ofTwo[lastTwo(stem)] = 1;
    else this.ofThree[lastThree(stem)] = 1;
  }

  /** False where none of the analyses of a folded word (see proclitics.ts) is one of the stems. */
  mayEnd(norm: string): boolean {
    return norm.length < LETTERS || this.ofThree[lastThree(norm)] === 1 || this.ofTwo[lastTwo(norm)] === 1;
  }
}

const lastTwo = (norm: string): number =>
  ((norm.charCodeAt(norm.length - 2) & MASK) << BITS) | (norm.charCodeAt(norm.length - 1) & MASK);

const lastThree = (norm: string): number =>
  ((norm.charCodeAt(norm.length - LETTERS) & MASK) << (2 * BITS)) | lastTwo(norm);
