/**
 * What is known of words, in tables of numbers: each has a row, that of its form's number. A form's row is written when
 * it first comes, and again when its number has gone to another form.
 */
import { MOST_KEPT, type Form } from '../../forms.js';
import { TAG_COUNT } from './labels.js';
import { OFFSETS } from './wordFeatures.js';

/** Of each word: a row of sums for each token from REACH before it to REACH after it. */
export const BLOCK = OFFSETS * TAG_COUNT;
/** Beside them, what is looked at for every token: for the same tokens how far O leads at least, in two steps of the
 * sums' scale; the two classes that make pairs; and whether longer names begin with it. */
export const HEAD = OFFSETS + 3;
export const CLASSES = OFFSETS;
export const OPENS = OFFSETS + 2;
/** The row of what is no word: all of it is 0. */
export const NO_ROW = 0;

const FIRST_ROWS = 1 << 11;

export class KnownWords {
  /** `BLOCK` for each row, in steps of the weights' scale, */
  sums = new Int16Array(FIRST_ROWS * BLOCK);
  /** `HEAD`, */
  heads = new Int16Array(FIRST_ROWS * HEAD);
  /** and one each: the key (see wordSummary.ts), the sign (see surface.ts), */
  keys = new Int32Array(FIRST_ROWS);
  signs = new Uint8Array(FIRST_ROWS);
  /** and the word's number in the lists, and where its names begin (see nameLists.ts). */
  numbers = new Int32Array(FIRST_ROWS);
  openings = new Int32Array(FIRST_ROWS);
  private strangers = 0;

  /** The row of a form; one without a number has it until `forgetStrangers`. */
  rowOf({ number }: Form): number {
    const row = number >= 0 ? number + 1 : MOST_KEPT + ++this.strangers;
    if (row >= this.keys.length) this.grow(row + 1);
    return row;
  }

  forgetStrangers(): void {
    this.strangers = 0;
  }

  private grow(least: number): void {
    let rows = this.keys.length;
    while (rows < least) rows *= 2;
    const grown = <T extends Int16Array | Int32Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    this.sums = grown(new Int16Array(rows * BLOCK), this.sums);
    this.heads = grown(new Int16Array(rows * HEAD), this.heads);
    this.keys = grown(new Int32Array(rows), this.keys);
    this.signs = grown(new Uint8Array(rows), this.signs);
    this.numbers = grown(new Int32Array(rows), this.numbers);
    this.openings = grown(new Int32Array(rows), this.openings);
  }
}
